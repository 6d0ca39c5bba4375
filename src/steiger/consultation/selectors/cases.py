"""The open cases, per agenda; and one of them whole. By case number and initials, for whoever may read them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.db.models import F, QuerySet
from django.utils import timezone

from steiger.access.member import Member
from steiger.consultation import rules
from steiger.consultation.models import Case
from steiger.cooperation.enums import MeetingState
from steiger.core import clock
from steiger.core.columns import with_columns
from steiger.core.verdict import Verdict
from steiger.pupils.selectors import shown_names


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One case. `child` is the name, for who may open the file; the others know it by its initials."""

    case: Case
    child: str
    is_own: bool

    @property
    def number(self) -> str:
        return self.case.journey.case_number

    @property
    def initials(self) -> str:
        return self.case.journey.pupil.initials


@dataclass(frozen=True, slots=True)
class AgendaGroup:
    """The cases of one meeting, or those that wait for one."""

    body_name: str
    starts_at: datetime | None
    place: str
    is_on_agenda: bool
    rows: list[CaseRow]

    @property
    def meets_on(self) -> date | None:
        return timezone.localtime(self.starts_at).date() if self.starts_at else None

    @property
    def is_held(self) -> bool:
        """Its day is there: what follows is the outcome."""
        return self.meets_on is not None and self.meets_on <= clock.today()


@dataclass(frozen=True, slots=True)
class CasePage:
    row: CaseRow
    is_on_agenda: bool
    may_arrange: Verdict
    may_conclude: Verdict
    leads: bool


def cases(member: Member) -> QuerySet[Case]:
    """In the order of their meetings; those without one last."""
    found = with_columns(
        Case.objects.filter(rules.visible_to(member)),
        journey=("case_number", "completed_on", "left_on"),
        journey__pupil=("call_name", "last_name"),
        body=("name",),
        meeting=("starts_at", "place", "state"),
        owner=("name", "email"),
    )
    return found.order_by(F("meeting__starts_at").asc(nulls_last=True), "meeting_id", "body_id", "id")


def grouped(member: Member, found: Sequence[Case]) -> list[AgendaGroup]:
    names = shown_names(member, [one.journey_id for one in found]) if found else {}
    groups = []
    for _key, of_one in groupby(found, key=lambda one: (one.meeting_id, one.body_id)):
        same = list(of_one)
        first = same[0]
        groups.append(
            AgendaGroup(
                body_name=first.body.name,
                starts_at=first.meeting.starts_at if first.meeting else None,
                place=first.meeting.place if first.meeting else "",
                is_on_agenda=is_on_agenda(first),
                rows=[_row(member, one, names) for one in same],
            )
        )
    return groups


def is_on_agenda(case: Case) -> bool:
    return case.meeting is not None and case.meeting.state == MeetingState.CALLED


def case_for(member: Member, case_number: str) -> Case | None:
    """The open case of this child, when this member may read it; nothing otherwise, as if it did not exist."""
    return cases(member).filter(journey__case_number=case_number.upper()).first()


def case_page(member: Member, found: Case) -> CasePage:
    names = shown_names(member, [found.journey_id])
    return CasePage(
        row=_row(member, found, names),
        is_on_agenda=is_on_agenda(found),
        may_arrange=rules.may_arrange(member, found),
        may_conclude=rules.may_conclude(member, found),
        leads=rules.leads(member, found),
    )


def _row(member: Member, case: Case, names: dict[int, str]) -> CaseRow:
    return CaseRow(case, names.get(case.journey_id, ""), is_own=case.owner_id == member.user_id)
