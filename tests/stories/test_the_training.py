"""A teacher goes through the programme; the certificate verifies, and a forged one does not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core.cache import cache
from playwright.sync_api import expect
from pypdf import PdfReader

from steiger.access.enums import Role
from steiger.access.member import Member, Post
from steiger.core import clock
from steiger.core.scope import region_scope
from steiger.organisations.models import Region
from steiger.training.actions import CohortInput, begin_cohort, remove_module, start_programme
from tests.browser.conftest import Person, Visit, person, say_yes, see
from tests.factories import make_member
from tests.training.factories import PDF

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TODAY = date(2026, 3, 2)
FIRST_DAY = date(2026, 3, 9)


@pytest.fixture(autouse=True)
def nobody_guessed() -> Iterator[None]:
    yield
    cache.clear()


@pytest.fixture
def people(cast: dict[str, Person]) -> dict[str, Person]:
    """Tom leads a cohort of a short programme: one module with its assignment."""
    region = Region.objects.get(slug="po2601")
    with region_scope(region.pk), clock.on(TODAY):
        tom = make_member(region, "Tom", Role.TRAINER)
        dirk = Member(cast["Dirk"].user_id, "Dirk", region.pk, (Post(Role.COORDINATOR),))
        programme = start_programme(by=dirk)
        for module in programme.modules.order_by("position")[1:]:
            remove_module(by=dirk, module=module)
        asked = CohortInput("Cohort 2026", FIRST_DAY, FIRST_DAY + timedelta(days=400), FIRST_DAY, 10, [tom.user_id])
        begin_cohort(by=dirk, programme=programme, asked=asked)
        return {**cast, "Tom": person(tom.user_id)}


def test_a_teacher_goes_through_the_programme(people: dict[str, Person], visitor: Callable[..., Visit]) -> None:
    bram, teun, tom, carla = (visitor(people[name], accept_downloads=True) for name in ("Bram", "Teun", "Tom", "Carla"))
    with clock.everywhere_on(TODAY):
        bram_enrols_teun(bram)
        teun_says_yes_and_looks_at_himself(teun)
        tom_plans_and_gives_a_coach(tom)
    with clock.everywhere_on(FIRST_DAY):
        tom_records_who_was_there(tom)
        teun_hands_in(teun)
        tom_asks_to_do_it_again(tom)
        teun_does_it_again(teun)
        tom_lets_it_pass(tom)
        for number in range(3):
            carla_coaches(carla, number)
            teun_reacts(teun, number)
        code = tom_gives_the_certificate(tom)
        teun_reads_it_on_paper(teun, code)
        anybody_checks_it(visitor(), code)
    assert [line for visit in (bram, teun, tom, carla) for line in visit.complaints] == []


def bram_enrols_teun(bram: Visit) -> None:
    page = bram.go("/po2601/training/")
    page.get_by_role("link", name="Cohort 2026").click()
    page.get_by_role("link", name="Enrol a teacher").click()
    page.get_by_label("Who?").select_option(label="Teun · De Regenboog (Teacher)")
    page.get_by_role("button", name="Enrol", exact=True).click()
    see(page, "takes part after saying yes")
    see(page, "Waits for the teacher")


def teun_says_yes_and_looks_at_himself(teun: Visit) -> None:
    page = teun.go("/po2601/")
    page.get_by_role("link", name="Say whether you take part in the training", exact=True).click()
    page.get_by_role("button", name="Yes, I take part").click()
    see(page, "Good: you take part.")
    page.get_by_role("link", name="Fill in").click()
    page.get_by_role("button", name="Keep my answers").wait_for()
    for answer in page.get_by_label("A little", exact=True).all():
        answer.check()
    page.get_by_role("button", name="Keep my answers").click()
    say_yes(page)
    see(page, "Later you can see how you grow.")


def tom_plans_and_gives_a_coach(tom: Visit) -> None:
    page = tom.go("/po2601/training/")
    page.get_by_role("link", name="Cohort 2026").click()
    page.get_by_role("link", name="Plan a session").click()
    page.get_by_label("Day").fill(FIRST_DAY.isoformat())
    page.get_by_label("Place", exact=False).first.fill("Expertise centre")
    page.get_by_role("button", name="Plan and tell").click()
    see(page, "Expertise centre")
    page.get_by_role("link", name="Give a coach").click()
    page.get_by_label("Who coaches?").select_option(label="Carla")
    page.get_by_role("button", name="Save").click()
    see(page, "plans the first session")


def tom_records_who_was_there(tom: Visit) -> None:
    page = tom.go("/po2601/training/")
    page.get_by_role("link", name="Cohort 2026").click()
    page.get_by_role("link", name="Who is there?").click()
    expect(page.get_by_label("Teun")).to_be_checked()
    page.get_by_role("button", name="Record").click()
    see(page, "It is recorded who was there.")


def teun_hands_in(teun: Visit) -> None:
    """A program that calls itself a PDF is refused by name; what was typed stays."""
    page = teun.go("/po2601/")
    page.locator(".due-list").get_by_role("link", name="Hand in").first.click()
    page.get_by_role("textbox", name="Your work").fill("Ik heb een week gekeken.")
    page.get_by_label("Files").set_input_files(
        {"name": "verslag.pdf", "mimeType": "application/pdf", "buffer": b"MZ x"}
    )
    page.get_by_role("button", name="Hand in").click()
    see(page, "“verslag.pdf” cannot be sent here", within=".error-summary")
    expect(page.get_by_role("textbox", name="Your work")).to_have_value("Ik heb een week gekeken.")
    page.get_by_label("Files").set_input_files({"name": "verslag.pdf", "mimeType": "application/pdf", "buffer": PDF})
    page.get_by_role("button", name="Hand in").click()
    see(page, "It is handed in.")
    with page.expect_download() as download:
        page.get_by_role("link", name="verslag.pdf").click()
    assert download.value.path().read_bytes() == PDF


def tom_asks_to_do_it_again(tom: Visit) -> None:
    page = tom.go("/po2601/")
    page.locator(".due-list").get_by_role("link", name="Assess").first.click()
    page.get_by_role("button", name="Send to the teacher").wait_for()
    for mark in page.get_by_label("Partly").all():
        mark.check()
    page.get_by_label("Not enough yet: do it again").check()
    page.get_by_role("button", name="Send to the teacher").click()
    see(page, "what the teacher can work on", within=".error-summary")
    page.get_by_label("To the teacher").fill("Wat zei het kind zelf?")
    page.get_by_role("button", name="Send to the teacher").click()
    see(page, "The teacher is told.")


def teun_does_it_again(teun: Visit) -> None:
    page = teun.go("/po2601/")
    page.locator(".due-list").get_by_role("link", name="Hand in").first.click()
    see(page, "Wat zei het kind zelf?")
    page.get_by_role("textbox", name="Your work").fill("Nu met wat het kind zelf zei.")
    page.get_by_role("button", name="Hand in").click()
    see(page, "Nu met wat het kind zelf zei.")
    see(page, "Ik heb een week gekeken.")


def tom_lets_it_pass(tom: Visit) -> None:
    page = tom.go("/po2601/")
    page.locator(".due-list").get_by_role("link", name="Assess").first.click()
    page.get_by_role("button", name="Send to the teacher").wait_for()
    for mark in page.get_by_label("Shown").all():
        mark.check()
    page.get_by_label("Passed").check()
    page.get_by_role("button", name="Send to the teacher").click()
    see(page, "Passed", within=".page-head")


def carla_coaches(carla: Visit, number: int) -> None:
    page = carla.go("/po2601/training/")
    page.get_by_role("link", name="Plan a session").click()
    page.get_by_label("Day").fill(FIRST_DAY.isoformat())
    page.get_by_label("From").fill(f"{9 + number:02}:00")
    page.get_by_label("What will the coach look at?").fill("Wie komt aan het woord?")
    page.get_by_role("button", name="Plan and tell").click()
    page.locator("#coaching .rows a").last.click()
    page.get_by_role("link", name="Write the report").click()
    page.get_by_label("What did you see?").fill("Iedereen kwam aan het woord.")
    page.get_by_label("What did you agree?").fill("Langer wachten na een vraag.")
    page.get_by_role("button", name="Send the report").click()
    say_yes(page)
    see(page, "the teacher is asked to react")


def teun_reacts(teun: Visit, number: int) -> None:
    page = teun.go("/po2601/")
    page.get_by_role("link", name="React to the report of your coach", exact=True).click()
    page.get_by_role("textbox", name="Your reaction").fill(f"Dat herken ik ({number}).")
    page.get_by_role("button", name="Send").click()
    see(page, f"Dat herken ik ({number}).")


def tom_gives_the_certificate(tom: Visit) -> str:
    page = tom.go("/po2601/")
    page.get_by_role("link", name="Give the certificate", exact=True).click()
    see(page, "Everything is there.")
    page.get_by_role("button", name="Give the certificate").click()
    say_yes(page)
    return page.get_by_role("link", name="Check").inner_text().removeprefix("Check ").strip()


def teun_reads_it_on_paper(teun: Visit, code: str) -> None:
    page = teun.go("/po2601/training/")
    page.get_by_role("link", name="My training: Cohort 2026").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Certificate as PDF").click()
    paper = PdfReader(BytesIO(download.value.path().read_bytes())).pages[0].extract_text()
    assert code in paper
    assert "Teun" in paper


def anybody_checks_it(stranger: Visit, code: str) -> None:
    page = stranger.go("/certificate/")
    page.get_by_label("Code on the certificate").fill(code.lower())
    page.get_by_role("button", name="Check").click()
    see(page, "This certificate is real")
    see(page, "Teun")

    page.get_by_role("link", name="Check another code").click()
    forged = code[:-1] + ("2" if code[-1] != "2" else "3")
    page.get_by_label("Code on the certificate").fill(forged)
    page.get_by_role("button", name="Check").click()
    see(page, "This certificate is not known")
    assert "Teun" not in page.inner_text("main")
