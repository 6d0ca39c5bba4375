"""What the region itself tells parents. No row here is about a parent or a child."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Case, F, Q, Value, When

from steiger.core.history import tracked
from steiger.organisations.models import RegionalModel
from steiger.parents.enums import FilmCut, FilmFailure, FilmState, Opened, TextState


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


@tracked(exclude=("frames_done",))
class Film(RegionalModel):
    """One making of the film in one language and cut: asked for, begun, and ready or failed.

    Of what is ready the latest is what parents see; a making that fails changes nothing for them. `said` is the mark of
    everything that it says, `voices` are the recordings that are heard in it, `scene_keys` name its scenes.
    """

    class Privacy:
        plain = (
            "language", "cut", "asked_at", "asked_by", "begun_at", "tries", "frames_done", "frames_to_do", "ready_at",
            "failed_at", "failure", "failure_detail", "said", "scene_keys", "voices", "sha256", "size", "seconds",
            "poster_sha256", "captions",
        )  # fmt: skip
        identifying = ()
        special = ()
        keep = "reference"

    language = models.CharField(max_length=8)
    cut = models.CharField(max_length=10, choices=FilmCut)
    asked_at = models.DateTimeField()
    # Nobody: a change of what it says asked for it.
    asked_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    frames_done = models.PositiveIntegerField(default=0)
    frames_to_do = models.PositiveIntegerField(default=0)
    ready_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    failure = models.CharField(max_length=12, choices=FilmFailure, blank=True)
    failure_detail = models.CharField(max_length=200, blank=True)
    said = models.CharField(max_length=64, blank=True)
    scene_keys = ArrayField(models.CharField(max_length=24), default=list)
    voices = ArrayField(models.BigIntegerField(), default=list)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    seconds = models.FloatField(default=0)
    poster_sha256 = models.CharField(max_length=64, blank=True)
    captions = models.TextField(blank=True)
    state = models.GeneratedField(
        expression=Case(
            When(failed_at__isnull=False, then=Value(FilmState.FAILED.value)),
            When(ready_at__isnull=False, then=Value(FilmState.READY.value)),
            When(begun_at__isnull=False, then=Value(FilmState.MAKING.value)),
            default=Value(FilmState.WAITING.value),
        ),
        output_field=models.CharField(max_length=10, choices=FilmState),
        db_persist=True,
    )

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "language", "cut"],
                condition=Q(begun_at=None, failed_at=None),
                name="film_waits_once",
            ),
            models.UniqueConstraint(
                fields=["region", "language", "cut"],
                condition=Q(begun_at__isnull=False, ready_at=None, failed_at=None),
                name="film_made_once",
            ),
            models.CheckConstraint(
                condition=Q(ready_at=None) | Q(failed_at=None, begun_at__isnull=False), name="film_ready_or_failed"
            ),
            models.CheckConstraint(
                condition=Q(ready_at=None, sha256="") | (Q(ready_at__isnull=False) & ~Q(sha256="")),
                name="film_ready_is_a_file",
            ),
            models.CheckConstraint(
                condition=Q(failed_at=None, failure="") | (Q(failed_at__isnull=False) & ~Q(failure="")),
                name="film_failed_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.language} {self.cut} {self.asked_at:%Y-%m-%d}"


@tracked()
class VoiceRecording(RegionalModel):
    """Somebody said one sentence of the film aloud, and agrees that it is used.

    `mark` is that of the sentence that was said: for other words the recording is not used. Who withdraws it leaves no
    sound behind.
    """

    class Privacy:
        plain = (
            "language", "scene", "number", "mark", "seconds", "agrees", "recorded_on", "recorded_by", "withdrawn_on",
            "withdrawn_by",
        )  # fmt: skip
        identifying = ("speaker", "file")
        special = ()
        keep = "reference"

    language = models.CharField(max_length=8)
    scene = models.CharField(max_length=20)
    number = models.PositiveSmallIntegerField()
    mark = models.CharField(max_length=64)
    file = models.ForeignKey("documents.StoredFile", null=True, on_delete=models.PROTECT, related_name="+")
    seconds = models.FloatField()
    speaker = models.CharField(max_length=120)
    agrees = models.BooleanField()
    recorded_on = models.DateField()
    recorded_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "language", "scene", "number"],
                condition=Q(withdrawn_on=None),
                name="voice_of_a_sentence_once",
            ),
            models.CheckConstraint(condition=Q(agrees=True) & ~Q(speaker=""), name="voice_of_who_agrees"),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True, withdrawn_by__isnull=True, file__isnull=False)
                | Q(withdrawn_on__isnull=False, withdrawn_by__isnull=False, file__isnull=True),
                name="voice_withdrawn_on_and_by",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.language} {self.scene} {self.number}"
