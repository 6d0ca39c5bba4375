"""A child in a group, from the offer on."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Case, F, Func, Q, Value, When

from steiger.core.history import tracked
from steiger.newcomers.enums import Decided, PlacementEnd, PlacementState
from steiger.newcomers.models.groups import NewcomerGroup
from steiger.organisations.models import RegionalModel


@tracked()
class Placement(RegionalModel):
    """A child in a group from-until. A place that was offered is taken from the offer on."""

    class Privacy:
        plain = (
            "journey", "group", "offered_on", "offered_by", "starts_on", "reserved_until_on", "intake_planned_on",
            "placed_on", "placed_by", "provisional_until_on", "confirmed_on", "confirmed_by", "ended_on", "end_reason",
            "is_over_places", "extended_weeks",
        )  # fmt: skip
        identifying = ("over_places_reason",)
        special = ()
        keep = "file"

    journey = models.ForeignKey("pupils.Journey", on_delete=models.CASCADE, related_name="placements")
    group = models.ForeignKey(NewcomerGroup, on_delete=models.PROTECT, related_name="placements")
    offered_on = models.DateField()
    offered_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    # The agreed first day: from then on the place is taken. Without one it is taken from the offer on.
    starts_on = models.DateField(null=True, blank=True)
    # The last day on which the place is kept for a child that has not started.
    reserved_until_on = models.DateField(null=True, blank=True)
    intake_planned_on = models.DateField(null=True, blank=True)
    placed_on = models.DateField(null=True, blank=True)
    placed_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    # The last day of the observation period; none where the region does not observe.
    provisional_until_on = models.DateField(null=True, blank=True)
    confirmed_on = models.DateField(null=True, blank=True)
    confirmed_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    ended_on = models.DateField(null=True, blank=True)
    end_reason = models.CharField(max_length=12, blank=True, choices=PlacementEnd)
    is_over_places = models.BooleanField(default=False)
    over_places_reason = models.CharField(max_length=300, blank=True)
    # School weeks beyond the planned stay, as far as extensions were granted.
    extended_weeks = models.PositiveSmallIntegerField(default=0)
    state = models.GeneratedField(
        expression=Case(
            When(ended_on__isnull=False, then=Value(PlacementState.ENDED.value)),
            When(placed_on__isnull=False, then=Value(PlacementState.PLACED.value)),
            default=Value(PlacementState.RESERVED.value),
            output_field=models.CharField(max_length=10),
        ),
        output_field=models.CharField(max_length=10, choices=PlacementState.choices),
        db_persist=True,
    )

    class Meta:
        ordering = ["-offered_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("offered_on")), name="placement_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(placed_on__isnull=True, placed_by__isnull=True)
                | Q(placed_on__isnull=False, placed_by__isnull=False),
                name="placement_placed_on_and_by",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_on__isnull=True, confirmed_by__isnull=True)
                | Q(confirmed_on__isnull=False, confirmed_by__isnull=False, placed_on__isnull=False),
                name="placement_confirmed_on_and_by",
            ),
            models.CheckConstraint(
                condition=Q(provisional_until_on__isnull=True) | Q(placed_on__isnull=False),
                name="placement_observed_when_placed",
            ),
            models.CheckConstraint(
                condition=Q(is_over_places=False) | ~Q(over_places_reason=""), name="placement_over_with_reason"
            ),
            ExclusionConstraint(
                name="placement_one_at_a_time",
                expressions=[
                    ("journey", RangeOperators.EQUAL),
                    (Func("offered_on", "ended_on", Value("[)"), function="daterange"), RangeOperators.OVERLAPS),
                ],
            ),
        ]
        indexes = [
            models.Index(fields=["region", "group"], condition=Q(ended_on__isnull=True), name="placement_running")
        ]

    def __str__(self) -> str:
        return f"{self.journey_id} {self.group_id}"

    @property
    def is_provisional(self) -> bool:
        """Placed, and the newcomer school has not decided yet whether the child stays."""
        return self.provisional_until_on is not None and self.confirmed_on is None and self.ended_on is None


@tracked()
class PlacementDecision(RegionalModel):
    """A decision about one place: kept longer, confirmed, observed longer or ended; with its reason."""

    class Privacy:
        plain = ("placement", "kind", "until_on", "decided_on", "decided_by")
        identifying = ("reason",)
        special = ()
        keep = "file"

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="decisions")
    kind = models.CharField(max_length=16, choices=Decided)
    until_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    decided_on = models.DateField()
    decided_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["decided_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=Decided.CONFIRMED) | ~Q(reason=""), name="placement_decision_with_reason"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[Decided.HELD_LONGER, Decided.OBSERVED_LONGER], until_on__isnull=False)
                | (~Q(kind__in=[Decided.HELD_LONGER, Decided.OBSERVED_LONGER]) & Q(until_on__isnull=True)),
                name="placement_decision_until",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.decided_on}"
