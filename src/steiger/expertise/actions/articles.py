"""Articles: written, published, changed with every version kept, looked at again, taken out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.documents.actions import store_file
from steiger.documents.uploads import Upload
from steiger.expertise.actions.words import count_words, words_of_article
from steiger.expertise.enums import Stage, Subject
from steiger.expertise.models import Article, ArticleFile, ArticleVersion, ArticleVote, HelpRequest
from steiger.expertise.rules import articles as rules
from steiger.pupils.rules import name_in

SHORTEST_TEXT = 80
WORDING = ("title", "summary", "text", "sources")


@dataclass(frozen=True, slots=True)
class ArticleInput:
    """What somebody types of an article."""

    title: str
    summary: str
    text: str
    subjects: Sequence[str]
    sources: str = ""
    keywords: str = ""
    stages: Sequence[str] = field(default_factory=tuple)
    review_on: date | None = None


@transaction.atomic
def write_article(
    *, by: Member, written: ArticleInput, request: HelpRequest | None = None, starter: str = "", owner_id: int = 0
) -> Article:
    """A draft, that whoever keeps it up reads first. From a question: nothing of the child goes along."""
    require(by, Permission.ARTICLE_WRITE)
    _check(written)
    _refuse_names(written, request)
    article = Article.objects.create(
        region_id=by.region_id,
        owner_id=owner_id or by.user_id,
        written_at=clock.now(),
        written_by_id=by.user_id,
        from_request=request,
        starter=starter,
        **_fields(written),
    )
    _keep_version(article, by, change="")
    record(by=by, kind="write_article", subject=f"article {article.pk}")
    return article


@transaction.atomic
def change_article(*, by: Member, article: Article, written: ArticleInput, change: str, seen: int) -> Article:
    """The next version. `seen` is the one that the writer began from: nobody overwrites what came in between."""
    require(by, Permission.ARTICLE_WRITE)
    article = _lock(article)
    rules.may_write(by, article).require()
    if article.version != seen:
        raise DomainError(
            _("Somebody changed this article while you were writing. Read the latest version, then change it again.")
        )
    _check(written, earlier=article)
    _refuse_names(written, article.from_request)
    before, wording = words_of_article(article), {name: getattr(article, name) for name in WORDING}
    fields = _fields(written)
    for name, value in fields.items():
        setattr(article, name, value)
    if any(wording[name] != getattr(article, name) for name in WORDING):
        article.version += 1
        article.written_at, article.written_by_id = clock.now(), by.user_id
        _keep_version(article, by, change=change)
    article.save(update_fields=[*fields, "version", "written_at", "written_by"])
    count_words(by=by, before=before, after=words_of_article(article))
    record(by=by, kind="change_article", subject=f"article {article.pk}", version=article.version)
    return article


@transaction.atomic
def publish_article(*, by: Member, article: Article) -> Article:
    """From now on everybody in the region finds it; also when it had been taken out."""
    require(by, Permission.ARTICLE_WRITE)
    article = _lock(article)
    rules.may_publish(by, article).require()
    _refuse_names(_as_input(article), article.from_request)
    article.published_at, article.published_by_id = clock.now(), by.user_id
    article.withdrawn_at, article.withdrawn_by, article.withdraw_reason = None, None, ""
    article.save(update_fields=["published_at", "published_by", "withdrawn_at", "withdrawn_by", "withdraw_reason"])
    count_words(by=by, before=set(), after=words_of_article(article))
    record(by=by, kind="publish_article", subject=f"article {article.pk}")
    return article


@transaction.atomic
def withdraw_article(*, by: Member, article: Article, reason: str) -> Article:
    """Nobody finds it any more; it stays readable for who keeps it up, and can be published again."""
    require(by, Permission.ARTICLE_WRITE)
    article = _lock(article)
    rules.may_withdraw(by, article).require()
    if not reason.strip():
        raise DomainError(_("Say why, for whoever looks for it later."), field="reason")
    before = words_of_article(article)
    article.withdrawn_at, article.withdrawn_by_id = clock.now(), by.user_id
    article.withdraw_reason = reason.strip()
    article.save(update_fields=["withdrawn_at", "withdrawn_by", "withdraw_reason"])
    count_words(by=by, before=before, after=set())
    record(by=by, kind="withdraw_article", subject=f"article {article.pk}")
    return article


@transaction.atomic
def review_article(*, by: Member, article: Article, review_on: date) -> Article:
    """Read again and found to be right still; until the next day to look at it."""
    require(by, Permission.ARTICLE_WRITE)
    article = _lock(article)
    rules.may_write(by, article).require()
    if review_on <= clock.today():
        raise DomainError(_("Choose a day to come, on which somebody reads it again."), field="review_on")
    article.reviewed_on, article.reviewed_by_id, article.review_on = clock.today(), by.user_id, review_on
    article.save(update_fields=["reviewed_on", "reviewed_by", "review_on"])
    record(by=by, kind="review_article", subject=f"article {article.pk}", review_on=review_on.isoformat())
    return article


@transaction.atomic
def add_article_files(*, by: Member, article: Article, uploads: Sequence[Upload], title: str = "") -> list[ArticleFile]:
    require(by, Permission.ARTICLE_WRITE)
    rules.may_write(by, article).require()
    added = []
    for upload in uploads:
        stored = store_file(by=by, name=upload.name, media_type=upload.media_type, content=upload.content)
        added.append(
            ArticleFile.objects.create(
                region_id=article.region_id,
                article=article,
                file=stored,
                title=(title.strip() or upload.name)[:200],
                added_by_id=by.user_id,
                added_at=clock.now(),
            )
        )
    record(by=by, kind="add_article_files", subject=f"article {article.pk}", files=len(added))
    return added


@transaction.atomic
def remove_article_file(*, by: Member, file: ArticleFile) -> None:
    """Earlier versions show it no more either."""
    require(by, Permission.ARTICLE_WRITE)
    rules.may_write(by, file.article).require()
    record(by=by, kind="remove_article_file", subject=f"article {file.article_id}", file=file.pk)
    file.delete()


@transaction.atomic
def say_whether_useful(*, by: Member, article: Article, is_useful: bool, remark: str = "") -> ArticleVote:
    """One voice a person: who says it again takes the earlier one back."""
    require(by, Permission.ARTICLE_SEE)
    vote, _made = ArticleVote.objects.update_or_create(
        region_id=article.region_id,
        article=article,
        voted_by_id=by.user_id,
        defaults={"is_useful": is_useful, "remark": remark.strip(), "voted_at": clock.now()},
    )
    record(by=by, kind="say_whether_useful", subject=f"article {article.pk}", is_useful=is_useful)
    return vote


def pass_on_articles(*, keys: Collection[str], owner_id: int, successor_id: int, by: Member) -> None:
    """Somebody else keeps these articles up from now on."""
    require(by, Permission.PEOPLE_MANAGE)
    found = Article.objects.select_for_update(of=("self",)).filter(pk__in=keys, owner_id=owner_id, withdrawn_at=None)
    for article in found.order_by("pk"):
        article.owner_id = successor_id
        article.save(update_fields=["owner"])
        record(by=by, kind="pass_on_article", subject=f"article {article.pk}", owner=successor_id)


def _check(written: ArticleInput, *, earlier: Article | None = None) -> None:
    if not written.title.strip():
        raise DomainError(_("Give the article a title."), field="title")
    if not written.summary.strip():
        raise DomainError(_("Say in a sentence or two what one learns here: it stands in lists."), field="summary")
    if len(written.text.strip()) < SHORTEST_TEXT:
        raise DomainError(_("Write a little more: somebody must be able to work with it on Monday."), field="text")
    if not written.subjects or not set(written.subjects) <= set(Subject.values):
        raise DomainError(_("Choose at least one subject."), field="subjects")
    if not set(written.stages) <= set(Stage.values):
        raise DomainError(_("Choose one of the options."), field="stages")
    is_kept = earlier is not None and earlier.review_on == written.review_on
    if written.review_on is not None and written.review_on <= clock.today() and not is_kept:
        raise DomainError(_("Choose a day to come, on which somebody reads it again."), field="review_on")


def _refuse_names(written: ArticleInput, request: HelpRequest | None) -> None:
    """Everybody reads an article: the name of the child whose question it came from may not stand in it."""
    if request is None or request.journey is None:
        return
    pupil = request.journey.pupil
    for name in ("title", "summary", "text", "keywords", "sources"):
        if found := name_in(getattr(written, name), [pupil.call_name, pupil.last_name]):
            raise DomainError(
                _("Here stands the name %(name)s. Everybody reads an article: write it so that it is about any child.")
                % {"name": found},
                field=name,
            )


def _fields(written: ArticleInput) -> dict[str, object]:
    return {
        "title": written.title.strip(),
        "summary": " ".join(written.summary.split()),
        "text": written.text.strip().replace("\r\n", "\n"),
        "sources": written.sources.strip().replace("\r\n", "\n"),
        "keywords": " ".join(written.keywords.split()),
        "subjects": list(written.subjects),
        "stages": list(written.stages),
        "review_on": written.review_on or clock.today() + rules.REVIEW_AFTER,
    }


def _as_input(article: Article) -> ArticleInput:
    return ArticleInput(
        title=article.title,
        summary=article.summary,
        text=article.text,
        subjects=article.subjects,
        sources=article.sources,
        keywords=article.keywords,
        stages=article.stages,
        review_on=article.review_on,
    )


def _keep_version(article: Article, by: Member, *, change: str) -> None:
    ArticleVersion.objects.create(
        region_id=article.region_id,
        article=article,
        number=article.version,
        change=change.strip()[:200],
        written_by_id=by.user_id,
        written_at=clock.now(),
        **{name: getattr(article, name) for name in WORDING},
    )


def _lock(article: Article) -> Article:
    locked = Article.objects.select_for_update(of=("self",)).defer("search", "heading_search")
    return locked.select_related("from_request__journey__pupil").get(pk=article.pk)
