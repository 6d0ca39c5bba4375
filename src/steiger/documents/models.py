from __future__ import annotations

from django.db import models

from steiger.core.history import tracked
from steiger.organisations.models import RegionalModel


@tracked()
class StoredFile(RegionalModel):
    """Bytes that were kept as they were: frozen, with their checksum."""

    class Privacy:
        plain = ("path", "media_type", "size", "sha256", "stored_at", "stored_by")
        identifying = ("name",)
        special = ()
        keep = "file"

    name = models.CharField(max_length=200)
    path = models.CharField(max_length=200, unique=True)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    stored_at = models.DateTimeField()
    stored_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.name
