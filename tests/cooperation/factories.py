"""Policies and covenants made as a coordinator makes them: through the actions."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.cooperation.actions import (
    add_party,
    adopt_policy,
    call_meeting,
    sign_covenant,
    start_covenant,
    start_from_template,
    write_covenant,
)
from steiger.cooperation.enums import BodyKind, PartyState, SeatFunction, Template
from steiger.cooperation.models import (
    Body,
    Covenant,
    Meeting,
    Party,
    PolicyVersion,
    Seat,
    Signature,
    Sitting,
)
from steiger.cooperation.rules import template_terms
from steiger.cooperation.rules.wording import Article, Term, Wording
from steiger.cooperation.selectors import latest_text, text_in

FIRST_DAY = date(2024, 8, 1)
TERMS = template_terms(Template.THREE_VISITS)


def first_policy(by: Member, **changed: Any) -> PolicyVersion:
    asked: dict[str, Any] = {
        "template": Template.THREE_VISITS,
        "valid_from": FIRST_DAY,
        "decision": "stuurgroep 3 juni 2024",
        "adopted_on": date(2024, 6, 3),
        **changed,
    }
    return start_from_template(by=by, **asked)


def next_policy(by: Member, valid_from: date, *, rules: dict[str, Any] | None = None, **changed: Any) -> PolicyVersion:
    asked: dict[str, Any] = {
        "valid_from": valid_from,
        "decision": "stuurgroep, later",
        "adopted_on": FIRST_DAY,
        "rules": {**asdict(TERMS.rules), **(rules or {})},
        "steps": list(TERMS.steps),
        "windows": list(TERMS.windows),
        **changed,
    }
    return adopt_policy(by=by, **asked)


TERM = Term(date(2025, 8, 1), date(2029, 7, 31), date(2028, 3, 1), 6)
ARTICLES = (
    Article("purpose", "Doel", "Elk kind krijgt snel passend onderwijs."),
    Article("money", "Geld", "Partijen dragen bij.\n\n- ieder jaar\n- volgens de **sleutel**"),
)
WORDING = Wording("Convenant nieuwkomers", TERM, ARTICLES)


def a_covenant(by: Member, **changed: Any) -> Covenant:
    asked: dict[str, Any] = {"title": WORDING.title, "term": TERM, "articles": ARTICLES, **changed}
    return start_covenant(by=by, **asked)


def a_party(by: Member, covenant: Covenant, organisation_id: int, state: str = PartyState.AGREED) -> Party:
    return add_party(by=by, covenant=covenant, organisation_id=organisation_id, state=PartyState(state))


def a_signature(by: Member, party: Party) -> Signature:
    """On screen, by somebody of the party itself, of the text as it is now."""
    mark = latest_text(party.covenant).checksum
    return sign_covenant(by=by, party=party, checksum=mark, name=by.name, function="bestuurder")


def another_text(covenant: Covenant, text: str = "Elk kind krijgt binnen drie weken passend onderwijs.") -> Wording:
    """The text of now with its first article changed."""
    wording = text_in(latest_text(covenant))
    first, *others = wording.articles
    return replace(wording, articles=(replace(first, text=text), *others))


def write_other_text(by: Member, covenant: Covenant, text: str = "Elk kind krijgt binnen drie weken les.") -> None:
    latest = latest_text(covenant)
    write_covenant(by=by, covenant=covenant, seen=latest.checksum, wording=another_text(covenant, text))


def a_table(by: Member, *members: Member, name: str = "Stuurgroep", quorum: int = 0, **fields: Any) -> Body:
    """A body in which the first of `members` is the chair, the second the secretary."""
    body = Body.objects.create(
        region_id=by.region_id,
        name=name,
        kind=BodyKind.STEERING_GROUP,
        quorum=quorum,
        founded_on=FIRST_DAY,
        **fields,
    )
    functions = [SeatFunction.CHAIR, SeatFunction.SECRETARY]
    for place, member in enumerate(members):
        function = functions[place] if place < len(functions) else SeatFunction.MEMBER
        seat = Seat.objects.create(
            region_id=by.region_id, body=body, function=function, role=Role.COORDINATOR, from_on=FIRST_DAY
        )
        Sitting.objects.create(region_id=by.region_id, seat=seat, user_id=member.user_id, from_on=FIRST_DAY)
    return body


def at_the_clock(day: date, hour: int = 15) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))


def a_meeting(by: Member, body: Body, day: date, **changed: Any) -> Meeting:
    asked: dict[str, Any] = {
        "starts_at": at_the_clock(day),
        "ends_at": at_the_clock(day, 16),
        "place": "Stadskantoor",
        **changed,
    }
    return call_meeting(by=by, body=body, **asked)
