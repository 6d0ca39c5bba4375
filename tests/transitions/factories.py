"""A child at the newcomer school, and its move brought as far as a test needs it."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from steiger.access.enums import Disclosure
from steiger.access.member import Member
from steiger.cooperation.enums import Signatory
from steiger.cooperation.models import PolicyVersion, ProtocolStep
from steiger.core import clock
from steiger.newcomers.models import Assessment, Intake, Placement
from steiger.organisations.models import Region
from steiger.people.models import User
from steiger.pupils.enums import Domain, Relation, Standing
from steiger.pupils.models import Involvement, Journey, MotherSchoolBond
from steiger.transitions import actions
from steiger.transitions.enums import Agreement
from steiger.transitions.models import PlacementDocument
from tests.factories import Places, make_journey

TODAY = date(2026, 9, 7)
MOVE = date(2027, 1, 11)


def make_placed(region: Region, places: Places, *, by: Member, **facts: object) -> Journey:
    """A child in the group of the newcomer school since spring, with an intake and two measured domains."""
    placed_on = clock.today() - timedelta(days=150)
    user = User.objects.get(pk=by.user_id)
    journey = make_journey(
        region,
        **{
            "referred_on": placed_on - timedelta(days=20),
            "accepted_on": placed_on - timedelta(days=15),
            "offered_on": placed_on - timedelta(days=15),
            "placed_on": placed_on,
            "intake_on": placed_on,
            "owner": user,
            **facts,
        },
    )
    Placement.objects.create(
        region=region,
        journey=journey,
        group=places.group,
        offered_on=placed_on,
        offered_by=user,
        placed_on=placed_on,
        placed_by=user,
    )
    Intake.objects.create(
        region=region,
        journey=journey,
        held_on=placed_on,
        held_by=user,
        present="Ouders",
        years_of_school=2.5,
        earlier_schooling="Basisschool tot groep 4.",
    )
    for domain, standing in [(Domain.VOCABULARY, Standing.BELOW), (Domain.ARITHMETIC, Standing.AT)]:
        Assessment.objects.create(
            region=region,
            journey=journey,
            domain=domain,
            assessed_on=placed_on + timedelta(days=20),
            assessed_by=user,
            instrument="Cito M4",
            score="72",
            standing=standing,
        )
    Involvement.objects.create(
        region=region,
        journey=journey,
        relation=Relation.NEWCOMER_SCHOOL,
        school=places.newcomer_school,
        from_on=placed_on,
        level=Disclosure.MOVED,
    )
    return journey


def announced(journey: Journey, places: Places, *, by: Member) -> MotherSchoolBond:
    bond = actions.ask_mother_school(journey=journey, school_id=places.mother_school.pk, year_group="5", by=by)
    return actions.announce_to_mother_school(bond=bond, by=by)


def inspected(journey: Journey, *, by: Member, agreement: Agreement = Agreement.YES) -> PlacementDocument:
    document = actions.draft_document(journey=journey, by=by)
    inspect(document, by=by, agreement=agreement)
    return document


def inspect(
    document: PlacementDocument, *, by: Member, agreement: Agreement = Agreement.YES, own_view: str = ""
) -> None:
    actions.record_inspection(
        document=document,
        seen_on=clock.today(),
        seen_by="Rima Haddad",
        language="ar",
        with_interpreter=True,
        agreement=agreement,
        reason="Er staat te weinig in." if agreement == Agreement.NO else "",
        own_view=own_view,
        by=by,
    )


def signed(journey: Journey, bond: MotherSchoolBond, *, staff: Member, care: Member) -> PlacementDocument:
    """Drafted, agreed, seen and signed by everybody."""
    if bond.agreed_on is None:
        actions.agree_to_bond(bond=bond, by=care)
    document = inspected(journey, by=staff)
    for party, by in [(Signatory.NEWCOMER_SCHOOL, staff), (Signatory.PARENTS, staff), (Signatory.MOTHER_SCHOOL, care)]:
        actions.sign_document(document=document, party=party, signed_by="Iemand", by=by)
    return document


def level_of(journey: Journey, places: Places) -> int | None:
    return (
        Involvement.objects.filter(
            journey=journey, relation=Relation.MOTHER_SCHOOL, school=places.mother_school, until_on=None
        )
        .values_list("level", flat=True)
        .first()
    )


def make_short_policy(region: Region) -> PolicyVersion:
    """A next version with two steps of the first, one of them on another date; nobody is asked to choose a school."""
    first = PolicyVersion.objects.get(region=region, number=1)
    second = PolicyVersion.objects.create(
        region=region,
        number=2,
        valid_from=clock.today(),
        decision="Stuurgroep van vandaag",
        adopted_on=clock.today(),
        template=first.template,
        enroller=first.enroller,
    )
    for key, weeks in [("sign", Decimal("-2.5")), ("move", Decimal(0))]:
        step = first.protocol_steps.get(key=key)
        ProtocolStep.objects.create(
            region=region,
            policy=second,
            key=key,
            title=step.title,
            weeks=weeks,
            actor=step.actor,
            proof=step.proof,
            level=step.level,
        )
    return second
