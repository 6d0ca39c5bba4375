from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import CharField, F, Value
from django.db.models.functions import Concat

from steiger.core.functions import NameKey
from steiger.core.history import tracked
from steiger.organisations.models import RegionalModel
from steiger.pupils.enums import Channel


@tracked()
class Family(RegionalModel):
    """Brothers and sisters: they are referred together and are offered places together."""

    class Privacy:
        plain = ("made_on", "made_by")
        identifying = ()
        special = ()
        keep = "file"

    made_on = models.DateField()
    made_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.pk}"


@tracked()
class Pupil(RegionalModel):
    """A child. No BSN, nationality, country of birth, residence status or religion: these are not stored at all."""

    class Privacy:
        plain = ("has_secret_address", "family")
        identifying = (
            "call_name", "infix", "last_name", "birth_on", "home_languages", "arrived_on", "earlier_school",
            "address", "postcode", "place",
        )  # fmt: skip
        special = ()
        keep = "file"

    call_name = models.CharField(max_length=80)
    infix = models.CharField(max_length=20, blank=True)
    last_name = models.CharField(max_length=120)
    birth_on = models.DateField()
    home_languages = ArrayField(models.CharField(max_length=8))
    arrived_on = models.DateField(null=True, blank=True)
    earlier_school = models.CharField(max_length=200, blank=True)
    address = models.CharField(max_length=200, blank=True)
    postcode = models.CharField(max_length=7, blank=True)
    place = models.CharField(max_length=80, blank=True)
    has_secret_address = models.BooleanField(default=False)
    family = models.ForeignKey(Family, null=True, blank=True, on_delete=models.SET_NULL, related_name="children")
    name_key = models.GeneratedField(
        expression=NameKey(Concat(F("last_name"), Value(" "), F("call_name"))),
        output_field=CharField(max_length=220),
        db_persist=True,
    )

    class Meta:
        indexes = [
            models.Index(fields=["region", "name_key", "id"], name="pupil_by_name"),
            models.Index(fields=["region", "birth_on"], name="pupil_by_birth"),
            GinIndex(fields=["name_key"], opclasses=["gin_trgm_ops"], name="pupil_name_trigrams"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return " ".join(part for part in (self.call_name, self.infix, self.last_name) if part)

    @property
    def initials(self) -> str:
        return f"{self.call_name[:1]}.{self.last_name[:1]}."


@tracked()
class Guardian(RegionalModel):
    """A parent or carer, with the language and the way in which one reaches them."""

    class Privacy:
        plain = ("pupil", "channel", "needs_interpreter", "is_first")
        identifying = ("name", "relation", "phone", "email", "language")
        special = ()
        keep = "file"

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="guardians")
    name = models.CharField(max_length=200)
    relation = models.CharField(max_length=60, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=8)
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.SPOKEN)
    needs_interpreter = models.BooleanField(default=True)
    is_first = models.BooleanField(default=True)

    class Meta:
        ordering = ["-is_first", "id"]

    def __str__(self) -> str:
        return self.name
