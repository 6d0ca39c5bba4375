"""Who reads an article, who keeps it up, and when it is looked at again."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Q
from django.utils.translation import gettext as _

from steiger.access.enums import Permission, Reach, Role
from steiger.access.member import Member
from steiger.core.verdict import YES, Verdict, no
from steiger.expertise.models import Article

WRITERS = (Role.COORDINATOR, Role.SPECIALIST, Role.TRAINER, Role.NEWCOMER_STAFF)
# Unless its owner chooses another day.
REVIEW_AFTER = timedelta(days=365)
# So long before, it comes under the owner's *Vandaag*.
REVIEW_AHEAD = timedelta(days=14)
PUBLISHED = Q(published_at__isnull=False, withdrawn_at=None)


def visible_to(member: Member) -> Q:
    """Everybody reads what is published; drafts and what was taken out, who keeps them up."""
    if not member.may(Permission.ARTICLE_SEE):
        return Q(pk__in=[])
    here = Q(region_id=member.region_id)
    if member.reach(Permission.ARTICLE_WRITE) == Reach.REGION:
        return here
    if member.reach(Permission.ARTICLE_WRITE) == Reach.OWN:
        return here & (PUBLISHED | Q(owner_id=member.user_id))
    return here & PUBLISHED


def may_write(member: Member, article: Article) -> Verdict:
    reach = member.reach(Permission.ARTICLE_WRITE)
    if article.region_id == member.region_id and (
        reach == Reach.REGION or (reach == Reach.OWN and article.owner_id == member.user_id)
    ):
        return YES
    return no(_("Somebody else keeps this article up. Tell what could be better with “Was this useful?”."))


def may_publish(member: Member, article: Article) -> Verdict:
    verdict = may_write(member, article)
    if verdict and article.is_published:
        return no(_("This article is published already."))
    return verdict


def may_withdraw(member: Member, article: Article) -> Verdict:
    verdict = may_write(member, article)
    if verdict and article.withdrawn_at is not None:
        return no(_("This article has been taken out already."))
    return verdict


def is_past_review(article: Article, today: date) -> bool:
    return article.is_published and article.review_on < today
