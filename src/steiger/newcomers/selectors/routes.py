"""Where a pupil in secondary education learns towards, and how far the language is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from steiger.access.member import Member
from steiger.newcomers import rules
from steiger.newcomers.enums import Cefr, Skill
from steiger.newcomers.models import ExitProfile, Placement, RouteChoice, SkillLevel
from steiger.organisations.selectors import region_of
from steiger.pupils.models import Journey


@dataclass(frozen=True, slots=True)
class SkillSeries:
    skill: Skill
    points: tuple[SkillLevel, ...]

    @property
    def label(self) -> str:
        return str(self.skill.label)


@dataclass(frozen=True)
class RoutePage:
    current: RouteChoice | None
    former: list[RouteChoice]
    series: list[SkillSeries]
    not_yet: list[Skill]

    @property
    def wanted(self) -> Cefr | None:
        return Cefr(self.current.profile.wanted) if self.current is not None else None

    @property
    def sentence(self) -> str:
        """What the picture says."""
        if not any(one.points for one in self.series):
            return _("No levels have been recorded yet.")
        if self.wanted is None:
            return _("Choose a way out to see how far it is.")
        if not self.not_yet:
            return _("All skills are at %(level)s or higher, what this way out asks.") % {"level": self.wanted.label}
        skills = ", ".join(str(skill.label) for skill in self.not_yet)
        return _("Not yet at %(level)s, what this way out asks: %(skills)s.") % {
            "level": self.wanted.label,
            "skills": skills,
        }


def is_secondary(member: Member, placement: Placement | None) -> bool:
    kind = placement.group.facility.kind if placement is not None else ""
    return rules.is_secondary(sector=region_of(member).sector, facility_kind=kind)


def in_secondary(member: Member, journey: Journey) -> bool:
    """By the last place that the pupil had."""
    last = Placement.objects.filter(journey=journey).select_related("group__facility").first()
    return is_secondary(member, last)


def route_page(journey: Journey) -> RoutePage:
    chosen = list(RouteChoice.objects.filter(journey=journey).select_related("profile", "chosen_by"))
    taken = list(SkillLevel.objects.filter(journey=journey).select_related("assessed_by"))
    latest = {one.skill: one.level for one in taken}
    wanted = chosen[0].profile.wanted if chosen else None
    return RoutePage(
        current=chosen[0] if chosen else None,
        former=chosen[1:],
        series=[SkillSeries(skill, tuple(one for one in taken if one.skill == skill)) for skill in Skill],
        not_yet=rules.not_yet(latest, wanted) if wanted else [],
    )


def days_of(page: RoutePage) -> tuple[date | None, date | None]:
    days = [point.assessed_on for one in page.series for point in one.points]
    return min(days, default=None), max(days, default=None)


def profiles() -> list[ExitProfile]:
    return list(ExitProfile.objects.filter(retired_on__isnull=True))


def profile(pk: int) -> ExitProfile | None:
    return ExitProfile.objects.filter(pk=pk, retired_on__isnull=True).first()
