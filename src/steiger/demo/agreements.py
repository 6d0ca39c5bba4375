"""The covenant of the demo region and its money: two boards of newcomer schools and the municipalities, then others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from steiger.access.member import Member
from steiger.cooperation.actions import (
    add_key_line,
    add_party,
    freeze_budget,
    mark_invoiced,
    mark_paid,
    move_party,
    record_signature,
    settle_budget,
    sign_covenant,
    start_budget,
    start_covenant,
    withdraw_party,
    write_covenant,
)
from steiger.cooperation.enums import Measure, PartyState, Payers
from steiger.cooperation.models import Budget, Covenant, Party
from steiger.cooperation.rules.articles import CUSTOMARY
from steiger.cooperation.rules.wording import Term
from steiger.cooperation.selectors import covenant_pdf, covenant_reading, latest_text, text_in
from steiger.core import clock
from steiger.core.school_years import first_year_of
from steiger.demo.campaign import approach_others
from steiger.demo.region import Setting
from steiger.demo.tables import sit
from steiger.organisations.enums import OrganisationKind
from steiger.organisations.models import Organisation
from steiger.organisations.selectors import boards_in_region

# Children of the two beside it come to the newcomer schools in Utrecht too.
MUNICIPALITIES = ("Utrecht", "Stichtse Vecht", "De Bilt")
COST = 186_500_00
COST_BEFORE = 171_250_00
REAL_COST_BEFORE = 168_940_37
SUBSIDY = 42_000_00
FROM_MUNICIPALITY = 15_000_00
PER_WEEK = 18_50
# Of the boards without a newcomer school, each at another point of the way.
ON_THE_WAY = (PartyState.AGREED, PartyState.CONVERSATION, PartyState.APPROACHED, PartyState.WITHDRAWN)
CONTACTS = ("Hanneke Prins", "Jaap Verhoeven", "Mirjam Scholten", "Omar el Idrissi")


def agree(setting: Setting, today: date) -> None:
    """Two years and more of agreeing, up to today. After the children: the key counts their weeks.

    The board of whoever looks at the demo as a board member has not signed the second text yet.
    """
    by = setting.coordinator
    begun = setting.first_day + timedelta(days=40)
    with clock.on(begun):
        covenant = _begin(by, begun)
        first = _first_parties(setting, covenant)
    with clock.on(begun + timedelta(days=30)):
        for party in first:
            _sign(setting, party)
    with clock.on(today - timedelta(days=20)):
        _write_second(by, covenant)
    with clock.on(today - timedelta(days=10)):
        for party in first:
            if party.organisation_id != setting.places["board"]:
                _sign(setting, party)
    _others(setting, covenant, {party.organisation_id for party in first}, today)
    _money(by, covenant, today)
    sit(setting, covenant, today)
    approach_others(setting, covenant, today)


def _begin(by: Member, begun: date) -> Covenant:
    until = date(begun.year + 4, 7, 31)
    term = Term(begun + timedelta(days=60), until, date(begun.year + 3, 3, 1), 6)
    return start_covenant(by=by, title="Convenant onderwijs aan nieuwkomers", term=term, articles=CUSTOMARY)


def _first_parties(setting: Setting, covenant: Covenant) -> list[Party]:
    boards = list(dict.fromkeys(facility.school.board_id or 0 for facility in setting.facilities))
    if len(boards) < len(setting.facilities):
        # Both newcomer schools may stand under one board: then the largest other board founded it with them.
        boards += [pk for pk in _largest_boards(setting) if pk not in boards][:1]
    towns = Organisation.objects.filter(kind=OrganisationKind.MUNICIPALITY, name__in=MUNICIPALITIES).order_by(
        "name_key"
    )
    asked = [(board, "Schoolbestuur") for board in boards if board]
    asked += [(town.pk, "Gemeente") for town in towns]
    return [
        add_party(by=setting.coordinator, covenant=covenant, organisation_id=pk, role=role, state=PartyState.AGREED)
        for pk, role in asked
    ]


def _largest_boards(setting: Setting) -> list[int]:
    found = boards_in_region(setting.region)
    return [board.pk for board in sorted(found, key=lambda board: -board.schools)]  # type: ignore[attr-defined]


def _sign(setting: Setting, party: Party) -> None:
    """On screen by whoever works for the party here; the others sent paper."""
    mark = latest_text(party.covenant).checksum
    for key, function in (("board", "voorzitter college van bestuur"), ("municipality", "wethouder onderwijs")):
        member = setting.members[key]
        if party.organisation_id in {post.organisation_id for post in member.posts}:
            sign_covenant(by=member, party=party, checksum=mark, name=member.name, function=function)
            return
    by = setting.coordinator
    reading = covenant_reading(by, party.covenant)
    if reading is not None:
        record_signature(
            by=by,
            party=party,
            checksum=mark,
            name="Wil Hendriks",
            function="bestuurder",
            signed_on=clock.today(),
            file_name="handtekening.pdf",
            content=covenant_pdf(reading, setting.region),
        )


def _write_second(by: Member, covenant: Covenant) -> None:
    """What the first year taught: the key by weeks, and mother schools earlier."""
    latest = latest_text(covenant)
    wording = text_in(latest)
    other = {
        "money": "De stuurgroep stelt elk schooljaar een begroting vast. Gemeenten dragen een vast bedrag bij; "
        "besturen dragen bij naar het aantal leerlingweken. Elke partij ziet waar haar bijdrage vandaan komt. "
        "Na afloop van het schooljaar wordt afgerekend op de werkelijke kosten.",
        "evaluation": "Partijen evalueren dit convenant op de afgesproken datum, samen met ouders en scholen. De "
        "uitkomst wordt vastgelegd en kan leiden tot een nieuwe tekst.",
    }
    articles = tuple(replace(one, text=other.get(one.key, one.text)) for one in wording.articles)
    write_covenant(by=by, covenant=covenant, seen=latest.checksum, wording=replace(wording, articles=articles))


def _others(setting: Setting, covenant: Covenant, taken: set[int], today: date) -> None:
    by = setting.coordinator
    others = [pk for pk in _largest_boards(setting) if pk not in taken]
    for place, (board, state, contact) in enumerate(zip(others, ON_THE_WAY, CONTACTS, strict=False)):
        asked_on = today - timedelta(days=90 - 15 * place)
        with clock.on(asked_on):
            party = add_party(
                by=by, covenant=covenant, organisation_id=board, role="Schoolbestuur", contact_name=contact
            )
        _walk(by, party, state, today)


def _walk(by: Member, party: Party, state: PartyState, today: date) -> None:
    """Up to where this board stands today."""
    if state == PartyState.WITHDRAWN:
        with clock.on(today - timedelta(days=15)):
            reason = "Heeft zelf een taalklas en wacht de evaluatie af"
            withdraw_party(by=by, party=party, reason=reason, until_on=clock.today())
        return
    steps = (
        (PartyState.CONVERSATION, 20, "Kennismaking; vraagt wat het kost"),
        (PartyState.AGREED, 6, "De raad van toezicht is akkoord"),
    )
    for step, days_ago, note in steps[: list(PartyState).index(state)]:
        with clock.on(today - timedelta(days=days_ago)):
            move_party(by=by, party=party, state=step, moved_on=clock.today(), note=note)


def _money(by: Member, covenant: Covenant, today: date) -> None:
    """Last school year settled; this one decided and partly paid; the next as a preview by the weeks of now."""
    year = first_year_of(today)
    signed = covenant.begun_on + timedelta(days=45)
    before = _decided(by, covenant, year - 1, max(date(year - 1, 9, 10), signed), cost=COST_BEFORE, is_by_weeks=False)
    with clock.on(min(date(year, 2, 1), today)):
        for contribution in before.contributions.all():
            asked = mark_invoiced(by=by, contribution=contribution, invoiced_on=before.decided_on or today)
            mark_paid(by=by, contribution=asked, paid_on=clock.today())
    begun = min(date(year, 8, 20), today)
    with clock.on(min(begun + timedelta(days=14), today)):
        settle_budget(by=by, budget=before, real_amount=REAL_COST_BEFORE, real_other_income=SUBSIDY)
    _follow(by, _decided(by, covenant, year, begun), begun, today)
    with clock.on(today):
        _budget(by, covenant, year + 1)


def _decided(
    by: Member, covenant: Covenant, first_year: int, day: date, *, cost: int = COST, is_by_weeks: bool = True
) -> Budget:
    with clock.on(day):
        budget = _budget(by, covenant, first_year, cost=cost, is_by_weeks=is_by_weeks)
        return freeze_budget(by=by, budget=budget, decision_text="Stuurgroep, agendapunt 4", decided_on=day)


def _budget(by: Member, covenant: Covenant, first_year: int, *, cost: int = COST, is_by_weeks: bool = True) -> Budget:
    """The first year nobody had weeks to count by: then the boards shared alike."""
    budget = start_budget(
        by=by,
        covenant=covenant,
        first_year=first_year,
        title="Expertisecentrum en nazorg",
        amount=cost,
        other_income=SUBSIDY,
    )
    add_key_line(by=by, budget=budget, measure=Measure.PARTY, payers=Payers.MUNICIPALITIES, price=FROM_MUNICIPALITY)
    if is_by_weeks:
        add_key_line(by=by, budget=budget, measure=Measure.WEEKS_BOARD, price=PER_WEEK)
    add_key_line(by=by, budget=budget, measure=Measure.PARTY)
    return budget


def _follow(by: Member, budget: Budget, begun: date, today: date) -> None:
    with clock.on(today):
        owing = [one for one in budget.contributions.all() if one.amount]
        for place, contribution in enumerate(owing):
            if place % 3 < 2:
                invoiced = mark_invoiced(by=by, contribution=contribution, invoiced_on=begun)
                if place % 3 == 0:
                    mark_paid(by=by, contribution=invoiced, paid_on=min(begun + timedelta(days=21), today))
