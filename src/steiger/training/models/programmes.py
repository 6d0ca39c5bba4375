from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from steiger.core.history import tracked
from steiger.organisations.models import RegionalModel


@tracked()
class Programme(RegionalModel):
    """One version of the training: so many years, modules in order. Fixed from its first cohort on."""

    class Privacy:
        plain = ("number", "title", "about", "years", "made_on", "made_by")
        identifying = ()
        special = ()
        keep = "reference"

    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    about = models.TextField(blank=True)
    years = models.PositiveSmallIntegerField()
    made_on = models.DateField()
    made_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["region", "number"], name="programme_number_once"),
            models.CheckConstraint(condition=Q(years__gte=1, years__lte=5), name="programme_years"),
        ]

    def __str__(self) -> str:
        return self.title


@tracked()
class Module(RegionalModel):
    """A part of the programme with its learning goals, one per line."""

    class Privacy:
        plain = ("programme", "position", "year", "title", "hours", "goals")
        identifying = ()
        special = ()
        keep = "reference"

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="modules")
    position = models.PositiveSmallIntegerField()
    year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    hours = models.PositiveSmallIntegerField()
    goals = models.TextField()

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "position"], name="module_place_once", deferrable=models.Deferrable.DEFERRED
            ),
            models.CheckConstraint(condition=Q(year__gte=1, hours__gte=1), name="module_year_and_hours"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def goal_lines(self) -> list[str]:
        return [line.strip() for line in self.goals.splitlines() if line.strip()]


@tracked()
class Assignment(RegionalModel):
    """What a teacher does in the own class and hands in, and by which criteria it is assessed."""

    class Privacy:
        plain = ("module", "position", "title", "brief", "criteria", "weeks")
        identifying = ()
        special = ()
        keep = "reference"

    module = models.ForeignKey(Module, on_delete=models.CASCADE, related_name="assignments")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    brief = models.TextField()
    criteria = ArrayField(models.CharField(max_length=300))
    # To be handed in so many weeks after the last session of its module.
    weeks = models.PositiveSmallIntegerField(default=4)

    class Meta:
        ordering = [F("module__position").asc(), "position", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(criteria__len__gte=1), name="assignment_has_criteria"),
            models.CheckConstraint(condition=Q(weeks__lte=52), name="assignment_within_a_year"),
        ]

    def __str__(self) -> str:
        return self.title
