"""Somebody is away for a while, and a colleague stands in."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.people.events import delegation_made
from steiger.people.models import Delegation, Membership, User
from steiger.people.rules import may_delegate, may_stand_in
from steiger.people.selectors import posts_of, takers

LONGEST = 366  # days; who is away longer hands over


def delegate_work(
    *,
    by: Member,
    absent_id: int,
    delegate_id: int,
    from_on: date,
    until_on: date,
    membership_id: int | None = None,
    note: str = "",
) -> Delegation:
    """Entrust all of somebody's work, or that of one role, to a colleague, for these days. It ends by itself."""
    require(by, Permission.TODAY_SEE)
    with transaction.atomic():
        roles = list(Membership.objects.filter(user_id=absent_id, region_id=by.region_id))
        may_delegate(by, absent_id, [one for one in roles if membership_id in {None, one.pk}]).require()
        _check_days(from_on, until_on)
        _check_who(by, absent_id, delegate_id, membership_id)
        same = Delegation.objects.filter(
            region_id=by.region_id,
            absent_id=absent_id,
            delegate_id=delegate_id,
            membership=membership_id,
            withdrawn_at=None,
            from_on__lte=until_on,
            until_on__gte=from_on,
        )
        if same.exists():
            raise DomainError(_("This colleague stands in on some of these days already. Choose other days."))
        made = Delegation.objects.create(
            region_id=by.region_id,
            absent_id=absent_id,
            delegate_id=delegate_id,
            membership_id=membership_id,
            from_on=from_on,
            until_on=until_on,
            note=note.strip(),
            made_by_id=by.user_id,
            made_at=clock.now(),
        )
        record(
            by=by,
            kind="delegate_work",
            subject=f"delegation {made.pk}",
            absent=absent_id,
            delegate=delegate_id,
            from_on=from_on.isoformat(),
            until_on=until_on.isoformat(),
        )
        delegation_made.send(sender=Delegation, delegation=made)
    return made


def _check_days(from_on: date, until_on: date) -> None:
    if from_on < clock.today():
        raise DomainError(_("The first day has passed. Choose today or a later day."), field="from_on")
    if until_on < from_on:
        raise DomainError(_("The last day comes before the first day. Choose a later day."), field="until_on")
    if (until_on - from_on).days > LONGEST:
        raise DomainError(_("This is longer than a year. Hand the work over instead."), field="until_on")


def _check_who(by: Member, absent_id: int, delegate_id: int, membership_id: int | None) -> None:
    taker = next(
        (one for one in takers(by.region_id, leaver_id=absent_id, day=clock.today()) if one.user_id == delegate_id),
        None,
    )
    posts = posts_of(absent_id, by.region_id, membership_id)
    if taker is None or not posts:
        raise DomainError(_("Choose a colleague who works in the region."), field="delegate")
    may = may_stand_in(taker.posts, posts)
    if not may:
        raise DomainError(may.reason, field="delegate")


def withdraw_delegation(*, by: Member, delegation_id: int) -> Delegation:
    """Somebody is back earlier, or the colleague cannot do it: it ends now."""
    require(by, Permission.TODAY_SEE)
    with transaction.atomic():
        open_ones = Delegation.objects.filter(region_id=by.region_id, pk=delegation_id, withdrawn_at=None)
        found = open_ones.select_for_update(of=("self",)).first()
        if found is None:
            raise DomainError(_("This has ended already."))
        roles = list(Membership.objects.filter(user_id=found.absent_id, region_id=by.region_id))
        if by.actor_id != found.delegate_id:
            may_delegate(by, found.absent_id, roles).require()
        found.withdrawn_at, found.withdrawn_by_id = clock.now(), by.actor_id
        found.save(update_fields=["withdrawn_at", "withdrawn_by"])
        record(by=by, kind="withdraw_delegation", subject=f"delegation {found.pk}")
    return found


def start_standing_in(*, by: User, region_id: int, delegation_id: int) -> Delegation:
    """From here on this person works on behalf of a colleague, until they stop or it ends."""
    found = Delegation.objects.filter(
        region_id=region_id,
        pk=delegation_id,
        delegate=by,
        withdrawn_at=None,
        from_on__lte=clock.today(),
        until_on__gte=clock.today(),
    ).first()
    if found is None:
        raise NotAllowedError(_("You do not stand in for this person today."))
    return found
