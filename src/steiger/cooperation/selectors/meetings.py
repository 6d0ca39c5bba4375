"""When tables meet, who comes, and what is on the agenda."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, F, Max, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.utils import timezone

from steiger.access.member import Member
from steiger.cooperation.enums import Answer, ItemKind, MeetingState
from steiger.cooperation.models import Action, AgendaItem, Body, Decision, Invitation, Meeting, Paper, Sitting
from steiger.cooperation.rules import meetings as rules
from steiger.cooperation.rules.year import last_turn
from steiger.core.verdict import Verdict
from steiger.documents.selectors import content_of
from steiger.people.models import User


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who comes, who was there, and whether that is enough to decide."""

    invitations: Sequence[Invitation]
    needed: int
    seats_present: int

    @property
    def coming(self) -> int:
        return sum(one.answer == Answer.ACCEPTED for one in self.invitations)

    @property
    def present(self) -> int:
        return sum(one.was_present for one in self.invitations)

    @property
    def is_enough(self) -> bool:
        return self.seats_present >= self.needed

    @property
    def were_there(self) -> list[Invitation]:
        return [one for one in self.invitations if one.was_present]

    @property
    def were_not_there(self) -> list[Invitation]:
        return [one for one in self.invitations if not one.was_present]


@dataclass(frozen=True, slots=True)
class MeetingPage:
    meeting: Meeting
    items: Sequence[AgendaItem]
    attendance: Attendance
    own: Invitation | None
    open_actions: Sequence[Action]
    to_approve: Sequence[Meeting]
    may_lead: Verdict
    may_change: Verdict
    may_minute: Verdict

    @property
    def is_leading(self) -> bool:
        """Whether this person can still work on the agenda."""
        return bool(self.may_lead) and bool(self.may_change)

    @property
    def is_minuting(self) -> bool:
        return bool(self.may_lead) and bool(self.may_minute)

    @property
    def unhandled(self) -> int:
        return sum(item.outcome == "open" for item in self.items)


def tables(member: Member) -> QuerySet[Body]:
    return Body.objects.filter(rules.tables_visible_to(member), ended_on=None).order_by("pk")


def tables_led(member: Member) -> QuerySet[Body]:
    return Body.objects.filter(rules.tables_led_by(member), ended_on=None).order_by("pk")


def table_for(member: Member, number: int) -> Body | None:
    return Body.objects.filter(rules.tables_visible_to(member), pk=number).first()


def meetings(member: Member, body_id: int | None = None) -> QuerySet[Meeting]:
    """With the body, what this person answered, and how many items and acceptances there are."""
    own = Invitation.objects.filter(meeting=OuterRef("pk"), user_id=member.user_id)
    found = (
        Meeting.objects.filter(rules.meetings_visible_to(member))
        .select_related("body", "minutes")
        .annotate(
            own_answer=Subquery(own.values("answer")[:1]),
            items=Count("agenda_items", distinct=True),
            coming=Count("invitations", filter=Q(invitations__answer=Answer.ACCEPTED), distinct=True),
        )
    )
    return found.filter(body_id=body_id) if body_id is not None else found


def coming_meetings(member: Member, body_id: int | None = None) -> QuerySet[Meeting]:
    """The next first; a meeting of which the minutes are still open stays here until they are made."""
    return meetings(member, body_id).filter(state=MeetingState.CALLED).order_by("starts_at", "pk")


def past_meetings(member: Member, body_id: int | None = None) -> QuerySet[Meeting]:
    return meetings(member, body_id).exclude(state=MeetingState.CALLED).order_by("-starts_at", "-pk")


def meeting_for(member: Member, number: int) -> Meeting | None:
    return (
        Meeting.objects.filter(rules.meetings_visible_to(member), pk=number)
        .select_related("body", "minutes", "approved_in", "called_by", "closed_by")
        .first()
    )


def meeting_page(member: Member, meeting: Meeting) -> MeetingPage:
    return MeetingPage(
        meeting=meeting,
        items=list(items_of(meeting)),
        attendance=attendance_of(meeting),
        own=Invitation.objects.filter(meeting=meeting, user_id=member.user_id).first(),
        open_actions=list(open_actions(meeting.body_id)),
        to_approve=list(to_approve_at(meeting)),
        may_lead=rules.may_lead(member, meeting.body),
        may_change=rules.may_be_changed(meeting),
        may_minute=rules.may_be_minuted(meeting),
    )


def items_of(meeting: Meeting) -> QuerySet[AgendaItem]:
    """In the order of the agenda, with papers, decisions and actions under each."""
    return (
        AgendaItem.objects.filter(meeting=meeting)
        .select_related("proposed_by", "evaluates")
        .prefetch_related(
            Prefetch("papers", queryset=Paper.objects.select_related("file")),
            Prefetch("decisions", queryset=Decision.objects.order_by("year", "serial")),
            Prefetch("actions", queryset=Action.objects.select_related("owner")),
        )
        .order_by("position", "pk")
    )


def attendance_of(meeting: Meeting) -> Attendance:
    invitations = list(
        Invitation.objects.filter(meeting=meeting).select_related("user").order_by(F("user__name").asc(), "pk")
    )
    there = {one.user_id for one in invitations if one.was_present}
    seats = sittings_at(meeting.body_id, timezone.localdate(meeting.starts_at)).filter(user_id__in=there)
    return Attendance(invitations, meeting.body.quorum, seats.values("seat_id").distinct().count() if there else 0)


def sittings_at(body_id: int, day: date) -> QuerySet[Sitting]:
    return Sitting.objects.filter(rules.sitting_on(day), seat__body_id=body_id)


def not_invited(meeting: Meeting) -> QuerySet[User]:
    """Who took a seat after the meeting was called."""
    sitting = sittings_at(meeting.body_id, timezone.localdate(meeting.starts_at)).values("user_id")
    asked = Invitation.objects.filter(meeting=meeting).values("user_id")
    return User.objects.filter(pk__in=sitting, is_active=True).exclude(pk__in=asked).order_by("name", "pk")


def open_actions(body_id: int) -> QuerySet[Action]:
    """What was promised at this table and is not done, the latest first."""
    return Action.objects.filter(body_id=body_id, done_on=None).select_related("owner").order_by("due_on", "pk")


def to_approve_at(meeting: Meeting) -> QuerySet[Meeting]:
    """Earlier minutes of the same table that nobody approved yet."""
    return Meeting.objects.filter(
        body_id=meeting.body_id, state=MeetingState.CLOSED, starts_at__lt=meeting.starts_at
    ).order_by("starts_at")


def decisions_to_evaluate(body_id: int, day: date) -> QuerySet[Decision]:
    """Those that fall due by this day and stand on no open agenda yet."""
    waiting = AgendaItem.objects.filter(evaluates__isnull=False, outcome="open").values("evaluates_id")
    return (
        Decision.objects.filter(body_id=body_id, evaluate_on__lte=day, evaluated_on=None, superseded_by=None)
        .exclude(pk__in=waiting)
        .order_by("evaluate_on", "pk")
    )


def proposals(member: Member, body_id: int | None = None) -> QuerySet[AgendaItem]:
    """What waits for the next meeting of its table."""
    found = (
        AgendaItem.objects.filter(rules.meetings_visible_to(member), meeting=None)
        .exclude(kind=ItemKind.STANDING)
        .select_related("body", "proposed_by")
        .prefetch_related(Prefetch("papers", queryset=Paper.objects.select_related("file")))
        .order_by("proposed_on", "pk")
    )
    return found.filter(body_id=body_id) if body_id is not None else found


def standing_items(body_id: int) -> QuerySet[AgendaItem]:
    return AgendaItem.objects.filter(body_id=body_id, meeting=None, kind=ItemKind.STANDING).order_by("position", "pk")


def standing_items_at(meeting: Meeting) -> list[AgendaItem]:
    """Those of every time, and of once a year those whose month has come and that no meeting since has had."""
    day = timezone.localdate(meeting.starts_at)
    had = AgendaItem.objects.filter(body_id=meeting.body_id, kind=ItemKind.STANDING, meeting__isnull=False)
    held = had.exclude(meeting__state=MeetingState.CANCELLED).order_by()
    last = dict(held.values_list("title").annotate(last=Max("meeting__starts_at")))
    return [
        item
        for item in standing_items(meeting.body_id)
        if item.month is None or _is_its_turn(item, last_turn(item.month, day), last.get(item.title))
    ]


def _is_its_turn(item: AgendaItem, turn: date, last: datetime | None) -> bool:
    """A month of before it was agreed does not count, and one meeting since then is enough."""
    is_agreed = turn >= item.proposed_on.replace(day=1)
    return is_agreed and (last is None or timezone.localdate(last) < turn)


def item_for(member: Member, number: int) -> AgendaItem | None:
    return (
        AgendaItem.objects.filter(rules.meetings_visible_to(member), pk=number)
        .select_related("body", "meeting__body", "proposed_by")
        .first()
    )


def paper_for(member: Member, number: int) -> Paper | None:
    visible = AgendaItem.objects.filter(rules.meetings_visible_to(member)).values("pk")
    return (
        Paper.objects.filter(item__in=visible, pk=number).select_related("file", "item__body", "item__meeting").first()
    )


def paper_content(paper: Paper) -> tuple[bytes, str, str]:
    return content_of(paper.file), paper.file.media_type, paper.file.name


def minutes_content(meeting: Meeting) -> tuple[bytes, str] | None:
    """The minutes as they were fixed."""
    return (content_of(meeting.minutes), meeting.minutes.name) if meeting.minutes else None


def next_meeting(meeting: Meeting) -> Meeting | None:
    return (
        Meeting.objects.filter(body_id=meeting.body_id, state=MeetingState.CALLED, starts_at__gt=meeting.starts_at)
        .order_by("starts_at")
        .first()
    )


def usual_times(body: Body) -> Meeting | None:
    """The last meeting of this table: the next is mostly at the same hour and place."""
    return Meeting.objects.filter(body=body).order_by("-starts_at").first()
