"""Texts for parents as people make them: through the actions."""

from __future__ import annotations

from datetime import date

from steiger.access.member import Member
from steiger.core import clock
from steiger.parents.actions import change_contact, publish_text, record_check_of_language, write_draft
from steiger.parents.models import ParentsContact, TextVersion

STAY, INTAKE, ANSWER = "path.stay.text", "path.intake.text", "path.referral.text"
OWN_DUTCH = "Uw kind leert hier Nederlands. Dat duurt {stay_weeks} schoolweken of iets langer."
OWN_UKRAINIAN = "Ваша дитина вчить тут нідерландську мову. Тижнів: {stay_weeks}."
PHONE, MAIL = "030 123 45 67", "ouders@example.org"


def a_contact(by: Member, *, phone: str = PHONE, mail: str = MAIL) -> ParentsContact:
    return change_contact(by=by, phone=phone, mail=mail, hours="ma t/m do, 9 tot 15 uur", answered_by="Het loket")


def a_text(by: Member, text: str = OWN_DUTCH, *, language: str = "nl", key: str = STAY) -> TextVersion:
    """Written and published."""
    write_draft(by=by, language=language, key=key, text=text)
    return publish_text(by=by, language=language, key=key)


def a_checked_language(by: Member, language: str, *, checker: str = "Olena", on: date | None = None) -> int:
    return record_check_of_language(by=by, language=language, checker=checker, checked_on=on or clock.today())
