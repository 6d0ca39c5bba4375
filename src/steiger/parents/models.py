"""What the region itself tells parents. No row here is about a parent or a child."""

from __future__ import annotations

from django.db import models
from django.db.models import Case, F, Q, Value, When

from steiger.core.history import tracked
from steiger.organisations.models import RegionalModel
from steiger.parents.enums import Opened, TextState


@tracked()
class ParentsContact(RegionalModel):
    """Where parents of the region ask: telephone, mail, when, and who answers."""

    class Privacy:
        plain = ("phone", "mail", "hours", "changed_on", "changed_by")
        identifying = ("answered_by",)
        special = ()
        keep = "reference"

    phone = models.CharField(max_length=30, blank=True)
    mail = models.EmailField(blank=True)
    hours = models.CharField(max_length=120, blank=True)
    answered_by = models.CharField(max_length=120, blank=True)
    changed_on = models.DateField()
    changed_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["region"], name="parents_contact_once"),
            models.CheckConstraint(condition=~Q(phone="") | ~Q(mail=""), name="parents_contact_by_phone_or_mail"),
        ]

    def __str__(self) -> str:
        return self.phone or self.mail


@tracked()
class TextVersion(RegionalModel):
    """One version of one text in one language: what the region says instead of the standard text.

    `made_from` is the mark of the Dutch text of which it is the translation; a Dutch version has none. A language whose
    mark is another than that of the Dutch text now is to be reviewed: that follows and is never stored.
    """

    class Privacy:
        plain = (
            "language", "key", "number", "text", "made_from", "written_on", "written_by", "published_on",
            "published_by", "replaced_on", "replaced_by",
        )  # fmt: skip
        identifying = ("translator",)
        special = ()
        keep = "reference"

    language = models.CharField(max_length=8)
    key = models.CharField(max_length=60)
    number = models.PositiveIntegerField()
    text = models.TextField()
    translator = models.CharField(max_length=120, blank=True)
    made_from = models.CharField(max_length=64, blank=True)
    written_on = models.DateField()
    written_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    published_on = models.DateField(null=True, blank=True)
    published_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    replaced_on = models.DateField(null=True, blank=True)
    replaced_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    state = models.GeneratedField(
        expression=Case(
            When(published_on=None, then=Value(TextState.DRAFT.value)),
            When(replaced_on=None, then=Value(TextState.PUBLISHED.value)),
            default=Value(TextState.REPLACED.value),
        ),
        output_field=models.CharField(max_length=10, choices=TextState),
        db_persist=True,
    )

    class Meta:
        ordering = ["language", "key", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["region", "language", "key", "number"], name="text_version_number_once"),
            models.UniqueConstraint(
                fields=["region", "language", "key"], condition=Q(published_on=None), name="text_draft_once"
            ),
            models.UniqueConstraint(
                fields=["region", "language", "key"],
                condition=Q(published_on__isnull=False, replaced_on=None),
                name="text_published_once",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="text_version_says_something"),
            models.CheckConstraint(
                condition=Q(published_on__isnull=True, published_by__isnull=True)
                | Q(published_on__isnull=False, published_by__isnull=False),
                name="text_version_published_on_and_by",
            ),
            models.CheckConstraint(
                condition=Q(replaced_on__isnull=True, replaced_by__isnull=True)
                | Q(replaced_on__isnull=False, replaced_by__isnull=False, published_on__isnull=False),
                name="text_version_replaced_on_and_by",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.language} {self.key} {self.number}"


@tracked()
class TextCheck(RegionalModel):
    """Somebody who speaks a language from home read one text and found it good. `mark` says which words were read."""

    class Privacy:
        plain = ("language", "key", "mark", "checked_on", "recorded_on", "recorded_by")
        identifying = ("checker",)
        special = ()
        keep = "reference"

    language = models.CharField(max_length=8)
    key = models.CharField(max_length=60)
    mark = models.CharField(max_length=64)
    checker = models.CharField(max_length=120)
    checked_on = models.DateField()
    recorded_on = models.DateField()
    recorded_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-checked_on", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["region", "language", "key", "mark"], name="text_check_once"),
            models.CheckConstraint(condition=~Q(checker=""), name="text_check_by_somebody"),
            models.CheckConstraint(condition=Q(checked_on__lte=F("recorded_on")), name="text_check_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.language} {self.key} {self.checker}"


class Opening(RegionalModel):
    """How often something was opened on a day, in a language. A number and nothing else.

    Without history: that would keep the moment of each opening, and so the trace of a visitor.
    """

    class Privacy:
        plain = ("opened_on", "language", "what", "count")
        identifying = ()
        special = ()
        keep = "reference"

    opened_on = models.DateField()
    language = models.CharField(max_length=8)
    what = models.CharField(max_length=10, choices=Opened)
    count = models.PositiveIntegerField()

    class Meta:
        ordering = ["opened_on", "language", "what"]
        constraints = [
            models.UniqueConstraint(fields=["region", "opened_on", "language", "what"], name="opening_per_day_once")
        ]

    def __str__(self) -> str:
        return f"{self.opened_on} {self.language} {self.what}: {self.count}"
