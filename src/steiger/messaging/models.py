from __future__ import annotations

from django.db import models
from django.db.models import Q

from steiger.core.history import tracked
from steiger.messaging.enums import Kind, Way
from steiger.organisations.models import RegionalModel


class Letter(RegionalModel):
    """One mail to one person; waits here until it has left, and is tried again from `try_at` on when it could not.

    `handed_at` is written, and committed, before the mail server gets the letter; `sent_at` when it said yes. A letter
    that stays between the two is unsure: whoever sent it was killed, and only the mail server knows whether it left.
    """

    class Privacy:
        plain = ("written_at", "try_at", "handed_at", "sent_at", "attempts")
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
    handed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["region", "try_at"], condition=Q(sent_at=None), name="letter_waiting")]

    def __str__(self) -> str:
        return self.subject


class Notice(RegionalModel):
    """One fact that one person is told, once: `fact` names it, and the database refuses to tell it a second time.

    `way` is how this person wanted to hear of it then. `letter` is the mail that tells it: its own, or the weekly one
    that it went along with; without one it waits for the next weekly mail, or stands under *Vandaag* only.
    Holds a case number or initials at most, like the mail that it becomes.
    """

    class Privacy:
        plain = ("reader", "kind", "fact", "way", "path", "letter", "told_at", "seen_at")
        identifying = ("subject", "body")
        special = ()
        keep = "evidence"

    reader = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind)
    fact = models.CharField(max_length=120)
    way = models.CharField(max_length=20, choices=Way)
    subject = models.CharField(max_length=200)
    body = models.TextField(blank=True)
    path = models.CharField(max_length=300)
    letter = models.ForeignKey(Letter, null=True, on_delete=models.SET_NULL, related_name="notices")
    told_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["region", "reader", "fact"], name="notice_told_once"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="notice_kind_known"),
            models.CheckConstraint(condition=Q(way__in=Way.values), name="notice_way_known"),
        ]
        indexes = [
            models.Index(fields=["region", "reader", "-told_at"], condition=Q(seen_at=None), name="notice_unseen"),
            models.Index(fields=["region", "reader"], condition=Q(letter=None), name="notice_without_letter"),
        ]

    def __str__(self) -> str:
        return self.subject


@tracked()
class Preference(RegionalModel):
    """How somebody wants to hear of one kind of message; without one it is the usual way."""

    class Privacy:
        plain = ("reader", "kind", "way")
        identifying = ()
        special = ()
        keep = "reference"

    reader = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind)
    way = models.CharField(max_length=20, choices=Way)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["region", "reader", "kind"], name="preference_once"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="preference_kind_known"),
            models.CheckConstraint(condition=Q(way__in=Way.values), name="preference_way_known"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.way}"
