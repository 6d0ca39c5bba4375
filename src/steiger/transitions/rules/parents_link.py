"""The parents' own link, and who speaks for the child."""

from __future__ import annotations

import unicodedata
from datetime import date

from django.utils.translation import gettext as _

from steiger.access.enums import Disclosure, Permission
from steiger.access.member import Member
from steiger.core.verdict import YES, Verdict, no
from steiger.organisations.enums import Sector
from steiger.pupils import rules as pupils
from steiger.pupils.enums import Relation
from steiger.transitions.enums import Pen, Voice
from steiger.transitions.models import PlacementDocument, Talk

# After so many wrong birth dates or codes the link closes: a million codes, and a day that one must know as well.
MOST_TRIES = 5
CODE_LENGTH = 6
# From this birthday on, between secondary schools, the pupil decides (WVO art. 103b).
OWN_VOICE_FROM = 16


def age_on(birth_on: date, day: date) -> int:
    """Years of age on that day. Who was born on 29 February is a year older on 1 March."""
    return day.year - birth_on.year - ((day.month, day.day) < (birth_on.month, birth_on.day))


def voice_on(sector: str, birth_on: date, day: date) -> Voice:
    """Whose view counts on that day: the parents', and from sixteen in secondary education the pupil's own."""
    is_own = sector == Sector.VO and age_on(birth_on, day) >= OWN_VOICE_FROM
    return Voice.PUPIL if is_own else Voice.PARENTS


def asks_consent(sector: str) -> bool:
    """Between secondary schools nothing passes without consent; elsewhere the parents' view goes along."""
    return sector == Sector.VO


def digits_of(typed: str) -> str:
    """A code as somebody types it: with spaces, or in the digits of another script."""
    found = (unicodedata.decimal(letter, None) for letter in typed)
    return "".join(str(digit) for digit in found if digit is not None)


def may_make_link(member: Member, document: PlacementDocument) -> Verdict:
    verdict = pupils.may_change(member, document.journey, Permission.DOCUMENT_WRITE)
    if not verdict:
        return verdict
    if document.replaced_at is not None:
        return no(_("A later version has replaced this document. Open that one."))
    if hasattr(document, "inspection"):
        return no(_("The parents have seen this version and answered. A next version gets a link of its own."))
    if document.pen != Pen.NEWCOMER_SCHOOL:
        return no(_("The mother school has the pen now. Wait for it, or take the pen back."))
    return YES


def may_record_talk(member: Member, talk: Talk) -> Verdict:
    """Whoever holds it: the newcomer school, or the care coordinator of a mother school that may read it."""
    document = talk.inspection.document
    verdict = pupils.may_change(member, document.journey, Permission.DOCUMENT_SIGN)
    if not verdict:
        return verdict
    if talk.held_on is not None:
        return no(_("This talk has been recorded."))
    footings = pupils.own_footings(member, document.journey, Permission.DOCUMENT_SIGN)
    is_own = any(
        one.relation == Relation.NEWCOMER_SCHOOL
        or (one.school_id == document.bond.school_id and one.level >= Disclosure.AGREED)
        for one in footings
    )
    refusal = _("The newcomer school or the care coordinator of the mother school records the talk.")
    return YES if is_own else no(refusal)
