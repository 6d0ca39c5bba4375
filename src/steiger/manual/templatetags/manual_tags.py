"""Help beside a rule: closed until somebody asks, and open without a script."""

from __future__ import annotations

from functools import lru_cache

from django import template
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from steiger.core.links import in_region
from steiger.manual.catalogue import TOPICS
from steiger.manual.rules import ANCHOR

register = template.Library()


@register.simple_tag(takes_context=True)
def explain(context: Context, topic: str) -> SafeString:
    """`{% explain "school_weeks" %}`: why it is so, with the way to the chapter that tells it in full."""
    region = getattr(context.get("request"), "region", None)
    return _explained(topic, region.slug if region is not None else "", get_language() or "")


@lru_cache(maxsize=1024)
def _explained(name: str, slug: str, _language: str) -> SafeString:
    """The same for everybody in a region: nothing in it is about one child."""
    topic = TOPICS[name]
    url = f"{in_region(slug, 'manual:chapter', chapter=topic.chapter)}#{ANCHOR}{topic.anchor}" if slug else ""
    return render_to_string("manual/_explain.html", {"topic": topic, "url": url})
