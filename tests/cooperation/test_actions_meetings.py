from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from steiger.access.member import Member
from steiger.cooperation import actions
from steiger.cooperation.enums import Answer, ItemKind, ItemOutcome, MeetingState
from steiger.cooperation.models import Action, AgendaItem, Body, Decision, Invitation, Meeting
from steiger.cooperation.rules.meetings import mark_of, may_be_closed
from steiger.cooperation.selectors import (
    appointment,
    coming_meetings,
    item_for,
    meeting_for,
    meeting_page,
    meetings_due_for,
    minutes_content,
    not_invited,
    own_appointments,
    paper_for,
    proposals,
)
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.messaging.models import Letter
from steiger.organisations.models import Region
from tests.cooperation.meetings import a_meeting, a_table, at_the_clock

TODAY = date(2025, 9, 15)
NEXT = date(2025, 10, 6)
LATER = date(2025, 12, 1)
PDF = b"%PDF-1.7 notitie"


@pytest.fixture(autouse=True)
def today(settings: Any, tmp_path: Path) -> Iterator[None]:
    settings.MEDIA_ROOT = tmp_path
    with clock.on(TODAY), translation.override("en"):
        yield


@pytest.fixture
def body(dirk: Member, esra: Member, femke: Member, amina: Member) -> Body:
    """Esra chairs, Femke is secretary, Amina a member. Dirk coordinates and sits elsewhere."""
    return a_table(dirk, esra, femke, amina, quorum=2)


@pytest.fixture
def meeting(esra: Member, body: Body) -> Meeting:
    return a_meeting(esra, body, NEXT)


def _titles(meeting: Meeting) -> list[str]:
    return list(meeting.agenda_items.order_by("position").values_list("title", flat=True))


def _everybody_there(by: Member, meeting: Meeting) -> None:
    actions.tick_attendance(by=by, meeting=meeting, present=list(meeting.invitations.values_list("pk", flat=True)))


def _held(by: Member, meeting: Meeting, outcome: ItemOutcome = ItemOutcome.HANDLED) -> Meeting:
    with clock.on(meeting.starts_at.date()):
        _everybody_there(by, meeting)
        for item in meeting.agenda_items.all():
            actions.set_outcome(by=by, item=item, outcome=outcome)
        return actions.close_meeting(by=by, meeting=meeting)


def test_calling_invites_everybody_at_the_table_with_an_appointment(meeting: Meeting, esra: Member) -> None:
    answers = {one.user_id: one.answer for one in meeting.invitations.all()}
    letters = list(Letter.objects.order_by("to"))

    assert len(answers) == 3
    assert answers[esra.user_id] == Answer.ACCEPTED
    assert [letter.to[:5] for letter in letters] == ["amina", "femke"]
    event = Calendar.from_ical(letters[0].calendar).walk("VEVENT")[0]
    assert event["summary"] == "Stuurgroep"
    assert event["dtstart"].dt == meeting.starts_at
    assert f"/agreements/meetings/{meeting.pk}/" in letters[0].body


def test_a_member_or_a_stranger_calls_no_meeting(amina: Member, carla: Member, body: Body, dirk: Member) -> None:
    for member in (amina, carla):
        with pytest.raises(NotAllowedError):
            a_meeting(member, body, NEXT)

    assert a_meeting(dirk, body, NEXT).pk


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"starts_at": at_the_clock(date(2025, 9, 1)), "ends_at": at_the_clock(date(2025, 9, 1), 16)}, "day"),
        ({"ends_at": at_the_clock(NEXT, 14)}, "until"),
        ({"place": " "}, "place"),
    ],
)
def test_call_meeting_says_what_is_wrong(esra: Member, body: Body, changed: dict[str, Any], field: str) -> None:
    with pytest.raises(DomainError) as refused:
        a_meeting(esra, body, NEXT, **changed)

    assert refused.value.field == field


def test_another_time_asks_everybody_again_and_tells_calendars(
    meeting: Meeting, femke: Member, esra: Member, region: Region
) -> None:
    actions.answer_invitation(by=femke, meeting=meeting, comes=True)

    changed = actions.change_meeting(
        by=esra, meeting=meeting, starts_at=at_the_clock(LATER), ends_at=at_the_clock(LATER, 17), place="Stadskantoor"
    )

    assert Invitation.objects.get(meeting=meeting, user_id=femke.user_id).answer == Answer.NONE
    assert "SEQUENCE:1" in appointment(changed, region)
    assert Letter.objects.filter(subject__startswith="Gewijzigd").count() == 2


def test_cancelling_tells_everybody_and_keeps_the_proposals(meeting: Meeting, esra: Member, amina: Member) -> None:
    actions.add_item(by=esra, meeting=meeting, title="Wachttijden")

    actions.cancel_meeting(by=esra, meeting=meeting, reason="Te weinig aanmeldingen")

    letter = Letter.objects.filter(subject__startswith="Gaat niet door").first()
    assert letter is not None
    assert "METHOD:CANCEL" in letter.calendar
    assert "Te weinig aanmeldingen" in letter.body
    assert [item.title for item in proposals(amina)] == ["Wachttijden"]
    with pytest.raises(DomainError):
        actions.answer_invitation(by=amina, meeting=meeting, comes=True)


def test_who_takes_a_seat_later_can_still_be_invited(meeting: Meeting, esra: Member, carla: Member, body: Body) -> None:
    seat = body.seats.first()
    assert seat is not None
    seat.sittings.update(until_on=TODAY)
    seat.sittings.create(region_id=body.region_id, user_id=carla.user_id, from_on=TODAY + timedelta(days=1))

    assert [user.pk for user in not_invited(meeting)] == [carla.user_id]
    actions.invite_the_others(by=esra, meeting=meeting)
    assert not not_invited(meeting)


def test_the_agenda_is_made_from_what_waits(esra: Member, amina: Member, body: Body, femke: Member) -> None:
    actions.add_standing_item(by=esra, body=body, title="Rondvraag")
    actions.propose_item(by=amina, body=body, title="Kortere termijn", text="Waarom")
    Action.objects.create(
        region_id=body.region_id, body=body, what="Bel besturen", owner_id=femke.user_id, due_on=TODAY,
        made_by_id=esra.user_id, made_on=TODAY,
    )  # fmt: skip
    Decision.objects.create(
        region_id=body.region_id, year=2024, serial=3, body=body, title="Twaalf weken", text="…", decided_on=TODAY,
        recorded_by_id=esra.user_id, from_on=TODAY, evaluate_on=NEXT,
    )  # fmt: skip

    meeting = a_meeting(esra, body, NEXT)

    assert _titles(meeting) == [
        "Open actions", "Evaluation of decision 2024-03: Twaalf weken", "Kortere termijn", "Rondvraag",
    ]  # fmt: skip
    assert actions.fill_agenda(by=esra, meeting=meeting) == 0
    assert not proposals(amina)


def test_only_who_sits_at_the_table_proposes(carla: Member, body: Body) -> None:
    with pytest.raises(NotAllowedError):
        actions.propose_item(by=carla, body=body, title="Van buiten")


def test_an_item_taken_off_waits_again(meeting: Meeting, amina: Member, esra: Member) -> None:
    item = actions.propose_item(by=amina, body=meeting.body, title="Later")
    actions.take_up_item(by=esra, item=item, meeting=meeting)
    item.refresh_from_db()

    actions.remove_item(by=esra, item=item)

    assert [one.pk for one in proposals(amina)] == [item.pk]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=st.lists(st.tuples(st.integers(0, 3), st.booleans()), max_size=6))
def test_ordering_never_loses_or_doubles_an_item(esra: Member, body: Body, moves: list[tuple[int, bool]]) -> None:
    meeting = a_meeting(esra, body, NEXT)
    for title in "abcd":
        actions.add_item(by=esra, meeting=meeting, title=title)
    expected = list("abcd")
    for place, up in moves:
        other = place - 1 if up else place + 1
        item = AgendaItem.objects.select_related("meeting__body").get(meeting=meeting, title=expected[place])
        if 0 <= other < 4:
            expected[place], expected[other] = expected[other], expected[place]
        actions.move_item(by=esra, item=item, up=up)

    assert _titles(meeting) == expected
    meeting.agenda_items.all().delete()


def test_papers_are_read_by_the_table_alone(meeting: Meeting, esra: Member, amina: Member, carla: Member) -> None:
    item = actions.add_item(by=esra, meeting=meeting, title="Begroting")

    paper = actions.add_paper(by=esra, item=item, title="", file_name="begroting.pdf", content=PDF)

    assert paper.title == "begroting.pdf"
    assert paper_for(amina, paper.pk) == paper
    assert paper_for(carla, paper.pk) is None
    with pytest.raises(DomainError, match="Choose a PDF"):
        actions.add_paper(by=esra, item=item, title="", file_name="x.pdf", content=b"<html>")


def test_nobody_elses_notes_are_overwritten_unseen(meeting: Meeting, esra: Member, femke: Member) -> None:
    item = actions.add_item(by=esra, meeting=meeting, title="Wachttijden")
    empty = mark_of("")
    with clock.on(NEXT):
        actions.write_notes(by=femke, item=item, notes="Drie scholen", seen=empty)
        with pytest.raises(DomainError, match="Somebody else wrote"):
            actions.write_notes(by=esra, item=item, notes="Iets anders", seen=empty)

    item.refresh_from_db()
    assert item.notes == "Drie scholen"


def test_minutes_are_not_written_before_the_day(meeting: Meeting, esra: Member) -> None:
    item = actions.add_item(by=esra, meeting=meeting, title="Wachttijden")

    with pytest.raises(DomainError, match="has yet to come"):
        actions.write_notes(by=esra, item=item, notes="Vast", seen=mark_of(""))


def test_closing_with_unhandled_items_says_what_to_do(meeting: Meeting, esra: Member) -> None:
    actions.add_item(by=esra, meeting=meeting, title="Wachttijden")
    with clock.on(NEXT):
        _everybody_there(esra, meeting)
        with pytest.raises(DomainError, match="Not handled yet: Wachttijden"):
            actions.close_meeting(by=esra, meeting=meeting)

    meeting.refresh_from_db()
    assert meeting.state == MeetingState.CALLED


@given(outcomes=st.lists(st.sampled_from(list(ItemOutcome)), max_size=5), present=st.integers(0, 3))
def test_a_meeting_closes_exactly_when_all_is_handled_and_somebody_was_there(
    outcomes: list[ItemOutcome], present: int
) -> None:
    with clock.on(NEXT):
        meeting = Meeting(state=MeetingState.CALLED, starts_at=at_the_clock(NEXT), ends_at=at_the_clock(NEXT, 16))
        items = [AgendaItem(title=str(place), outcome=outcome) for place, outcome in enumerate(outcomes)]

        verdict = may_be_closed(meeting, items, present=present)

    assert bool(verdict) == (ItemOutcome.OPEN not in outcomes and present > 0)


def test_closing_fixes_the_minutes_and_the_next_meeting_approves_them(meeting: Meeting, esra: Member) -> None:
    item = actions.add_item(by=esra, meeting=meeting, title="Wachttijden")
    with clock.on(NEXT):
        actions.write_notes(by=esra, item=item, notes="Drie scholen\nzijn vol", seen=mark_of(""))
    closed = _held(esra, meeting)
    kept = minutes_content(closed)

    assert closed.state == MeetingState.CLOSED
    assert kept is not None
    assert kept[0].startswith(b"%PDF-")
    with clock.on(NEXT), pytest.raises(DomainError, match="minutes of this meeting are fixed"):
        actions.write_notes(by=esra, item=item, notes="Anders", seen=mark_of("Drie scholen\nzijn vol"))

    with clock.on(NEXT):
        following = a_meeting(esra, meeting.body, LATER)
    assert following.agenda_items.get().kind == ItemKind.MINUTES
    with clock.on(LATER):
        approved = actions.approve_minutes(by=esra, earlier=closed, meeting=following)
    approved.refresh_from_db()
    assert (approved.state, approved.approved_in_id) == (MeetingState.APPROVED, following.pk)
    assert following.agenda_items.get().outcome == ItemOutcome.HANDLED


def test_what_is_put_off_comes_on_the_next_agenda_with_its_papers(meeting: Meeting, esra: Member) -> None:
    item = actions.add_item(by=esra, meeting=meeting, title="Begroting")
    actions.add_paper(by=esra, item=item, title="Begroting", file_name="begroting.pdf", content=PDF)
    following = a_meeting(esra, meeting.body, LATER)

    _held(esra, meeting, ItemOutcome.DEFERRED)

    carried = following.agenda_items.get(title="Begroting")
    assert carried.papers.get().title == "Begroting"
    assert meeting.agenda_items.get().outcome == ItemOutcome.DEFERRED


def test_the_quorum_counts_seats(meeting: Meeting, esra: Member) -> None:
    with clock.on(NEXT):
        own = meeting.invitations.get(user_id=esra.user_id)
        actions.tick_attendance(by=esra, meeting=meeting, present=[own.pk])
        page = meeting_page(esra, meeting)

    assert (page.attendance.seats_present, page.attendance.is_enough) == (1, False)


def test_only_the_own_tables_are_seen(
    meeting: Meeting, esra: Member, amina: Member, carla: Member, dirk: Member, zoe: Member
) -> None:
    item = actions.add_item(by=esra, meeting=meeting, title="Wachttijden")

    for member in (esra, amina, dirk):
        assert meeting_for(member, meeting.pk) == meeting
    for member in (carla, zoe):
        assert meeting_for(member, meeting.pk) is None
        assert item_for(member, item.pk) is None
        assert not coming_meetings(member)


def test_the_own_calendar_holds_the_own_meetings(meeting: Meeting, amina: Member, carla: Member) -> None:
    since = clock.now() - timedelta(days=1)

    assert [one.key for one in own_appointments(amina, since)] == [f"meeting-{meeting.region_id}-{meeting.pk}"]
    assert list(own_appointments(carla, since)) == []


def test_today_asks_for_an_answer_and_for_minutes(meeting: Meeting, esra: Member, femke: Member) -> None:
    assert [item.title for item in meetings_due_for(femke)] == ["Say whether you come"]
    actions.answer_invitation(by=femke, meeting=meeting, comes=False)
    assert meetings_due_for(femke) == []
    with clock.on(NEXT + timedelta(days=1)):
        assert [item.title for item in meetings_due_for(esra)] == ["Finish the minutes"]
