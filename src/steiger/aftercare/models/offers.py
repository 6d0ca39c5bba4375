from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q

from steiger.aftercare.enums import SchoolAnswer
from steiger.aftercare.models.visits import Visit
from steiger.core.history import tracked
from steiger.organisations.models import RegionalModel


@tracked()
class DateOffer(RegionalModel):
    """A day and time for one visit, put to its school by a link. Visits of one stop share `stop`, link and answer."""

    class Privacy:
        plain = ("visit", "stop", "planned_at", "asked_on", "asked_by", "answered_at", "answer")
        identifying = ("sent_to", "name", "note")
        special = ()
        keep = "file"

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="date_offers")
    stop = models.UUIDField(default=uuid.uuid4)
    planned_at = models.DateTimeField()
    sent_to = models.CharField(max_length=500, blank=True)
    asked_on = models.DateField()
    asked_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=10, choices=SchoolAnswer, blank=True)
    # Who answered, as they say themselves: nobody signed in.
    name = models.CharField(max_length=100, blank=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answer="") | (Q(answered_at__isnull=False) & ~Q(answer="")),
                name="date_offer_answered_whole",
            )
        ]
        indexes = [models.Index(fields=["region", "stop"], name="date_offer_of_stop")]

    def __str__(self) -> str:
        return f"{self.visit_id} {self.planned_at}"


@tracked()
class OtherMoment(RegionalModel):
    """When it would suit the school instead."""

    class Privacy:
        plain = ("offer", "on", "from_time", "until_time")
        identifying = ()
        special = ()
        keep = "file"

    offer = models.ForeignKey(DateOffer, on_delete=models.CASCADE, related_name="moments")
    on = models.DateField()
    from_time = models.TimeField()
    until_time = models.TimeField()

    class Meta:
        ordering = ["on", "from_time"]
        constraints = [models.CheckConstraint(condition=Q(until_time__gt=F("from_time")), name="other_moment_in_order")]

    def __str__(self) -> str:
        return f"{self.on} {self.from_time}"
