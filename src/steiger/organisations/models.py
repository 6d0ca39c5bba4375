from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from steiger.core.functions import NameKey
from steiger.core.history import tracked
from steiger.organisations.enums import FacilityKind, HolidayRegion, OrganisationKind, Sector


@tracked()
class Region(models.Model):
    """The tenant: one partnership for appropriate education, or several working together."""

    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    codes = ArrayField(models.CharField(max_length=6))
    sector = models.CharField(max_length=2, choices=Sector)
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["name"]
        constraints = [models.CheckConstraint(condition=Q(codes__len__gt=0), name="region_has_codes")]

    class Privacy:
        plain = ("slug", "name", "codes", "sector", "phone", "email", "created_at")
        identifying = ()
        special = ()
        keep = "reference"

    def __str__(self) -> str:
        return self.name


class RegionalModel(models.Model):
    """Whatever belongs to exactly one region. The database closes its table to every other region."""

    region = models.ForeignKey("organisations.Region", on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


@tracked()
class Organisation(models.Model):
    """Board, school, municipality, expertise centre: national, shared by all regions, never deleted."""

    kind = models.CharField(max_length=20, choices=OrganisationKind)
    code = models.CharField(max_length=10, blank=True)
    name = models.CharField(max_length=200)
    name_key = models.GeneratedField(
        expression=NameKey("name"), output_field=models.CharField(max_length=400), db_persist=True
    )
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name_key"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "code"], condition=~Q(code=""), name="organisation_code_once")
        ]
        indexes = [
            models.Index(fields=["kind", "name_key"], name="organisation_by_name"),
            GinIndex(fields=["name_key"], opclasses=["gin_trgm_ops"], name="organisation_search"),
        ]

    class Privacy:
        plain = ("kind", "code", "name", "closed_on")
        identifying = ()
        special = ()
        keep = "reference"

    def __str__(self) -> str:
        return self.name


class SchoolManager(models.Manager["School"]):
    def get_queryset(self) -> models.QuerySet[School]:
        return super().get_queryset().select_related("organisation")


@tracked()
class School(models.Model):
    """A location (vestiging). Its key is its organisation's, so that posts and relations compare without a join."""

    organisation = models.OneToOneField(Organisation, on_delete=models.PROTECT, primary_key=True, related_name="school")
    code = models.CharField(max_length=6, unique=True)
    brin = models.CharField(max_length=4)
    sector = models.CharField(max_length=2, choices=Sector)
    board = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    municipality = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    street = models.CharField(max_length=120, blank=True)
    house_number = models.CharField(max_length=20, blank=True)
    postcode = models.CharField(max_length=7, blank=True)
    place = models.CharField(max_length=80, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    website = models.CharField(max_length=200, blank=True)
    denomination = models.CharField(max_length=80, blank=True)
    holiday_region = models.CharField(max_length=6, choices=HolidayRegion, blank=True)
    partnership_code = models.CharField(max_length=6, blank=True)
    latitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)

    objects = SchoolManager()

    class Meta:
        indexes = [models.Index(fields=["partnership_code", "sector"], name="school_by_partnership")]

    class Privacy:
        plain = (
            "organisation",
            "code",
            "brin",
            "sector",
            "board",
            "municipality",
            "street",
            "house_number",
            "postcode",
            "place",
            "phone",
            "website",
            "denomination",
            "holiday_region",
            "partnership_code",
            "latitude",
            "longitude",
        )
        identifying = ()
        special = ()
        keep = "reference"

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return self.organisation.name

    @property
    def is_closed(self) -> bool:
        return self.organisation.closed_on is not None

    @property
    def address(self) -> str:
        return f"{self.street} {self.house_number}".strip()

    @property
    def website_url(self) -> str:
        """DUO writes most addresses without their protocol."""
        if not self.website or self.website.startswith(("http://", "https://")):
            return self.website
        return f"https://{self.website}"


class PupilCount(models.Model):
    """How many pupils a location had on the count of one year. Below five DUO publishes no number."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="pupil_counts")
    year = models.PositiveSmallIntegerField()
    pupils = models.PositiveIntegerField(null=True, blank=True)
    is_small = models.BooleanField(default=False)

    class Meta:
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(fields=["school", "year"], name="pupil_count_once"),
            models.CheckConstraint(
                condition=Q(is_small=True, pupils__isnull=True) | Q(is_small=False, pupils__isnull=False),
                name="pupil_count_small_without_number",
            ),
        ]

    class Privacy:
        plain = ("school", "year", "pupils", "is_small")
        identifying = ()
        special = ()
        keep = "reference"

    def __str__(self) -> str:
        return f"{self.year}: {'<5' if self.is_small else self.pupils}"


@tracked()
class NewcomerFacility(RegionalModel):
    """A school that teaches newcomers in a region. DUO's files do not tell: the region marks it.

    `until_on` is the first day on which it no longer does.
    """

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=FacilityKind)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["region", "school"], condition=Q(until_on__isnull=True), name="newcomer_facility_open_once"
            ),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")), name="newcomer_facility_in_order"
            ),
        ]

    class Privacy:
        plain = ("school", "kind", "from_on", "until_on")
        identifying = ()
        special = ()
        keep = "reference"

    def __str__(self) -> str:
        return f"{self.school} ({self.get_kind_display()})"


class SchoolHoliday(models.Model):
    """A national school holiday in one holiday region; both days belong to it."""

    holiday_region = models.CharField(max_length=6, choices=HolidayRegion)
    school_year = models.CharField(max_length=9)
    name = models.CharField(max_length=60)
    first_on = models.DateField()
    last_on = models.DateField()

    class Meta:
        ordering = ["first_on"]
        constraints = [
            models.UniqueConstraint(fields=["holiday_region", "school_year", "name"], name="school_holiday_once"),
            models.CheckConstraint(condition=Q(last_on__gte=F("first_on")), name="school_holiday_in_order"),
        ]

    class Privacy:
        plain = ("holiday_region", "school_year", "name", "first_on", "last_on")
        identifying = ()
        special = ()
        keep = "reference"

    def __str__(self) -> str:
        return f"{self.name} {self.school_year} ({self.get_holiday_region_display()})"


@tracked()
class LocalFreeDay(RegionalModel):
    """Days without lessons that a region, or one of its schools, adds to the holidays."""

    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=80)
    first_on = models.DateField()
    last_on = models.DateField()

    class Meta:
        ordering = ["first_on"]
        constraints = [models.CheckConstraint(condition=Q(last_on__gte=F("first_on")), name="free_day_in_order")]

    class Privacy:
        plain = ("school", "name", "first_on", "last_on")
        identifying = ()
        special = ()
        keep = "reference"

    def __str__(self) -> str:
        return self.name
