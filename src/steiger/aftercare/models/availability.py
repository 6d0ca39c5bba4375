from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from steiger.aftercare.enums import Weekday
from steiger.core.history import tracked
from steiger.expertise.enums.subjects import Subject
from steiger.organisations.enums import Sector
from steiger.organisations.models import RegionalModel


@tracked()
class Availability(RegionalModel):
    """From where a specialist travels, what for, and how much in a day. On which days: `WorkingDay`."""

    class Privacy:
        plain = ("user", "most_visits", "sectors", "specialisms", "languages", "set_on", "set_by")
        identifying = ("postcode", "latitude", "longitude")
        special = ()
        keep = "reference"

    user = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    postcode = models.CharField(max_length=7, blank=True)
    # About where the postcode lies, from the schools around it: no address is kept.
    latitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    most_visits = models.PositiveSmallIntegerField(default=4)
    sectors = ArrayField(models.CharField(max_length=2, choices=Sector), default=list, blank=True)
    specialisms = ArrayField(models.CharField(max_length=30, choices=Subject), default=list, blank=True)
    languages = ArrayField(models.CharField(max_length=8), default=list, blank=True)
    set_on = models.DateField()
    set_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["region", "user"], name="availability_once"),
            models.CheckConstraint(condition=Q(most_visits__gte=1), name="availability_has_visits"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}"


@tracked()
class WorkingDay(RegionalModel):
    """On this day of the week a specialist makes visits: leaves home and is back between these hours."""

    class Privacy:
        plain = ("availability", "weekday", "from_time", "until_time")
        identifying = ()
        special = ()
        keep = "reference"

    availability = models.ForeignKey(Availability, on_delete=models.CASCADE, related_name="days")
    weekday = models.PositiveSmallIntegerField(choices=Weekday)
    from_time = models.TimeField()
    until_time = models.TimeField()

    class Meta:
        ordering = ["weekday"]
        constraints = [
            models.UniqueConstraint(fields=["availability", "weekday"], name="working_day_once"),
            models.CheckConstraint(condition=Q(until_time__gt=F("from_time")), name="working_day_hours_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.weekday} {self.from_time}-{self.until_time}"


@tracked()
class DaysAway(RegionalModel):
    """Days on which a specialist makes no visits; both belong to it. Why, is not asked and not kept."""

    class Privacy:
        plain = ("user", "first_on", "last_on", "set_on", "set_by")
        identifying = ()
        special = ()
        keep = "reference"

    user = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    first_on = models.DateField()
    last_on = models.DateField()
    set_on = models.DateField()
    set_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["first_on", "id"]
        constraints = [models.CheckConstraint(condition=Q(last_on__gte=F("first_on")), name="days_away_in_order")]
        indexes = [models.Index(fields=["region", "user", "last_on"], name="days_away_of_somebody")]

    def __str__(self) -> str:
        return f"{self.first_on} {self.last_on}"


@tracked()
class SchoolHours(RegionalModel):
    """When a school receives visits on one day of the week, where that differs from what is usual. No hours: closed."""

    class Privacy:
        plain = ("school", "weekday", "opens", "closes")
        identifying = ()
        special = ()
        keep = "reference"

    school = models.ForeignKey("organisations.School", on_delete=models.PROTECT, related_name="+")
    weekday = models.PositiveSmallIntegerField(choices=Weekday)
    opens = models.TimeField(null=True, blank=True)
    closes = models.TimeField(null=True, blank=True)

    class Meta:
        ordering = ["weekday"]
        constraints = [
            models.UniqueConstraint(fields=["region", "school", "weekday"], name="school_hours_once_a_day"),
            models.CheckConstraint(
                condition=Q(opens__isnull=True, closes__isnull=True) | Q(closes__gt=F("opens")),
                name="school_hours_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.school_id} {self.weekday}"


@tracked()
class VisitNeed(RegionalModel):
    """What the visits to one child ask of the specialist, and how long they take when that is not as usual."""

    class Privacy:
        plain = ("journey", "language", "minutes", "set_on", "set_by")
        identifying = ("specialism",)
        special = ()
        keep = "file"

    journey = models.OneToOneField("pupils.Journey", on_delete=models.CASCADE, related_name="visit_need")
    specialism = models.CharField(max_length=30, choices=Subject, blank=True)
    language = models.CharField(max_length=8, blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    set_on = models.DateField()
    set_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes__isnull=True) | Q(minutes__gte=15, minutes__lte=240), name="visit_need_minutes"
            )
        ]

    def __str__(self) -> str:
        return f"{self.journey_id}"
