"""Films are asked for: by somebody, or by a change of what they say."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db import transaction
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from steiger.access.enums import Permission
from steiger.access.gate import require_region
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.organisations.selectors import region_of
from steiger.parents.catalogue import catalogue
from steiger.parents.enums import FilmCut, FilmState
from steiger.parents.models import Film, VoiceRecording
from steiger.parents.selectors.film_files import is_there
from steiger.parents.selectors.film_texts import film_texts, said_in
from steiger.parents.selectors.films import standings

MAKE_FILMS = "steiger.parents.jobs.films.make_films"
Place = tuple[str, str]
"""Language and cut."""


@transaction.atomic
def ask_for_film(*, by: Member, language: str, cut: str) -> Film:
    """One film; refused when it is on its way already."""
    if not ask_for_films(by=by, languages=[language], cuts=[cut]):
        raise DomainError(_("This film is on its way already. It says what the texts say when its turn comes."))
    return Film.objects.get(region_id=by.region_id, language=language, cut=cut, state=FilmState.WAITING)


@transaction.atomic
def ask_for_films(*, by: Member, languages: Collection[str], cuts: Collection[str] = tuple(FilmCut.values)) -> int:
    """Films of these languages, each in these cuts; how many were not on their way already."""
    require_region(by, Permission.PARENTS_WRITE)
    if not languages or not cuts:
        raise DomainError(_("Choose at least one language."), field="language")
    if unknown := [code for code in languages if catalogue(code) is None]:
        raise DomainError(_("There are no texts in this language: %(code)s.") % {"code": unknown[0]}, field="language")
    if not set(cuts) <= set(FilmCut.values):
        raise DomainError(_("There is no such cut. Choose one from the list."))
    stands = standings(by.region_id)
    wanted = [(language, cut) for language in languages for cut in cuts]
    places = [place for place in wanted if place not in stands or stands[place].under_way is None]
    _ask(by, places, asked_by_id=by.user_id)
    return len(places)


@transaction.atomic
def follow_changes(*, by: Member, languages: Iterable[str] | None = None) -> int:
    """Films that parents can see and that say something else by now are made anew; nothing else is.

    By texts, contact details, terms of the policy, and what was lost with a disk. A film that could not be made of what
    is said now is not asked for again by itself.
    """
    stands = {
        place: stand
        for place, stand in standings(by.region_id).items()
        if stand.published is not None and (languages is None or place[0] in languages)
    }
    if not stands:
        return 0
    texts = film_texts(region_of(by), {language for language, _cut in stands})
    said = {language: said_in(text) for language, text in texts.items()}
    places = []
    for (language, cut), stand in stands.items():
        # A waiting film says whatever is said when its turn comes.
        if language not in said or stand.last is None or stand.last.state == FilmState.WAITING:
            continue
        is_lost = stand.under_way is None and stand.published is not None and not is_there(stand.published)
        if stand.last.said != said[language] or is_lost:
            places.append((language, cut))
    _ask(by, places)
    return len(places)


@transaction.atomic
def ask_without_voice(*, by: Member, recording: VoiceRecording) -> int:
    """Films in which this voice is heard are made anew, without it."""
    places = [
        place
        for place, stand in standings(by.region_id).items()
        if any(film and recording.pk in film.voices for film in (stand.published, stand.last))
        and (stand.last is None or stand.last.state != FilmState.WAITING)
    ]
    _ask(by, places)
    return len(places)


def _ask(by: Member, places: Collection[Place], *, asked_by_id: int | None = None) -> None:
    """A film waits once, whoever asks at the same moment."""
    if not places:
        return
    now = clock.now()
    Film.objects.bulk_create(
        [
            Film(region_id=by.region_id, language=language, cut=cut, asked_at=now, asked_by_id=asked_by_id)
            for language, cut in places
        ],
        ignore_conflicts=True,
    )
    languages = sorted({language for language, _cut in places})
    record(by=by, kind="ask_for_film", films=len(places), languages=languages, by_a_change=asked_by_id is None)
    app.configure_task(MAKE_FILMS).defer()
