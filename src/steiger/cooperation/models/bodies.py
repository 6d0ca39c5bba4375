from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from steiger.access.enums import Role
from steiger.cooperation.enums import BodyKind, SeatFunction
from steiger.core.history import tracked
from steiger.organisations.models import RegionalModel


class DateRange(Func):
    """The days on which something holds, first and last counted in; without an end, for ever."""

    function = "daterange"


@tracked()
class Body(RegionalModel):
    """A table of the region: what it is for, what it may decide, and how often it meets."""

    class Privacy:
        plain = ("name", "kind", "purpose", "mandate", "rhythm", "quorum", "founded_on", "ended_on")
        identifying = ()
        special = ()
        keep = "reference"

    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=BodyKind)
    purpose = models.TextField(blank=True)
    mandate = models.TextField(blank=True)
    rhythm = models.CharField(max_length=200, blank=True)
    # So many seats must be there to decide; none: whoever is there decides.
    quorum = models.PositiveSmallIntegerField(default=0)
    founded_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["region", "name"], condition=Q(ended_on=None), name="body_name_once"),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("founded_on")), name="body_ends_after_founding"
            ),
        ]

    def __str__(self) -> str:
        return self.name


@tracked()
class Seat(RegionalModel):
    """A place at a table. It belongs to an organisation or to a role, not to a person: people sit in it from-until."""

    class Privacy:
        plain = ("body", "function", "organisation", "role", "from_on", "until_on")
        identifying = ()
        special = ()
        keep = "reference"

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="seats")
    function = models.CharField(max_length=20, choices=SeatFunction, default=SeatFunction.MEMBER)
    organisation = models.ForeignKey(
        "organisations.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    role = models.CharField(max_length=20, choices=Role, blank=True)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=False, role="") | (Q(organisation=None) & ~Q(role="")),
                name="seat_of_organisation_or_role",
            ),
            models.CheckConstraint(condition=Q(until_on=None) | Q(until_on__gte=F("from_on")), name="seat_ends_later"),
            models.UniqueConstraint(
                fields=["body", "function"],
                condition=Q(until_on=None) & ~Q(function=SeatFunction.MEMBER),
                name="seat_one_chair_one_secretary",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body_id} {self.function}"


@tracked()
class Sitting(RegionalModel):
    """Who sits in a seat, from-until. Never two at once."""

    class Privacy:
        plain = ("seat", "user", "from_on", "until_on")
        identifying = ()
        special = ()
        keep = "reference"

    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="sittings")
    user = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-from_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")), name="sitting_ends_later"
            ),
            ExclusionConstraint(
                name="sitting_one_at_a_time",
                expressions=[
                    ("seat", RangeOperators.EQUAL),
                    (DateRange("from_on", "until_on", Value("[]")), RangeOperators.OVERLAPS),
                ],
            ),
        ]
        indexes = [models.Index(fields=["region", "user"], name="sitting_of_person")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.from_on}"
