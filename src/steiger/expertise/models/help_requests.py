from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Case, CharField, Q, Value, When

from steiger.core.history import tracked
from steiger.expertise.enums import Destination, Helped, HelpState, MessageKind, Subject, Urgency
from steiger.expertise.models.subjects import WORDS
from steiger.organisations.models import RegionalModel

HEADLINE = 90


@tracked()
class HelpRequest(RegionalModel):
    """A school runs into something and asks. About a child or not; when it is, the child's rules of sight hold too."""

    class Privacy:
        plain = (
            "number", "asker", "asked_at", "asked_by", "school", "journey", "subject", "urgency", "due_on", "handler",
            "assigned_at", "assigned_by", "asked_back_at", "asked_back_by", "first_answered_at", "first_answered_by",
            "answered_at", "answered_by", "referred_at", "referred_by", "referred_to", "withdrawn_at", "withdrawn_by",
            "helped", "helped_at", "helped_by", "shared_at", "shared_by", "shared_question", "shared_answer",
        )  # fmt: skip
        identifying = ()
        special = ("question", "helped_remark")
        keep = "file"

    # A running number within the region: what mail and people call it.
    number = models.PositiveIntegerField()
    question = models.TextField()
    # Whose question it is now: who asked it, until somebody at the school takes over the work.
    asker = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    school = models.ForeignKey(
        "organisations.School", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    journey = models.ForeignKey(
        "pupils.Journey", null=True, blank=True, on_delete=models.CASCADE, related_name="help_requests"
    )
    subject = models.CharField(max_length=20, choices=Subject, blank=True)
    urgency = models.CharField(max_length=10, choices=Urgency, default=Urgency.NORMAL)
    # The day of the first answer, or of the next one after the school has said something.
    due_on = models.DateField()
    handler = models.ForeignKey("people.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    assigned_at = models.DateTimeField(null=True, blank=True)
    assigned_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    asked_back_at = models.DateTimeField(null=True, blank=True)
    asked_back_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    # Stays when the school asks on: how long it waited for a first answer.
    first_answered_at = models.DateTimeField(null=True, blank=True)
    first_answered_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    referred_at = models.DateTimeField(null=True, blank=True)
    referred_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    referred_to = models.CharField(max_length=20, choices=Destination, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    helped = models.CharField(max_length=10, choices=Helped, blank=True)
    helped_remark = models.CharField(max_length=300, blank=True)
    helped_at = models.DateTimeField(null=True, blank=True)
    helped_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    # For other schools to find: in words that were looked through for it, without school, person or child.
    shared_question = models.TextField(blank=True)
    shared_answer = models.TextField(blank=True)
    shared_at = models.DateTimeField(null=True, blank=True)
    shared_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    shared_search = models.GeneratedField(
        expression=SearchVector("shared_question", config=WORDS, weight="A")
        + SearchVector("shared_answer", config=WORDS, weight="D"),
        output_field=SearchVectorField(),
        db_persist=True,
    )
    state = models.GeneratedField(
        expression=Case(
            When(withdrawn_at__isnull=False, then=Value(HelpState.WITHDRAWN.value)),
            When(referred_at__isnull=False, then=Value(HelpState.REFERRED.value)),
            When(answered_at__isnull=False, then=Value(HelpState.ANSWERED.value)),
            When(asked_back_at__isnull=False, then=Value(HelpState.ASKED_BACK.value)),
            When(handler__isnull=False, then=Value(HelpState.TAKEN.value)),
            default=Value(HelpState.NEW.value),
            output_field=CharField(max_length=12),
        ),
        output_field=CharField(max_length=12, choices=HelpState.choices),
        db_persist=True,
    )

    class Meta:
        ordering = ["-asked_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["region", "number"], name="help_request_number_once"),
            models.CheckConstraint(
                condition=Q(assigned_at=None, assigned_by=None)
                | Q(assigned_at__isnull=False, assigned_by__isnull=False),
                name="help_request_assigned_at_and_by",
            ),
            models.CheckConstraint(
                condition=Q(asked_back_at=None, asked_back_by=None)
                | Q(asked_back_at__isnull=False, asked_back_by__isnull=False, handler__isnull=False),
                name="help_request_asked_back_at_and_by",
            ),
            models.CheckConstraint(
                condition=Q(first_answered_at=None, first_answered_by=None)
                | Q(first_answered_at__isnull=False, first_answered_by__isnull=False),
                name="help_request_first_answered_at_and_by",
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None)
                | Q(answered_at__isnull=False, answered_by__isnull=False, first_answered_at__isnull=False),
                name="help_request_answered_at_and_by",
            ),
            models.CheckConstraint(
                condition=Q(referred_at=None, referred_by=None, referred_to="")
                | (Q(referred_at__isnull=False, referred_by__isnull=False) & ~Q(referred_to="")),
                name="help_request_referred_somewhere",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by=None)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="help_request_withdrawn_at_and_by",
            ),
            models.CheckConstraint(
                condition=Q(helped_at=None, helped_by=None, helped="")
                | (Q(helped_at__isnull=False, helped_by__isnull=False) & ~Q(helped="")),
                name="help_request_helped_at_and_by",
            ),
            models.CheckConstraint(
                condition=Q(shared_at=None, shared_by=None)
                | (
                    Q(shared_at__isnull=False, shared_by__isnull=False, journey=None)
                    & ~Q(shared_question="")
                    & ~Q(shared_answer="")
                ),
                name="help_request_shared_without_child",
            ),
        ]
        indexes = [
            models.Index(fields=["region", "-asked_at", "-id"], name="help_request_latest"),
            models.Index(fields=["region", "asker"], name="help_request_of_asker"),
            models.Index(fields=["region", "school", "-asked_at"], name="help_request_of_school"),
            models.Index(
                fields=["region", "handler", "due_on"],
                condition=Q(answered_at=None, referred_at=None, withdrawn_at=None),
                name="help_request_open",
            ),
            GinIndex(
                fields=["region", "shared_search"],
                fastupdate=False,
                condition=Q(shared_at__isnull=False),
                name="help_request_search",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}"

    @property
    def headline(self) -> str:
        """The beginning of the question, for a list."""
        line = " ".join(self.question.split())
        return line if len(line) <= HEADLINE else f"{line[:HEADLINE].rsplit(' ', 1)[0]}…"

    @property
    def is_open(self) -> bool:
        return self.answered_at is None and self.referred_at is None and self.withdrawn_at is None

    @property
    def state_label(self) -> str:
        return str(HelpState(self.state).label)


@tracked()
class HelpMessage(RegionalModel):
    """What was said about a question. A note is for who answers; the school does not see it."""

    class Privacy:
        plain = ("request", "kind", "written_by", "written_at")
        identifying = ()
        special = ("text",)
        keep = "file"

    request = models.ForeignKey(HelpRequest, on_delete=models.CASCADE, related_name="messages")
    kind = models.CharField(max_length=10, choices=MessageKind)
    text = models.TextField()
    written_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["written_at", "id"]
        indexes = [models.Index(fields=["request", "written_at"], name="help_message_in_order")]

    def __str__(self) -> str:
        return f"{self.request_id} {self.kind}"


@tracked()
class HelpFile(RegionalModel):
    """What was sent along: with the question itself, or with something that was said about it."""

    class Privacy:
        plain = ("request", "message", "file", "added_by", "added_at")
        identifying = ()
        special = ()
        keep = "file"

    request = models.ForeignKey(HelpRequest, on_delete=models.CASCADE, related_name="files")
    message = models.ForeignKey(HelpMessage, null=True, blank=True, on_delete=models.CASCADE, related_name="files")
    file = models.ForeignKey("documents.StoredFile", on_delete=models.PROTECT, related_name="+")
    added_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.request_id} {self.file_id}"
