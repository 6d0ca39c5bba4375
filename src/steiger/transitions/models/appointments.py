from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from steiger.core.history import tracked
from steiger.organisations.models import RegionalModel
from steiger.transitions.enums import AppointmentKind, AppointmentState


@tracked()
class Appointment(RegionalModel):
    """A day on which both schools do something together for one child: a trial day, a warm handover.

    It was agreed with people, so it does not shift by itself when the move does.
    """

    class Privacy:
        plain = (
            "bond", "kind", "on", "starts_at", "ends_at", "made_on", "made_by", "held_on", "held_by", "cancelled_on",
            "cancelled_by",
        )  # fmt: skip
        identifying = ("from_person", "to_person", "note", "outcome", "cancel_reason")
        special = ()
        keep = "file"

    bond = models.ForeignKey("pupils.MotherSchoolBond", on_delete=models.CASCADE, related_name="appointments")
    kind = models.CharField(max_length=20, choices=AppointmentKind)
    on = models.DateField()
    starts_at = models.TimeField(null=True, blank=True)
    ends_at = models.TimeField(null=True, blank=True)
    from_person = models.CharField(max_length=120, blank=True)
    to_person = models.CharField(max_length=120, blank=True)
    note = models.CharField(max_length=300, blank=True)
    made_on = models.DateField()
    made_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    held_on = models.DateField(null=True, blank=True)
    held_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    outcome = models.TextField(blank=True)
    cancelled_on = models.DateField(null=True, blank=True)
    cancelled_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    cancel_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["on", "starts_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(held_on__isnull=True, held_by__isnull=True)
                | Q(held_on__isnull=False, held_by__isnull=False, cancelled_on__isnull=True),
                name="appointment_held_on_and_by",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_on__isnull=True, cancelled_by__isnull=True)
                | Q(cancelled_on__isnull=False, cancelled_by__isnull=False),
                name="appointment_cancelled_on_and_by",
            ),
            models.CheckConstraint(
                condition=Q(starts_at__isnull=True) | Q(ends_at__isnull=True) | Q(ends_at__gt=F("starts_at")),
                name="appointment_ends_after_start",
            ),
            models.CheckConstraint(
                condition=~Q(kind=AppointmentKind.HANDOVER) | (~Q(from_person="") & ~Q(to_person="")),
                name="appointment_handover_with_persons",
            ),
        ]
        indexes = [
            models.Index(
                fields=["region", "on"],
                condition=Q(held_on__isnull=True, cancelled_on__isnull=True),
                name="appointment_to_come",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"

    @property
    def state(self) -> AppointmentState:
        if self.cancelled_on is not None:
            return AppointmentState.CANCELLED
        return AppointmentState.HELD if self.held_on is not None else AppointmentState.PLANNED
