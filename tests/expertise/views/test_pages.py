"""The pages as somebody uses them: without script, keeping what was typed, the same cost for one and for many."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from steiger.access.member import Member
from steiger.audit.models import Look
from steiger.expertise import actions
from steiger.expertise.models import Article, HelpRequest
from steiger.organisations.models import Region
from steiger.pupils.enums import Relation
from tests.expertise import factories
from tests.factories import Places, make_journey

SignIn = Callable[[Member], Client]
ENGLISH = {"accept-language": "en"}
ROOM = "/po2601/expertise/"


def read(client: Client, path: str) -> str:
    response = client.get(f"{ROOM}{path}", headers=ENGLISH)
    assert response.status_code == 200, (path, response.status_code)
    return response.content.decode()


def typed(**given: object) -> dict[str, object]:
    return {"question": factories.QUESTION, "urgency": "normal", "subject": "", "case": "", **given}


def test_it_asks_with_a_file_and_shows_the_question(bram: Member, places: Places, client_for: SignIn) -> None:
    client = client_for(bram)
    file = SimpleUploadedFile("lijst.pdf", b"%PDF-1.7 woorden")

    response = client.post(f"{ROOM}help/ask/", typed(school=places.mother_school.pk, uploads=file), headers=ENGLISH)

    request = HelpRequest.objects.get()
    assert response["Location"] == f"{ROOM}help/{request.pk}/"
    assert "lijst.pdf" in read(client, f"help/{request.pk}/")
    answer = client.get(f"{ROOM}help/{request.pk}/files/{request.files.get().pk}/")
    assert answer["Content-Disposition"] == 'attachment; filename="lijst.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_it_refuses_a_disguised_file_and_keeps_what_was_typed(bram: Member, places: Places, client_for: SignIn) -> None:
    file = SimpleUploadedFile("lijst.pdf", b"MZ\x90\x00 program")

    page = client_for(bram).post(
        f"{ROOM}help/ask/", typed(school=places.mother_school.pk, uploads=file), headers=ENGLISH
    )

    shown = page.content.decode()
    assert "“lijst.pdf” cannot be sent here" in shown
    assert factories.QUESTION in shown
    assert not HelpRequest.objects.exists()


def test_what_is_known_appears_while_typing(carla: Member, teun: Member, client_for: SignIn) -> None:
    factories.article(carla)

    answer = client_for(teun).post(
        f"{ROOM}help/similar/", {"question": "het kind zwijgt"}, headers={**ENGLISH, "hx-request": "true"}
    )

    shown = answer.content.decode()
    assert "Een <mark>kind</mark> dat nog <mark>niets</mark> <mark>zegt</mark>" in shown
    assert "<html" not in shown


def test_from_a_childs_file_the_child_is_chosen_and_opening_the_question_is_logged(
    region: Region, places: Places, bram: Member, client_for: SignIn
) -> None:
    journey = make_journey(region)
    factories.stands_beside(journey, Relation.MOTHER_SCHOOL, school_id=places.mother_school.pk)
    client = client_for(bram)
    file = client.get(f"/po2601/children/{journey.case_number}/", headers=ENGLISH).content.decode()
    assert f"help/ask/?case={journey.case_number}" in file

    assert f'<option value="{journey.case_number}" selected>' in read(client, f"help/ask/?case={journey.case_number}")
    client.post(
        f"{ROOM}help/ask/?case={journey.case_number}",
        typed(case=journey.case_number, school=places.mother_school.pk),
    )
    request = HelpRequest.objects.get()
    assert request.journey_id == journey.pk
    assert "Amira Haddad" in read(client, f"help/{request.pk}/")
    assert Look.objects.filter(looked_at="help", case_number=journey.case_number).count() == 1
    assert (
        "Questions about this child"
        in client.get(f"/po2601/children/{journey.case_number}/", headers=ENGLISH).content.decode()
    )


def test_the_desk_answers_and_the_school_says_that_it_helped(dirk: Member, bram: Member, client_for: SignIn) -> None:
    request = factories.ask(bram)
    desk, school = client_for(dirk), client_for(bram)

    assert desk.post(f"{ROOM}help/{request.pk}/take/").status_code == 302
    refused = desk.post(f"{ROOM}help/{request.pk}/answer/", {"text": ""}, headers=ENGLISH)
    assert "This field is required" in refused.content.decode()
    desk.post(f"{ROOM}help/{request.pk}/answer/", {"text": factories.ANSWER})
    assert factories.ANSWER in read(school, f"help/{request.pk}/")
    school.post(f"{ROOM}help/{request.pk}/helped/", {"helped": "yes", "remark": "Top."})

    assert HelpRequest.objects.get(pk=request.pk).helped == "yes"


def test_an_internal_note_is_nowhere_on_the_schools_page(dirk: Member, bram: Member, client_for: SignIn) -> None:
    request = factories.ask(bram)
    client_for(dirk).post(f"{ROOM}help/{request.pk}/note/", {"text": "Geheim overleg"})

    assert "Geheim overleg" in read(client_for(dirk), f"help/{request.pk}/")
    assert "Geheim overleg" not in read(client_for(bram), f"help/{request.pk}/")


@pytest.mark.parametrize(
    "verb", ["take", "assign", "sort", "ask-back", "answer", "refer", "note", "share", "stop-sharing"]
)
def test_a_school_cannot_do_what_the_desk_does(verb: str, bram: Member, client_for: SignIn) -> None:
    request = factories.ask(bram)

    assert client_for(bram).post(f"{ROOM}help/{request.pk}/{verb}/", {"text": "x"}).status_code == 403


def test_another_region_gets_404_for_question_article_and_file(
    dirk: Member, bram: Member, zoe: Member, client_for: SignIn
) -> None:
    request = factories.ask(bram, uploads=[factories.PDF])
    article = factories.article(dirk)
    client = client_for(zoe)

    for path in (
        f"help/{request.pk}/",
        f"articles/{article.pk}/",
        f"help/{request.pk}/files/{request.files.get().pk}/",
    ):
        assert client.get(f"{ROOM}{path}").status_code == 404


def test_it_writes_previews_and_publishes(carla: Member, teun: Member, client_for: SignIn) -> None:
    client = client_for(carla)
    given = {"title": "Zwijgen", "summary": "Wat je doet.", "text": factories.TEXT, "subjects": ["oral_language"]}

    shown = client.post(f"{ROOM}articles/new/", {**given, "preview": "yes"}, headers=ENGLISH).content.decode()
    assert "<h2 id=" in shown
    assert not Article.objects.exists()
    client.post(f"{ROOM}articles/new/", {**given, "publish": "yes"})

    article = Article.objects.get()
    assert article.is_published
    assert "Wat doe je?" in read(client_for(teun), f"articles/{article.pk}/")


def test_the_answer_stands_in_the_new_article(dirk: Member, bram: Member, client_for: SignIn) -> None:
    request = factories.answered(dirk, factories.ask(bram, subject="oral_language"))

    page = read(client_for(dirk), f"articles/new/?request={request.pk}")

    assert factories.ANSWER in page
    assert 'value="oral_language"' in page


def test_lists_cost_the_same_for_one_and_for_many(
    dirk: Member, bram: Member, places: Places, region: Region, client_for: SignIn
) -> None:
    client = client_for(dirk)
    journey = make_journey(region)
    factories.stands_beside(journey, Relation.MOTHER_SCHOOL, school_id=places.mother_school.pk)
    counts: dict[str, list[int]] = {"help/": [], "articles/": [], "articles/?q=zwijgen": [], "help/figures/": []}
    for _round in range(2):
        factories.ask(bram)
        factories.ask(bram, journey=journey)
        factories.article(dirk)
        for path, found in counts.items():
            read(client, path)
            with CaptureQueriesContext(connection) as queries:
                read(client, path)
            found.append(len(queries))

    assert all(first == second for first, second in counts.values()), counts
    assert max(first for first, _second in counts.values()) <= 20, counts


def test_search_in_the_list_answers_with_its_rows_alone(dirk: Member, client_for: SignIn) -> None:
    factories.article(dirk)

    rows = (
        client_for(dirk).get(f"{ROOM}articles/?q=zwijgen", headers={**ENGLISH, "hx-request": "true"}).content.decode()
    )

    assert "<html" not in rows
    assert "<mark>zwijgen</mark>" in rows


def test_starters_are_offered_until_they_are_there(dirk: Member, carla: Member, client_for: SignIn) -> None:
    assert "come with Steiger" in read(client_for(dirk), "articles/")
    assert "come with Steiger" not in read(client_for(carla), "articles/")
    assert client_for(carla).post(f"{ROOM}articles/starters/").status_code == 403

    client_for(dirk).post(f"{ROOM}articles/starters/")

    assert "come with Steiger" not in read(client_for(dirk), "articles/")


def test_versions_show_what_changed(carla: Member, client_for: SignIn) -> None:
    article = factories.article(carla)
    client = client_for(carla)
    given = {"title": article.title, "summary": article.summary, "text": f"{article.text}\nNieuw slot.", "seen": 1}
    client.post(f"{ROOM}articles/{article.pk}/change/", {**given, "subjects": ["reading"], "change": "Slot erbij"})

    page = read(client, f"articles/{article.pk}/versions/")

    assert "Slot erbij" in page
    assert "word-added" in page
    assert read(client, f"articles/{article.pk}/versions/?number=1")
    assert client.get(f"{ROOM}articles/{article.pk}/versions/?number=9").status_code == 404


def test_a_picture_is_shown_in_the_page_and_a_paper_is_kept(carla: Member, teun: Member, client_for: SignIn) -> None:
    article = factories.article(carla)
    png = SimpleUploadedFile("bord.png", b"\x89PNG\r\n\x1a\n0")
    client_for(carla).post(f"{ROOM}articles/{article.pk}/files/", {"uploads": png, "title": "Het bord"})
    file = article.files.get()

    answer = client_for(teun).get(f"{ROOM}articles/{article.pk}/files/{file.pk}/")

    assert (answer["Content-Type"], answer["Content-Disposition"]) == ("image/png", 'inline; filename="bord.png"')
    actions.change_article(
        by=carla, article=article, change="", seen=1,
        written=actions.ArticleInput(
            title=article.title, summary=article.summary, subjects=article.subjects,
            text=f"{article.text}\n![Het bord](bestand:{file.pk})",
        ),
    )  # fmt: skip
    assert f'src="{ROOM}articles/{article.pk}/files/{file.pk}/"' in read(client_for(teun), f"articles/{article.pk}/")
