"""What the expertise asks of a person: questions to divide and answer, a reply that is waited for, articles to read."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from steiger.access.enums import Permission, Reach
from steiger.access.member import Member
from steiger.core import clock
from steiger.core.due import DueItem
from steiger.core.links import in_region
from steiger.expertise.enums import HelpState
from steiger.expertise.models import Article, HelpRequest
from steiger.expertise.rules import articles as article_rules
from steiger.expertise.rules import help_requests as rules
from steiger.organisations.selectors import region_of

LIMIT = 100
COLUMNS = ("number", "subject", "urgency", "due_on", "handler_id", "asker_id", "state", "school__organisation__name")


def due_for(member: Member) -> list[DueItem]:
    slug = region_of(member).slug
    return [*_questions(member, slug), *_articles(member, slug)]


def _questions(member: Member, slug: str) -> Iterator[DueItem]:
    if not member.may(Permission.HELP_SEE):
        return
    divides = member.reach(Permission.HELP_TRIAGE) == Reach.REGION
    found = HelpRequest.objects.filter(rules.visible_to(member), rules.OPEN)
    columns = (
        "number",
        "subject",
        "urgency",
        "due_on",
        "handler_id",
        "asker_id",
        "state",
        "school__organisation__name",
    )
    for one in found.select_related("school__organisation").only(*columns).order_by("due_on", "id")[:LIMIT]:
        said = _what_to_do(member, one, divides=divides)
        if said is None:
            continue
        title, button = said
        school = one.school.organisation.name if one.school else ""
        yield DueItem(
            title=title,
            due_on=one.due_on,
            url=in_region(slug, "expertise:help_request", pk=one.pk),
            button=button,
            about=" · ".join(filter(None, [_("question %(number)s") % {"number": one.number}, school, _about(one)])),
            rule=rules.term_sentence(one.urgency),
        )


def _what_to_do(member: Member, one: HelpRequest, *, divides: bool) -> tuple[str, str] | None:
    if one.state == HelpState.ASKED_BACK:
        return (_("Say more about your question"), _("Reply")) if one.asker_id == member.user_id else None
    if one.handler_id == member.user_id:
        return _("Answer a question from a school"), _("Answer")
    if one.handler_id is None and divides:
        return _("Divide a new question from a school"), _("Divide")
    return None


def _about(one: HelpRequest) -> str:
    return str(one.get_subject_display()) if one.subject else ""


def _articles(member: Member, slug: str) -> Iterator[DueItem]:
    """An article comes back to its owner."""
    if not member.may(Permission.ARTICLE_WRITE):
        return
    near = clock.today() + article_rules.REVIEW_AHEAD
    found = Article.objects.filter(
        article_rules.PUBLISHED, region_id=member.region_id, owner_id=member.user_id, review_on__lte=near
    )
    for one in found.only("title", "review_on").order_by("review_on", "id")[:LIMIT]:
        yield DueItem(
            title=_("Read an article again"),
            due_on=one.review_on,
            url=in_region(slug, "expertise:review_article", pk=one.pk),
            button=_("Read again"),
            about=one.title,
            rule=_("The day that was agreed when it was written or last read."),
        )
