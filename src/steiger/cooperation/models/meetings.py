from __future__ import annotations

from django.db import models
from django.db.models import Case, CharField, F, Q, Value, When

from steiger.cooperation.enums import Answer, ItemKind, ItemOutcome, MeetingState
from steiger.cooperation.models.bodies import Body
from steiger.core.history import tracked
from steiger.organisations.models import RegionalModel


@tracked()
class Meeting(RegionalModel):
    """A body comes together. What is said of it last is said in its minutes, which the next meeting approves."""

    class Privacy:
        plain = (
            "body", "starts_at", "ends_at", "place", "link", "called_by", "called_at", "changes", "cancelled_on",
            "cancel_reason", "closed_at", "closed_by", "approved_on", "approved_in", "minutes",
        )  # fmt: skip
        identifying = ()
        special = ()
        keep = "reference"

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="meetings")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=200, blank=True)
    # Where it is held online, alone or beside a place.
    link = models.URLField(max_length=500, blank=True)
    called_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    called_at = models.DateTimeField()
    # How often those invited were told something else: a calendar takes over the highest.
    changes = models.PositiveSmallIntegerField(default=0)
    cancelled_on = models.DateField(null=True, blank=True)
    cancel_reason = models.CharField(max_length=300, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    approved_on = models.DateField(null=True, blank=True)
    # The meeting that approved these minutes.
    approved_in = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    # The minutes as they were when the meeting was closed.
    minutes = models.ForeignKey(
        "documents.StoredFile", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    state = models.GeneratedField(
        expression=Case(
            When(cancelled_on__isnull=False, then=Value(MeetingState.CANCELLED.value)),
            When(approved_on__isnull=False, then=Value(MeetingState.APPROVED.value)),
            When(closed_at__isnull=False, then=Value(MeetingState.CLOSED.value)),
            default=Value(MeetingState.CALLED.value),
        ),
        output_field=CharField(max_length=20, choices=MeetingState.choices),
        db_persist=True,
    )

    class Meta:
        ordering = ["-starts_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="meeting_ends_later"),
            models.CheckConstraint(
                condition=Q(closed_at=None, closed_by=None) | Q(closed_at__isnull=False, closed_by__isnull=False),
                name="meeting_closed_at_and_by",
            ),
            models.CheckConstraint(
                condition=Q(approved_on=None, approved_in=None)
                | Q(approved_on__isnull=False, approved_in__isnull=False, closed_at__isnull=False),
                name="meeting_approved_after_closing",
            ),
        ]
        indexes = [models.Index(fields=["region", "-starts_at"], name="meeting_latest")]

    def __str__(self) -> str:
        return f"{self.body_id} {self.starts_at:%Y-%m-%d}"

    @property
    def state_label(self) -> str:
        return str(MeetingState(self.state).label)


@tracked()
class Invitation(RegionalModel):
    """Somebody who sits at the table is asked to come; what they answered, and whether they were there."""

    class Privacy:
        plain = ("meeting", "user", "answer", "answered_at", "was_present")
        identifying = ()
        special = ()
        keep = "reference"

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="invitations")
    user = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=20, choices=Answer, default=Answer.NONE)
    answered_at = models.DateTimeField(null=True, blank=True)
    was_present = models.BooleanField(default=False)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["meeting", "user"], name="invitation_once")]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.user_id}"


@tracked()
class AgendaItem(RegionalModel):
    """Something to talk about. Without a meeting it is a proposal that waits for the next one of its body; a standing
    item without a meeting comes on every agenda, or once a year, as a copy.
    """

    class Privacy:
        plain = (
            "body", "meeting", "position", "kind", "title", "text", "proposed_by", "proposed_on", "outcome", "notes",
            "policy_draft", "evaluates", "month",
        )  # fmt: skip
        identifying = ()
        special = ()
        keep = "reference"

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="agenda_items")
    meeting = models.ForeignKey(Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="agenda_items")
    position = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=20, choices=ItemKind, default=ItemKind.TOPIC)
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    proposed_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    proposed_on = models.DateField()
    outcome = models.CharField(max_length=20, choices=ItemOutcome, default=ItemOutcome.OPEN)
    notes = models.TextField(blank=True)
    # What a next policy would say, as it was proposed: adopted by the decision on this item, or not at all.
    policy_draft = models.JSONField(null=True, blank=True)
    # The decision that falls due for evaluation.
    evaluates = models.ForeignKey(
        "cooperation.Decision", null=True, blank=True, on_delete=models.PROTECT, related_name="evaluation_items"
    )
    # A standing item that comes once a year: at the first meeting from this month on.
    month = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome=ItemOutcome.OPEN) | Q(meeting__isnull=False), name="agenda_item_handled_at_meeting"
            ),
            models.CheckConstraint(
                condition=Q(month=None) | Q(kind=ItemKind.STANDING, month__range=(1, 12)), name="agenda_item_of_month"
            ),
        ]
        indexes = [models.Index(fields=["body"], condition=Q(meeting=None), name="agenda_item_proposed")]

    def __str__(self) -> str:
        return self.title


@tracked()
class Paper(RegionalModel):
    """What those at the table read beforehand."""

    class Privacy:
        plain = ("item", "file", "title", "added_by", "added_at")
        identifying = ()
        special = ()
        keep = "reference"

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="papers")
    file = models.ForeignKey("documents.StoredFile", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    added_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.title
