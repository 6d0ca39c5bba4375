from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from allauth.account.models import EmailAddress
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from steiger.access.enums import Permission, Role
from steiger.access.gate import require
from steiger.access.member import Member, Post
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.core.history import acting
from steiger.core.scope import region_scope
from steiger.organisations.models import Organisation
from steiger.people.events import person_invited, work_handed_over
from steiger.people.models import Handover, HandoverLine, Invitation, Membership, User
from steiger.people.owned import OwnedThing, kinds
from steiger.people.rules import (
    handover_visible_to,
    lasting_administrators,
    may_end,
    may_hand_over,
    may_invite,
    may_manage,
    role_fits,
    visible_to,
)
from steiger.people.selectors import (
    hash_of_token,
    last_day,
    region_of_invitation,
    takers,
    usable_invitation,
    work_left,
)

INVITATION_TERM = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Invited:
    """The invitation and its secret. Only its hash is kept: this is the one moment at which the link is known."""

    invitation: Invitation
    token: str
    path: str


def invite(*, by: Member, email: str, name: str, role: str, organisation_id: int | None = None) -> Invited:
    """Ask somebody in. The mail leaves with the transaction; an earlier invitation for the same post stops working."""
    require(by, Permission.PEOPLE_MANAGE)
    may_invite(by, role, organisation_id).require()
    email = email.strip().lower()
    _check_fit(role, organisation_id)
    if _holds(by.region_id, role, organisation_id).filter(user__email=email).exists():
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
        if invitation is None:
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
    held = _holds(invitation.region_id, invitation.role, invitation.organisation_id).filter(user=user)
    if not held.exists():
        Membership.objects.create(
            region_id=invitation.region_id,
            user=user,
            role=invitation.role,
            organisation_id=invitation.organisation_id,
            from_on=clock.today(),
        )
    invitation.accepted_by = user
    invitation.accepted_at = clock.now()
    invitation.save(update_fields=["accepted_by", "accepted_at"])


def add_membership(
    *, by: Member, user_id: int, role: str, organisation_id: int | None = None, from_on: date | None = None
) -> Membership:
    """Give a role to somebody who has an account already, from today or from another day."""
    require(by, Permission.PEOPLE_MANAGE)
    may_manage(by, role, organisation_id).require()
    _check_fit(role, organisation_id)
    if _holds(by.region_id, role, organisation_id).filter(user_id=user_id).exists():
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
        membership = _lock_to_end(by, membership_id)
        may_end(by, membership).require()
        _check_last_day(membership, until_on)
        if until_on <= clock.today():
            _refuse_with_open_work(by, membership)
        membership.until_on = until_on
        membership.save(update_fields=["until_on"])
        record(by=by, kind="end_membership", subject=f"membership {membership.pk}", until_on=until_on.isoformat())
    return membership


def _lock_to_end(by: Member, membership_id: int) -> Membership:
    # Two administrators who end each other wait here for one another, so that one of them stays.
    list(lasting_administrators(by.region_id).select_for_update(of=("self",)).order_by("pk"))
    found = Membership.objects.select_for_update(of=("self",)).filter(visible_to(by), pk=membership_id)
    membership = found.select_related("user").first()
    if membership is None:
        raise NotAllowedError(_("You can do this for the people of your own organisation only."))
    return membership


def _check_last_day(membership: Membership, until_on: date) -> None:
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


@dataclass(frozen=True, slots=True)
class Share:
    """What one successor takes over, each thing by its kind and key, and what that person must know."""

    successor_id: int
    things: frozenset[tuple[str, str]]
    note: str = ""


def hand_over(*, by: Member, membership_id: int, until_on: date, shares: Sequence[Share]) -> list[Handover]:
    """Pass on everything that this person leaves behind and end the role: all of it, or nothing.

    What was finished since the page was shown needs nobody any more; what came since then is refused by name. The work
    passes at once, also when the last day is still to come. A role that has ended keeps its last day.
    """
    require(by, Permission.PEOPLE_MANAGE)
    with transaction.atomic():
        membership = _lock_to_end(by, membership_id)
        may_hand_over(by, membership).require()
        is_over = membership.until_on is not None and membership.until_on < clock.today()
        if not is_over:
            _check_last_day(membership, until_on)
            membership.until_on = until_on
        day = last_day(membership)
        things = {thing.pair: thing for thing in work_left(by, membership, day=day)}
        _check_shares(membership, things, shares, day)
        handed = [_pass_on(membership, things, share, by=by) for share in shares if share.things & things.keys()]
        if not is_over:
            membership.save(update_fields=["until_on"])
        record(
            by=by,
            kind="hand_over",
            subject=f"membership {membership.pk}",
            until_on=membership.until_on.isoformat() if membership.until_on else None,
            successors=[one.successor_id for one in handed],
            things=len(things),
        )
    return handed


def _check_shares(
    membership: Membership, things: Mapping[tuple[str, str], OwnedThing], shares: Sequence[Share], day: date
) -> None:
    """Everything goes to exactly one person, who can hold it and stays."""
    staying = {one.user_id: one for one in takers(membership.region_id, leaver_id=membership.user_id, day=day)}
    given: Counter[tuple[str, str]] = Counter()
    for share in shares:
        given.update(share.things)
        taker = staying.get(share.successor_id)
        if taker is None:
            raise DomainError(_("A successor works in the region and stays. Choose somebody from the list."))
        for pair in share.things & things.keys():
            if not things[pair].fits_one_of(taker.posts):
                raise DomainError(
                    _("%(name)s has no role in which to take over %(thing)s. Choose somebody else.")
                    % {"name": taker.name, "thing": things[pair].reference}
                )
    if twice := [pair for pair, times in given.items() if times > 1 and pair in things]:
        raise DomainError(
            _("%(thing)s goes to two people. Choose one of them.") % {"thing": things[twice[0]].reference}
        )
    if without := [thing.reference for pair, thing in things.items() if pair not in given]:
        raise DomainError(
            _("Nobody takes over yet: %(things)s. Choose a successor for each.") % {"things": ", ".join(without[:5])}
        )


def _pass_on(
    membership: Membership, things: Mapping[tuple[str, str], OwnedThing], share: Share, *, by: Member
) -> Handover:
    passing = [thing for pair, thing in things.items() if pair in share.things]
    handover = Handover.objects.create(
        region_id=membership.region_id,
        membership=membership,
        successor_id=share.successor_id,
        note=share.note.strip(),
        handed_at=clock.now(),
        handed_by_id=by.user_id,
    )
    HandoverLine.objects.bulk_create(
        HandoverLine(
            region_id=membership.region_id,
            handover=handover,
            kind=thing.kind,
            key=thing.key,
            reference=thing.reference,
            due_on=thing.due_on,
        )
        for thing in passing
    )
    for kind in kinds():
        keys = [thing.key for thing in passing if thing.kind == kind.kind]
        if keys:
            kind.pass_on(keys=keys, owner_id=membership.user_id, successor_id=share.successor_id, by=by)
    work_handed_over.send(sender=Handover, handover=handover)
    return handover


def read_handover(*, by: Member, handover_id: int) -> Handover:
    """The successor has read what comes with the work: it leaves *Vandaag*."""
    with transaction.atomic():
        found = Handover.objects.select_for_update(of=("self",)).filter(handover_visible_to(by), pk=handover_id).first()
        if found is None or found.successor_id != by.user_id:
            raise NotAllowedError(_("Only who took over the work puts the note away."))
        if found.read_at is None:
            found.read_at = clock.now()
            found.save(update_fields=["read_at"])
            record(by=by, kind="read_handover", subject=f"handover {found.pk}")
    return found


def change_profile(*, by: User, name: str, phone: str, language: str) -> User:
    """One's own name, phone and language."""
    by.name, by.phone, by.language = name.strip(), phone.strip(), language
    with transaction.atomic(), acting(user_id=by.pk, roles=[]):
        by.save(update_fields=["name", "phone", "language"])
    return by


def _check_fit(role: str, organisation_id: int | None) -> None:
    if role not in Role.values:
        raise DomainError(_("Choose a role."), field="role")
    organisation = None if organisation_id is None else Organisation.objects.filter(pk=organisation_id).first()
    if verdict := role_fits(role, organisation):
        return
    raise DomainError(verdict.reason, field="organisation")


def _holds(region_id: int, role: str, organisation_id: int | None) -> QuerySet[Membership]:
    return Membership.objects.filter(
        Q(organisation_id=organisation_id), region_id=region_id, role=role, until_on__isnull=True
    )
