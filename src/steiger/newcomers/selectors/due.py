"""What this room has for *Vandaag*."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from steiger.access.enums import Permission, Reach, Role
from steiger.access.member import Member
from steiger.cooperation.models import PolicyVersion
from steiger.cooperation.rules import amber_waiting_on, because
from steiger.cooperation.selectors import Policies, policies
from steiger.core import clock
from steiger.core.due import DueItem
from steiger.core.links import in_region
from steiger.newcomers import rules
from steiger.newcomers.models import Assessment, Evaluation, Placement, Rhythm, StayExtension
from steiger.newcomers.rules import running_placements
from steiger.newcomers.selectors.due_enrolments import enrolments_due
from steiger.newcomers.selectors.evaluations import evaluation_words, own_words, stay_words
from steiger.newcomers.selectors.exceptions import exceptions_to_decide
from steiger.newcomers.selectors.intake import starting_words
from steiger.newcomers.selectors.referrals import answer_rule, referrals_to_answer
from steiger.newcomers.selectors.waiting import waiting_list
from steiger.organisations.rules.calendar import SchoolCalendar
from steiger.organisations.selectors import calendars_for, region_of
from steiger.pupils.selectors import checks_to_judge, pupil_name

LIMIT = 50
WEEKS_AHEAD = 4
DAYS_TO_INTAKE = 7
DAYS_TO_COMPARE = 2
DAYS_BEFORE_EXPIRY = 5
DAYS_TO_DECIDE = 14
# More than any school has at once; a list of what is due is cut to fifty afterwards, by date.
CHILDREN_AT_SCHOOLS = 400


def due_for(member: Member) -> list[DueItem]:
    """What is due for this person at the desk and in the own newcomer school: the first fifty by date."""
    region = region_of(member).slug
    if not member.may(Permission.REFERRAL_ANSWER):
        return enrolments_due(member, region)[:LIMIT]
    found = policies()
    items = [*_answers(member, region, found), *_waiting(member, region, found), *_extensions(member, region)]
    items += [*_to_compare(member, region), *_exceptions(member, region)]
    items += [*_reservations(member, region, found), *enrolments_due(member, region)]
    schools = member.organisations(Permission.INTAKE_RECORD, Role.NEWCOMER_STAFF)
    if schools:
        items += [*_beginnings(schools, region), *_observed(schools, region, found), *_levels(schools, region, found)]
    return sorted(items, key=lambda item: item.due_on)[:LIMIT]


def _with_child(found: QuerySet[Any], *columns: str) -> Any:
    """Only what a line shows: these columns, and the child's name (`child`), case number (`case`) and owner."""
    shown = found.annotate(
        child=pupil_name("journey__pupil__"), case=F("journey__case_number"), owner=F("journey__owner__name")
    )
    return shown.values_list(*columns, "child", "case", "owner", named=True)


def _answers(member: Member, region: str, found: Policies) -> Iterator[DueItem]:
    for row in _with_child(referrals_to_answer(member), "answer_due_on", "policy_id")[:LIMIT]:
        yield DueItem(
            title=_("Answer the referral"),
            due_on=row.answer_due_on,
            url=in_region(region, "newcomers:referral", case=row.case),
            button=_("Answer"),
            about=row.child,
            owner=row.owner or "",
            rule=answer_rule(found.by_id(row.policy_id)),
        )


def _to_compare(member: Member, region: str) -> Iterator[DueItem]:
    """Two children who look like one: for the desk, before a second place is given away."""
    if member.reach(Permission.REFERRAL_ANSWER) != Reach.REGION:
        return
    pairs = checks_to_judge().annotate(child=pupil_name("second__"))
    for row in pairs.values_list("pk", "asked_on", "child", named=True)[:LIMIT]:
        yield DueItem(
            title=_("Compare two children who look like one"),
            due_on=row.asked_on + timedelta(days=DAYS_TO_COMPARE),
            url=in_region(region, "newcomers:compare", pk=row.pk),
            button=_("Compare"),
            about=row.child,
        )


def _exceptions(member: Member, region: str) -> Iterator[DueItem]:
    """Somebody asked that a newcomer starts at a regular school: within the term of the answer to its referral."""
    found = exceptions_to_decide(member)
    for row in _with_child(found, "pk", "journey__referral__answer_due_on", "asked_on")[:LIMIT]:
        yield DueItem(
            title=_("Decide about an exception"),
            due_on=max(row.journey__referral__answer_due_on, row.asked_on),
            url=in_region(region, "newcomers:exception", pk=row.pk),
            button=_("Decide"),
            about=row.child,
            owner=row.owner or "",
        )


def _waiting(member: Member, region: str, found: Policies) -> Iterator[DueItem]:
    rows = _with_child(waiting_list(member), "since_on")[:LIMIT]
    if not rows:
        return
    policy = found.on(clock.today())
    term = ngettext(
        "at most %(count)s week on the waiting list", "at most %(count)s weeks on the waiting list",
        policy.amber_waiting_weeks,
    ) % {"count": policy.amber_waiting_weeks}  # fmt: skip
    rule = because(policy, term)
    for row in rows:
        yield DueItem(
            title=_("Find a place"),
            due_on=amber_waiting_on(policy, row.since_on) - timedelta(days=1),
            url=in_region(region, "newcomers:referral", case=row.case),
            button=_("Offer a place"),
            about=row.child,
            owner=row.owner or "",
            rule=rule,
        )


def _running_at(schools: frozenset[int]) -> Q:
    return running_placements() & Q(group__facility__school_id__in=schools)


def _beginnings(schools: frozenset[int], region: str) -> Iterator[DueItem]:
    """Places that were offered: first the intake, then the first day."""
    found = Placement.objects.filter(_running_at(schools), placed_on__isnull=True).order_by("offered_on", "id")
    for row in _with_child(found, "offered_on", "intake_planned_on", "journey__intake_on")[:LIMIT]:
        if row.journey__intake_on is None:
            day = row.intake_planned_on or row.offered_on + timedelta(days=DAYS_TO_INTAKE)
            title, button, name = _("Hold the intake"), _("Record the intake"), "newcomers:intake"
        else:
            day = row.journey__intake_on + timedelta(days=DAYS_TO_INTAKE)
            title, button, name = _("Enter the first day"), _("Enter the first day"), "newcomers:start"
        yield DueItem(
            title=title,
            due_on=day,
            url=in_region(region, name, case=row.case),
            button=button,
            about=row.child,
            owner=row.owner or "",
        )


def _reservations(member: Member, region: str, found: Policies) -> Iterator[DueItem]:
    """Places that are kept for a child and expire within days: who gives places there keeps them or lets them go."""
    ending = clock.today() + timedelta(days=DAYS_BEFORE_EXPIRY)
    kept = Placement.objects.filter(
        running_placements(), placed_on__isnull=True, reserved_until_on__lte=ending, journey__left_on__isnull=True
    )
    if member.reach(Permission.PLACE_OFFER) != Reach.REGION:
        schools = member.organisations(Permission.PLACE_OFFER, Role.NEWCOMER_STAFF)
        kept = kept.filter(group__facility__school_id__in=schools)
    for row in _with_child(kept.order_by("reserved_until_on", "id"), "reserved_until_on", "offered_on")[:LIMIT]:
        policy = found.on(row.offered_on)
        term = ngettext(
            "kept for %(count)s working day after the offer", "kept for %(count)s working days after the offer",
            policy.reservation_days,
        ) % {"count": policy.reservation_days}  # fmt: skip
        yield DueItem(
            title=_("The reservation expires"),
            due_on=row.reserved_until_on,
            url=in_region(region, "newcomers:referral", case=row.case),
            button=_("Keep it or let it go"),
            about=row.child,
            owner=row.owner or "",
            rule=because(policy, term),
        )


def _observed(schools: frozenset[int], region: str, found: Policies) -> Iterator[DueItem]:
    """Provisional placements about which the newcomer school must decide."""
    horizon = clock.today() + timedelta(weeks=WEEKS_AHEAD)
    rows = Placement.objects.filter(
        _running_at(schools), provisional_until_on__lte=horizon, confirmed_on__isnull=True
    ).order_by("provisional_until_on", "id")
    for row in _with_child(rows, "provisional_until_on", "placed_on")[:LIMIT]:
        policy = found.on(row.placed_on)
        term = ngettext(
            "observation for %(count)s school week after the first day",
            "observation for %(count)s school weeks after the first day",
            policy.observation_weeks,
        ) % {"count": policy.observation_weeks}
        yield DueItem(
            title=_("Decide about the placement"),
            due_on=row.provisional_until_on,
            url=in_region(region, "newcomers:observation", case=row.case),
            button=_("Decide"),
            about=row.child,
            owner=row.owner or "",
            rule=because(policy, term),
        )


def _levels(schools: frozenset[int], region: str, found: Policies) -> Iterator[DueItem]:
    """The starting levels, then the evaluations on the school's rhythm, and in time a word on how it ends."""
    first = Assessment.objects.filter(journey_id=OuterRef("journey_id")).order_by("assessed_on")
    last = Evaluation.objects.filter(journey_id=OuterRef("journey_id")).order_by("-number")
    own = Rhythm.objects.filter(facility_id=OuterRef("group__facility_id"))
    placements = (
        Placement.objects.filter(_running_at(schools), placed_on__isnull=False)
        .annotate(
            assessed_on=Subquery(first.values("assessed_on")[:1]),
            evaluated=Subquery(last.values("number")[:1]),
            rhythm=Subquery(own.values("weeks")[:1]),
            school_id=F("group__facility__school_id"),
            asked=Exists(StayExtension.objects.filter(journey_id=OuterRef("journey_id"), decided_on__isnull=True)),
        )
        .order_by("placed_on", "id")
    )
    columns = ("placed_on", "assessed_on", "evaluated", "rhythm", "school_id", "extended_weeks", "asked")
    rows = _with_child(placements, *columns, "journey__expected_move_on")[:CHILDREN_AT_SCHOOLS]
    calendars = calendars_for(schools) if rows else {}
    horizon = clock.today() + timedelta(weeks=WEEKS_AHEAD)
    for row in rows:
        of_child = _of_child(row, calendars[row.school_id], found.on(row.placed_on), region)
        yield from (item for item in of_child if item.due_on <= horizon)


def _of_child(row: Any, calendar: SchoolCalendar, policy: PolicyVersion, region: str) -> Iterator[DueItem]:
    shown = {"about": row.child, "owner": row.owner or ""}
    if row.assessed_on is None:
        weeks = policy.levels_within_weeks
        yield DueItem(
            title=_("Record the starting levels"),
            due_on=calendar.weeks_after(row.placed_on, weeks),
            url=in_region(region, "newcomers:levels", case=row.case),
            button=_("Record levels"),
            rule=because(policy, starting_words(weeks)),
            **shown,
        )
    weeks = row.rhythm or policy.evaluation_weeks
    yield DueItem(
        title=_("Evaluate the development"),
        due_on=rules.evaluation_due_on(calendar, row.placed_on, (row.evaluated or 0) + 1, weeks),
        url=in_region(region, "newcomers:evaluate", case=row.case),
        button=_("Evaluate"),
        rule=own_words(weeks) if row.rhythm else because(policy, evaluation_words(weeks)),
        **shown,
    )
    if row.journey__expected_move_on is None and not row.asked:
        yield DueItem(
            title=_("Plan the move, or ask for more time"),
            due_on=calendar.weeks_after(row.placed_on, policy.stay_weeks + row.extended_weeks),
            url=in_region(region, "newcomers:stay", case=row.case),
            button=_("Look at the stay"),
            rule=because(policy, stay_words(policy.stay_weeks, row.extended_weeks)),
            **shown,
        )


def _extensions(member: Member, region: str) -> Iterator[DueItem]:
    """More time that was asked by somebody else."""
    if member.reach(Permission.EXTENSION_DECIDE) < Reach.REGION:
        return
    found = StayExtension.objects.filter(decided_on__isnull=True).exclude(asked_by_id=member.user_id)
    for row in _with_child(found.order_by("asked_on", "id"), "pk", "asked_on")[:LIMIT]:
        yield DueItem(
            title=_("Decide on more time at the newcomer school"),
            due_on=row.asked_on + timedelta(days=DAYS_TO_DECIDE),
            url=in_region(region, "newcomers:extension", case=row.case, extension=row.pk),
            button=_("Decide"),
            about=row.child,
            owner=row.owner or "",
        )
