"""What parents read, in the world: changed in Dutch, so to be reviewed elsewhere; a draft, versions and a check."""

from __future__ import annotations

from steiger.access.member import Member
from steiger.core import clock
from steiger.organisations.models import Region
from steiger.parents.actions import ask_for_films, count_opening, fail_film, note_progress, record_check, write_draft
from steiger.parents.enums import FilmFailure, Opened
from tests.parents.films import LAND, PORT, a_film, a_voice, begun
from tests.parents.texts import OWN_UKRAINIAN, STAY, a_contact, a_text


def inform_parents(who: dict[str, Member], region: Region) -> dict[str, list[str]]:
    by = who["Dirk"]
    a_contact(by)
    for number in (1, 2):
        a_text(by, f"{OWN_UKRAINIAN} {number}", language="uk")
    record_check(by=by, language="uk", key=STAY, checker="Olena", checked_on=clock.today())
    a_text(by)
    write_draft(by=by, language="uk", key=STAY, text=OWN_UKRAINIAN)
    for language, times in (("uk", 12), ("ar", 7)):
        count_opening(region_id=region.pk, language=language, what=Opened.PAGE, times=times)
    voice = _films(by)
    return {
        "slug": [region.slug], "language": ["uk", "nl"], "key": [STAY], "cut": [LAND], "voice": [str(voice)],
    }  # fmt: skip


def _films(by: Member) -> int:
    """Every way in which a film can stand; one sentence is said aloud, another was before it was changed."""
    voice = a_voice(by)
    a_voice(by, "uk", "group", 1)
    for cut in (LAND, PORT):
        a_film(by, "uk", cut)
    a_text(by, "Це триває {stay_weeks} тижнів.", language="uk", key="film.scenes.group.1")
    ask_for_films(by=by, languages=["ti"], cuts=[LAND])
    # Ukrainian is on its way again, by the change of its text: the first of all is begun and half way.
    note_progress(pk=begun(by).pk, done=40, to_do=100)
    fail_film(by=by, pk=begun(by).pk, failure=FilmFailure.LETTERS, detail="ก")
    ask_for_films(by=by, languages=["ar", "nl"], cuts=[PORT])
    return voice.pk
