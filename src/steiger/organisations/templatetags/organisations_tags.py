from __future__ import annotations

from django import template

from steiger.organisations.enums import FacilityKind

register = template.Library()


@register.filter
def facility_label(kind: str) -> str:
    """How a school teaches newcomers, in words."""
    return str(FacilityKind(kind).label) if kind in FacilityKind.values else ""
