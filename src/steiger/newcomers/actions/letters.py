"""Mail that goes with an action. It names a case number, never a child."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.core.links import in_region
from steiger.messaging.actions import tell
from steiger.messaging.enums import Kind
from steiger.newcomers.models import ExceptionRequest, Placement, Referral
from steiger.organisations.selectors import region_of
from steiger.people.models import User
from steiger.people.selectors import people_in_role
from steiger.pupils.models import Journey

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Words = str | _StrPromise


def tell_desk(*, referrals: list[Referral], by: Member) -> None:
    """A new referral cannot wait: coordinators hear of it, and the school that the parents prefer.

    Brothers and sisters come in one mail."""
    first = referrals[0]
    desk = set(people_in_role(by.region_id, Role.COORDINATOR))
    if first.preferred_facility is not None:
        desk |= set(_staff_of(by, first.preferred_facility.school_id))
    one = _("A child has been referred (case number {case}). Answer the referral in Steiger.")
    more = _("Brothers and sisters have been referred together (case numbers {cases}). Answer them in Steiger.")
    cases = ", ".join(referral.journey.case_number for referral in referrals)
    _tell(
        desk,
        journey=first.journey,
        by=by,
        subject=_("New referral {case}"),
        body=one if len(referrals) == 1 else format_lazy(more, cases=cases),
    )


def tell_referrer(*, referral: Referral, by: Member, body: Words, about: Journey | None = None) -> None:
    """The answer, to whoever asked; about another journey when the child was known under that one already."""
    _tell(
        {referral.referred_by},
        journey=about or referral.journey,
        by=by,
        subject=_("Your referral {case} has been answered"),
        body=body,
    )


def tell_owner_of_follower(*, referral: Referral, by: Member) -> None:
    """A second school came with the same child: whoever keeps an eye on it, or the desk, should know."""
    owner = referral.journey.owner
    _tell(
        {owner} if owner else set(people_in_role(by.region_id, Role.COORDINATOR)),
        journey=referral.journey,
        by=by,
        subject=_("A second school follows {case}"),
        body=_("A school wanted to refer a child that was referred already (case number {case}). It follows it now."),
    )


def tell_deciders(*, journey: Journey, by: Member) -> None:
    """An exception was asked: the coordinators decide, all but whoever asked."""
    _tell(
        set(people_in_role(by.region_id, Role.COORDINATOR)),
        journey=journey,
        by=by,
        subject=_("An exception was asked ({case})"),
        body=_("A school asks that the child with case number {case} starts there. Decide about it in Steiger."),
    )


def tell_asker(*, asked: ExceptionRequest, by: Member, body: Words) -> None:
    _tell(
        {asked.asked_by},
        journey=asked.journey,
        by=by,
        subject=_("Decided about the exception for {case}"),
        body=body,
    )


def tell_newcomer_school(*, placement: Placement, by: Member) -> None:
    """A child is coming their way."""
    _tell(
        set(_staff_of(by, placement.group.facility.school_id)),
        journey=placement.journey,
        by=by,
        subject=_("A place was given at your school ({case})"),
        body=_("A child has been given a place at your school (case number {case}). Plan the intake in Steiger."),
        kind=Kind.CHILD,
    )


def tell_of_expiry(*, referral: Referral, placement: Placement, by: Member) -> None:
    """A place that was kept has become free: who offered it, the newcomer school and who referred hear of it."""
    staff = set(_staff_of(by, placement.group.facility.school_id))
    _tell(
        staff | {referral.referred_by, placement.offered_by},
        journey=referral.journey,
        by=by,
        subject=_("A reservation has expired ({case})"),
        body=_(
            "The place that was kept for the child with case number {case} is free again. The child is on the waiting "
            "list, with its old turn."
        ),
    )


def tell_of_end(*, referral: Referral, by: Member) -> None:
    """After the observation another place is needed: the desk looks on, who referred knows."""
    _tell(
        {*people_in_role(by.region_id, Role.COORDINATOR), referral.referred_by},
        journey=referral.journey,
        by=by,
        subject=_("Another place is needed ({case})"),
        body=_(
            "The newcomer school ended the provisional placement of the child with case number {case}. The reason "
            "stands in Steiger."
        ),
    )


def _staff_of(by: Member, school_id: int) -> QuerySet[User]:
    return people_in_role(by.region_id, Role.NEWCOMER_STAFF, organisation_id=school_id)


def _tell(
    users: set[User], *, journey: Journey, by: Member, subject: Words, body: Words, kind: Kind = Kind.REFERRAL
) -> None:
    others = [user for user in users if user.pk != by.user_id]
    if not others:
        return
    case = journey.case_number
    tell(
        region_id=journey.region_id,
        users=sorted(others, key=lambda user: user.pk),
        subject=format_lazy(subject, case=case),
        body=format_lazy(body, case=case),
        path=in_region(region_of(by).slug, "newcomers:referral", case=case),
        kind=kind,
    )
