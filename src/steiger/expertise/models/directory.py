from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from steiger.access.enums import Role
from steiger.core.history import tracked
from steiger.expertise.enums.directory import DirectoryKind
from steiger.expertise.enums.subjects import Subject
from steiger.organisations.models import RegionalModel


@tracked()
class DirectoryEntry(RegionalModel):
    """A place to turn to that no register knows. Its contact is a role, not a person: whoever holds it today."""

    class Privacy:
        plain = (
            "kind", "name", "organisation", "role", "text", "subjects", "languages", "phone", "email", "website",
            "reachable", "address", "postcode", "place", "checked_on", "checked_by", "ended_on",
        )  # fmt: skip
        identifying = ()
        special = ()
        keep = "reference"

    kind = models.CharField(max_length=20, choices=DirectoryKind)
    name = models.CharField(max_length=200)
    # The municipality, or the school where it is.
    organisation = models.ForeignKey(
        "organisations.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    role = models.CharField(max_length=30, choices=Role, blank=True)
    text = models.TextField(blank=True)
    subjects = ArrayField(models.CharField(max_length=30, choices=Subject), default=list, blank=True)
    languages = ArrayField(models.CharField(max_length=8), default=list, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    website = models.URLField(max_length=300, blank=True)
    # When one can call or come, in words.
    reachable = models.CharField(max_length=200, blank=True)
    address = models.CharField(max_length=140, blank=True)
    postcode = models.CharField(max_length=7, blank=True)
    place = models.CharField(max_length=80, blank=True)
    # When somebody last made sure that all of it is right.
    checked_on = models.DateField()
    checked_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    # The first day on which it is no longer there.
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name", "id"]
        verbose_name_plural = "directory entries"
        constraints = [
            models.CheckConstraint(
                condition=~Q(role="") | ~Q(phone="") | ~Q(email="") | ~Q(website=""), name="directory_entry_reachable"
            ),
        ]
        indexes = [models.Index(fields=["region"], condition=Q(ended_on=None), name="directory_entry_here")]

    def __str__(self) -> str:
        return self.name


@tracked()
class ExpertProfile(RegionalModel):
    """What somebody can be asked for, in their own words. It is told while they work in the region, and as what."""

    class Privacy:
        plain = ("user", "subjects", "languages", "changed_at")
        identifying = ("about",)
        special = ()
        keep = "reference"

    user = models.ForeignKey("people.User", on_delete=models.CASCADE, related_name="+")
    subjects = ArrayField(models.CharField(max_length=30, choices=Subject), default=list, blank=True)
    languages = ArrayField(models.CharField(max_length=8), default=list, blank=True)
    about = models.CharField(max_length=500, blank=True)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["region", "user"], name="expert_profile_once")]

    def __str__(self) -> str:
        return f"{self.user_id}"
