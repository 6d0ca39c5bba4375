"""A board without a newcomer school is asked, joins and signs; everybody's contribution follows, to the cent."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.cooperation.actions import add_key_line, start_budget
from steiger.cooperation.enums import Measure, Payers
from steiger.core import clock
from steiger.core.scope import region_scope
from steiger.organisations.enums import OrganisationKind
from steiger.organisations.models import Organisation, Region
from steiger.people.models import User
from steiger.people.selectors import member_for
from tests.browser.conftest import Person, Visit, person, say_yes, see
from tests.cooperation.factories import a_covenant, a_party, a_signature
from tests.factories import make_member, make_organisation, make_school

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TODAY = date(2025, 9, 15)
# Not to be divided by two or by three without a cent that is left over.
COST = 1_000_001
AMOUNT = re.compile(r"€\s?([\d,.]+)")


@pytest.fixture
def region_with_a_covenant(cast: dict[str, Person]) -> dict[str, Person]:
    """Esra's board and Femke's municipality have signed and share the cost. Hanna's board stands outside."""
    region = Region.objects.get(slug="po2601")
    with region_scope(region.pk), clock.on(TODAY):
        other = make_organisation(OrganisationKind.BOARD, "Stichting Het Tij", "41999")
        make_school("De Vloed", board=other)
        hanna = person(make_member(region, "Hanna", Role.BOARD, other.pk).user_id)
        dirk, esra, femke = (_member(cast[name], region) for name in ("Dirk", "Esra", "Femke"))
        covenant = a_covenant(dirk)
        for by, name in ((esra, "Stichting De Oever"), (femke, "Utrecht")):
            a_signature(by, a_party(dirk, covenant, Organisation.objects.get(name=name).pk))
        budget = start_budget(by=dirk, covenant=covenant, first_year=2025, title="Expertisecentrum", amount=COST)
        add_key_line(by=dirk, budget=budget, measure=Measure.PARTY, payers=Payers.MUNICIPALITIES, price=300_000)
        add_key_line(by=dirk, budget=budget, measure=Measure.PARTY, payers=Payers.BOARDS)
    return {**cast, "Hanna": hanna}


def test_a_board_joins(region_with_a_covenant: dict[str, Person], visitor: Callable[..., Visit]) -> None:
    people = region_with_a_covenant
    with clock.everywhere_on(TODAY):
        dirk, hanna = (visitor(people[name], accept_downloads=True) for name in ("Dirk", "Hanna"))
        assert _amounts(_budget(dirk)) == {"Stichting De Oever": 700_001, "Utrecht": 300_000}

        dirk_asks_the_board(dirk)
        hanna_cannot_sign_yet(hanna)
        dirk_records_that_it_agrees(dirk)
        hanna_signs_what_she_read(hanna)

        page = _budget(dirk)
        assert _amounts(page) == {"Stichting De Oever": 350_001, "Stichting Het Tij": 350_000, "Utrecht": 300_000}
        dirk_fixes_the_contributions(dirk)
        assert sum(_amounts(_budget(hanna)).values()) == COST
        the_spreadsheet_says_the_same(hanna)
        assert [line for visit in (dirk, hanna) for line in visit.complaints] == []


def dirk_asks_the_board(dirk: Visit) -> None:
    page = dirk.go("/po2601/agreements/covenant/")
    page.get_by_role("link", name="All parties").click()
    page.get_by_role("link", name="Add a party").click()
    page.get_by_label("Organisation").select_option(label="Stichting Het Tij (School board)")
    page.get_by_label("Role in the covenant").fill("Schoolbestuur")
    page.get_by_role("button", name="Add the party").click()
    see(page, "The party is on the list.")


def hanna_cannot_sign_yet(hanna: Visit) -> None:
    page = hanna.go("/po2601/agreements/covenant/")
    expect(page.get_by_role("link", name="Read and sign")).to_have_count(0)


def dirk_records_that_it_agrees(dirk: Visit) -> None:
    page = dirk.go("/po2601/agreements/covenant/")
    page.get_by_role("link", name="All parties").click()
    page.get_by_role("link", name="Stichting Het Tij").click()
    page.get_by_label("Agreed in principle").check()
    page.get_by_label("Note").fill("Toezicht akkoord")
    page.get_by_role("button", name="Record the step").click()
    see(page, "The step is recorded.")


def hanna_signs_what_she_read(hanna: Visit) -> None:
    """It stands under Today; without the tick nothing is signed, and what she typed stays."""
    page = hanna.go("/po2601/")
    page.locator(".due-list").get_by_role("link", name="Read and sign").or_(
        page.get_by_role("link", name="Sign the covenant")
    ).first.click()
    see(page, "Elk kind krijgt snel passend onderwijs.")
    page.get_by_label("Function").fill("voorzitter")
    page.get_by_role("button", name="Sign the covenant").click()
    expect(page.locator(".error-summary")).to_be_visible()
    expect(page.get_by_label("Function")).to_have_value("voorzitter")
    page.get_by_label("I sign this text for my organisation").check()
    page.get_by_role("button", name="Sign the covenant").click()
    see(page, "Your signature stands under the covenant.")
    page.goto(page.url)
    expect(page.get_by_role("link", name="Read and sign")).to_have_count(0)


def dirk_fixes_the_contributions(dirk: Visit) -> None:
    page = _budget(dirk)
    page.get_by_role("link", name="Fix by a decision").click()
    page.get_by_label("Or: who decided?").fill("Stuurgroep, agendapunt 5")
    page.get_by_label("Decided on").fill("2025-09-10")
    page.get_by_role("button", name="Fix the contributions").click()
    say_yes(page)
    see(page, "The contributions are fixed by the decision.")
    expect(page.get_by_role("link", name="Add a line")).to_have_count(0)


def the_spreadsheet_says_the_same(hanna: Visit) -> None:
    page = _budget(hanna)
    with page.expect_download() as download:
        page.get_by_role("link", name="Spreadsheet").click()
    content = download.value.path().read_bytes()
    _head, *rows, total = load_workbook(BytesIO(content)).worksheets[0].iter_rows(values_only=True)
    cents = {row[0]: round(Decimal(str(row[2])) * 100) for row in rows}
    assert cents == {"Stichting De Oever": 350_001, "Stichting Het Tij": 350_000, "Utrecht": 300_000}
    assert round(Decimal(str(total[2])) * 100) == COST


def _budget(visit: Visit) -> Page:
    page = visit.go("/po2601/agreements/money/")
    page.get_by_role("link", name="2025-2026").click()
    page.wait_for_url("**/money/*/")
    return page


def _amounts(page: Page) -> dict[str, int]:
    """By party, in cents, as the page shows it."""
    found = {}
    for row in page.locator("table tbody tr").all():
        name = row.locator("th").inner_text().split("\n")[0].removesuffix("Your organisation").strip()
        said = AMOUNT.search(row.locator("td.num strong").last.inner_text())
        assert said
        found[name] = int(said[1].replace(",", "").replace(".", ""))
    return found


def _member(somebody: Person, region: Region) -> Member:
    found = member_for(User.objects.get(pk=somebody.user_id), region.pk)
    assert found
    return found
