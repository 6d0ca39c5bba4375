"""Questions and articles, as the room's own actions make them."""

from __future__ import annotations

from typing import Any

from steiger.access.member import Member
from steiger.documents.uploads import FileKind, Upload
from steiger.expertise import actions
from steiger.expertise.actions import ArticleInput
from steiger.expertise.enums import Subject
from steiger.expertise.models import Article, HelpRequest
from steiger.pupils.enums import Relation
from steiger.pupils.models import Involvement, Journey
from tests.factories import FIRST_DAY

QUESTION = "Hoe help ik een kind dat na drie maanden nog niets zegt in de kring?"
ANSWER = "Dat heet een stille periode. Geef tijd, praat zelf veel en laat het kind aanwijzen en tekenen."
TEXT = (
    "## Wat is het?\n\nVeel kinderen zwijgen in het begin. Zij luisteren en bouwen woorden op.\n\n"
    "## Wat doe je?\n\n- Praat zelf veel.\n- Laat aanwijzen en tekenen.\n- Vraag niets waar het kind bij stilvalt.\n"
)
PDF = Upload("lijst.pdf", "application/pdf", b"%PDF-1.7 woorden", FileKind.PDF)


def school_of(member: Member) -> int | None:
    return next((post.organisation_id for post in member.posts if post.organisation_id), None)


def ask(by: Member, question: str = QUESTION, **given: Any) -> HelpRequest:
    given.setdefault("school_id", school_of(by))
    return actions.ask_for_help(by=by, question=question, **given)


def answered(by: Member, request: HelpRequest, text: str = ANSWER) -> HelpRequest:
    actions.answer_request(by=by, request=request, text=text)
    return HelpRequest.objects.get(pk=request.pk)


def article(by: Member, *, publish: bool = True, **given: Any) -> Article:
    written = ArticleInput(
        **{
            "title": "Een kind dat nog niets zegt",
            "summary": "De stille periode: wat het is, hoe lang zij duurt en wat jij doet.",
            "text": TEXT,
            "subjects": [Subject.ORAL_LANGUAGE],
            **given,
        }
    )
    made = actions.write_article(by=by, written=written)
    if publish:
        actions.publish_article(by=by, article=made)
    return Article.objects.get(pk=made.pk)


def stands_beside(
    journey: Journey, relation: Relation, *, school_id: int | None = None, user_id: int | None = None
) -> None:
    """A school or a person for whom this child may be seen, from its move on."""
    Involvement.objects.create(
        region_id=journey.region_id, journey=journey, relation=relation, school_id=school_id, user_id=user_id,
        from_on=FIRST_DAY, level=4,
    )  # fmt: skip
