from __future__ import annotations

from django.db import models
from django.db.models import Q

from steiger.cooperation.enums import ApproachOutcome, ContactWay
from steiger.core.history import tracked
from steiger.organisations.models import RegionalModel


@tracked()
class Approach(RegionalModel):
    """Somebody works on it that an organisation joins. How far it is, says the covenant: its party's state."""

    class Privacy:
        plain = (
            "organisation", "owner", "next_step", "next_on", "begun_on", "begun_by", "closed_on", "closed_by",
            "outcome", "closing_note",
        )  # fmt: skip
        identifying = ()
        special = ()
        keep = "reference"

    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    next_step = models.CharField(max_length=200)
    next_on = models.DateField()
    begun_on = models.DateField()
    begun_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    closed_on = models.DateField(null=True, blank=True)
    closed_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=20, choices=ApproachOutcome, blank=True)
    closing_note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["next_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "organisation"], condition=Q(closed_on=None), name="approach_open_once"
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None, closed_by=None, outcome="")
                | (Q(closed_on__isnull=False, closed_by__isnull=False) & ~Q(outcome="")),
                name="approach_closed_on_by_and_how",
            ),
        ]
        indexes = [
            models.Index(
                fields=["region", "owner", "next_on"], condition=Q(closed_on=None), name="approach_open_of_person"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.next_step}"

    @property
    def is_open(self) -> bool:
        return self.closed_on is None


@tracked()
class ApproachContact(RegionalModel):
    """One time that somebody spoke with the organisation: when, how, with whom, and what was said."""

    class Privacy:
        plain = ("approach", "contacted_on", "way", "recorded_on", "recorded_by")
        identifying = ("with_whom", "said")
        special = ()
        keep = "reference"

    approach = models.ForeignKey(Approach, on_delete=models.CASCADE, related_name="contacts")
    contacted_on = models.DateField()
    way = models.CharField(max_length=20, choices=ContactWay)
    with_whom = models.CharField(max_length=120)
    said = models.TextField()
    recorded_on = models.DateField()
    recorded_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-contacted_on", "-id"]
        constraints = [models.CheckConstraint(condition=~Q(with_whom="") & ~Q(said=""), name="contact_with_and_about")]

    def __str__(self) -> str:
        return f"{self.approach_id} {self.contacted_on}"
