"""Articles: the list, one of them as it reads, its versions, and what is to be looked at again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.safestring import SafeString, mark_safe

from steiger.access.enums import Permission, Reach
from steiger.access.member import Member
from steiger.cooperation.rules.wording import Part, word_runs
from steiger.core import clock
from steiger.core.links import in_region
from steiger.documents.selectors import content_of
from steiger.expertise.enums import ArticleState
from steiger.expertise.models import Article, ArticleFile, ArticleVersion, ArticleVote
from steiger.expertise.rules import articles as rules
from steiger.expertise.rules.markdown import Heading, headings, to_html
from steiger.expertise.rules.starters import starters
from steiger.organisations.selectors import region_of

RELATED = 4
# A list needs no text.
LISTED = (
    "title", "summary", "subjects", "stages", "review_on", "written_at", "published_at", "withdrawn_at", "state",
    "owner__name", "owner__email",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ArticleFilter:
    """How the list is narrowed; comes from the address bar."""

    text: str = ""
    subject: str = ""
    stage: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class ArticlePage:
    article: Article
    html: SafeString
    sources: SafeString
    headings: Sequence[Heading]
    files: Sequence[ArticleFile]
    useful: int
    votes: int
    own_vote: bool | None
    remarks: Sequence[ArticleVote]
    related: Sequence[Article]
    is_past_review: bool
    may_write: bool

    @property
    def is_long(self) -> bool:
        return len(self.headings) > 2

    @property
    def subjects(self) -> list[tuple[str, str]]:
        return list(zip(self.article.subjects, self.article.subject_labels, strict=True))

    @property
    def attachments(self) -> list[ArticleFile]:
        """What stands beside the text; a picture stands in it."""
        return [one for one in self.files if not one.is_picture]


@dataclass(frozen=True, slots=True)
class Change:
    """One part of an article that reads otherwise: runs of words that stayed, came and went."""

    name: str
    runs: Sequence[tuple[Part, str]]


def articles(member: Member, wanted: ArticleFilter | None = None) -> QuerySet[Article]:
    """What this member may read, latest first; drafts and what was taken out only when asked for."""
    wanted = wanted or ArticleFilter()
    found = Article.objects.filter(rules.visible_to(member)).select_related("owner").only(*LISTED)
    found = found.filter(state=wanted.state if wanted.state in ArticleState.values else ArticleState.PUBLISHED)
    if wanted.subject:
        found = found.filter(subjects__contains=[wanted.subject])
    if wanted.stage:
        found = found.filter(Q(stages__contains=[wanted.stage]) | Q(stages=[]))
    return found.order_by("-written_at", "-id")


def subjects_in_use(member: Member) -> dict[str, int]:
    """In how many articles each subject is written about."""
    found = Article.objects.filter(rules.visible_to(member), rules.PUBLISHED).order_by()
    counts: dict[str, int] = {}
    for subjects in found.values_list("subjects", flat=True):
        for subject in subjects:
            counts[subject] = counts.get(subject, 0) + 1
    return counts


def article(member: Member, pk: int) -> Article | None:
    """One article, when this member may read it; nothing otherwise, as if it did not exist."""
    found = Article.objects.filter(rules.visible_to(member)).select_related("owner", "written_by")
    return found.defer("search", "heading_search").filter(pk=pk).first()


def article_page(member: Member, found: Article) -> ArticlePage:
    slug = region_of(member).slug
    counts = ArticleVote.objects.filter(article=found).aggregate(
        votes=Count("pk"), useful=Count("pk", filter=Q(is_useful=True))
    )
    own = ArticleVote.objects.filter(article=found, voted_by_id=member.user_id)
    may_write = bool(rules.may_write(member, found))
    remarked = ArticleVote.objects.filter(article=found).exclude(remark="").select_related("voted_by")
    return ArticlePage(
        article=found,
        html=as_html(slug, found.pk, found.text),
        sources=as_html(slug, found.pk, _one_to_a_line(found.sources)),
        headings=headings(found.text),
        files=list(found.files.select_related("file")),
        useful=counts["useful"],
        votes=counts["votes"],
        own_vote=own.values_list("is_useful", flat=True).first(),
        remarks=list(remarked.order_by("-voted_at")) if may_write else [],
        related=list(articles(member).filter(subjects__overlap=found.subjects).exclude(pk=found.pk)[:RELATED]),
        is_past_review=rules.is_past_review(found, clock.today()),
        may_write=may_write,
    )


def as_html(slug: str, pk: int, text: str) -> SafeString:
    made = to_html(text, lambda file: in_region(slug, "expertise:article_file", pk=pk, file=file))
    return mark_safe(made)  # noqa: S308 - the reader lets no HTML through


def versions(found: Article) -> QuerySet[ArticleVersion]:
    return ArticleVersion.objects.filter(article=found).select_related("written_by").order_by("-number")


def changes_between(before: ArticleVersion, after: ArticleVersion, names: dict[str, str]) -> list[Change]:
    """What the later one says otherwise, part by part; `names` says what each part is called."""
    return [
        Change(label, word_runs(getattr(before, name), getattr(after, name)))
        for name, label in names.items()
        if getattr(before, name) != getattr(after, name)
    ]


def article_file(found: Article, pk: int) -> ArticleFile | None:
    return ArticleFile.objects.filter(article=found, pk=pk).select_related("file", "article").first()


def file_content(file: ArticleFile) -> bytes:
    return content_of(file.file)


def starters_missing(member: Member) -> int:
    """How many of the articles that come with the product this region does not have; for who can take them over."""
    if member.reach(Permission.ARTICLE_WRITE) < Reach.REGION:
        return 0
    there = set(Article.objects.exclude(starter="").values_list("starter", flat=True))
    return len([one for one in starters() if one.key not in there])


def _one_to_a_line(sources: str) -> str:
    lines = [line.strip().removeprefix("-").strip() for line in sources.splitlines()]
    return "\n".join(f"- {line}" for line in lines if line)
