"""Ways out of the transition class, which one a pupil learns towards, and the language per skill."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require, require_region
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.newcomers import rules
from steiger.newcomers.models import ExitProfile, RouteChoice, SkillLevel
from steiger.newcomers.rules import ProfileInput
from steiger.pupils.models import Journey
from steiger.pupils.rules import may_change

YEARS_AHEAD = 6


@dataclass(frozen=True)
class RouteInput:
    profile_id: int
    leaves_in: int
    reason: str
    parents_agree: bool | None = None


@transaction.atomic
def save_profile(*, profile: ProfileInput, by: Member, pk: int | None = None) -> ExitProfile:
    """A way out, new or changed; what pupils chose stays with it."""
    require_region(by, Permission.INSTRUMENTS_MANAGE)
    found = ExitProfile(region_id=by.region_id) if pk is None else _lock_profile(pk)
    for name in ("name", "leads_to"):
        if not getattr(profile, name).strip():
            raise DomainError(_("Fill this in."), field=name)
    for name, value in vars(profile).items():
        setattr(found, name, value.strip())
    try:
        with transaction.atomic():
            found.save()
    except IntegrityError as error:
        raise DomainError(_("This name is on the list already. Choose another name."), field="name") from error
    record(by=by, kind="save_profile", subject=found.name[:60])
    return found


@transaction.atomic
def retire_profile(*, pk: int, by: Member) -> ExitProfile:
    require_region(by, Permission.INSTRUMENTS_MANAGE)
    found = _lock_profile(pk)
    found.retired_on = clock.today()
    found.save(update_fields=["retired_on"])
    record(by=by, kind="retire_profile", subject=found.name[:60])
    return found


@transaction.atomic
def take_standard_profiles(*, by: Member) -> int:
    """Start from the usual six; what the region has already stays as it is."""
    require_region(by, Permission.INSTRUMENTS_MANAGE)
    known = {name.casefold() for name in ExitProfile.objects.values_list("name", flat=True)}
    made = [
        ExitProfile(region_id=by.region_id, **vars(one))
        for one in rules.STANDARD_PROFILES
        if one.name.casefold() not in known
    ]
    ExitProfile.objects.bulk_create(made)
    record(by=by, kind="take_standard_profiles", count=len(made))
    return len(made)


@transaction.atomic
def choose_route(*, journey: Journey, route: RouteInput, by: Member) -> RouteChoice:
    """Where the pupil learns towards from now on. The choice before stays on record with its reason."""
    require(by, Permission.STAY_WRITE)
    may_change(by, journey, Permission.STAY_WRITE).require()
    profile = ExitProfile.objects.filter(pk=route.profile_id, retired_on__isnull=True).first()
    if profile is None:
        raise DomainError(_("This way out is not on the list any more. Choose another."), field="profile_id")
    this_year = clock.today().year
    if not this_year <= route.leaves_in <= this_year + YEARS_AHEAD:
        raise DomainError(_("Choose this year or one of the coming years."), field="leaves_in")
    if not route.reason.strip():
        raise DomainError(_("Say why this way out fits: the pupil's level, not only the Dutch."), field="reason")
    made = RouteChoice.objects.create(
        region_id=journey.region_id, journey=journey, chosen_on=clock.today(), chosen_by_id=by.user_id, **vars(route)
    )
    record(by=by, kind="choose_route", case_number=journey.case_number, profile=profile.pk)
    return made


@transaction.atomic
def record_skills(
    *, journey: Journey, assessed_on: date, instrument: str, levels: Mapping[str, str], by: Member
) -> list[SkillLevel]:
    """The language per skill on one day. The same day corrects what was written before."""
    require(by, Permission.LEVELS_RECORD)
    may_change(by, journey, Permission.LEVELS_RECORD).require()
    if not levels:
        raise DomainError(_("Fill in at least one skill."))
    if assessed_on > clock.today():
        raise DomainError(_("This day has yet to come. Enter the day of the test or observation."), field="assessed_on")
    if not instrument.strip():
        raise DomainError(_("Say what this was read from: a test or an observation."), field="instrument")
    made = []
    for skill, level in levels.items():
        one, _is_new = SkillLevel.objects.update_or_create(
            journey=journey,
            skill=skill,
            assessed_on=assessed_on,
            defaults={
                "region_id": journey.region_id,
                "level": level,
                "instrument": instrument.strip(),
                "assessed_by_id": by.user_id,
            },
        )
        made.append(one)
    record(by=by, kind="record_skills", case_number=journey.case_number, skills=sorted(levels))
    return made


def _lock_profile(pk: int) -> ExitProfile:
    found = ExitProfile.objects.select_for_update(of=("self",)).filter(pk=pk, retired_on__isnull=True).first()
    if found is None:
        raise DomainError(_("This way out is not on the list any more. Choose another."))
    return found
