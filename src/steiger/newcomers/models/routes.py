"""Secondary education: where a newcomer learns towards, at what pace, and how far the language is."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from steiger.core.history import tracked
from steiger.newcomers.enums import Cefr, Route, Skill
from steiger.organisations.models import RegionalModel


@tracked()
class ExitProfile(RegionalModel):
    """One way out of the transition class, with the language it asks. The region lists its own (field notes, 2.7)."""

    class Privacy:
        plain = ("name", "route", "leads_to", "wanted", "retired_on")
        identifying = ()
        special = ()
        keep = "reference"

    name = models.CharField(max_length=80)
    route = models.CharField(max_length=1, choices=Route)
    leads_to = models.CharField(max_length=200)
    wanted = models.CharField(max_length=8, choices=Cefr)
    retired_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["route", "name"]
        constraints = [
            models.UniqueConstraint(
                "region", Lower("name"), condition=Q(retired_on__isnull=True), name="exit_profile_name_once"
            )
        ]

    def __str__(self) -> str:
        return self.name


@tracked()
class RouteChoice(RegionalModel):
    """Where this pupil learns towards, from a date on. A next choice follows; the first stays on record."""

    class Privacy:
        plain = ("journey", "profile", "chosen_on", "chosen_by", "leaves_in", "parents_agree")
        identifying = ("reason",)
        special = ()
        keep = "file"

    journey = models.ForeignKey("pupils.Journey", on_delete=models.CASCADE, related_name="routes")
    profile = models.ForeignKey(ExitProfile, on_delete=models.PROTECT, related_name="+")
    chosen_on = models.DateField()
    chosen_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    # The calendar year in which the pupil is expected to leave.
    leaves_in = models.PositiveSmallIntegerField()
    parents_agree = models.BooleanField(null=True)
    reason = models.TextField()

    class Meta:
        ordering = ["-chosen_on", "-id"]

    def __str__(self) -> str:
        return f"{self.journey_id} {self.profile_id}"


@tracked()
class SkillLevel(RegionalModel):
    """How far the language is in one skill, on one day."""

    class Privacy:
        plain = ("journey", "skill", "level", "assessed_on", "assessed_by", "instrument")
        identifying = ()
        special = ()
        keep = "file"

    journey = models.ForeignKey("pupils.Journey", on_delete=models.CASCADE, related_name="skill_levels")
    skill = models.CharField(max_length=12, choices=Skill)
    level = models.CharField(max_length=8, choices=Cefr)
    assessed_on = models.DateField()
    assessed_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    instrument = models.CharField(max_length=80)

    class Meta:
        ordering = ["assessed_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["journey", "skill", "assessed_on"], name="skill_level_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.journey_id} {self.skill} {self.level}"
