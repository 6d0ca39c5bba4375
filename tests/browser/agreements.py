"""Agreements in the world: a covenant with a second text, parties in each state, and three school years of money."""

from __future__ import annotations

from datetime import date, timedelta

from steiger.access.member import Member
from steiger.cooperation.actions import (
    add_key_line,
    add_party,
    evaluate_covenant,
    freeze_budget,
    mark_invoiced,
    record_signature,
    settle_budget,
    sign_covenant,
    start_budget,
    start_covenant,
    withdraw_party,
    write_covenant,
)
from steiger.cooperation.enums import Measure, PartyState, Payers
from steiger.cooperation.models import Budget, Contribution, Covenant, KeyLine, Party, Signature
from steiger.cooperation.rules.articles import CUSTOMARY
from steiger.cooperation.rules.wording import Term
from steiger.cooperation.selectors import latest_text
from steiger.core import clock
from steiger.organisations.enums import OrganisationKind
from tests.cooperation.factories import another_text
from tests.factories import Places, make_organisation

Members = dict[str, Member]


def make_agreements(who: Members, places: Places, today: date) -> dict[str, list[str]]:
    """The board has yet to sign the second text; what stands in addresses, per parameter."""
    year = today.year - (today.month < 8)
    with clock.on(date(year - 2, 3, 1)):
        covenant = _covenant(who["Dirk"], year)
        parties = _parties(who, covenant, places)
    with clock.on(today - timedelta(days=9)):
        latest = latest_text(covenant)
        write_covenant(by=who["Dirk"], covenant=covenant, seen=latest.checksum, wording=another_text(covenant))
        _record(who["Dirk"], parties["Utrecht"])
    for first_year in (year - 1, year):
        _decided(who["Dirk"], covenant, first_year, today)
    _preview(who["Dirk"], covenant, year + 1)
    return {
        "covenant": _texts(Covenant),
        "party": _texts(Party),
        "signature": _texts(Signature),
        "budget": _texts(Budget),
        "contribution": _texts(Contribution),
        "line": _texts(KeyLine),
    }


def _covenant(by: Member, year: int) -> Covenant:
    term = Term(date(year - 2, 8, 1), date(year + 2, 7, 31), date(year + 1, 3, 1), 6)
    return start_covenant(by=by, title="Convenant nieuwkomers", term=term, articles=CUSTOMARY)


def _parties(who: Members, covenant: Covenant, places: Places) -> dict[str, Party]:
    """One in each state; the board and the municipality have signed the first text."""
    found = {}
    for organisation, name in ((places.board, "Esra"), (places.municipality, "Femke")):
        party = add_party(by=who["Dirk"], covenant=covenant, organisation_id=organisation.pk, state=PartyState.AGREED)
        mark = latest_text(covenant).checksum
        sign_covenant(by=who[name], party=party, checksum=mark, name=name, function="bestuurder")
        found[organisation.name] = party
    on_their_way = {
        "Stichting De Vecht": PartyState.APPROACHED,
        "Stichting De Kromme Rijn": PartyState.CONVERSATION,
        "Stichting Lek en Linge": PartyState.AGREED,
    }
    for place, (name, state) in enumerate(on_their_way.items()):
        board = make_organisation(OrganisationKind.BOARD, name, f"4190{place}")
        add_party(by=who["Dirk"], covenant=covenant, organisation_id=board.pk, role="Schoolbestuur", state=state)
    gone = make_organisation(OrganisationKind.BOARD, "Stichting Weg", "41910")
    left = add_party(by=who["Dirk"], covenant=covenant, organisation_id=gone.pk, contact_name="Jaap Prins")
    withdraw_party(by=who["Dirk"], party=left, reason="Gaat fuseren", until_on=clock.today())
    version = latest_text(covenant)
    evaluate_covenant(
        by=who["Dirk"], covenant=version.covenant, learned="De sleutel is duidelijk.", evaluated_on=clock.today()
    )
    return found


def _record(by: Member, party: Party) -> None:
    record_signature(
        by=by,
        party=party,
        checksum=latest_text(party.covenant).checksum,
        name="Femke de Wit",
        function="wethouder",
        signed_on=clock.today(),
        file_name="handtekening.pdf",
        content=b"%PDF-1.7 signed",
    )


def _decided(by: Member, covenant: Covenant, first_year: int, today: date) -> None:
    """Decided and half followed; the year before is settled as well."""
    with clock.on(date(first_year, 8, 20)):
        budget = _budget(by, covenant, first_year)
        add_key_line(by=by, budget=budget, measure=Measure.PARTY)
        freeze_budget(by=by, budget=budget, decision_text="Stuurgroep, punt 4", decided_on=clock.today())
        first, *_others = budget.contributions.all()
        mark_invoiced(by=by, contribution=first, invoiced_on=clock.today())
    if date(first_year + 1, 7, 31) < today:
        settle_budget(by=by, budget=budget, real_amount=90_000_00, real_other_income=1_000_00)


def _preview(by: Member, covenant: Covenant, first_year: int) -> None:
    """A key that still asks for numbers."""
    add_key_line(by=by, budget=_budget(by, covenant, first_year), measure=Measure.PUPILS)


def _budget(by: Member, covenant: Covenant, first_year: int) -> Budget:
    budget = start_budget(
        by=by, covenant=covenant, first_year=first_year, title="Expertisecentrum", amount=100_000_01, other_income=5_00
    )
    add_key_line(by=by, budget=budget, measure=Measure.PARTY, payers=Payers.MUNICIPALITIES, price=30_000_00)
    return budget


def _texts(model: type[Covenant | Party | Signature | Budget | Contribution | KeyLine]) -> list[str]:
    return [str(pk) for pk in model.objects.order_by("pk").values_list("pk", flat=True)]
