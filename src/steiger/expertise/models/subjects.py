from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.db import models

from steiger.organisations.models import RegionalModel

# The Dutch search configuration of the migration: without accents, by the stems of words.
WORDS = "steiger_dutch"
WORD_LENGTH = 60


class KnownWord(RegionalModel):
    """A word of what can be found here, and in how many texts: what a misspelt word can be meant to be, and of which
    parts a compound can be made. Follows from the texts, and is counted anew with each of them.
    """

    class Privacy:
        plain = ("word", "texts")
        identifying = ()
        special = ()
        keep = "reference"

    word = models.CharField(max_length=WORD_LENGTH)
    texts = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["region", "word"], name="known_word_once")]
        indexes = [GinIndex(fields=["word"], opclasses=["gin_trgm_ops"], name="known_word_trigrams")]

    def __str__(self) -> str:
        return self.word
