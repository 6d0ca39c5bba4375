"""How a list of questions names the child that one is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template

if TYPE_CHECKING:
    from steiger.expertise.models import HelpRequest

register = template.Library()


@register.filter
def child_of(names: dict[int, str], request: HelpRequest) -> str:
    """By name for who may open its file; by its case number otherwise."""
    number = request.journey.case_number if request.journey else ""
    return names.get(request.journey_id or 0, number)
