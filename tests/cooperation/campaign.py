"""Approaches made as somebody in the campaign makes them: through the actions."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from steiger.access.member import Member
from steiger.cooperation.actions import NextStep, Spoken, record_contact, start_approach
from steiger.cooperation.enums import ContactWay
from steiger.cooperation.models import Approach, ApproachContact
from steiger.core import clock


def a_step(owner: Member, what: str = "Bel het bestuur", next_on: date | None = None) -> NextStep:
    return NextStep(what, next_on or clock.today() + timedelta(days=7), owner.user_id)


def an_approach(by: Member, organisation_id: int, *, owner: Member | None = None, **step: Any) -> Approach:
    return start_approach(by=by, organisation_id=organisation_id, step=a_step(owner or by, **step))


def spoken(by: Member, approach: Approach, state: str = "", **changed: Any) -> ApproachContact:
    asked: dict[str, Any] = {
        "contacted_on": clock.today(),
        "way": ContactWay.CALL,
        "with_whom": "Jaap Prins, bestuurder",
        "said": "Wil eerst weten wat het kost.",
        **changed,
    }
    step = NextStep(approach.next_step, max(approach.next_on, clock.today()), approach.owner_id)
    return record_contact(by=by, approach=approach, spoken=Spoken(state=state, **asked), step=step)
