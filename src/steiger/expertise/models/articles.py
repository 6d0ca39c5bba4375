from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Case, CharField, Q, Value, When

from steiger.core.history import tracked
from steiger.expertise.enums import ArticleState, Stage, Subject
from steiger.expertise.models.subjects import WORDS
from steiger.organisations.models import RegionalModel


@tracked()
class Article(RegionalModel):
    """What the region knows about something, in plain words, with somebody who keeps it up. It names no child."""

    class Privacy:
        plain = (
            "title", "summary", "text", "sources", "keywords", "subjects", "stages", "owner", "review_on", "version",
            "written_at", "written_by", "published_at", "published_by", "withdrawn_at", "withdrawn_by",
            "withdraw_reason", "reviewed_on", "reviewed_by", "from_request", "starter",
        )  # fmt: skip
        identifying = ()
        special = ()
        keep = "reference"

    title = models.CharField(max_length=150)
    summary = models.CharField(max_length=400)
    # Markdown, like the sources: one to a line, each that can be looked up.
    text = models.TextField()
    sources = models.TextField(blank=True)
    # Words by which somebody looks for it that do not stand in it.
    keywords = models.CharField(max_length=300, blank=True)
    subjects = ArrayField(models.CharField(max_length=20, choices=Subject))
    stages = ArrayField(models.CharField(max_length=10, choices=Stage), default=list, blank=True)
    # Who keeps it up.
    owner = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    review_on = models.DateField()
    version = models.PositiveSmallIntegerField(default=1)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    withdraw_reason = models.CharField(max_length=300, blank=True)
    reviewed_on = models.DateField(null=True, blank=True)
    reviewed_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    # The question from whose answer it was made.
    from_request = models.ForeignKey(
        "expertise.HelpRequest", null=True, blank=True, on_delete=models.SET_NULL, related_name="articles"
    )
    # Which of the articles that come with the product it began as.
    starter = models.SlugField(max_length=60, blank=True)
    state = models.GeneratedField(
        expression=Case(
            When(withdrawn_at__isnull=False, then=Value(ArticleState.WITHDRAWN.value)),
            When(published_at__isnull=False, then=Value(ArticleState.PUBLISHED.value)),
            default=Value(ArticleState.DRAFT.value),
            output_field=CharField(max_length=10),
        ),
        output_field=CharField(max_length=10, choices=ArticleState.choices),
        db_persist=True,
    )
    search = models.GeneratedField(
        expression=SearchVector("title", config=WORDS, weight="A")
        + SearchVector("keywords", config=WORDS, weight="B")
        + SearchVector("summary", config=WORDS, weight="C")
        + SearchVector("text", config=WORDS, weight="D"),
        output_field=SearchVectorField(),
        db_persist=True,
    )
    # What it is about: a word here says more than one somewhere in the text.
    heading_search = models.GeneratedField(
        expression=SearchVector("title", config=WORDS, weight="A") + SearchVector("keywords", config=WORDS, weight="B"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        ordering = ["title", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "starter"], condition=~Q(starter=""), name="article_starter_once"
            ),
            models.CheckConstraint(condition=Q(subjects__len__gte=1), name="article_about_something"),
            models.CheckConstraint(
                condition=Q(published_at=None, published_by=None)
                | Q(published_at__isnull=False, published_by__isnull=False),
                name="article_published_at_and_by",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by=None, withdraw_reason="")
                | (Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(withdraw_reason="")),
                name="article_withdrawn_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_on=None, reviewed_by=None)
                | Q(reviewed_on__isnull=False, reviewed_by__isnull=False),
                name="article_reviewed_on_and_by",
            ),
        ]
        indexes = [
            models.Index(fields=["region", "state", "-written_at", "-id"], name="article_latest"),
            models.Index(fields=["region", "owner", "review_on"], name="article_to_review"),
            GinIndex(fields=["region", "search"], fastupdate=False, name="article_search"),
            GinIndex(fields=["region", "heading_search"], fastupdate=False, name="article_heading_search"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_published(self) -> bool:
        return self.published_at is not None and self.withdrawn_at is None

    @property
    def state_label(self) -> str:
        return str(ArticleState(self.state).label)

    @property
    def subject_labels(self) -> list[str]:
        return [str(Subject(one).label) for one in self.subjects]

    @property
    def stage_labels(self) -> list[str]:
        return [str(Stage(one).label) for one in self.stages]


@tracked()
class ArticleVersion(RegionalModel):
    """The article as it read at one time. Never changed; the last one is how it reads now."""

    class Privacy:
        plain = ("article", "number", "title", "summary", "text", "sources", "change", "written_by", "written_at")
        identifying = ()
        special = ()
        keep = "reference"

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=150)
    summary = models.CharField(max_length=400)
    text = models.TextField()
    sources = models.TextField(blank=True)
    # What is otherwise and why, in the words of who changed it.
    change = models.CharField(max_length=200, blank=True)
    written_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["article", "number"], name="article_version_once")]

    def __str__(self) -> str:
        return f"{self.article_id} {self.number}"


@tracked()
class ArticleFile(RegionalModel):
    """A picture that stands in the text, or something to take along."""

    class Privacy:
        plain = ("article", "file", "title", "added_by", "added_at")
        identifying = ()
        special = ()
        keep = "reference"

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="files")
    file = models.ForeignKey("documents.StoredFile", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    added_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.title

    @property
    def is_picture(self) -> bool:
        return self.file.media_type.startswith("image/")


@tracked()
class ArticleVote(RegionalModel):
    """Whether it was of use to somebody; one voice a person, the last one counts."""

    class Privacy:
        plain = ("article", "voted_by", "voted_at", "is_useful")
        identifying = ()
        special = ("remark",)
        keep = "reference"

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="votes")
    voted_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    voted_at = models.DateTimeField()
    is_useful = models.BooleanField()
    remark = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "voted_by"], name="article_vote_once")]

    def __str__(self) -> str:
        return f"{self.article_id} {self.is_useful}"
