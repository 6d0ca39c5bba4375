"""How activities read."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from steiger.access.enums import Role
from steiger.core.languages import names_of
from steiger.expertise.enums.activities import ActivityState, EnrolmentState
from steiger.expertise.enums.subjects import subjects_said

register = template.Library()

TONES = {
    ActivityState.PLANNED: "plan",
    ActivityState.HELD: "good",
    ActivityState.CANCELLED: "bad",
    EnrolmentState.PLACED: "good",
    EnrolmentState.WAITING: "warn",
}


@register.filter
def activity_tone(state: str) -> str:
    return TONES[state]  # type: ignore[index]  # a text that is one of the states


@register.filter
def enrolment_said(state: str) -> str:
    """To the person themself."""
    return {EnrolmentState.PLACED: _("You come"), EnrolmentState.WAITING: _("You are on the waiting list")}[state]  # type: ignore[index]


register.filter(subjects_said)


@register.filter
def roles_said(roles: Iterable[str]) -> str:
    return ", ".join(str(Role(one).label) for one in roles) or _("Everybody")


@register.filter
def languages_said(codes: Iterable[str]) -> str:
    return names_of(codes)


@register.filter
def hours_said(hours: Decimal) -> str:
    """Halves as they are, wholes without a zero behind the comma."""
    return number_format(hours.normalize() if hours % 1 else int(hours))
