from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from steiger.aftercare.enums import SupportFor
from steiger.core.history import tracked
from steiger.organisations.models import RegionalModel


@tracked()
class SupportPackage(RegionalModel):
    """What the region offers by default after a move: in one place for teacher and pupil, elsewhere for the teacher."""

    class Privacy:
        plain = ("name", "municipality", "made_on", "made_by", "ended_on", "ended_by")
        identifying = ()
        special = ()
        keep = "reference"

    name = models.CharField(max_length=100)
    # Without one it holds in the whole region.
    municipality = models.ForeignKey(
        "organisations.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    made_on = models.DateField()
    made_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    ended_on = models.DateField(null=True, blank=True)
    ended_by = models.ForeignKey("people.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True, ended_by__isnull=True)
                | Q(ended_on__isnull=False, ended_by__isnull=False),
                name="support_package_ended_on_and_by",
            ),
            models.UniqueConstraint(
                fields=["region", "name"], condition=Q(ended_on__isnull=True), name="support_package_name_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name


@tracked()
class PackageLine(RegionalModel):
    """What the package holds for the teacher, for the school or for the pupil: hours, in so many school weeks."""

    class Privacy:
        plain = ("package", "support_for", "what", "hours", "from_week", "weeks")
        identifying = ()
        special = ()
        keep = "reference"

    package = models.ForeignKey(SupportPackage, on_delete=models.CASCADE, related_name="lines")
    support_for = models.CharField(max_length=10, choices=SupportFor)
    what = models.CharField(max_length=200)
    hours = models.DecimalField(max_digits=5, decimal_places=1)
    from_week = models.PositiveSmallIntegerField(default=0)
    weeks = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["package", "support_for"], name="package_line_once"),
            models.CheckConstraint(condition=Q(hours__gt=0, weeks__gt=0), name="package_line_has_hours"),
        ]

    def __str__(self) -> str:
        return self.what


@tracked()
class SupportLine(RegionalModel):
    """One agreed item of support after the move: for whom, how many hours, from-until, and who gives them."""

    class Privacy:
        plain = (
            "journey", "support_for", "hours", "from_on", "until_on", "ended_on", "agreed_by", "agreed_on", "owner",
            "package", "report", "over_by",
        )  # fmt: skip
        identifying = ("what", "over_reason")
        special = ()
        keep = "file"

    journey = models.ForeignKey("pupils.Journey", on_delete=models.CASCADE, related_name="support_lines")
    support_for = models.CharField(max_length=10, choices=SupportFor)
    what = models.CharField(max_length=200)
    hours = models.DecimalField(max_digits=5, decimal_places=1)
    from_on = models.DateField()
    until_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    agreed_on = models.DateField()
    agreed_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    # The specialist whose hours these are; nobody yet: the region's.
    owner = models.ForeignKey("people.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    package = models.ForeignKey(
        SupportPackage, null=True, blank=True, on_delete=models.PROTECT, related_name="agreed_lines"
    )
    # The visit at which the school needed it.
    report = models.ForeignKey(
        "aftercare.VisitReport", null=True, blank=True, on_delete=models.SET_NULL, related_name="support_lines"
    )
    # Promised although the hours are not there: why, and who decided so.
    over_reason = models.CharField(max_length=300, blank=True)
    over_by = models.ForeignKey("people.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["from_on", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(until_on__gte=F("from_on")), name="support_ends_after_start"),
            models.CheckConstraint(condition=Q(hours__gt=0), name="support_has_hours"),
            models.CheckConstraint(
                condition=Q(over_by__isnull=True, over_reason="") | (Q(over_by__isnull=False) & ~Q(over_reason="")),
                name="support_over_with_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["region", "until_on"], condition=Q(ended_on__isnull=True), name="support_running")
        ]

    def __str__(self) -> str:
        return self.what


@tracked()
class SpentHours(RegionalModel):
    """Hours that were given of a line of support, on one day."""

    class Privacy:
        plain = ("line", "spent_on", "hours", "written_on", "written_by")
        identifying = ()
        special = ()
        keep = "file"

    line = models.ForeignKey(SupportLine, on_delete=models.CASCADE, related_name="spent")
    spent_on = models.DateField()
    hours = models.DecimalField(max_digits=4, decimal_places=1)
    written_on = models.DateField()
    written_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-spent_on", "-id"]
        constraints = [models.CheckConstraint(condition=Q(hours__gt=0, hours__lte=24), name="spent_hours_of_a_day")]

    def __str__(self) -> str:
        return f"{self.spent_on}: {self.hours}"


@tracked()
class AvailableHours(RegionalModel):
    """How many hours a week a specialist has for support, from a day on until the next such day."""

    class Privacy:
        plain = ("user", "from_on", "hours_per_week", "set_on", "set_by")
        identifying = ()
        special = ()
        keep = "reference"

    user = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()
    hours_per_week = models.DecimalField(max_digits=4, decimal_places=1)
    set_on = models.DateField()
    set_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["user", "from_on"]
        constraints = [
            models.UniqueConstraint(fields=["region", "user", "from_on"], name="available_hours_once_a_day"),
            models.CheckConstraint(
                condition=Q(hours_per_week__gte=0, hours_per_week__lte=60), name="available_hours_of_a_week"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.from_on}: {self.hours_per_week}"
