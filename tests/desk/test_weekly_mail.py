"""The weekly mail: gathered from every room, once a week and person, without a child's name."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from steiger.access.member import Member
from steiger.aftercare.actions import make_action
from steiger.core import clock
from steiger.core.scope import region_scope
from steiger.desk.actions import write_missed_mail, write_weekly_mail
from steiger.desk.jobs import write_mails, write_mails_of
from steiger.messaging.actions import choose_ways, put_away_news, quietly, tell
from steiger.messaging.enums import Kind, Way
from steiger.messaging.models import Letter, Notice
from steiger.messaging.selectors import news
from steiger.newcomers.actions import refer_pupil
from steiger.organisations.models import Region
from steiger.people.models import User
from steiger.pupils.actions import GuardianInput, PupilInput
from steiger.pupils.models import Journey
from tests.aftercare import factories as aftercare
from tests.factories import Places

MONDAY = date(2026, 3, 2)


def _refer(places: Places, by: Member) -> Journey:
    return refer_pupil(
        pupil=PupilInput(
            call_name="Amira",
            last_name="Haddad",
            birth_on=clock.today() - timedelta(days=3200),
            home_languages=["ar"],
            arrived_on=clock.today() - timedelta(days=30),
        ),
        guardians=[GuardianInput(name="Moeder", language="ar")],
        referring_school_id=places.mother_school.pk,
        preferred_facility_id=places.facility.pk,
        parents_informed_on=clock.today(),
        note="",
        by=by,
    ).journey


def _mail_to(member: Member) -> Letter | None:
    return Letter.objects.filter(to=User.objects.get(pk=member.user_id).email).order_by("-pk").first()


def _write(member: Member, monday: date = MONDAY) -> Letter | None:
    return write_weekly_mail(user=User.objects.get(pk=member.user_id), member=member, monday=monday)


def _tell(region: Region, *members: Member) -> None:
    users = User.objects.filter(pk__in=[one.user_id for one in members])
    tell(region_id=region.pk, users=users, subject="Bezoek afgezegd", body="b", path="/po2601/", kind=Kind.VISIT)


def test_it_names_a_child_by_initials_and_case_number(places: Places, bram: Member, dirk: Member) -> None:
    with clock.on(MONDAY):
        journey = _refer(places, bram)
        letter = _write(dirk)

    assert letter is not None
    assert f"A.H. ({journey.case_number})" in letter.body
    assert "Beantwoord de aanmelding" in letter.body
    assert "Haddad" not in letter.body
    assert "Amira" not in letter.body


def test_it_repeats_nothing_that_somebody_typed(region: Region, places: Places, dirk: Member, carla: Member) -> None:
    with clock.on(aftercare.MOVED_ON):
        moved = aftercare.make_moved(region, places, by=dirk)
        report = aftercare.reported(aftercare.entrusted(moved, carla, by=dirk), by=carla)
        make_action(
            report=report, what="Bel de moeder van Amira", owner_id=carla.user_id, due_on=clock.today(), by=carla
        )
        letter = _write(carla)

    assert letter is not None
    assert "Amira" not in letter.body


def test_it_is_written_once_a_week_for_each_person(
    region: Region, places: Places, bram: Member, dirk: Member, amina: Member
) -> None:
    with clock.on(MONDAY):
        with quietly():
            _refer(places, bram)
        assert write_mails(timestamp=0) == 2
    with clock.on(MONDAY + timedelta(days=2)):
        assert write_mails(timestamp=0) == 0
    with clock.on(MONDAY + timedelta(days=7)):
        assert write_mails(timestamp=0) == 2

    assert {letter.to for letter in Letter.objects.all()} == {
        User.objects.get(pk=one.user_id).email for one in (dirk, amina)
    }


def test_it_comes_later_in_the_week_when_the_worker_was_away_on_monday(
    region: Region, places: Places, bram: Member, dirk: Member
) -> None:
    with clock.on(MONDAY + timedelta(days=3)):
        with quietly():
            _refer(places, bram)

        assert write_mails_of(region.pk) >= 1


def test_it_is_not_written_when_there_is_nothing_to_say(region: Region, esra: Member) -> None:
    assert _write(esra) is None
    assert Notice.objects.get().way == Way.TODAY
    assert news(esra) == []


def test_it_brings_what_somebody_wanted_to_hear_with_it(region: Region, esra: Member, femke: Member) -> None:
    choose_ways(by=esra, ways={Kind.OTHER: Way.DIGEST})
    users = User.objects.filter(pk__in=[esra.user_id, femke.user_id])
    tell(region_id=region.pk, users=users, subject="Nieuw convenant", body="b", path="/po2601/")

    letter = _write(esra)

    assert letter is not None
    assert "Nieuw convenant" in letter.body
    assert Notice.objects.filter(letter=letter).count() == 2  # the news, and the mail itself
    assert _write(esra, MONDAY + timedelta(days=7)) is None


def test_it_leaves_out_what_was_read_meanwhile(region: Region, esra: Member) -> None:
    choose_ways(by=esra, ways={Kind.OTHER: Way.DIGEST})
    tell(region_id=region.pk, users=[User.objects.get(pk=esra.user_id)], subject="x", body="b", path="/")
    put_away_news(by=esra)

    assert _write(esra) is None


def test_who_wants_no_weekly_mail_gets_none(places: Places, bram: Member, dirk: Member) -> None:
    choose_ways(by=dirk, ways={Kind.WEEK: Way.TODAY})
    with clock.on(MONDAY):
        _refer(places, bram)

        assert _write(dirk) is None


def test_what_may_have_been_missed_is_told_once_more_in_other_words(region: Region, bram: Member) -> None:
    _tell(region, bram)
    Notice.objects.update(letter=None)  # as `settle_unsure` leaves it
    user = User.objects.get(pk=bram.user_id)

    letter = write_missed_mail(user=user, member=bram)

    assert letter is not None
    assert "Bezoek afgezegd" in letter.body
    assert write_missed_mail(user=user, member=bram) is None


def test_mails_are_written_in_the_language_of_the_reader(places: Places, bram: Member, dirk: Member) -> None:
    User.objects.filter(pk=dirk.user_id).update(language="en")
    with clock.on(MONDAY):
        _refer(places, bram)
        letter = _write(dirk)

    assert letter is not None
    assert "Answer the referral" in letter.body


@pytest.mark.usefixtures("places")
def test_mails_stay_in_their_region(region: Region, other_region: Region, zoe: Member) -> None:
    with region_scope(other_region.pk):
        tell(
            region_id=other_region.pk,
            users=[User.objects.get(pk=zoe.user_id)],
            subject="Van de buren",
            body="b",
            path="/",
        )
        Notice.objects.update(letter=None)
    write_mails(timestamp=0)

    assert not Letter.objects.filter(to=User.objects.get(pk=zoe.user_id).email).exists()
    with region_scope(other_region.pk):
        assert Letter.objects.filter(subject__startswith="Misschien").exists()
