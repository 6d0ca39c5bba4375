"""Take over the articles that come with the product, so that a new region does not begin with nothing."""

from __future__ import annotations

from django.db import transaction

from steiger.access.enums import Permission
from steiger.access.gate import require_region
from steiger.access.member import Member
from steiger.expertise.actions.articles import ArticleInput, publish_article, write_article
from steiger.expertise.models import Article
from steiger.expertise.rules.starters import Starter, starters


@transaction.atomic
def take_over_starters(*, by: Member) -> int:
    """Those that the region does not have yet; whoever does it keeps them up. Returns how many came."""
    require_region(by, Permission.ARTICLE_WRITE)
    there = set(Article.objects.exclude(starter="").values_list("starter", flat=True))
    missing = [starter for starter in starters() if starter.key not in there]
    for starter in missing:
        publish_article(by=by, article=write_article(by=by, written=_as_input(starter), starter=starter.key))
    return len(missing)


def _as_input(starter: Starter) -> ArticleInput:
    return ArticleInput(
        title=starter.title,
        summary=starter.summary,
        text=starter.text,
        subjects=starter.subjects,
        sources=starter.sources,
        keywords=starter.keywords,
        stages=starter.stages,
    )
