"""When and from where specialists travel, when schools receive them, and what a child's visits ask."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require, require_region
from steiger.access.member import Member
from steiger.aftercare import rules
from steiger.aftercare.actions.locks import lock_journey
from steiger.aftercare.enums import Weekday
from steiger.aftercare.models import Availability, DaysAway, SchoolHours, VisitNeed, WorkingDay
from steiger.aftercare.rules.availability import LONGEST_AWAY
from steiger.aftercare.selectors.visits import specialists
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.core.languages import CODES
from steiger.expertise.enums.subjects import Subject
from steiger.organisations.enums import Sector
from steiger.organisations.models import School
from steiger.organisations.rules.schools import is_in_region
from steiger.organisations.selectors import about_where
from steiger.pupils.models import Journey
from steiger.pupils.rules import may_change

Hours = tuple[time, time]
_POSTCODE = re.compile(r"[1-9]\d{3} ?[A-Za-z]{2}")


@dataclass(frozen=True, slots=True)
class AvailabilityInput:
    """From where, how much, what for, and on which days of the week between which hours."""

    postcode: str
    most_visits: int
    sectors: Sequence[str]
    specialisms: Sequence[str]
    languages: Sequence[str]
    days: Mapping[int, Hours]


@transaction.atomic
def set_availability(*, user_id: int, asked: AvailabilityInput, by: Member) -> Availability:
    """For what is planned from now on. Appointments that stand are not touched: the plan names them when they clash."""
    require(by, Permission.VISIT_PLAN)
    rules.may_keep_availability(by, user_id).require()
    _refuse_strangers(by, user_id)
    _refuse_odd(asked)
    place = _place_of(asked.postcode)
    held, _made = Availability.objects.update_or_create(
        region_id=by.region_id,
        user_id=user_id,
        defaults={
            "postcode": asked.postcode.strip().upper(),
            "latitude": place and place[0],
            "longitude": place and place[1],
            "most_visits": asked.most_visits,
            "sectors": [one for one in Sector.values if one in asked.sectors],
            "specialisms": [one for one in Subject.values if one in asked.specialisms],
            "languages": sorted(set(asked.languages) & CODES),
            "set_on": clock.today(),
            "set_by_id": by.user_id,
        },
    )
    _write_days(held, asked.days)
    record(by=by, kind="set_availability", subject=f"availability of {user_id}", days=len(asked.days))
    return held


def _refuse_strangers(by: Member, user_id: int) -> None:
    if not specialists(by).filter(pk=user_id).exists():
        raise DomainError(_("This is not an Nt2 specialist of your region. Choose one from the list."), field="user")


def _refuse_odd(asked: AvailabilityInput) -> None:
    if not 1 <= asked.most_visits <= rules.MOST_VISITS_A_DAY:
        raise DomainError(
            _("Enter one to %(most)s visits a day.") % {"most": rules.MOST_VISITS_A_DAY}, field="most_visits"
        )
    if not asked.sectors:
        raise DomainError(_("Choose at least one kind of school."), field="sectors")
    for weekday, (first, last) in asked.days.items():
        if weekday not in Weekday.values:
            raise DomainError(_("Choose days from Monday to Friday."))
        if last <= first:
            raise DomainError(_("The day ends before it begins. Turn the times round."), field=f"day_{weekday}_until")


def _place_of(postcode: str) -> tuple[Decimal, Decimal] | None:
    if not postcode.strip():
        return None
    if not _POSTCODE.fullmatch(postcode.strip()):
        raise DomainError(_("Four digits and two letters, such as 3511 AB."), field="postcode")
    place = about_where(postcode.strip())
    if place is None:
        raise DomainError(_("There is no school near this postcode. Look at the digits."), field="postcode")
    return place


def _write_days(held: Availability, days: Mapping[int, Hours]) -> None:
    held.days.exclude(weekday__in=list(days)).delete()
    for weekday, (first, last) in days.items():
        WorkingDay.objects.update_or_create(
            region_id=held.region_id,
            availability=held,
            weekday=weekday,
            defaults={"from_time": first, "until_time": last},
        )


@transaction.atomic
def add_days_away(*, user_id: int, first_on: date, last_on: date, by: Member) -> DaysAway:
    """No visits on these days: holiday, a course, illness. Why, nobody asks."""
    require(by, Permission.VISIT_PLAN)
    rules.may_keep_availability(by, user_id).require()
    _refuse_strangers(by, user_id)
    if last_on < first_on:
        raise DomainError(_("The last day comes before the first. Turn them round."), field="last_on")
    if last_on < clock.today():
        raise DomainError(_("These days have passed. Choose coming days."), field="last_on")
    if (last_on - first_on).days >= LONGEST_AWAY:
        raise DomainError(_("That is longer than a year. Hand over the work instead."), field="last_on")
    away = DaysAway.objects.create(
        region_id=by.region_id,
        user_id=user_id,
        first_on=first_on,
        last_on=last_on,
        set_on=clock.today(),
        set_by_id=by.user_id,
    )
    record(by=by, kind="add_days_away", subject=f"days of {user_id}", first=first_on.isoformat())
    return away


@transaction.atomic
def remove_days_away(*, away: DaysAway, by: Member) -> None:
    """There after all. The history keeps that it was once otherwise."""
    require(by, Permission.VISIT_PLAN)
    rules.may_keep_availability(by, away.user_id).require()
    found = DaysAway.objects.select_for_update(of=("self",)).filter(pk=away.pk).first()
    if found is None:
        raise DomainError(_("These days are gone already."))
    record(by=by, kind="remove_days_away", subject=f"days of {found.user_id}", first=found.first_on.isoformat())
    found.delete()


@transaction.atomic
def set_school_hours(*, school: School, hours: Mapping[int, Hours | None], by: Member) -> None:
    """When this school receives visits; no hours on a day: nobody. What is as usual is not kept."""
    require_region(by, Permission.VISIT_PLAN)
    is_in_region(by, school).require()
    kept = SchoolHours.objects.filter(region_id=by.region_id, school=school)
    for weekday, open_between in hours.items():
        if open_between is not None and open_between[1] <= open_between[0]:
            raise DomainError(_("The day ends before it begins. Turn the times round."), field=f"day_{weekday}_until")
        if open_between == rules.usual_hours(weekday):
            kept.filter(weekday=weekday).delete()
            continue
        opens, closes = open_between or (None, None)
        SchoolHours.objects.update_or_create(
            region_id=by.region_id, school=school, weekday=weekday, defaults={"opens": opens, "closes": closes}
        )
    record(by=by, kind="set_school_hours", subject=school.code)


@transaction.atomic
def set_need(*, journey: Journey, specialism: str, language: str, minutes: int | None, by: Member) -> VisitNeed:
    """What the visits to this child ask, for whoever plans them."""
    require(by, Permission.VISIT_PLAN)
    lock_journey(journey)
    may_change(by, journey, Permission.VISIT_PLAN).require()
    if minutes is not None and not rules.SHORTEST_VISIT <= minutes <= rules.LONGEST_VISIT:
        raise DomainError(
            _("Enter %(least)s to %(most)s minutes.") % {"least": rules.SHORTEST_VISIT, "most": rules.LONGEST_VISIT},
            field="minutes",
        )
    need, _made = VisitNeed.objects.update_or_create(
        region_id=journey.region_id,
        journey=journey,
        defaults={
            "specialism": specialism if specialism in Subject.values else "",
            "language": language if language in CODES else "",
            "minutes": minutes,
            "set_on": clock.today(),
            "set_by_id": by.user_id,
        },
    )
    record(by=by, kind="set_visit_need", case_number=journey.case_number)
    return need
