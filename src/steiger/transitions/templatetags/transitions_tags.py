"""How the stored words of a placement document are shown."""

from __future__ import annotations

from datetime import date

from django import template
from django.utils.safestring import SafeString

from steiger.core.languages import name_of
from steiger.core.templatetags.core_tags import status
from steiger.newcomers.enums import NormFit
from steiger.pupils.enums import Domain, Standing
from steiger.transitions.enums import DocumentState

register = template.Library()
TONES = {
    DocumentState.DRAFT: "neutral",
    DocumentState.SEEN: "info",
    DocumentState.SIGNED: "good",
    DocumentState.REPLACED: "plan",
}


@register.simple_tag
def document_status(state: DocumentState) -> SafeString:
    return status(str(state.label), TONES[state], icon="document-text")


@register.filter
def iso_day(value: str) -> date | None:
    """A day as it was stored in the document."""
    return date.fromisoformat(value) if value else None


@register.filter
def domain_label(value: str) -> str:
    return str(Domain(value).label)


@register.filter
def norm_label(value: str) -> str:
    return str(NormFit(value).label)


@register.filter
def standing_label(value: str) -> str:
    return str(Standing(value).label)


@register.filter
def language_label(code: str) -> str:
    return name_of(code)
