from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from steiger.core.history import tracked


@tracked(exclude=("secret_hash",))
class SecretLink(models.Model):
    """A door for somebody without an account, to one thing (`subject`) for one purpose, until it closes.

    What the rooms make of it, and against whom it holds, stands in `core.secret_links`.
    """

    class Privacy:
        plain = (
            "region_id", "purpose", "subject", "secret_hash", "made_at", "expires_at", "is_single_use", "used_at",
            "revoked_at",
        )  # fmt: skip
        identifying = ()
        special = ()
        keep = "reference"

    region_id = models.BigIntegerField()
    purpose = models.CharField(max_length=30)
    subject = models.CharField(max_length=60)
    secret_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    is_single_use = models.BooleanField(default=False)
    used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(expires_at__gt=F("made_at")), name="secret_link_has_a_term"),
            models.CheckConstraint(
                condition=Q(used_at__isnull=True) | Q(is_single_use=True), name="secret_link_used_when_single"
            ),
        ]
        indexes = [models.Index(fields=["region_id", "purpose", "subject"], name="secret_link_of_subject")]

    def __str__(self) -> str:
        return f"{self.purpose} {self.subject}"
