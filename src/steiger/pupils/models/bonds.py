from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Case, Q, Value, When

from steiger.access.enums import Disclosure
from steiger.core.history import tracked
from steiger.organisations.models import RegionalModel
from steiger.pupils.enums import BondEnd
from steiger.pupils.models.journeys import Journey


@tracked()
class MotherSchoolBond(RegionalModel):
    """The relation with a mother school. What it may know rises with it, each time by a named person on a date."""

    class Privacy:
        plain = (
            "journey", "school", "year_group", "asked_on", "asked_by", "announced_on", "announced_by", "agreed_on",
            "agreed_by", "moved_on", "ended_on", "ended_by", "end_reason", "weekdays",
        )  # fmt: skip
        identifying = ("note",)
        special = ()
        keep = "file"

    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="bonds")
    school = models.ForeignKey("organisations.School", on_delete=models.PROTECT, related_name="+")
    year_group = models.CharField(max_length=10, blank=True)
    note = models.CharField(max_length=300, blank=True)
    weekdays = ArrayField(models.PositiveSmallIntegerField(), default=list, blank=True)
    asked_on = models.DateField(null=True, blank=True)
    asked_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    announced_on = models.DateField(null=True, blank=True)
    announced_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    agreed_on = models.DateField(null=True, blank=True)
    agreed_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    moved_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    end_reason = models.CharField(max_length=20, blank=True, choices=BondEnd)
    disclosure = models.GeneratedField(
        expression=Case(
            When(ended_on__isnull=False, then=Value(Disclosure.NONE.value)),
            When(moved_on__isnull=False, then=Value(Disclosure.MOVED.value)),
            When(agreed_on__isnull=False, then=Value(Disclosure.AGREED.value)),
            When(announced_on__isnull=False, then=Value(Disclosure.ANNOUNCED.value)),
            default=Value(Disclosure.ASKED.value),
        ),
        output_field=models.PositiveSmallIntegerField(),
        db_persist=True,
    )

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["journey"],
                condition=Q(announced_on__isnull=False, ended_on__isnull=True),
                name="bond_one_announced",
            ),
            models.UniqueConstraint(
                fields=["journey", "school"], condition=Q(ended_on__isnull=True), name="bond_school_once"
            ),
            models.CheckConstraint(
                condition=Q(agreed_on__isnull=True) | Q(announced_on__isnull=False), name="bond_agreed_after_announced"
            ),
            models.CheckConstraint(
                condition=Q(moved_on__isnull=True) | Q(announced_on__isnull=False), name="bond_moved_after_announced"
            ),
            *[
                models.CheckConstraint(
                    condition=Q(**{f"{verb}_on__isnull": True, f"{verb}_by__isnull": True})
                    | Q(**{f"{verb}_on__isnull": False, f"{verb}_by__isnull": False}),
                    name=f"bond_{verb}_on_and_by",
                )
                for verb in ("asked", "announced", "agreed", "ended")
            ],
        ]
        indexes = [models.Index(fields=["region", "school"], name="bond_of_school")]

    def __str__(self) -> str:
        return f"{self.journey_id} {self.school_id}"
