"""What the films of a region say now, and the voices that say it."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import asdict
from hashlib import sha256

from steiger.core.errors import DomainError
from steiger.organisations.models import Region
from steiger.parents.catalogue import catalogues
from steiger.parents.film import FilmText, standard
from steiger.parents.models import VoiceRecording
from steiger.parents.rules import sentence_mark
from steiger.parents.selectors.contact import contact_of
from steiger.parents.selectors.words import in_words, own_texts, values_of


def film_texts(region: Region, languages: Collection[str]) -> dict[str, FilmText]:
    """By language, in three questions however many there are. Nothing before the region has agreed on its terms."""
    found = {code: one for code, one in catalogues().items() if code in languages}
    if not found:
        return {}
    try:
        values = values_of(region, contact_of(region))
    except DomainError:
        return {}
    own = own_texts(region, list(found))
    return {code: standard.film_text(one, in_words(one, own[code], values).say, values) for code, one in found.items()}


def film_text(region: Region, language: str) -> FilmText | None:
    """Nothing for a language that is not offered, or before the region has agreed on its terms."""
    return film_texts(region, [language]).get(language)


def said_in(text: FilmText) -> str:
    """The mark of everything that a film says: another mark, another film."""
    return sha256(json.dumps(asdict(text), ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def running_voices(region_id: int, languages: Collection[str] | None = None) -> list[VoiceRecording]:
    """Recordings that nobody has withdrawn."""
    rows = VoiceRecording.objects.filter(region_id=region_id, withdrawn_on=None)
    if languages is not None:
        rows = rows.filter(language__in=languages)
    return list(rows.select_related("file", "recorded_by").order_by("pk"))


def voices_heard(text: FilmText, recordings: Iterable[VoiceRecording]) -> list[VoiceRecording]:
    """Those that say the sentences as they are now; what was recorded for other words is not used."""
    return [
        one
        for one in recordings
        if one.language == text.language
        and one.scene in text.scenes
        and one.mark == sentence_mark(text, one.scene, one.number)
    ]
