"""Questions in every state and articles in every state, so that each page of the expertise has something to show."""

from __future__ import annotations

from datetime import timedelta

from steiger.access.member import Member
from steiger.core import clock
from steiger.expertise import actions
from steiger.expertise.enums import Destination, Helped
from steiger.expertise.models import Article, HelpFile, HelpRequest
from steiger.pupils.models import Journey
from tests.expertise import factories


def know_and_ask(who: dict[str, Member], child: Journey) -> dict[str, list[int]]:
    """Dirk answers, Bram and Teun ask; Bram also about a child that came to his school."""
    dirk, bram, teun = who["Dirk"], who["Bram"], who["Teun"]
    factories.ask(bram, uploads=[factories.PDF])
    about_child = factories.ask(bram, journey=child)
    actions.ask_back(by=dirk, request=about_child, text="Hoe gaat het in de eigen taal?")
    actions.note_with_request(by=dirk, request=about_child, text="Bel de nieuwkomersschool.")
    shared = factories.answered(dirk, factories.ask(teun, subject="oral_language"))
    actions.say_whether_it_helped(by=teun, request=shared, helped=Helped.YES, remark="Meteen gedaan.")
    actions.share_request(by=dirk, request=shared, question=factories.QUESTION, answer=factories.ANSWER)
    actions.refer_on(by=dirk, request=factories.ask(bram), destination=Destination.VISIT, text="Carla belt.")
    with clock.on(clock.today() - timedelta(days=400)):
        late = factories.article(dirk)
        actions.add_article_files(by=dirk, article=late, uploads=[factories.PDF], title="Lijst met woorden")
    actions.say_whether_useful(by=bram, article=late, is_useful=False, remark="Graag een voorbeeld.")
    factories.article(dirk, title="Nog een concept", publish=False)
    return {
        "questions": list(HelpRequest.objects.order_by("pk").values_list("pk", flat=True)),
        "articles": list(Article.objects.order_by("pk").values_list("pk", flat=True)),
        "file": list(HelpFile.objects.values_list("pk", flat=True)),
    }
