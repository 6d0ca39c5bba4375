from __future__ import annotations

from django.db import models

from steiger.organisations.models import RegionalModel


class Letter(RegionalModel):
    """One mail to one person; waits here until it has left, and is tried again from `try_at` on when it could not."""

    class Privacy:
        plain = ("written_at", "try_at", "sent_at", "attempts")
        identifying = ("to", "subject", "body", "calendar", "last_error")
        special = ()
        keep = "evidence"

    to = models.EmailField()
    subject = models.CharField(max_length=200)
    body = models.TextField()
    # An appointment that goes with it, as iCalendar.
    calendar = models.TextField(blank=True)
    written_at = models.DateTimeField()
    try_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["region", "try_at"], condition=models.Q(sent_at=None), name="letter_waiting")]

    def __str__(self) -> str:
        return self.subject
