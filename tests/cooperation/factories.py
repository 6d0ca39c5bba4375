"""Policies and covenants made as a coordinator makes them: through the actions."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from steiger.access.member import Member
from steiger.cooperation.actions import (
    add_party,
    adopt_policy,
    propose_policy,
    record_decision,
    sign_covenant,
    start_covenant,
    start_from_template,
    write_covenant,
)
from steiger.cooperation.enums import BodyKind, PartyState, SeatFunction, Template
from steiger.cooperation.models import (
    AgendaItem,
    Body,
    Covenant,
    Decision,
    Meeting,
    Party,
    PolicyVersion,
    Seat,
    Signature,
    Sitting,
)
from steiger.cooperation.rules import Terms, template_terms
from steiger.cooperation.rules.drafts import Draft
from steiger.cooperation.rules.wording import Article, Term, Wording
from steiger.cooperation.selectors import latest_text, text_in
from steiger.core import clock

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


def a_body(by: Member, name: str = "Stuurgroep", kind: str = BodyKind.STEERING_GROUP) -> Body:
    return Body.objects.create(region_id=by.region_id, name=name, kind=kind, founded_on=FIRST_DAY)


def a_seat(body: Body, member: Member, function: str = SeatFunction.MEMBER) -> Sitting:
    """Somebody sits at the table."""
    seat = Seat.objects.create(
        region_id=body.region_id, body=body, function=function, role=next(iter(member.roles)), from_on=FIRST_DAY
    )
    return Sitting.objects.create(region_id=body.region_id, seat=seat, user_id=member.user_id, from_on=FIRST_DAY)


def a_meeting(by: Member, body: Body, *items: AgendaItem) -> Meeting:
    """Today, with these items on its agenda."""
    now = clock.now()
    meeting = Meeting.objects.create(
        region_id=body.region_id,
        body=body,
        starts_at=now,
        ends_at=now + timedelta(hours=1),
        called_by_id=by.user_id,
        called_at=now,
    )
    for item in items:
        item.meeting = meeting
        item.save(update_fields=["meeting"])
    return meeting


def a_decision(by: Member, body: Body, **changed: Any) -> Decision:
    asked: dict[str, Any] = {
        "title": "Moederschool later kiezen",
        "text": "De moederschool wordt acht schoolweken voor de overstap gekozen.",
        "decided_on": clock.today(),
        **changed,
    }
    return record_decision(by=by, body=body, **asked)


def a_proposal(by: Member, body: Body, *, lead: int = 8, after: int = 1, **changed: Any) -> AgendaItem:
    """A shorter lead time: the school is chosen later."""
    steps = tuple(replace(step, weeks=Decimal(-lead)) if step.weeks == -12 else step for step in TERMS.steps)
    rules = replace(TERMS.rules, mother_school_lead_weeks=lead)
    draft = Draft(Terms(rules, steps, TERMS.windows), after, clock.today())
    asked: dict[str, Any] = {"title": "Kortere aanlooptijd", "text": "Twaalf weken is te lang.", **changed}
    return propose_policy(by=by, body=body, draft=draft, **asked)
