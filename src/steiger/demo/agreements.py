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
    sign_covenant,
    start_budget,
    start_covenant,
    write_covenant,
)
from steiger.cooperation.enums import Measure, PartyState, Payers
from steiger.cooperation.models import Budget, Covenant, Party
from steiger.cooperation.rules.articles import CUSTOMARY
from steiger.cooperation.rules.wording import Term
from steiger.cooperation.selectors import covenant_pdf, covenant_reading, latest_text, text_in
from steiger.core import clock
from steiger.demo.region import Setting
from steiger.demo.tables import sit
from steiger.organisations.selectors import boards_in_region, municipalities_in_region

MOST_MUNICIPALITIES = 3
COST = 186_500_00
SUBSIDY = 42_000_00
FROM_MUNICIPALITY = 15_000_00
PER_WEEK = 18_50
# Of the boards without a newcomer school, each at another point of the way.
ON_THE_WAY = (PartyState.AGREED, PartyState.CONVERSATION, PartyState.APPROACHED, PartyState.APPROACHED)
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


def _begin(by: Member, begun: date) -> Covenant:
    until = date(begun.year + 4, 7, 31)
    term = Term(begun + timedelta(days=60), until, date(begun.year + 3, 3, 1), 6)
    return start_covenant(by=by, title="Convenant onderwijs aan nieuwkomers", term=term, articles=CUSTOMARY)


def _first_parties(setting: Setting, covenant: Covenant) -> list[Party]:
    boards = list(dict.fromkeys(facility.school.board_id or 0 for facility in setting.facilities))
    if len(boards) < len(setting.facilities):
        # Both newcomer schools may stand under one board: then the largest other board founded it with them.
        boards += [pk for pk in _largest_boards(setting) if pk not in boards][:1]
    towns = list(municipalities_in_region(setting.region)[:MOST_MUNICIPALITIES])
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
        if state == PartyState.AGREED:
            with clock.on(today - timedelta(days=20)):
                move_party(
                    by=by, party=party, state=PartyState.CONVERSATION, moved_on=clock.today(), note="Kennismaking"
                )
            with clock.on(today - timedelta(days=6)):
                move_party(by=by, party=party, state=state, moved_on=clock.today(), note="Toezicht akkoord")
        elif state != PartyState.APPROACHED:
            with clock.on(today - timedelta(days=12)):
                move_party(by=by, party=party, state=state, moved_on=clock.today(), note="Vraagt naar de bijdrage")


def _money(by: Member, covenant: Covenant, today: date) -> None:
    """This school year: decided, and partly paid."""
    year = today.year - (today.month < 8)
    begun = min(date(year, 8, 20), today)
    with clock.on(begun):
        budget = start_budget(
            by=by,
            covenant=covenant,
            first_year=year,
            title="Expertisecentrum en nazorg",
            amount=COST,
            other_income=SUBSIDY,
        )
        add_key_line(by=by, budget=budget, measure=Measure.PARTY, payers=Payers.MUNICIPALITIES, price=FROM_MUNICIPALITY)
        add_key_line(by=by, budget=budget, measure=Measure.WEEKS_BOARD, price=PER_WEEK)
        add_key_line(by=by, budget=budget, measure=Measure.PARTY)
        freeze_budget(by=by, budget=budget, decision_text="Stuurgroep, agendapunt 4", decided_on=begun)
    _follow(by, budget, begun, today)


def _follow(by: Member, budget: Budget, begun: date, today: date) -> None:
    with clock.on(today):
        for place, contribution in enumerate(budget.contributions.all()):
            if place % 3 < 2:
                invoiced = mark_invoiced(by=by, contribution=contribution, invoiced_on=begun)
                if place % 3 == 0:
                    mark_paid(by=by, contribution=invoiced, paid_on=min(begun + timedelta(days=21), today))
