"""The card that a school prints for the parents: what happens next and whom to ask, in their language with the Dutch
beside it. Of the child it says no more than the case number: it lies on a kitchen table."""

from __future__ import annotations

from typing import Any

from django.utils import translation
from django.utils.formats import date_format

from steiger.core.languages import Language
from steiger.documents.typesetting import typeset
from steiger.newcomers.models import Placement, Referral
from steiger.organisations.models import Region
from steiger.parents.selectors import Welcome, Words, offered, page_address, qr_svg, welcome

TEMPLATE = "newcomers/referral_card.typ"
DUTCH = "nl"


def card_languages() -> tuple[Language, ...]:
    return offered()


def card_language(referral: Referral) -> str:
    """Of the parent who is spoken to first; Dutch when we have no texts in that language."""
    spoken = [guardian.language for guardian in referral.journey.pupil.guardians.all()]
    codes = {language.code for language in offered()}
    return spoken[0] if spoken and spoken[0] in codes else DUTCH


def referral_card(referral: Referral, placement: Placement | None, region: Region, language: str) -> bytes | None:
    """Nothing for a language that is not offered."""
    page = welcome(region, language, beside=True)
    if page is None:
        return None
    return typeset(TEMPLATE, _inputs(referral, placement, page))


def _inputs(referral: Referral, placement: Placement | None, page: Welcome) -> dict[str, Any]:
    words, reached = page.words, page.reached
    address = page_address(page.region, page.language.code)
    return {
        "title": words.say("card.title"),
        "dutch_title": _dutch(page, "card.title"),
        "region": page.region.name,
        "language": page.language.code,
        "dated_on": referral.referred_on.isoformat(),
        "intro": _both(page, "card.intro"),
        "facts": _facts(referral, placement, page),
        "next": _both(page, "card.next"),
        "steps": [[_both(page, f"{step}.title"), _both(page, _told(step))] for step in page.steps],
        "bring": _both(page, "card.bring"),
        "contact": _both(page, "page.contact"),
        "contact_intro": _both(page, "page.contact_intro" if reached else "page.no_contact"),
        "phone": reached.phone,
        "mail": reached.mail,
        "hours": reached.hours,
        "scan": _both(page, "leaflet.scan"),
        "qr": qr_svg(address),
        "address": address.split("://", 1)[-1],
    }


def _told(step: str) -> str:
    """The parents have been at the school already: of the first step only what they wait for is left."""
    return "card.answer" if step == "path.referral" else f"{step}.text"


def _facts(referral: Referral, placement: Placement | None, page: Welcome) -> list[list[Any]]:
    facility = placement.group.facility if placement else referral.preferred_facility
    school, by = (facility.school.name if facility else ""), referral.referring_school
    found = [
        ("card.number", referral.journey.case_number),
        ("card.school", school),
        ("card.referred_by", by.name if by else ""),
        ("card.on", _day(referral)),
    ]
    return [[_both(page, key), value] for key, value in found if value]


def _day(referral: Referral) -> str:
    """In numbers, as it stands on other Dutch papers: it is read in every language."""
    with translation.override(DUTCH):
        return date_format(referral.referred_on, "d-m-Y")


def _both(page: Welcome, key: str) -> list[str]:
    return [page.words.say(key), _dutch(page, key)]


def _dutch(page: Welcome, key: str) -> str:
    beside: Words | None = page.beside
    return beside.say(key) if beside else ""
