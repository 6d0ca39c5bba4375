"""A staff session: one child, one administrator, a reason, an hour at most, and everybody knows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.test import Client

from steiger.access.enums import Permission, Reach, Role
from steiger.access.member import Member
from steiger.access.table import reach_of
from steiger.audit.models import Happening, Look
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.core.scope import close_children, enter_region
from steiger.messaging.models import Notice
from steiger.organisations.models import Region
from steiger.privacy.selectors.readers import readers_of
from steiger.pupils.actions import begin_staff_session, end_staff_session
from steiger.pupils.enums import Section
from steiger.pupils.models import Guardian, Journey, Pupil, StaffSession
from steiger.pupils.rules import sections_for
from steiger.pupils.selectors import journey as readable
from steiger.pupils.selectors import session_of
from tests.factories import make_journey

For = Callable[[Member], Client]
URL = "/po2601/privacy/sessions/"


def begin(by: Member, journey: Journey, **changed: Any) -> StaffSession:
    given = {"asked_by": "Sanne", "reason": "Een datum wil niet", "minutes": 30, **changed}
    return begin_staff_session(by=by, case=journey.case_number, **given)


def inside(member: Member) -> Member:
    """As the middleware makes the member of a request."""
    return replace(member, session=session_of(member))


def test_without_a_session_an_administrator_sees_no_child(region: Region, ad: Member, client_for: For) -> None:
    journey = make_journey(region)

    assert inside(ad).session is None
    assert readable(inside(ad), journey.case_number) is None
    assert client_for(ad).get(f"/po2601/children/{journey.case_number}/").status_code == 403


def test_in_a_session_one_file_opens_and_no_other(region: Region, ad: Member, client_for: For) -> None:
    journey, other = make_journey(region, call_name="Amira"), make_journey(region, call_name="Karim")
    begin(ad, journey)
    client = client_for(ad)

    page = client.get(f"/po2601/children/{journey.case_number}/")

    assert "Amira" in page.content.decode()
    assert "beheersessie" in page.content.decode()
    assert client.get(f"/po2601/children/{other.case_number}/").status_code == 404
    assert "Karim" not in client.get("/po2601/children/").content.decode()
    look = Look.objects.get(case_number=journey.case_number, user_id=ad.user_id)
    assert (look.roles, look.reason) == (["administrator"], "Een datum wil niet")


def test_it_opens_reading_the_file_and_nothing_else(region: Region, ad: Member) -> None:
    begin(ad, make_journey(region))
    member = inside(ad)

    assert member.reach(Permission.FILE_SEE) == Reach.OWN
    for permission in set(Permission) - {Permission.FILE_SEE}:
        assert member.reach(permission) == reach_of(Role.ADMINISTRATOR, permission), permission


def test_no_notes_no_arrival_and_no_contact(region: Region, ad: Member) -> None:
    journey = make_journey(region)
    begin(ad, journey)

    seen = sections_for(inside(ad), journey)

    assert frozenset(Section) - seen == {Section.NOTES, Section.ARRIVAL, Section.CONTACT}


def test_everybody_else_stays_out_of_it(
    region: Region, dirk: Member, amina: Member, bram: Member, carla: Member, teun: Member, esra: Member,
    femke: Member, tom: Member, paula: Member, ad: Member, client_for: For,
) -> None:  # fmt: skip
    journey = make_journey(region)
    for member in (dirk, amina, bram, carla, teun, esra, femke, tom, paula):
        with pytest.raises(NotAllowedError):
            begin(member, journey)
    begin(ad, journey)
    for member in (amina, bram, carla, teun, esra, femke, tom):
        assert client_for(member).get(URL).status_code == 403
    for member in (dirk, paula, ad):
        assert journey.case_number in client_for(member).get(URL).content.decode()


def test_it_ends_by_itself_and_by_hand(region: Region, ad: Member, client_for: For) -> None:
    journey = make_journey(region)
    begin(ad, journey, minutes=15)
    with clock.on(clock.today() + timedelta(days=1)):
        assert inside(ad).session is None

    client_for(ad).post(f"{URL}end/")

    assert StaffSession.objects.get().ended_at is not None
    assert inside(ad).session is None
    assert client_for(ad).get(f"/po2601/children/{journey.case_number}/").status_code == 403
    kinds = Happening.objects.filter(case_number=journey.case_number).values_list("kind", flat=True)
    assert {"begin_staff_session", "end_staff_session"} <= set(kinds)


def test_a_next_session_closes_the_one_before(region: Region, ad: Member) -> None:
    first, second = make_journey(region), make_journey(region)
    begin(ad, first)
    begin(ad, second)

    assert readable(inside(ad), first.case_number) is None
    assert readable(inside(ad), second.case_number) is not None
    assert StaffSession.objects.filter(ended_at=None).count() == 1


@pytest.mark.parametrize(
    "field, changed", [("asked_by", {"asked_by": " "}), ("reason", {"reason": ""}), ("minutes", {"minutes": 600})]
)
def test_it_needs_who_why_and_how_long(region: Region, ad: Member, field: str, changed: dict[str, Any]) -> None:
    with pytest.raises(DomainError) as refused:
        begin(ad, make_journey(region), **changed)
    assert refused.value.field == field


def test_a_case_that_is_not_there_or_of_another_region(region: Region, other_region: Region, ad: Member) -> None:
    enter_region(other_region.pk)
    elsewhere = make_journey(other_region)
    enter_region(region.pk)
    with pytest.raises(DomainError) as refused:
        begin(ad, elsewhere)
    assert refused.value.field == "case"


def test_the_region_hears_of_it(region: Region, dirk: Member, paula: Member, amina: Member, ad: Member) -> None:
    journey = make_journey(region)
    begin(ad, journey)

    assert set(Notice.objects.values_list("reader_id", flat=True)) == {dirk.user_id, paula.user_id}
    assert journey.case_number in Notice.objects.first().subject  # type: ignore[union-attr]


def test_who_can_see_this_tells_it_while_it_runs(region: Region, ad: Member) -> None:
    journey = make_journey(region)
    assert len(readers_of(journey)) == 1
    begin(ad, journey)
    assert "Hulp met de software" in readers_of(Journey.objects.get(pk=journey.pk))[-1].rule
    end_staff_session(by=ad)
    assert len(readers_of(Journey.objects.get(pk=journey.pk))) == 1


def test_the_database_shows_an_administrator_no_child_but_that_of_the_session(region: Region, ad: Member) -> None:
    journey, other = make_journey(region), make_journey(region)
    Guardian.objects.create(region=region, pupil=other.pupil, name="Samira", language="ar")
    begin(ad, journey)

    close_children(ad.user_id)

    assert list(Pupil.objects.values_list("pk", flat=True)) == [journey.pupil_id]
    assert not Guardian.objects.filter(pupil=other.pupil_id).exists()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pupils_pupil")
        assert cursor.fetchone() == (1,)
    close_children(ad.user_id + 1000)
    assert not Pupil.objects.exists()
    enter_region(region.pk)
    assert Pupil.objects.count() == 2


def test_the_database_keeps_a_session_short_and_as_it_was(region: Region, ad: Member) -> None:
    session = begin(ad, make_journey(region))
    with pytest.raises(ProgrammingError), transaction.atomic():
        StaffSession.objects.filter(pk=session.pk).update(ends_at=session.ends_at + timedelta(minutes=10))
    with pytest.raises(IntegrityError), transaction.atomic():
        StaffSession.objects.create(
            region=region, journey=session.journey, begun_by_id=ad.user_id, begun_at=session.begun_at,
            ends_at=session.begun_at + timedelta(hours=2), ended_at=session.ends_at, asked_by="x", reason="y",
        )  # fmt: skip


def test_from_the_form_to_the_file(region: Region, ad: Member, client_for: For) -> None:
    journey, client = make_journey(region), client_for(ad)
    asked = {"case": "XXXX-XXXX", "asked_by": "Sanne", "reason": "Een datum wil niet", "minutes": "15"}

    wrong = client.post(URL, asked).content.decode()
    right = client.post(URL, {**asked, "case": journey.case_number.lower()})

    assert "Geen dossier heeft dit dossiernummer" in wrong
    assert "Een datum wil niet" in wrong
    assert right["Location"] == f"/po2601/children/{journey.case_number}/"
