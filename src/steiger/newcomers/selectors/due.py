"""What this room has for *Vandaag*."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import F, Max, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from steiger.access.enums import Permission, Role
from steiger.access.member import Member
from steiger.cooperation.rules import amber_waiting_on, because
from steiger.cooperation.selectors import Policies, policies
from steiger.core import clock
from steiger.core.due import DueItem
from steiger.newcomers.models import Placement
from steiger.newcomers.rules import running_placements
from steiger.newcomers.selectors.referrals import answer_rule, referrals_to_answer, waiting_list
from steiger.organisations.selectors import calendars_for, region_of
from steiger.pupils.models import Journey

LIMIT = 50
WEEKS_AHEAD = 4
DAYS_TO_INTAKE = 7


def due_for(member: Member) -> list[DueItem]:
    """What is due for this person at the desk and in the own newcomer school: the first fifty by date."""
    if not member.may(Permission.REFERRAL_ANSWER):
        return []
    region = region_of(member).slug
    found = policies()
    items = [*_answers(member, region), *_waiting(member, region, found)]
    schools = member.organisations(Permission.INTAKE_RECORD, Role.NEWCOMER_STAFF)
    if schools:
        items += [*_beginnings(schools, region), *_levels(schools, region, found)]
    return sorted(items, key=lambda item: item.due_on)[:LIMIT]


def _url(name: str, region: str, journey: Journey) -> str:
    return reverse(name, kwargs={"region": region, "case": journey.case_number})


def _owner(journey: Journey) -> str:
    return str(journey.owner) if journey.owner else ""


def _answers(member: Member, region: str) -> Iterator[DueItem]:
    shown = ("journey__pupil", "journey__owner", "policy")
    for referral in referrals_to_answer(member).select_related(None).select_related(*shown)[:LIMIT]:
        yield DueItem(
            title=_("Answer the referral"),
            due_on=referral.answer_due_on,
            url=_url("newcomers:referral", region, referral.journey),
            button=_("Answer"),
            about=referral.journey.pupil.name,
            owner=_owner(referral.journey),
            rule=answer_rule(referral.policy),
        )


def _waiting(member: Member, region: str, found: Policies) -> Iterator[DueItem]:
    shown = ("journey__pupil", "journey__owner")
    for entry in waiting_list(member).select_related(None).select_related(*shown)[:LIMIT]:
        policy = found.on(clock.today())
        term = ngettext(
            "at most %(count)s week on the waiting list", "at most %(count)s weeks on the waiting list",
            policy.amber_waiting_weeks,
        ) % {"count": policy.amber_waiting_weeks}  # fmt: skip
        yield DueItem(
            title=_("Find a place"),
            due_on=amber_waiting_on(policy, entry.since_on) - timedelta(days=1),
            url=_url("newcomers:referral", region, entry.journey),
            button=_("Offer a place"),
            about=entry.journey.pupil.name,
            owner=_owner(entry.journey),
            rule=because(policy, term),
        )


def _running_at(schools: frozenset[int]) -> Q:
    return running_placements() & Q(group__facility__school_id__in=schools)


def _beginnings(schools: frozenset[int], region: str) -> Iterator[DueItem]:
    """Places that were offered: first the intake, then the first day."""
    rows = Placement.objects.filter(_running_at(schools), placed_on__isnull=True)
    for placement in rows.select_related("journey__pupil", "journey__owner").order_by("offered_on", "id")[:LIMIT]:
        journey = placement.journey
        if journey.intake_on is None:
            day = placement.intake_planned_on or placement.offered_on + timedelta(days=DAYS_TO_INTAKE)
            title, button, name = _("Hold the intake"), _("Record the intake"), "newcomers:intake"
        else:
            day = journey.intake_on + timedelta(days=DAYS_TO_INTAKE)
            title, button, name = _("Enter the first day"), _("Enter the first day"), "newcomers:start"
        yield DueItem(
            title=title,
            due_on=day,
            url=_url(name, region, journey),
            button=button,
            about=journey.pupil.name,
            owner=_owner(journey),
        )


def _levels(schools: frozenset[int], region: str, found: Policies) -> Iterator[DueItem]:
    """The starting levels, and then an evaluation each so many school weeks after the levels before."""
    horizon = clock.today() + timedelta(weeks=WEEKS_AHEAD)
    rows = (
        Placement.objects.filter(_running_at(schools), placed_on__isnull=False)
        .annotate(assessed_on=Max("journey__assessments__assessed_on"))
        .select_related("journey__pupil", "journey__owner", "group__facility")
        .order_by(F("assessed_on").asc(nulls_first=True), "placed_on", "id")[:LIMIT]
    )
    calendars = calendars_for(schools) if rows else {}
    for placement in rows:
        journey, first_day, last = placement.journey, placement.placed_on, placement.assessed_on
        if first_day is None:
            continue
        policy = found.on(first_day)
        weeks = policy.levels_within_weeks if last is None else policy.evaluation_weeks
        due_on = calendars[placement.group.facility.school_id].weeks_after(last or first_day, weeks)
        if due_on > horizon:
            continue
        yield DueItem(
            title=_("Record the starting levels") if last is None else _("Evaluate the development"),
            due_on=due_on,
            url=_url("newcomers:levels", region, journey),
            button=_("Record levels"),
            about=journey.pupil.name,
            owner=_owner(journey),
            rule=because(policy, _term(weeks, last)),
        )


def _term(weeks: int, last: date | None) -> str:
    if last is None:
        text = ngettext(
            "within %(count)s school week after the first day",
            "within %(count)s school weeks after the first day",
            weeks,
        )
    else:
        text = ngettext(
            "%(count)s school week after the levels before", "%(count)s school weeks after the levels before", weeks
        )
    return text % {"count": weeks}
