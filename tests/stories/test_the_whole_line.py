"""One child, from the referral to the last visit: everybody does their part, and sees what is theirs and no more.

De Regenboog refers Amira; Taalschool Utrecht teaches her; Het Kompas becomes her school.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from io import BytesIO
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from django.urls import Resolver404, resolve
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from steiger.core import clock
from steiger.pupils.enums import CORE_DOMAINS
from tests.browser.conftest import Person, Visit, say_yes, see, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CALL_NAME, LAST_NAME, MOTHER = "Amira", "Haddad", "Rasha Haddad"
OWN_VIEW = "نريد أن تتعلم أميرة مع أطفال آخرين. شكراً للمدرسة."
REFERRED = date(2026, 9, 7)
FIRST_DAY = date(2026, 9, 14)
MOVE = date(2027, 2, 1)
CHOOSING_IS_DUE = date(2026, 11, 6)

Cast = dict[str, Visit]


@pytest.fixture
def people(cast: dict[str, Person], visitor: Callable[..., Visit]) -> Cast:
    """All sign in, each in a browser of their own."""
    visits = {name: visitor(accept_downloads=True) for name in cast}
    for name, visit in visits.items():
        sign_in(visit, cast[name])
    return visits


def test_the_whole_line(people: Cast) -> None:
    with clock.everywhere_on(REFERRED):
        case = bram_refers(people["Bram"])
        dirk_offers_a_place(people["Dirk"], case)
        bram_sees_the_answer_and_no_file(people["Bram"], case)
    with clock.everywhere_on(FIRST_DAY):
        amina_records_the_intake(people["Amina"], case)
    with clock.everywhere_on(FIRST_DAY + timedelta(weeks=3)):
        amina_records_levels(people["Amina"], case)
    with clock.everywhere_on(CHOOSING_IS_DUE - timedelta(days=4)):
        amina_plans_the_move(people["Amina"], case)
        amina_asks_het_kompas(people["Amina"], case)
        rita_sees_a_question_without_a_name(people["Rita"], case)
    with clock.everywhere_on(CHOOSING_IS_DUE + timedelta(days=7)):
        the_choice_is_late_and_everybody_can_see_it(people, case)
        amina_announces(people["Amina"], case)
        rita_knows_who_is_coming(people["Rita"], case)
        rita_does_her_step_and_agrees(people["Rita"], case)
    with clock.everywhere_on(MOVE - timedelta(weeks=3)):
        amina_drafts_the_document(people["Amina"], case)
        rita_does_not_see_what_the_parents_have_not_seen(people["Rita"], case)
        the_parents_see_it(people["Amina"], case)
        rita_sees_levels_and_document(people["Rita"], case)
        all_three_sign(people, case)
        the_pdf_is_the_document(people, case)
    with clock.everywhere_on(MOVE):
        amina_records_the_move(people["Amina"], case)
        dirk_entrusts_amira_to_carla(people["Dirk"], case)
        rita_sees_support_and_visits(people["Rita"], case)
        carla_agrees_on_support(people["Carla"], case)
    for number, weeks in ((1, 3), (2, 12), (3, 26)):
        with clock.everywhere_on(MOVE + timedelta(weeks=weeks)):
            held_on = carla_plans(people["Carla"], case, number)
        with clock.everywhere_on(held_on):
            carla_reports(people["Carla"], case, number)
    with clock.everywhere_on(held_on):
        nobody_without_a_part_meets_the_child(people, case)
    with clock.everywhere_on(MOVE + timedelta(weeks=36)):
        carla_finishes_what_is_open(people["Carla"], case)
        dirk_closes(people["Dirk"], case)
    with clock.everywhere_on(MOVE + timedelta(weeks=36, days=1)):
        the_file_is_closed_for_the_schools(people, case)
        nobody_without_a_part_meets_the_child(people, case)
        another_region_knows_nothing(people["Zoe"], case)
        paula_reads_who_looked(people["Paula"], case)
    assert [line for visit in people.values() for line in visit.complaints] == []


# Referral and place


def bram_refers(bram: Visit) -> str:
    page = bram.go("/po2601/")
    page.get_by_role("link", name="Refer a child").first.click()
    page.fill("[name=call_name]", CALL_NAME)
    page.fill("[name=last_name]", LAST_NAME)
    page.fill("[name=birth_on]", "2018-03-12")
    page.fill("[name=arrived_on]", "2026-07-01")
    page.select_option("main [name=language]", "ar")
    page.fill("[name=parent_name]", MOTHER)
    page.fill("[name=parent_phone]", "06 000 12 345")
    page.get_by_role("button", name="Refer this child").click()
    page.wait_for_url("**/next/")
    see(page, "Tell the parents")
    return case_in(page)


def case_in(page: Page) -> str:
    found = re.search(r"/referral/([^/]+)/", page.url)
    assert found, page.url
    return found[1]


def dirk_offers_a_place(dirk: Visit, case: str) -> None:
    page = dirk.go("/po2601/")
    due = page.locator(".due-list li", has_text=CALL_NAME)
    due.get_by_role("link").first.click()
    page.wait_for_url(f"**/referral/{case}/")
    page.select_option("[name=group_id]", label="De Bakens · 6 to 12 years · 15 places free")
    page.fill("[name=intake_planned_on]", FIRST_DAY.isoformat())
    page.get_by_role("button", name="Offer this place").click()
    page.wait_for_url(f"**/children/{case}/")
    see(page, "A place at Taalschool Utrecht is reserved.")
    assert "14" in dirk.go("/po2601/newcomers/desk/").inner_text("main")


def bram_sees_the_answer_and_no_file(bram: Visit, case: str) -> None:
    """From the place on the school that referred sees where the child is, not its file."""
    page = bram.go("/po2601/newcomers/mine/")
    expect(page.locator("main tr", has_text=CALL_NAME)).to_contain_text("Taalschool Utrecht")
    assert bram.status(f"/po2601/children/{case}/") == 404
    shown = bram.go(f"/po2601/newcomers/referral/{case}/").inner_text("main")
    assert "06 000 12 345" not in shown


# At the newcomer school


def amina_records_the_intake(amina: Visit, case: str) -> None:
    page = amina.go(f"/po2601/children/{case}/")
    page.get_by_role("link", name="Record the intake").first.click()
    page.fill("[name=held_on]", FIRST_DAY.isoformat())
    page.fill("[name=present]", "Mother, Amira, interpreter")
    page.check("[name=with_interpreter]")
    page.fill("[name=placed_on]", FIRST_DAY.isoformat())
    part = page.locator("form", has=page.locator("[name=present]"))
    with page.expect_response(lambda answer: "saved=1" in (answer.request.post_data or "")):
        part.get_by_role("button", name="Save this part").click()
    assert "At the newcomer school" in amina.go(f"/po2601/children/{case}/").inner_text(".lead")


def amina_records_levels(amina: Visit, case: str) -> None:
    page = amina.go(f"/po2601/newcomers/stay/{case}/levels/")
    page.fill("[name=instrument]", "Eigen observatie")
    for domain, standing in zip(CORE_DOMAINS, ["at", "at", "below", "approaching"], strict=True):
        page.select_option(f"[name={domain}_standing]", standing)
    page.get_by_role("button", name="Save the levels").click()
    page.wait_for_url(f"**/children/{case}/")
    see(page, "Vocabulary")


# Towards the mother school


def amina_plans_the_move(amina: Visit, case: str) -> None:
    page = amina.go(f"/po2601/move/{case}/move/")
    page.fill("[name=expected_on]", MOVE.isoformat())
    page.get_by_role("button", name="Show what shifts").click()
    page.get_by_role("button", name="Plan the move on").click()
    page.wait_for_url(f"**/children/{case}/")
    see(page, "Moederschool gekozen")


def amina_asks_het_kompas(amina: Visit, case: str) -> None:
    page = amina.go(f"/po2601/move/{case}/mother-school/")
    page.select_option("[name=school]", label="Het Kompas, Utrecht")
    page.select_option("[name=year_group]", "5")
    page.fill("[name=note]", "Amira needs a small group")
    page.get_by_role("button", name="Send").click()
    see(page, "without a name", within=".errorlist")
    page.fill("[name=note]", "A small group for vocabulary")
    page.get_by_role("button", name="Send").click()
    see(page, "Waits for an answer")


def rita_sees_a_question_without_a_name(rita: Visit, case: str) -> None:
    """Asked: age, group, period and kind of support; no name, in no place."""
    page = rita.go("/po2601/")
    assert names_in(page.content()) == []
    page.locator(".due-list").get_by_role("link").first.click()
    page.wait_for_url("**/question/*/")
    see(page, "A small group for vocabulary")
    assert names_in(page.content()) == []
    assert rita.status(f"/po2601/children/{case}/") == 404
    assert rita.status(f"/po2601/move/{case}/document/") == 404
    for path in ("/po2601/children/", f"/po2601/search/?q={LAST_NAME}", "/po2601/newcomers/desk/"):
        assert CALL_NAME not in rita.text(path), path
    page.get_by_role("button", name="Yes, there is a place").click()
    page.wait_for_url("**/po2601/")


def the_choice_is_late_and_everybody_can_see_it(people: Cast, case: str) -> None:
    """Nobody announced the school in time: on the file, the jetty and under Today it stands late, with the reason."""
    page = people["Amina"].go(f"/po2601/children/{case}/")
    step = page.locator(".steps li.is-late", has_text="Moederschool gekozen")
    assert "days late" in step.inner_text()
    assert page.locator(".jetty-post.is-late").count() >= 1
    for name in ("Amina", "Dirk"):
        page = people[name].go("/po2601/")
        late = page.locator(".due-list li.is-late", has_text=CALL_NAME).first
        assert "days late" in late.inner_text(), name
        assert late.locator(".why").count() == 1


def amina_announces(amina: Visit, case: str) -> None:
    page = amina.go(f"/po2601/move/{case}/mother-school/")
    see(page, "Has a place")
    page.get_by_role("button", name="The parents chose this school: announce").click()
    say_yes(page)
    page.get_by_text("Het Kompas now knows who is coming.").wait_for()


def rita_knows_who_is_coming(rita: Visit, case: str) -> None:
    """Announced: name, birth date, language, contact, dates and own steps. No levels, no document, no arrival."""
    shown = rita.go(f"/po2601/children/{case}/").inner_text("main")
    for known in (CALL_NAME, "12 March 2018", "06 000 12 345", "Kennismakingsbezoek"):
        assert known in shown, known
    for hidden in ("Vocabulary", "Eigen observatie", "Came to the Netherlands", "History", "Confidential notes"):
        assert hidden not in shown, hidden
    assert rita.status(f"/po2601/move/{case}/document/") == 404
    assert rita.status(f"/po2601/newcomers/stay/{case}/levels/") in {403, 404}


def rita_does_her_step_and_agrees(rita: Visit, case: str) -> None:
    page = rita.go(f"/po2601/move/{case}/steps/")
    step = page.locator(".steps li", has_text="Kennismakingsbezoek")
    step.locator("summary", has_text="Done").click()
    step.locator("[name=note]").fill("A morning in group 5")
    step.get_by_role("button", name="This is done").click()
    page.get_by_text("A morning in group 5").wait_for()
    page = rita.go(f"/po2601/move/{case}/agree/")
    page.get_by_role("button", name="Yes, we will enrol this child").click()
    page.wait_for_url(f"**/children/{case}/")


# The placement document


def amina_drafts_the_document(amina: Visit, case: str) -> None:
    page = amina.go(f"/po2601/move/{case}/document/")
    page.get_by_role("button", name="Draft it from the file").click()
    page.wait_for_url("**/document/write/")
    page.fill("[name=social_emotional]", "Plays with others and laughs a lot.")
    page.fill("[name=advice]", "Teach theme words beforehand, with pictures.")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/document/")
    see(page, "Teach theme words beforehand")


def rita_does_not_see_what_the_parents_have_not_seen(rita: Visit, case: str) -> None:
    assert rita.status(f"/po2601/move/{case}/document/") == 404
    assert rita.status(f"/po2601/move/{case}/document/1/pdf/") == 404
    assert "Vocabulary" not in rita.text(f"/po2601/children/{case}/")


def the_parents_see_it(amina: Visit, case: str) -> None:
    page = amina.go(f"/po2601/move/{case}/document/inspection/")
    page.fill("[name=seen_by]", MOTHER)
    assert page.input_value("main [name=language]") == "ar"
    assert page.is_checked("[name=with_interpreter]")
    page.check("[name=agreement][value=yes]")
    page.fill("[name=own_view]", OWN_VIEW)
    page.get_by_role("button", name="Record the inspection").click()
    page.wait_for_url("**/document/")
    see(page, OWN_VIEW)


def rita_sees_levels_and_document(rita: Visit, case: str) -> None:
    """Agreed: the school agreed and the parents have seen it."""
    assert "Vocabulary" in rita.go(f"/po2601/children/{case}/").inner_text("main")
    shown = rita.go(f"/po2601/move/{case}/document/").inner_text("main")
    assert "Teach theme words beforehand" in shown
    assert OWN_VIEW in shown


def all_three_sign(people: Cast, case: str) -> None:
    for name, party, signed_by in (
        ("Amina", "newcomer_school", "Amina"),
        ("Amina", "parents", MOTHER),
        ("Rita", "mother_school", "Rita"),
    ):
        page = people[name].go(f"/po2601/move/{case}/document/")
        page.locator(f'a[href$="/document/sign/{party}/"]').click()
        page.fill("[name=signed_by]", signed_by)
        page.get_by_role("button", name="Sign", exact=True).click()
        page.get_by_text("The signature is recorded.").wait_for()
    expect(page.locator(".signoffs li.is-signed")).to_have_count(3)
    see(page, "Frozen on")


def the_pdf_is_the_document(people: Cast, case: str) -> None:
    """Both schools get the same frozen bytes."""
    papers = [download(people[name], case) for name in ("Amina", "Rita")]
    assert papers[0] == papers[1]
    assert papers[0].startswith(b"%PDF")
    reader = PdfReader(BytesIO(papers[0]))
    assert reader.metadata is not None
    assert reader.metadata.title
    written = "\n".join(page.extract_text() for page in reader.pages)
    for words in (CALL_NAME, LAST_NAME, "Het Kompas", "Taalschool Utrecht", "Teach theme words beforehand"):
        assert words in written, words
    assert "2026-07-01" not in written
    assert "1 juli 2026" not in written  # the day of arrival does not travel


def download(visit: Visit, case: str) -> bytes:
    page = visit.go(f"/po2601/move/{case}/document/")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download (PDF)").click()
    assert waiting.value.suggested_filename == f"plaatsingsdocument-{case}-v1.pdf"
    return waiting.value.path().read_bytes()


# The move and after it


def amina_records_the_move(amina: Visit, case: str) -> None:
    page = amina.go(f"/po2601/children/{case}/")
    page.locator(f'a[href$="/move/{case}/moved/"]').first.click()
    page.get_by_role("button", name="Record the move").first.click()
    say_yes(page)
    page.wait_for_url(f"**/children/{case}/")
    see(page, "Aftercare", within=".lead")
    assert page.locator(".jetty-post.is-land.is-reached, .jetty-post.is-ashore.is-reached").count() >= 1


def dirk_entrusts_amira_to_carla(dirk: Visit, case: str) -> None:
    page = dirk.go(f"/po2601/aftercare/{case}/specialist/")
    page.get_by_label("Carla").check()
    page.locator("main form button[type=submit]").click()
    page.wait_for_url(f"**/children/{case}/")
    see(page, "Carla")


def rita_sees_support_and_visits(rita: Visit, case: str) -> None:
    """Moved: visits and support as well; where she came from, and the history, never."""
    shown = rita.go(f"/po2601/children/{case}/").inner_text("main")
    assert "Visit 1" in shown
    for hidden in ("Came to the Netherlands", "History"):
        assert hidden not in shown, hidden


def carla_agrees_on_support(carla: Visit, case: str) -> None:
    page = carla.go(f"/po2601/aftercare/{case}/support/")
    page.locator("[name=support_for]").first.check()
    page.fill("[name=what]", "Coaching in the classroom")
    page.fill("[name=hours]", "6")
    page.fill("[name=until_on]", (MOVE + timedelta(weeks=40)).isoformat())
    page.locator("main form button[type=submit]").last.click()
    page.wait_for_url(f"**/children/{case}/")
    see(page, "Coaching in the classroom")


def carla_plans(carla: Visit, case: str, number: int) -> date:
    """On a day in the window: the first that the form offers, or today when the window is open."""
    page = carla.go(f"/po2601/aftercare/{case}/visits/{number}/plan/")
    planned_on = page.input_value("[name=planned_on]")
    page.fill("[name=planned_time]", "10:30")
    page.get_by_role("button", name="Plan the visit").click()
    page.wait_for_url(f"**/children/{case}/")
    page = carla.go("/po2601/aftercare/visits/")
    expect(page.locator("main tr", has_text=f"Visit {number}")).to_contain_text("10:30")
    return date.fromisoformat(planned_on)


def carla_reports(carla: Visit, case: str, number: int) -> None:
    page = carla.go(f"/po2601/aftercare/{case}/visits/{number}/report/")
    page.fill("[name=present]", "Teacher, Rita")
    page.check("[name=going][value=well]")
    page.fill("[name=going_words]", "She takes part in everything.")
    page.get_by_role("button", name="Send the report").click()
    # Three of the four parts are still missing: it is not sent, and what was typed is still there.
    expect(page.locator(".errorlist").first).to_be_visible()
    assert page.input_value("[name=going_words]") == "She takes part in everything."
    for domain in CORE_DOMAINS:
        page.check(f"[name=standing_{domain}][value=at]")
    page.fill("[name=school_needs]", "Ideas for vocabulary in other subjects.")
    page.check("[name=plan_familiarity][value=partly]")
    page.fill("[name=plan_use]", "The team read it in May.")
    page.get_by_role("button", name="Send the report").click()
    page.wait_for_url(f"**/visits/{number}/")
    see(page, "She takes part in everything.")
    if number == 1:
        page.get_by_role("button", name="Make it an action").click()
        page.get_by_text("The action is made.").wait_for()


def carla_finishes_what_is_open(carla: Visit, case: str) -> None:
    page = carla.go(f"/po2601/aftercare/{case}/visits/1/")
    page.locator('form[action*="/actions/"] button').click()
    page.get_by_text("The action is done.").wait_for()
    page = carla.go(f"/po2601/children/{case}/")
    page.locator('form[action*="/support/"] button').click()
    say_yes(page)
    page.get_by_text("The support has ended today.").wait_for()


def dirk_closes(dirk: Visit, case: str) -> None:
    page = dirk.go(f"/po2601/aftercare/{case}/close/")
    page.get_by_role("button", name="Close the aftercare").first.click()
    say_yes(page)
    page.get_by_text("The way of this child is complete.").wait_for()
    assert "Completed" in dirk.go(f"/po2601/children/{case}/").inner_text(".lead")


# Who meets the child, and who does not


def the_file_is_closed_for_the_schools(people: Cast, case: str) -> None:
    """When a journey has ended the file is closed for all but the coordinator, from the next day on."""
    for name in ("Amina", "Rita", "Carla", "Bram"):
        assert people[name].status(f"/po2601/children/{case}/") == 404, name
    assert people["Dirk"].status(f"/po2601/children/{case}/") == 200


# Texts for parents are there by the hundred, articles by the dozen: of each view as many as a person would try.
MOST_OF_A_KIND = 12


def nobody_without_a_part_meets_the_child(people: Cast, case: str) -> None:
    """Board and municipality follow every link they have, and ask for what they might guess."""
    for name in ("Esra", "Femke"):
        visit = people[name]
        pages = dict(crawl(visit))
        assert len(pages) > 5, sorted(pages)
        for path, text in pages.items():
            assert names_in(text) == [], (name, path)
            assert case not in text, (name, path)
        for path in (f"/po2601/search/?q={CALL_NAME}", f"/po2601/search/?q={case}"):
            assert "/children/" not in visit.text(path), (name, path)
        for path in (f"children/{case}/", f"newcomers/referral/{case}/", f"move/{case}/document/1/pdf/"):
            assert visit.status(f"/po2601/{path}") in {403, 404}, (name, path)


def crawl(visit: Visit) -> Iterator[tuple[str, str]]:
    """Every page that can be reached by links, with what came over the line."""
    waiting, seen, looked_at = ["/po2601/"], set[str](), Counter[str]()
    while waiting:
        path = waiting.pop()
        if path in seen or path.startswith("/static/"):
            continue
        seen.add(path)
        looked_at[kind := _kind_of_page(path)] += 1
        if looked_at[kind] > MOST_OF_A_KIND:
            continue
        assert len(looked_at) < 300, "the links of one person do not end"
        response = visit.page.request.get(visit.base + path)
        text = response.text()
        assert response.ok, (path, response.status)
        yield path, text
        for link in re.findall(r'(?:href|hx-get)="([^"#]+)"', text):
            found = urlsplit(urljoin(visit.base + path, link.replace("&amp;", "&")))
            if f"{found.scheme}://{found.netloc}" == visit.base:
                waiting.append(found.path + (f"?{found.query}" if found.query else ""))


def _kind_of_page(path: str) -> str:
    """Pages of one view, asked the same questions."""
    try:
        return resolve(urlsplit(path).path).view_name + "".join(sorted(parse_qs(urlsplit(path).query)))
    except Resolver404:
        return path


def names_in(text: str) -> list[str]:
    return [name for name in (CALL_NAME, LAST_NAME, "Rasha") if name in text]


def another_region_knows_nothing(zoe: Visit, case: str) -> None:
    for path in (f"children/{case}/", f"move/{case}/document/", f"move/{case}/document/1/pdf/", ""):
        assert zoe.status(f"/po2601/{path}") == 404, path
        if path:
            assert zoe.status(f"/po2602/{path}") == 404, path
    assert names_in(zoe.text("/po2602/children/")) == []


def paula_reads_who_looked(paula: Visit, case: str) -> None:
    """The log of looking: everybody who opened something, in which role, and nobody who did not."""
    lines = [text for _path, text in log_of(paula, case)]
    written = "\n".join(lines)
    for name, role in (
        ("Amina", "Newcomer school staff"), ("Rita", "Care coordinator"), ("Bram", "Care coordinator"),
        ("Dirk", "Coordinator"), ("Carla", "Nt2 specialist"),
    ):  # fmt: skip
        assert any(name in line and role in line for line in lines), name
    assert any("Rita" in line and "Placement document" in line for line in lines)
    assert any("Carla" in line and "Visit report" in line for line in lines)
    for name in ("Esra", "Femke", "Zoe"):
        assert name not in written
    assert names_in(written) == []
    assert paula.status(f"/po2601/children/{case}/") == 403


def log_of(paula: Visit, case: str) -> Iterator[tuple[int, str]]:
    page = paula.go(f"/po2601/privacy/looks/?case={case}")
    number = 1
    while True:
        for row in page.locator("main tbody tr").all():
            yield number, row.inner_text()
        following = page.locator('main a[rel="next"]')
        if not following.count():
            return
        following.first.click()
        number += 1
        page.wait_for_load_state()
