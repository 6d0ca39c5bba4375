"""The words by which something can be found: counted anew whenever a text comes, changes or goes."""

from __future__ import annotations

from django.db import connection

from steiger.access.member import Member
from steiger.expertise.models import Article, HelpRequest
from steiger.expertise.models.subjects import WORD_LENGTH
from steiger.expertise.rules.markdown import plain_text
from steiger.expertise.rules.search import SHORTEST, words_of

# In the order of the alphabet: two who publish at once never wait for each other in a ring.
COUNT = """
INSERT INTO expertise_knownword (region_id, word, texts)
SELECT %(region)s, word, 1 FROM unnest(%(words)s::text[]) AS w(word) ORDER BY word
ON CONFLICT (region_id, word) DO UPDATE SET texts = expertise_knownword.texts + 1
"""
UNCOUNT = """
WITH locked AS (
  SELECT id FROM expertise_knownword WHERE region_id = %(region)s AND word = ANY(%(words)s) ORDER BY word FOR UPDATE
)
UPDATE expertise_knownword SET texts = texts - 1 WHERE id IN (SELECT id FROM locked) AND texts > 0
"""
FORGET = "DELETE FROM expertise_knownword WHERE region_id = %(region)s AND word = ANY(%(words)s) AND texts = 0"


def words_of_article(article: Article) -> set[str]:
    """Nothing of what cannot be found."""
    if not article.is_published:
        return set()
    return _fit(f"{article.title} {article.keywords} {article.summary} {plain_text(article.text)}")


def words_of_question(request: HelpRequest) -> set[str]:
    return _fit(f"{request.shared_question} {request.shared_answer}") if request.shared_at else set()


def count_words(*, by: Member, before: set[str], after: set[str]) -> None:
    """No gate of its own: whoever changed the text has passed it."""
    with connection.cursor() as cursor:
        if new := sorted(after - before):
            cursor.execute(COUNT, {"region": by.region_id, "words": new})
        if gone := sorted(before - after):
            cursor.execute(UNCOUNT, {"region": by.region_id, "words": gone})
            cursor.execute(FORGET, {"region": by.region_id, "words": gone})


def _fit(text: str) -> set[str]:
    return {word for word in words_of(text) if SHORTEST <= len(word) <= WORD_LENGTH}
