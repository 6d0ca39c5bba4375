"""What is somebody's here: questions to answer, questions asked, articles to keep up. No child's name in any of it."""

from __future__ import annotations

from collections.abc import Callable, Collection

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from steiger.access.enums import Role
from steiger.access.member import Member, Post
from steiger.core.links import in_region
from steiger.expertise.models import Article, HelpRequest
from steiger.expertise.rules import articles as article_rules
from steiger.expertise.rules import help_requests as rules
from steiger.organisations.selectors import region_of
from steiger.people.owned import OwnedThing

ASKING = (Role.CARE_COORDINATOR, Role.TEACHER, Role.NEWCOMER_STAFF)
COLUMNS = ("number", "asker_id", "handler_id", "school_id", "subject", "due_on", "state", "school__organisation__name")


def owned_requests(member: Member, user_ids: Collection[int]) -> list[OwnedThing]:
    """The open questions that these people answer."""
    found = _open().filter(handler_id__in=user_ids)
    fits = tuple(Post(role) for role in rules.ANSWERERS)
    return _things(member, found, kind="help_request", column="handler_id", fits=lambda _one: fits)


def owned_questions(member: Member, user_ids: Collection[int]) -> list[OwnedThing]:
    """The open questions that these people asked: a colleague at the school waits in their place."""
    found = _open().filter(asker_id__in=user_ids)
    return _things(member, found, kind="question", column="asker_id", fits=_posts_for)


def owned_articles(member: Member, user_ids: Collection[int]) -> list[OwnedThing]:
    """What these people keep up and has not been taken out."""
    found = Article.objects.filter(owner_id__in=user_ids, withdrawn_at=None).order_by("pk")
    rows = list(found.only("title", "owner_id", "state", "review_on"))
    if not rows:
        return []
    slug = region_of(member).slug
    seen = set(found.filter(article_rules.visible_to(member)).values_list("pk", flat=True))
    return [
        OwnedThing(
            kind="article",
            key=str(one.pk),
            owner_id=one.owner_id,
            reference=one.title,
            title=one.title,
            about=one.state_label,
            url=in_region(slug, "expertise:article", pk=one.pk) if one.pk in seen else "",
            fits=tuple(Post(role) for role in article_rules.WRITERS),
            due_on=one.review_on,
        )
        for one in rows
    ]


def _open() -> QuerySet[HelpRequest]:
    return HelpRequest.objects.filter(rules.OPEN).select_related("school__organisation").only(*COLUMNS).order_by("pk")


def _things(
    member: Member,
    found: QuerySet[HelpRequest],
    *,
    kind: str,
    column: str,
    fits: Callable[[HelpRequest], tuple[Post, ...]],
) -> list[OwnedThing]:
    """What is asked stays on the page itself: here a question has its number, its school and its subject."""
    rows = list(found)
    if not rows:
        return []
    slug = region_of(member).slug
    seen = set(found.filter(rules.visible_to(member)).values_list("pk", flat=True))
    return [
        OwnedThing(
            kind=kind,
            key=str(one.pk),
            owner_id=getattr(one, column),
            reference=_("Question %(number)s") % {"number": one.number},
            title=_("Question %(number)s") % {"number": one.number},
            about=" · ".join(filter(None, [one.school.organisation.name if one.school else "", _subject(one)])),
            url=in_region(slug, "expertise:help_request", pk=one.pk) if one.pk in seen else "",
            fits=fits(one),
            due_on=one.due_on,
        )
        for one in rows
    ]


def _subject(one: HelpRequest) -> str:
    return str(one.get_subject_display()) if one.subject else ""


def _posts_for(one: HelpRequest) -> tuple[Post, ...]:
    if one.school_id is None:
        return (Post(Role.COORDINATOR), Post(Role.SPECIALIST), Post(Role.TRAINER))
    return tuple(Post(role, one.school_id) for role in ASKING)
