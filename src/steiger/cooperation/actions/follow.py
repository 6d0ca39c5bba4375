"""A contribution that was decided: asked for, and paid."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require_region
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.cooperation.models import Contribution
from steiger.core import clock
from steiger.core.errors import DomainError


@transaction.atomic
def mark_invoiced(*, by: Member, contribution: Contribution, invoiced_on: date) -> Contribution:
    require_region(by, Permission.MONEY_WRITE)
    contribution = _lock_contribution(contribution)
    _refuse_future(invoiced_on)
    contribution.invoiced_on, contribution.invoiced_by_id = invoiced_on, by.user_id
    contribution.save(update_fields=["invoiced_on", "invoiced_by"])
    record(by=by, kind="mark_invoiced", subject=f"contribution {contribution.pk}", on=invoiced_on.isoformat())
    return contribution


@transaction.atomic
def mark_paid(*, by: Member, contribution: Contribution, paid_on: date) -> Contribution:
    require_region(by, Permission.MONEY_WRITE)
    contribution = _lock_contribution(contribution)
    _refuse_future(paid_on)
    if contribution.invoiced_on is None:
        raise DomainError(_("This contribution has not been invoiced yet. Record that first."))
    if paid_on < contribution.invoiced_on:
        raise DomainError(_("It was invoiced after this day. Choose a later day."), field="paid_on")
    contribution.paid_on, contribution.paid_by_id = paid_on, by.user_id
    contribution.save(update_fields=["paid_on", "paid_by"])
    record(by=by, kind="mark_paid", subject=f"contribution {contribution.pk}", on=paid_on.isoformat())
    return contribution


@transaction.atomic
def take_back_follow(*, by: Member, contribution: Contribution) -> Contribution:
    """A day that was recorded by mistake: the payment goes, and when there was none the invoice."""
    require_region(by, Permission.MONEY_WRITE)
    contribution = _lock_contribution(contribution)
    if contribution.paid_on is not None:
        contribution.paid_on = contribution.paid_by_id = None
        contribution.save(update_fields=["paid_on", "paid_by"])
    elif contribution.invoiced_on is not None:
        contribution.invoiced_on = contribution.invoiced_by_id = None
        contribution.save(update_fields=["invoiced_on", "invoiced_by"])
    else:
        raise DomainError(_("Nothing has been recorded for this contribution yet."))
    record(by=by, kind="take_back_follow", subject=f"contribution {contribution.pk}")
    return contribution


def _refuse_future(day: date) -> None:
    if day > clock.today():
        raise DomainError(_("This day has yet to come. Choose today or an earlier day."))


def _lock_contribution(contribution: Contribution) -> Contribution:
    return Contribution.objects.select_for_update(of=("self",)).get(pk=contribution.pk)
