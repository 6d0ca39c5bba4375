"""What the demo's steering group decided: each version of the policy rests on one of its decisions."""

from __future__ import annotations

from datetime import date, timedelta

from steiger.access.member import Member
from steiger.cooperation.actions import BodyInput, evaluate_decision, found_body, record_decision, start_from_template
from steiger.cooperation.enums import BodyKind, Template
from steiger.cooperation.models import Body, Decision
from steiger.core import clock

# So many school weeks a placement is provisional here.
OBSERVATION_WEEKS = 4
STEERING = BodyInput(
    name="Stuurgroep nieuwkomers",
    kind=BodyKind.STEERING_GROUP,
    purpose="Besturen en gemeenten bewaken samen dat elk kind snel onderwijs krijgt en goed doorstroomt.",
    mandate="Stelt het beleid, de begroting en het convenant vast. De werkgroep bereidt de besluiten voor.",
    rhythm="vier keer per jaar",
    quorum=2,
)
FIRST = "Elk kind dat doorstroomt krijgt drie nazorgbezoeken. De moederschool is tien schoolweken van tevoren gekozen."
FIRST_REASON = (
    "Scholen merkten dat een kind na de overstap vaak terugvalt, en dat niemand dan weet wie er komt. De drie bezoeken "
    "liggen in het eerste schooljaar: kort na de start, na een kwartaal en aan het eind."
)
SECOND = "De moederschool is twaalf schoolweken voor de overstap gekozen, in plaats van tien."
SECOND_REASON = (
    "Bij een op de vier kinderen was het plaatsingsdocument te laat klaar. Moederschools willen eerder weten wie er "
    "komt, zodat de leerkracht kan kennismaken."
)
LEARNED = (
    "De bezoeken helpen: leerkrachten weten wie ze kunnen bellen. Tien weken was te kort om rustig een school te "
    "kiezen, vooral rond de zomervakantie."
)


def adopt_by_decisions(by: Member, first_day: date) -> None:
    """First the protocol as published; a year later the steering group asks for the mother school earlier."""
    body = found_body(by=by, asked=STEERING, founded_on=first_day)
    first = _decide(by, body, "Drie bezoeken na de overstap", FIRST, FIRST_REASON, first_day, first_day)
    _adopt(by, first, lead=10)
    second_day = first_day + timedelta(days=380)
    with clock.on(second_day - timedelta(days=20)):
        evaluate_decision(by=by, decision=first, learned=LEARNED, evaluated_on=clock.today())
        second = _decide(by, body, "Moederschool eerder kiezen", SECOND, SECOND_REASON, clock.today(), second_day)
        _adopt(by, second, lead=12)


def _decide(by: Member, body: Body, title: str, text: str, reason: str, decided_on: date, from_on: date) -> Decision:
    return record_decision(
        by=by,
        body=body,
        title=title,
        text=text,
        reason=reason,
        decided_on=decided_on,
        from_on=from_on,
        evaluate_on=from_on + timedelta(days=540),
    )


def _adopt(by: Member, decision: Decision, *, lead: int) -> None:
    start_from_template(
        by=by,
        template=Template.THREE_VISITS,
        valid_from=decision.from_on,
        adopted_in=decision,
        rules={"mother_school_lead_weeks": lead, "observation_weeks": OBSERVATION_WEEKS},
    )
