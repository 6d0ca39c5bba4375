"""Films are asked for by somebody, or by a change of what they say; nothing else is made anew."""

from __future__ import annotations

import os
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from steiger.access.member import Member
from steiger.audit.models import Happening
from steiger.cooperation.actions import start_from_template
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.core.scope import enter_region
from steiger.organisations.models import Region
from steiger.parents import actions
from steiger.parents.enums import FilmFailure, FilmState
from steiger.parents.jobs import tend_films
from steiger.parents.jobs.tidying import tidy_films
from steiger.parents.models import Film
from steiger.parents.rules import TRIES
from steiger.parents.selectors import film_lines, film_path, published_film, published_films, standings
from tests.factories import Places
from tests.parents.films import LAND, PORT, SCENE, a_film, a_voice, begun, made
from tests.parents.texts import PHONE, a_contact, a_text

pytestmark = pytest.mark.usefixtures("places", "in_english")
OWN_SCENE = "Dat duurt {stay_weeks} weken."


def _open() -> set[tuple[str, str]]:
    return set(Film.objects.filter(state=FilmState.WAITING).values_list("language", "cut"))


# Asking


def test_a_film_waits_once_and_says_who_asked(dirk: Member) -> None:
    film = actions.ask_for_film(by=dirk, language="ar", cut=PORT)

    assert (film.state, film.asked_by_id) == (FilmState.WAITING, dirk.user_id)
    with pytest.raises(DomainError, match="on its way already"):
        actions.ask_for_film(by=dirk, language="ar", cut=PORT)
    assert actions.ask_for_films(by=dirk, languages=["ar", "uk"]) == 3
    assert _open() == {("ar", PORT), ("ar", LAND), ("uk", PORT), ("uk", LAND)}
    assert Happening.objects.filter(kind="ask_for_film").count() == 2


def test_the_database_keeps_one_waiting_film_too(dirk: Member) -> None:
    film = actions.ask_for_film(by=dirk, language="ar", cut=PORT)

    with pytest.raises(IntegrityError, match="film_waits_once"), transaction.atomic():
        Film.objects.create(region_id=film.region_id, language="ar", cut=PORT, asked_at=clock.now())


@pytest.mark.parametrize("who", ["amina", "bram", "teun", "esra", "femke", "ad"])
def test_only_a_coordinator_has_films_made(who: str, request: pytest.FixtureRequest) -> None:
    with pytest.raises(NotAllowedError):
        actions.ask_for_film(by=request.getfixturevalue(who), language="nl", cut=LAND)

    assert not Film.objects.exists()


@pytest.mark.parametrize("languages, cuts", [(["de"], [LAND]), ([], [LAND]), (["nl"], []), (["nl"], ["square"])])
def test_what_there_is_not_is_not_asked_for(dirk: Member, languages: list[str], cuts: list[str]) -> None:
    with pytest.raises(DomainError):
        actions.ask_for_films(by=dirk, languages=languages, cuts=cuts)


# Making


def test_what_is_made_says_what_is_said_when_its_turn_comes(dirk: Member) -> None:
    actions.ask_for_film(by=dirk, language="nl", cut=LAND)
    a_contact(dirk)

    order = begun(dirk)

    assert order.text.phone == PHONE
    assert Film.objects.get(pk=order.pk).state == FilmState.MAKING


def test_the_published_film_is_the_latest_that_is_ready(dirk: Member, region: Region) -> None:
    first = a_film(dirk, content=b"first" * 9)
    second = a_film(dirk, content=b"second" * 9)
    assert published_film(region, "nl", LAND) == second

    actions.ask_for_film(by=dirk, language="nl", cut=LAND)
    actions.fail_film(by=dirk, pk=begun(dirk).pk, failure=FilmFailure.LETTERS, detail="ก")

    assert published_film(region, "nl", LAND) == second
    assert film_path(second).read_bytes() == b"second" * 9
    assert film_path(first).is_file()  # until nobody fetches it any more
    cell = film_lines(dirk, ["nl"])[0].cells[0]
    assert "ก" in cell.failure
    assert cell.shown


def test_parents_get_addresses_sizes_and_a_poster(dirk: Member, region: Region) -> None:
    land, port = a_film(dirk, "ar"), a_film(dirk, "ar", PORT, content=b"x" * 2_600_000)

    wide, tall = published_films(region, "ar")

    assert wide.address == f"/po2601/welkom/ar/film-land.mp4?v={land.sha256[:16]}"
    assert tall.address == f"/po2601/welkom/ar/film-port.mp4?v={port.sha256[:16]}"
    assert (tall.megabytes, tall.seconds, tall.is_upright) == (2.6, 110.0, True)
    assert wide.poster.startswith("/po2601/welkom/ar/film-poster.png?v=")
    assert published_films(region, "uk") == []
    film_path(port).unlink()
    assert [one.cut for one in published_films(region, "ar")] == [LAND]


def test_a_making_that_was_broken_off_is_taken_up_and_given_up_in_the_end(dirk: Member) -> None:
    actions.ask_for_film(by=dirk, language="nl", cut=LAND)
    first = begun(dirk)
    actions.ask_for_film(by=dirk, language="uk", cut=LAND)
    for _again in range(TRIES - 1):
        assert begun(dirk).pk == first.pk

    assert begun(dirk).text.language == "uk"

    film = Film.objects.get(pk=first.pk)
    assert (film.state, film.failure) == (FilmState.FAILED, FilmFailure.BROKEN_OFF)


def test_who_takes_up_a_film_makes_it_for_whoever_waits_for_the_same(dirk: Member) -> None:
    a_film(dirk)
    actions.ask_for_film(by=dirk, language="nl", cut=LAND)
    order = begun(dirk)
    a_contact(dirk)
    assert _open() == {("nl", LAND)}

    again = begun(dirk)

    assert (again.pk, again.text.phone) == (order.pk, PHONE)
    assert _open() == set()


def test_progress_is_not_part_of_the_history(dirk: Member) -> None:
    actions.ask_for_film(by=dirk, language="nl", cut=LAND)
    order = begun(dirk)
    actions.note_progress(pk=order.pk, done=1, to_do=100)
    before = Film.pgh_event_model.objects.count()  # type: ignore[attr-defined]

    for done in range(2, 9):
        actions.note_progress(pk=order.pk, done=done, to_do=100)

    assert Film.pgh_event_model.objects.count() == before  # type: ignore[attr-defined]
    assert Film.objects.get(pk=order.pk).frames_done == 8


# Following what is said


def test_a_changed_telephone_number_makes_every_film_that_parents_see_anew(dirk: Member) -> None:
    a_film(dirk), a_film(dirk, "ar", PORT)
    actions.ask_for_film(by=dirk, language="uk", cut=LAND)
    actions.fail_film(by=dirk, pk=begun(dirk).pk, failure=FilmFailure.SPACE)

    a_contact(dirk)

    assert _open() == {("nl", LAND), ("ar", PORT)}
    assert not Film.objects.filter(state=FilmState.WAITING, asked_by__isnull=False).exists()
    a_contact(dirk, phone="030 765 43 21")
    assert Film.objects.filter(state=FilmState.WAITING).count() == 2


def test_a_changed_dutch_sentence_makes_the_dutch_film_anew_and_marks_the_others(dirk: Member) -> None:
    a_film(dirk), a_film(dirk, "uk")

    a_text(dirk, OWN_SCENE, key=SCENE)

    assert _open() == {("nl", LAND)}
    lines = {line.language.code: line for line in film_lines(dirk)}
    assert lines["uk"].to_review == 1
    assert lines["nl"].to_review == 0
    assert not lines["uk"].cells[0].is_old
    made(dirk)
    actions.return_to_standard(by=dirk, language="nl", key=SCENE)
    assert _open() == {("nl", LAND)}


def test_a_text_of_the_page_concerns_no_film(dirk: Member) -> None:
    a_film(dirk)

    a_text(dirk)
    actions.mark_reviewed(by=dirk, language="uk", key="path.stay.text")

    assert _open() == set()


def test_a_change_while_a_film_is_being_made_makes_the_next(dirk: Member) -> None:
    a_film(dirk)
    actions.ask_for_film(by=dirk, language="nl", cut=LAND)
    begun(dirk)

    a_text(dirk, OWN_SCENE, key=SCENE)
    assert _open() == {("nl", LAND)}


def test_other_terms_are_told_at_once_or_on_the_day_that_they_hold(dirk: Member, places: Places) -> None:
    a_film(dirk)
    today = clock.today()
    _adopt(dirk, today + timedelta(days=30), stay_weeks=44)
    assert _open() == set()

    with clock.on(today + timedelta(days=30)):
        assert tend_films(timestamp=0) == 1
        made(dirk)
        _adopt(dirk, today + timedelta(days=30), stay_weeks=46)
    assert _open() == {("nl", LAND)}


def _adopt(by: Member, day: date, **rules: int) -> None:
    start_from_template(
        by=by, template="three_visits", valid_from=day, decision="Stuurgroep", adopted_on=clock.today(), rules=rules
    )


def test_what_could_not_be_made_is_not_asked_for_again_by_itself(dirk: Member) -> None:
    a_film(dirk)
    a_contact(dirk)
    actions.fail_film(by=dirk, pk=begun(dirk).pk, failure=FilmFailure.LETTERS)

    assert actions.follow_changes(by=dirk) == 0
    a_contact(dirk, phone="030 765 43 21")
    assert _open() == {("nl", LAND)}


def test_a_film_that_was_lost_with_the_disk_is_made_anew(dirk: Member) -> None:
    film = a_film(dirk)
    assert tend_films(timestamp=0) == 0

    film_path(film).unlink()

    assert tend_films(timestamp=0) == 1
    assert tend_films(timestamp=0) == 0


def test_another_region_knows_of_no_film(dirk: Member, zoe: Member, region: Region, other_region: Region) -> None:
    a_film(dirk)
    enter_region(other_region.pk)

    assert standings(other_region.pk) == {}
    assert not Film.objects.exists()
    enter_region(region.pk)
    assert Film.objects.count() == 1


# Tidying


def test_what_no_film_uses_makes_room(dirk: Member, films_root: Path) -> None:
    former = a_film(dirk, content=b"former")
    current = a_film(dirk, content=b"current")
    scenes = films_root / "segments"
    used = scenes / f"{current.scene_keys[0]}.mp4"
    names = {"used": used, "old": scenes / "old.mp4", "recent": scenes / "recent.mp4"}
    long_ago = clock.now().timestamp() - 40 * 86_400
    for name, file in names.items():
        file.write_bytes(b"x")
        if name != "recent":
            os.utime(file, (long_ago, long_ago))
    for film in (former, current):
        os.utime(film_path(film), (long_ago, long_ago))

    assert tidy_films() == 2

    assert not film_path(former).exists()
    assert film_path(current).exists()
    assert {name for name, file in names.items() if file.exists()} == {"used", "recent"}
    assert used.stat().st_mtime > long_ago
    assert tidy_films() == 0
    for name in ("used", "recent"):
        names[name].unlink()


def test_a_voice_that_is_taken_back_leaves_the_film(dirk: Member) -> None:
    voice = a_voice(dirk, "nl")
    a_film(dirk), a_film(dirk, "uk")
    assert _open() == set()

    assert actions.withdraw_voice(by=dirk, recording=voice) == 1

    assert _open() == {("nl", LAND)}
    assert begun(dirk).voices == {}
