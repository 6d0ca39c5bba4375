"""Roles that are given and end, and what somebody changes of themselves."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from steiger.access.enums import Permission, Role
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.core.history import acting
from steiger.organisations.models import Organisation
from steiger.people.models import Membership, User
from steiger.people.rules import lasting_administrators, may_end, may_manage, role_fits, visible_to
from steiger.people.selectors import work_left


def add_membership(
    *, by: Member, user_id: int, role: str, organisation_id: int | None = None, from_on: date | None = None
) -> Membership:
    """Give a role to somebody who has an account already, from today or from another day."""
    require(by, Permission.PEOPLE_MANAGE)
    may_manage(by, role, organisation_id).require()
    check_fit(role, organisation_id)
    if holds(by.region_id, role, organisation_id).filter(user_id=user_id).exists():
        raise DomainError(_("This person has this role already. Choose another role."), field="role")
    with transaction.atomic():
        membership = Membership.objects.create(
            region_id=by.region_id,
            user_id=user_id,
            role=role,
            organisation_id=organisation_id,
            from_on=from_on or clock.today(),
        )
        record(
            by=by, kind="add_membership", subject=f"membership {membership.pk}", role=role, organisation=organisation_id
        )
    return membership


def end_membership(*, by: Member, membership_id: int, until_on: date) -> Membership:
    """Take a role away after its last day, `until_on`. Yesterday as the last day closes the door at once.

    Work that is still this person's when the last day is here must be handed over; before a day to come there is time.
    """
    require(by, Permission.PEOPLE_MANAGE)
    with transaction.atomic():
        membership = lock_to_end(by, membership_id)
        may_end(by, membership).require()
        check_last_day(membership, until_on)
        if until_on <= clock.today():
            _refuse_with_open_work(by, membership)
        membership.until_on = until_on
        membership.save(update_fields=["until_on"])
        record(by=by, kind="end_membership", subject=f"membership {membership.pk}", until_on=until_on.isoformat())
    return membership


def prolong_membership(*, by: Member, membership_id: int, until_on: date | None) -> Membership:
    """A role that would end goes on until a later last day, or without an end."""
    require(by, Permission.PEOPLE_MANAGE)
    with transaction.atomic():
        membership = lock_to_end(by, membership_id)
        may_manage(by, membership.role, membership.organisation_id).require()
        if membership.until_on is None or membership.until_on < clock.today():
            raise DomainError(_("This role does not end on a day to come. Invite the person again if it has ended."))
        if until_on is not None and until_on <= membership.until_on:
            raise DomainError(_("Choose a later day than the last day now."), field="later_on")
        membership.until_on = until_on
        try:
            with transaction.atomic():
                membership.save(update_fields=["until_on"])
        except IntegrityError as error:
            raise DomainError(_("This person has this role already without an end.")) from error
        record(
            by=by,
            kind="prolong_membership",
            subject=f"membership {membership.pk}",
            until_on=until_on.isoformat() if until_on else None,
        )
    return membership


def lock_to_end(by: Member, membership_id: int) -> Membership:
    # Two administrators who end each other wait here for one another, so that one of them stays.
    list(lasting_administrators(by.region_id).select_for_update(of=("self",)).order_by("pk"))
    found = Membership.objects.select_for_update(of=("self",)).filter(visible_to(by), pk=membership_id)
    membership = found.select_related("user").first()
    if membership is None:
        raise NotAllowedError(_("You can do this for the people of your own organisation only."))
    return membership


def check_last_day(membership: Membership, until_on: date) -> None:
    if until_on < max(clock.today() - timedelta(days=1), membership.from_on):
        raise DomainError(
            _("The last day cannot be before yesterday, nor before the first day. Choose a later day."),
            field="until_on",
        )


def _refuse_with_open_work(by: Member, membership: Membership) -> None:
    count = len(work_left(by, membership, day=clock.today()))
    if count:
        raise DomainError(
            ngettext(
                "%(count)d thing is still with %(name)s. Hand it over first, or choose a day to come.",
                "%(count)d things are still with %(name)s. Hand them over first, or choose a day to come.",
                count,
            )
            % {"count": count, "name": membership.user.name},
            field="until_on",
        )


def change_profile(*, by: User, name: str, phone: str, language: str) -> User:
    """One's own name, phone and language."""
    by.name, by.phone, by.language = name.strip(), phone.strip(), language
    with transaction.atomic(), acting(user_id=by.pk, roles=[]):
        by.save(update_fields=["name", "phone", "language"])
    return by


def check_fit(role: str, organisation_id: int | None) -> None:
    if role not in Role.values:
        raise DomainError(_("Choose a role."), field="role")
    organisation = None if organisation_id is None else Organisation.objects.filter(pk=organisation_id).first()
    if verdict := role_fits(role, organisation):
        return
    raise DomainError(verdict.reason, field="organisation")


def holds(region_id: int, role: str, organisation_id: int | None) -> QuerySet[Membership]:
    return Membership.objects.filter(
        Q(organisation_id=organisation_id), region_id=region_id, role=role, until_on__isnull=True
    )
