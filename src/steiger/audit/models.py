from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from steiger.audit.enums import Looked


class Look(models.Model):
    """Somebody opened something about a child: who, in which role, when, what. Kept two years."""

    IS_EVIDENCE = True

    region_id = models.BigIntegerField()
    at = models.DateTimeField()
    user_id = models.BigIntegerField()
    user_name = models.CharField(max_length=200)
    roles = ArrayField(models.CharField(max_length=30))
    looked_at = models.CharField(max_length=20, choices=Looked)
    case_number = models.CharField(max_length=12)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["region_id", "-at"], name="look_latest"),
            models.Index(fields=["region_id", "case_number", "-at"], name="look_by_case"),
        ]

    class Privacy:
        plain = ("region_id", "at", "user_id", "roles", "looked_at", "case_number")
        identifying = ("user_name", "reason")
        special = ()
        keep = "evidence"

    def __str__(self) -> str:
        return f"{self.user_name} {self.looked_at} {self.case_number}"


class Happening(models.Model):
    """One line per action, in the order in which things happened. `kind` is the action's name."""

    IS_EVIDENCE = True

    region_id = models.BigIntegerField()
    at = models.DateTimeField()
    on = models.DateField()
    user_id = models.BigIntegerField(null=True)
    user_name = models.CharField(max_length=200)
    roles = ArrayField(models.CharField(max_length=30))
    kind = models.CharField(max_length=60)
    case_number = models.CharField(max_length=12, blank=True)
    subject = models.CharField(max_length=60, blank=True)
    details = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["region_id", "case_number", "-at"], name="happening_by_case"),
            models.Index(fields=["region_id", "-at"], name="happening_latest"),
        ]

    class Privacy:
        plain = ("region_id", "at", "on", "user_id", "roles", "kind", "case_number", "subject")
        identifying = ("user_name", "details")
        special = ()
        keep = "evidence"

    def __str__(self) -> str:
        return f"{self.kind} {self.case_number}"
