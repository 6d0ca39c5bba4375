"""A day and time put to a school by a secret link: it accepts, or names other moments. The plan follows."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from steiger.access.enums import Permission, Role
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.aftercare import rules
from steiger.aftercare.actions.locks import lock_visit
from steiger.aftercare.enums import OFFER_LINK, SchoolAnswer
from steiger.aftercare.models import DateOffer, OtherMoment, Visit
from steiger.aftercare.selectors.date_offers import current_offers
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.appointments import moment
from steiger.core.errors import DomainError
from steiger.core.links import in_region
from steiger.core.models import SecretLink
from steiger.core.secret_links import StaleLinkError, make_link, revoke_links, use_link
from steiger.messaging.actions import tell, write_letter
from steiger.messaging.enums import Kind
from steiger.organisations.models import Region
from steiger.people.models import User
from steiger.people.selectors import people_in_role
from steiger.transitions.selectors.steps import calendar_of

ANSWER_WITHIN = timedelta(days=21)


@dataclass(frozen=True, slots=True)
class MomentInput:
    on: date
    from_time: time
    until_time: time


@transaction.atomic
def offer_dates(
    *, visits: Sequence[Visit], school_id: int, email: str = "", is_passed_on: bool = False, by: Member
) -> str:
    """Ask the school whether these visits of one stop suit. The address is told here once; an earlier one closes."""
    require(by, Permission.VISIT_PLAN)
    for visit in visits:
        rules.may_plan(by, visit).require()
    asked_before = DateOffer.objects.filter(visit__in=visits, answered_at=None).order_by("stop")
    for stop in asked_before.values_list("stop", flat=True).distinct():
        revoke_links(purpose=OFFER_LINK, subject=str(stop))
    care = people_in_role(by.region_id, Role.CARE_COORDINATOR, organisation_id=school_id)
    to = [email.strip()] if email.strip() else [] if is_passed_on else [user.email for user in care]
    stop = uuid.uuid4()
    first = min(visit.planned_at for visit in visits if visit.planned_at is not None)
    DateOffer.objects.bulk_create(
        DateOffer(
            region_id=visit.region_id,
            visit=visit,
            stop=stop,
            planned_at=visit.planned_at,
            sent_to=", ".join(to)[:500],
            asked_on=clock.today(),
            asked_by_id=by.user_id,
        )
        for visit in visits
        if visit.planned_at is not None
    )
    made = make_link(
        region_id=by.region_id,
        purpose=OFFER_LINK,
        subject=str(stop),
        expires_at=max(min(first, clock.now() + ANSWER_WITHIN), clock.now() + timedelta(hours=1)),
        is_single_use=True,
    )
    address = f"{settings.SITE_URL.rstrip('/')}{reverse('visit_offer', kwargs={'secret': made.secret})}"
    for one in to:
        _mail(one, visits, address, made.link)
    for visit in visits:
        record(by=by, kind="offer_dates", case_number=visit.journey.case_number, visit=visit.number)
    return address


def _mail(to: str, visits: Sequence[Visit], address: str, link: SecretLink) -> None:
    """Initials, never a name; who it is stands behind the sign-in, and is known at the school."""
    first = visits[0]
    who = first.specialist.name if first.specialist else ""
    with translation.override(settings.LANGUAGE_CODE):
        told = {
            "who": who,
            "when": str(moment(min(visit.planned_at for visit in visits if visit.planned_at is not None))),
            "children": ", ".join(visit.journey.pupil.initials for visit in visits),
            "link": address,
            "day": date_format(timezone.localdate(link.expires_at), "j F Y"),
        }
        write_letter(
            region_id=first.region_id,
            to=to,
            subject=_("Does this moment suit? Aftercare visit on %(when)s") % told,
            body=_(
                "Hello,\n\n%(who)s would like to come on %(when)s for %(children)s. Does that suit your school? "
                "Say yes or name other moments here, without an account: %(link)s\n\n"
                "The link works once, until %(day)s. This mail holds no names of children on purpose."
            )
            % told,
        )


@transaction.atomic
def answer_offer(
    *, link: SecretLink, answer: str, moments: Sequence[MomentInput] = (), name: str = "", note: str = ""
) -> list[DateOffer]:
    """The answer of who has the link: for the visits that the link is for, whatever comes with the request."""
    offers = current_offers(link)
    if not offers:
        raise StaleLinkError
    for offer in sorted(offers, key=lambda one: (one.visit.journey_id, one.visit.number)):
        lock_visit(offer.visit)
    if answer not in SchoolAnswer.values:
        raise DomainError(_("Choose whether the moment suits."), field="answer")
    if answer == SchoolAnswer.OTHER:
        _refuse_odd(offers[0].visit, moments)
    offers = [offer for offer in offers if offer.visit.planned_at == offer.planned_at]
    if not offers:
        raise StaleLinkError
    use_link(link)
    nobody = Member(user_id=0, name="link", region_id=link.region_id, posts=())
    for offer in offers:
        offer.answered_at, offer.answer = clock.now(), answer
        offer.name, offer.note = name.strip()[:100], note.strip()[:300]
        offer.save(update_fields=["answered_at", "answer", "name", "note"])
        if answer == SchoolAnswer.OTHER:
            _release(offer, moments)
        visit = offer.visit
        record(by=nobody, kind="answer_offer", case_number=visit.journey.case_number, visit=visit.number, answer=answer)
    _tell_answer(offers, answer)
    return offers


def _refuse_odd(visit: Visit, moments: Sequence[MomentInput]) -> None:
    if not moments:
        raise DomainError(_("Name at least one other moment."), field="moment_1_on")
    calendar = calendar_of(visit.journey)
    for place, one in enumerate(moments, start=1):
        if one.on <= clock.today():
            raise DomainError(_("Name a coming day, from tomorrow on."), field=f"moment_{place}_on")
        if one.until_time <= one.from_time:
            raise DomainError(_("The time ends before it begins. Turn the times round."), field=f"moment_{place}_until")
        fitting = rules.fits(visit, one.on, calendar)
        if not fitting:
            raise DomainError(fitting.reason, field=f"moment_{place}_on")


def _release(offer: DateOffer, moments: Sequence[MomentInput]) -> None:
    """The appointment is off; the visit waits for a day again, with the same specialist."""
    visit = offer.visit
    visit.planned_at = None
    visit.save(update_fields=["planned_at"])
    visit.refresh_from_db(fields=["state"])
    OtherMoment.objects.bulk_create(
        OtherMoment(
            region_id=offer.region_id, offer=offer, on=one.on, from_time=one.from_time, until_time=one.until_time
        )
        for one in moments
    )


def _tell_answer(offers: Sequence[DateOffer], answer: str) -> None:
    first = offers[0]
    slug = Region.objects.get(pk=first.region_id).slug
    is_yes = answer == SchoolAnswer.ACCEPTED
    who = {first.visit.specialist_id} if is_yes else {first.visit.specialist_id, first.asked_by_id}
    tell(
        region_id=first.region_id,
        users=User.objects.filter(pk__in=[one for one in who if one is not None]),
        subject=gettext_lazy("The school says yes to a visit")
        if is_yes
        else gettext_lazy("A school asks for another moment"),
        body=format_lazy(
            gettext_lazy("For {children}, {when}."),
            children=", ".join(
                f"{one.visit.journey.pupil.initials} ({one.visit.journey.case_number})" for one in offers
            ),
            when=moment(first.planned_at),
        ),
        path=in_region(slug, "aftercare:calendar" if is_yes else "aftercare:visits"),
        kind=Kind.VISIT,
        fact=f"offer-{first.stop}-{answer}",
    )
