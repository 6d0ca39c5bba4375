"""Who sees and plans a visit, and when it falls; with the reason that the screen shows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Protocol

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from steiger.access.enums import Disclosure, Permission, Reach, Role
from steiger.access.member import Member
from steiger.aftercare.enums import Detail, VisitWhen
from steiger.aftercare.models import Visit
from steiger.core import clock
from steiger.core.verdict import YES, Verdict, no
from steiger.organisations.rules.calendar import SchoolCalendar
from steiger.pupils import rules as pupils
from steiger.pupils.enums import Relation
from steiger.pupils.models import Journey

# When a visit comes into sight on somebody's own list: its window opens within so many days.
DAYS_AHEAD = 28


def visits_visible_to(member: Member, *, path: str = "journey") -> Q:
    """The visits that this member may open; what of them is decided by `detail_for`."""
    return pupils.visible_to(member, path=path, permission=Permission.VISIT_SEE)


def detail_for(member: Member, journey: Journey) -> Detail:
    """A mother school reads from the move on; of it the care coordinator everything, a teacher the agreed points."""
    if member.reach(Permission.VISIT_SEE) == Reach.REGION:
        return Detail.WHOLE
    detail = Detail.NONE
    care = member.organisations(Permission.VISIT_SEE, Role.CARE_COORDINATOR)
    for relation, level, school_id, _user in pupils.own_footings(member, journey, Permission.VISIT_SEE):
        if relation != Relation.MOTHER_SCHOOL or (level >= Disclosure.MOVED and school_id in care):
            return Detail.WHOLE
        if level >= Disclosure.MOVED:
            detail = Detail.AGREED_POINTS
    return detail


class Window(Protocol):
    """Between which school weeks after the move a visit falls."""

    @property
    def from_week(self) -> int: ...
    @property
    def until_week(self) -> int: ...


def window_days(calendar: SchoolCalendar, moved_on: date, window: Window) -> tuple[date, date]:
    """First and last day of a visit's window, in school weeks of the mother school. Both are school days."""
    return calendar.weeks_after(moved_on, window.from_week), calendar.weeks_after(moved_on, window.until_week)


def fits(visit: Visit, on: date, calendar: SchoolCalendar) -> Verdict:
    """Whether a visit may be planned on that day: in its window, or as soon as can be when that has passed."""
    today = clock.today()
    if on < today:
        return no(_("This day has passed. Choose a coming day; a visit that was held is reported, not planned."))
    is_missed = visit.window_until < today
    if not is_missed and not visit.window_from <= on <= visit.window_until:
        return no(
            _("Visit %(number)s falls between %(first)s and %(last)s. Choose a day in that window.")
            % {"number": visit.number, "first": shown_day(visit.window_from), "last": shown_day(visit.window_until)}
        )
    if not calendar.is_school_day(on):
        return no(_no_lessons(visit, on, calendar, is_missed=is_missed))
    return YES


def _no_lessons(visit: Visit, on: date, calendar: SchoolCalendar, *, is_missed: bool) -> str:
    following = calendar.next_school_day(on)
    if not is_missed and following > visit.window_until:
        following = calendar.last_school_day_before(on)
    return _("The school has no lessons on that day. Choose another day, for example %(day)s.") % {
        "day": shown_day(following)
    }


def shown_day(day: date) -> str:
    return date_format(day, "l j F Y")


def due_on(visit: Visit, planned_on: date | None) -> date:
    """A planned visit is due on its day, another before its window closes."""
    return planned_on or visit.window_until


def when(due: date) -> VisitWhen:
    today = clock.today()
    if due < today:
        return VisitWhen.LATE
    sunday = today + timedelta(days=6 - today.weekday())
    return VisitWhen.THIS_WEEK if due <= sunday else VisitWhen.LATER


def may_assign(member: Member, journey: Journey) -> Verdict:
    """The coordinator entrusts a child to a specialist, from its placement on: for the warm handover too.

    A child that by exception began at a regular school never had a place, and is visited all the same.
    """
    if member.reach(Permission.VISIT_PLAN) < Reach.REGION:
        return no(_("The coordinator assigns the specialist."))
    verdict = pupils.may_change(member, journey, Permission.VISIT_PLAN)
    if verdict and journey.placed_on is None and journey.moved_on is None:
        return no(_("The child has no place at the newcomer school yet. Assign a specialist after the placement."))
    return verdict


def may_plan(member: Member, visit: Visit) -> Verdict:
    return open_verdict(pupils.may_change(member, visit.journey, Permission.VISIT_PLAN), visit)


def is_ahead(visit: Visit) -> bool:
    """Somebody is expected at the school: a day and time that are still to come."""
    return visit.planned_at is not None and visit.specialist_id is not None and visit.planned_at > clock.now()


def may_add_visit(member: Member, journey: Journey) -> Verdict:
    """One more visit than the policy asks, after the move, when a child or a school needs it."""
    verdict = pupils.may_change(member, journey, Permission.VISIT_PLAN)
    if verdict and journey.moved_on is None:
        return no(_("The child has not moved yet. Its visits begin after the move."))
    return verdict


def may_skip(member: Member, visit: Visit) -> Verdict:
    return may_plan(member, visit)


def may_report(member: Member, visit: Visit) -> Verdict:
    """A specialist of this child: whoever was there writes it down, also a stand-in."""
    return open_verdict(pupils.may_change(member, visit.journey, Permission.VISIT_REPORT), visit)


def open_verdict(may_for_child: Verdict, visit: Visit) -> Verdict:
    """What may be done for the child may be done to a visit that is neither reported nor skipped."""
    if not may_for_child:
        return may_for_child
    if visit.reported_on is not None:
        return no(_("This visit has already been reported. Open the report to read it."))
    if visit.skipped_on is not None:
        return no(_("This visit was skipped. It can no longer be planned or reported."))
    return YES


def hand_over_verdict(member: Member, specialist_id: int, involved: Sequence[int]) -> Verdict:
    """A specialist plans within the circle of specialists that know the child; the coordinator may widen it."""
    if specialist_id in involved or member.reach(Permission.VISIT_PLAN) == Reach.REGION:
        return YES
    return no(_("This specialist does not know the child yet. Ask the coordinator to assign the specialist first."))
