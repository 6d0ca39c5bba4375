"""Who comes to work in the region: an invitation by mail, taken up with a password of one's own."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, timedelta

from allauth.account.models import EmailAddress
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from steiger.access.enums import Permission, Role
from steiger.access.gate import require
from steiger.access.member import Member, Post
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.core.history import acting
from steiger.core.scope import region_scope
from steiger.people.actions.memberships import check_fit, holds
from steiger.people.events import person_invited
from steiger.people.models import Invitation, Membership, User
from steiger.people.rules import may_invite
from steiger.people.selectors import hash_of_token, region_of_invitation, usable_invitation

INVITATION_TERM = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Invited:
    """The invitation and its secret. Only its hash is kept: this is the one moment at which the link is known."""

    invitation: Invitation
    token: str
    path: str


def invite(
    *,
    by: Member,
    email: str,
    name: str,
    role: str,
    organisation_id: int | None = None,
    until_on: date | None = None,
) -> Invited:
    """Ask somebody in, for good or until a last day. The mail leaves with the transaction; an earlier invitation for
    the same post stops working."""
    require(by, Permission.PEOPLE_MANAGE)
    may_invite(by, role, organisation_id).require()
    email = email.strip().lower()
    check_fit(role, organisation_id)
    if until_on is not None and until_on < clock.today():
        raise DomainError(_("The last day has passed. Choose a later day, or leave it empty."), field="until_on")
    if holds(by.region_id, role, organisation_id).filter(user__email=email).exists():
        raise DomainError(_("This person has this role already. Choose another role."), field="role")
    token = secrets.token_urlsafe(32)
    now = clock.now()
    with transaction.atomic():
        same = Invitation.objects.filter(
            Q(organisation_id=organisation_id), region_id=by.region_id, email=email, role=role, accepted_at__isnull=True
        )
        same.filter(expires_at__gt=now).update(expires_at=now)
        invitation = Invitation.objects.create(
            region_id=by.region_id,
            email=email,
            name=name.strip(),
            role=role,
            organisation_id=organisation_id,
            until_on=until_on,
            token_hash=hash_of_token(token),
            invited_by_id=by.user_id or None,
            invited_at=now,
            expires_at=now + INVITATION_TERM,
        )
        path = reverse("invitation", kwargs={"token": token})
        record(by=by, kind="invite", subject=f"invitation {invitation.pk}", role=role, organisation=organisation_id)
        person_invited.send(sender=Invitation, invitation=invitation, path=path)
    return Invited(invitation, token, path)


def accept_invitation(*, token: str, password: str = "", name: str = "", user: User | None = None) -> User:
    """Come in through the link of the mail. The token is the gate: whoever has it reads that mailbox.

    A new person gets an account with this password. Somebody who has an account must be signed in (`user`):
    a link alone never opens an account that exists.
    """
    region_id = region_of_invitation(token)
    if region_id is None:
        raise DomainError(_stale())
    with region_scope(region_id):
        invitation = usable_invitation(token, clock.now(), lock=True)
        if invitation is None or (invitation.until_on is not None and invitation.until_on < clock.today()):
            raise DomainError(_stale())
        user = _who_accepts(invitation, user) or _open_account(
            invitation.email, name.strip() or invitation.name, password
        )
        if not user.is_active:
            raise DomainError(_("This account is closed. Ask the administrator of your region."))
        by = Member(user.pk, user.name, region_id, (Post(Role(invitation.role), invitation.organisation_id),))
        with acting(user_id=user.pk, roles=[invitation.role]):
            _take_up(invitation, user)
            record(by=by, kind="accept_invitation", subject=f"invitation {invitation.pk}")
    return user


def _stale() -> str:
    return _("This invitation was used or is too old. Ask the person who invited you for a new one.")


def _who_accepts(invitation: Invitation, user: User | None) -> User | None:
    """The account that this invitation is for; nobody when it has yet to be opened."""
    if user is not None and user.email != invitation.email:
        raise DomainError(
            _("This invitation is for %(email)s. Sign out first, and then open the link again.")
            % {"email": invitation.email}
        )
    if user is None and User.objects.filter(email=invitation.email).exists():
        raise DomainError(_sign_in_first(invitation.email))
    return user


def _sign_in_first(email: str) -> str:
    return _("There is an account for %(email)s already. Sign in first, and then open the link again.") % {
        "email": email
    }


def _open_account(email: str, name: str, password: str) -> User:
    user = User(email=email, name=name, language=(get_language() or "nl").split("-")[0])
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise DomainError(" ".join(error.messages), field="password") from error
    user.set_password(password)
    try:
        with transaction.atomic():
            user.save()
            # The link came by mail, so the address is proven: that is what the second factor asks for.
            EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    except IntegrityError as error:
        raise DomainError(_sign_in_first(email)) from error
    return user


def _take_up(invitation: Invitation, user: User) -> None:
    held = holds(invitation.region_id, invitation.role, invitation.organisation_id).filter(user=user)
    if not held.exists():
        Membership.objects.create(
            region_id=invitation.region_id,
            user=user,
            role=invitation.role,
            organisation_id=invitation.organisation_id,
            from_on=clock.today(),
            until_on=invitation.until_on,
        )
    invitation.accepted_by = user
    invitation.accepted_at = clock.now()
    invitation.save(update_fields=["accepted_by", "accepted_at"])
