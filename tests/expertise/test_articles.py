"""An article is written, published, changed, read again and taken out; it names no child."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.utils import translation

from steiger.access.member import Member
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.documents.uploads import FileKind, Upload
from steiger.expertise import actions, selectors
from steiger.expertise.actions import ArticleInput
from steiger.expertise.enums import ArticleState, Subject
from steiger.expertise.models import Article
from steiger.organisations.models import Region
from steiger.pupils.enums import Relation
from tests.expertise import factories
from tests.factories import Places, make_journey

TODAY = date(2026, 3, 10)
PICTURE = Upload("bord.png", "image/png", b"\x89PNG\r\n\x1a\n0", FileKind.PICTURE)


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with clock.on(TODAY), translation.override("en"):
        yield


def written(**given: object) -> ArticleInput:
    fields = {"title": "Titel", "summary": "Samen.", "text": factories.TEXT, "subjects": [Subject.READING], **given}
    return ArticleInput(**fields)  # type: ignore[arg-type]


def reads(member: Member, article: Article) -> bool:
    return selectors.article(member, article.pk) is not None


def test_everybody_reads_what_is_published_and_only_writers_a_draft(
    dirk: Member, carla: Member, tom: Member, teun: Member, esra: Member, zoe: Member
) -> None:
    draft, article = factories.article(carla, publish=False), factories.article(carla)

    assert [reads(one, article) for one in (dirk, carla, tom, teun, esra)] == [True] * 5
    assert [reads(one, draft) for one in (dirk, carla, tom, teun, esra)] == [True, True, False, False, False]
    assert not reads(zoe, article)


def test_who_keeps_it_up_changes_it_and_nobody_else_but_the_coordinator(
    dirk: Member, carla: Member, tom: Member, teun: Member
) -> None:
    article = factories.article(carla)

    for nobody in (tom, teun):
        with pytest.raises(NotAllowedError):
            actions.change_article(by=nobody, article=article, written=written(), change="", seen=1)
    actions.change_article(by=dirk, article=article, written=written(), change="Korter.", seen=1)

    assert Article.objects.get(pk=article.pk).version == 2


def test_each_version_is_kept_and_compared(carla: Member) -> None:
    article = factories.article(carla)
    changed = written(title=article.title, summary=article.summary, text=article.text.replace("veel", "heel veel"))
    actions.change_article(by=carla, article=article, written=changed, change="Nadruk.", seen=1)

    later, earlier = selectors.versions(article)

    assert (later.number, later.change, earlier.number) == (2, "Nadruk.", 1)
    (change,) = selectors.changes_between(earlier, later, {"title": "Titel", "text": "Tekst"})
    assert [words for kind, words in change.runs if kind == "added"] == ["heel"]


def test_what_is_no_wording_makes_no_version(carla: Member) -> None:
    article = factories.article(carla)
    same = written(title=article.title, summary=article.summary, keywords="zwijgen")

    actions.change_article(by=carla, article=article, written=same, change="", seen=1)

    assert Article.objects.get(pk=article.pk).version == 1


def test_nobody_overwrites_what_came_in_between(dirk: Member, carla: Member) -> None:
    article = factories.article(carla)
    actions.change_article(by=dirk, article=article, written=written(), change="", seen=1)

    with pytest.raises(DomainError, match="changed this article"):
        actions.change_article(by=carla, article=article, written=written(), change="", seen=1)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"title": " "}, "title"),
        ({"summary": ""}, "summary"),
        ({"text": "Kort."}, "text"),
        ({"subjects": []}, "subjects"),
        ({"subjects": ["zwemmen"]}, "subjects"),
        ({"review_on": TODAY}, "review_on"),
    ],
)
def test_write_refuses_what_helps_nobody(carla: Member, given: dict[str, object], field: str) -> None:
    with pytest.raises(DomainError) as refusal:
        actions.write_article(by=carla, written=written(**given))

    assert refusal.value.field == field


def test_the_answer_becomes_an_article_without_the_childs_name(
    region: Region, places: Places, dirk: Member, bram: Member
) -> None:
    journey = make_journey(region)
    factories.stands_beside(journey, Relation.MOTHER_SCHOOL, school_id=places.mother_school.pk)
    request = factories.answered(dirk, factories.ask(bram, journey=journey))

    with pytest.raises(DomainError, match="Here stands the name Amira") as refusal:
        actions.write_article(by=dirk, written=written(text=f"Amira zwijgt. {factories.TEXT}"), request=request)
    assert refusal.value.field == "text"

    article = actions.write_article(by=dirk, written=written(), request=request)
    assert list(selectors.help_page(dirk, request).articles) == [article]
    with pytest.raises(DomainError, match="Haddad"):
        actions.change_article(by=dirk, article=article, written=written(title="Over Haddad"), change="", seen=1)


def test_past_its_day_it_says_so_and_comes_to_its_owner(dirk: Member, carla: Member) -> None:
    article = factories.article(carla)
    assert selectors.due_for(carla) == []

    with clock.on(article.review_on + timedelta(days=1)):
        (item,) = selectors.due_for(carla)
        assert (item.about, item.due_on) == (article.title, article.review_on)
        assert selectors.article_page(dirk, article).is_past_review
        assert selectors.due_for(dirk) == []
        with pytest.raises(DomainError):
            actions.review_article(by=carla, article=article, review_on=clock.today())
        actions.review_article(by=carla, article=article, review_on=clock.today() + timedelta(days=300))
        assert selectors.due_for(carla) == []


def test_taken_out_with_a_reason_and_published_again(carla: Member, teun: Member) -> None:
    article = factories.article(carla)
    with pytest.raises(DomainError):
        actions.withdraw_article(by=carla, article=article, reason=" ")

    actions.withdraw_article(by=carla, article=article, reason="De regel geldt niet meer.")

    assert not reads(teun, article)
    assert Article.objects.get(pk=article.pk).state == ArticleState.WITHDRAWN
    actions.publish_article(by=carla, article=article)
    assert reads(teun, article)


def test_one_voice_a_person(carla: Member, teun: Member, esra: Member) -> None:
    article = factories.article(carla)
    actions.say_whether_useful(by=teun, article=article, is_useful=False, remark="Te lang.")
    actions.say_whether_useful(by=teun, article=article, is_useful=True)
    actions.say_whether_useful(by=esra, article=article, is_useful=False, remark="Voor wie is dit?")

    page = selectors.article_page(carla, article)

    assert (page.useful, page.votes, [one.remark for one in page.remarks]) == (1, 2, ["Voor wie is dit?"])
    assert selectors.article_page(teun, article).remarks == []


def test_pictures_stand_in_the_text_and_files_beside_it(carla: Member, teun: Member) -> None:
    article = factories.article(carla)
    picture, paper = actions.add_article_files(by=carla, article=article, uploads=[PICTURE, factories.PDF])

    page = selectors.article_page(carla, article)
    assert list(page.attachments) == [paper]
    with pytest.raises(NotAllowedError):
        actions.remove_article_file(by=teun, file=picture)
    actions.remove_article_file(by=carla, file=picture)
    assert selectors.article_file(article, picture.pk) is None


def test_articles_of_a_leaver_pass_on(dirk: Member, carla: Member, tom: Member) -> None:
    article = factories.article(carla)

    actions.pass_on_articles(keys=[str(article.pk)], owner_id=carla.user_id, successor_id=tom.user_id, by=dirk)

    assert Article.objects.get(pk=article.pk).owner_id == tom.user_id
