"""The parents' copy holds everything that is kept about their child, and nothing about others (AVG art. 15)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from steiger.access.enums import Disclosure
from steiger.access.member import Member
from steiger.audit.enums import Looked
from steiger.audit.models import Happening, Look
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.core.privacy import DELICATE, LEVELS, columns_of, must_be_classified
from steiger.core.scope import region_scope
from steiger.organisations.models import Region
from steiger.people.models import User
from steiger.people.selectors import member_for
from steiger.privacy.actions import answer_request, hand_over_copy, make_copy, record_request
from steiger.privacy.enums import Answer, RequestKind
from steiger.privacy.models import DataRequest
from steiger.privacy.rules.bound import bound_models
from steiger.privacy.rules.copy import PARTS, Without
from steiger.privacy.rules.copy.words import WORDS
from steiger.privacy.rules.requests import holds_own_rights
from steiger.privacy.selectors.requests import requests_due_for
from steiger.privacy.selectors.rows import rows_of
from steiger.pupils.actions import involve, withdraw_note, write_note
from steiger.pupils.enums import Relation
from steiger.pupils.models import Guardian, Journey, Pupil
from tests.browser.world import make_world
from tests.factories import Places, make_journey

For = Callable[[Member], Client]
TABLES = {table.label: table for part in PARTS for table in part.tables}
# Tables with delicate fields that lead to no child, and of whom they tell.
ABOUT_OTHERS = {
    "audit.Look": "who looked: counted per role in the chapter on who opened the file",
    "audit.Happening": "each line repeats a fact that stands in the copy",
    "documents.StoredFile": "papers: named in the copy, and given beside it",
    "messaging.Letter": "mail to colleagues and schools: a case number and a link, no name",
    "messaging.Notice": "likewise",
    "people.User": "colleagues",
    "aftercare.Availability": "specialists: from where they travel",
    "people.Invitation": "colleagues",
    "people.Delegation": "colleagues",
    "people.Handover": "colleagues",
    "cooperation.ApproachContact": "organisations that are asked to join",
    "cooperation.Party": "organisations in the covenant",
    "cooperation.Signature": "who signed the covenant",
    "parents.ParentsContact": "who answers the phone for parents",
    "parents.TextVersion": "translators",
    "parents.TextCheck": "who read a translation",
    "parents.VoiceRecording": "who read a text aloud",
    "training.Enrolment": "teachers in training",
    "training.Certificate": "teachers in training",
    "training.CoachingSession": "teachers in training",
    "training.ScanAnswer": "teachers in training",
    "training.Submission": "teachers in training",
    "training.Assessment": "teachers in training",
    "expertise.ActivityEnrolment": "colleagues at an activity",
    "expertise.ArticleVote": "colleagues on an article",
    "expertise.ExpertProfile": "colleagues in the directory",
}


def _words(content: bytes) -> str:
    """Of all pages, whatever the line on which a word stands."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split())


def test_every_table_that_leads_to_a_child_has_its_place_in_the_copy() -> None:
    assert sorted(TABLES) == sorted(model._meta.label for model in bound_models())


@pytest.mark.parametrize("label", sorted(TABLES))
def test_every_field_is_told_or_left_out_for_a_reason(label: str) -> None:
    table = TABLES[label]
    fields = {name for level in LEVELS for name in getattr(table.model.Privacy, level)}  # type: ignore[attr-defined]

    assert table.accounted == fields
    assert all(str(table.word(name)) for name in table.says)
    assert not {name.split("__")[0] for name in table.says} & set(table.leaves)


def test_what_is_delicate_and_leads_to_no_child_tells_of_somebody_else() -> None:
    delicate = {
        model._meta.label
        for model in apps.get_models()
        if must_be_classified(model) and model not in bound_models() and columns_of(model, DELICATE)
    }
    assert delicate == set(ABOUT_OTHERS)


def test_no_word_is_kept_that_no_field_uses() -> None:
    used = {name for table in TABLES.values() for name in table.says if name not in table.words}
    assert set(WORDS) == used


def _mark(rows: dict[type[models.Model], set[int]], prefix: str) -> dict[str, tuple[str, str]]:
    """Each delicate text of these rows becomes a short word of its own; of each word which field it stands in."""
    marked: dict[str, tuple[str, str]] = {}
    for model, ids in rows.items():
        for field in columns_of(model, DELICATE):
            if not isinstance(field, models.CharField | models.TextField) or field.choices:
                continue
            word = f"{prefix}{len(marked):03d}"
            filled = model._default_manager.filter(pk__in=ids)
            if field.name not in getattr(model.Privacy, "closed", ()):  # type: ignore[attr-defined]
                filled = filled.exclude(**{field.name: ""})
            if filled.update(**{field.name: word}):
                marked[word] = (model._meta.label, field.name)
    return marked


@pytest.mark.django_db(transaction=True)
def test_every_word_about_the_child_is_in_it_and_no_word_about_others(settings: Any, tmp_path: Any) -> None:
    """In a world with a row in nearly every table: each word is looked for in the PDF itself."""
    settings.MEDIA_ROOT = str(tmp_path)
    make_world()
    region = Region.objects.get(slug="po2601")
    told: set[str] = set()
    with region_scope(region.pk):
        dirk = member_for(User.objects.get(name="Dirk"), region.pk)
        assert dirk is not None
        children = list(Pupil.objects.order_by("pk"))
        marked = [_mark(rows_of([child.pk]), f"k{place}x") for place, child in enumerate(children)]
        for place, child in enumerate(children):
            words = _words(make_copy(by=dirk, journey=child.journeys.first()).content)  # type: ignore[arg-type]
            for word, (label, name) in marked[place].items():
                table = TABLES[label]
                is_hidden = child.has_secret_address and name in {"address", "postcode", "place"}
                is_said = any(path.split("__")[0] == name for path in table.says) and not is_hidden
                assert (word in words) == is_said, (child.pk, label, name)
                told |= {label} if is_said else set()
            others = [word for number, one in enumerate(marked) if number != place for word in one]
            assert [word for word in others if word in words] == []
    assert len(told) >= 30


@pytest.fixture
def journey(region: Region, places: Places, dirk: Member) -> Journey:
    found = make_journey(region)
    involve(journey=found, relation=Relation.NEWCOMER_SCHOOL, school_id=places.newcomer_school.pk, by=dirk)
    return found


def ask(by: Member, journey: Journey, kind: RequestKind = RequestKind.COPY, days_ago: int = 0) -> DataRequest:
    return record_request(
        by=by, journey=journey, kind=kind, asked_by="Mevrouw Haddad", asked="Alles zien",
        received_on=clock.today() - timedelta(days=days_ago),
    )  # fmt: skip


def test_it_is_a_tagged_paper_in_dutch(journey: Journey, dirk: Member) -> None:
    made = make_copy(by=dirk, journey=journey)
    paper = PdfReader(BytesIO(made.content))
    root: Any = paper.trailer["/Root"]

    assert made.name == f"kopie-{journey.case_number}.pdf"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith("nl")
    assert paper.metadata is not None
    assert journey.pupil.name in str(paper.metadata.title)
    words = _words(made.content)
    for said in ("Uw kind", "Wat niet in deze kopie staat", "Autoriteit Persoonsgegevens", journey.case_number):
        assert said in words


def test_who_makes_it_is_told_cell_by_cell(
    region: Region, places: Places, journey: Journey, dirk: Member, amina: Member, carla: Member, bram: Member,
    teun: Member, esra: Member, femke: Member, tom: Member, paula: Member, ad: Member,
) -> None:  # fmt: skip
    involve(journey=journey, relation=Relation.SPECIALIST, user_id=carla.user_id, by=dirk)
    involve(
        journey=journey, relation=Relation.MOTHER_SCHOOL, school_id=places.mother_school.pk, level=Disclosure.MOVED,
        by=dirk,
    )  # fmt: skip
    for member in (dirk, amina):
        assert make_copy(by=member, journey=journey).content.startswith(b"%PDF")
    for member in (carla, bram, teun, esra, femke, tom, paula, ad):
        with pytest.raises(NotAllowedError):
            make_copy(by=member, journey=journey)
    elsewhere = make_journey(region, call_name="Karim")
    with pytest.raises(NotAllowedError):
        make_copy(by=amina, journey=elsewhere)


def test_a_child_that_came_twice_is_one_child(region: Region, journey: Journey, dirk: Member, amina: Member) -> None:
    earlier = Journey.objects.create(
        region=region, pupil=journey.pupil, referred_on=clock.today() - timedelta(days=900),
        left_on=clock.today() - timedelta(days=500), leaving_reason="left_country",
    )  # fmt: skip

    assert earlier.case_number in _words(make_copy(by=dirk, journey=journey).content)
    with pytest.raises(NotAllowedError):
        make_copy(by=amina, journey=journey)


def test_making_it_is_looking(journey: Journey, amina: Member) -> None:
    make_copy(by=amina, journey=journey)

    assert Look.objects.filter(case_number=journey.case_number, looked_at=Looked.COPY, user_id=amina.user_id).exists()
    happened = Happening.objects.get(case_number=journey.case_number, kind="make_copy")
    assert len(happened.details["sha256"]) == 64


def _note(journey: Journey, by: Member, need: str) -> Any:
    return write_note(
        journey=journey, need=need, approach="Rustig beginnen", agreed_by="Moeder", agreed_on=clock.today(),
        is_shared_with_mother_school=False, by=by,
    )  # fmt: skip


def test_confidential_notes_are_in_it_and_opening_them_is_logged(journey: Journey, amina: Member, dirk: Member) -> None:
    _note(journey, amina, "Schrikt van geluid")

    words = _words(make_copy(by=dirk, journey=journey).content)

    assert "Schrikt van geluid" in words
    assert "Rustig beginnen" in words
    look = Look.objects.get(case_number=journey.case_number, looked_at=Looked.NOTE)
    assert (look.user_id, look.reason) == (dirk.user_id, "Kopie van alles voor de ouders (AVG art. 15)")


def test_a_note_that_was_taken_back_is_named_without_its_text(journey: Journey, amina: Member, dirk: Member) -> None:
    withdraw_note(note=_note(journey, amina, "Schrikt van geluid"), said_by="Moeder", by=amina)

    words = _words(make_copy(by=dirk, journey=journey).content)

    assert "Schrikt van geluid" not in words
    assert "Akkoord ingetrokken op" in words
    assert "niemand leest die nog" in words


def test_a_secret_address_and_how_a_parent_is_reached_stay_away(region: Region, places: Places, dirk: Member) -> None:
    journey = make_journey(region)
    Pupil.objects.filter(pk=journey.pupil_id).update(address="Dorpsstraat 12", has_secret_address=True)
    Guardian.objects.filter(pupil=journey.pupil_id).delete()
    Guardian.objects.create(region=region, pupil=journey.pupil, name="Samira Haddad", language="ar", phone="0612345678")

    words = _words(make_copy(by=dirk, journey=journey).content)

    assert "Samira Haddad" in words
    assert "Dorpsstraat" not in words
    assert "0612345678" not in words
    assert "Het adres: dat is geheim" in words


def test_letters_without_a_typeface_are_marked_and_the_copy_is_made(
    region: Region, places: Places, dirk: Member
) -> None:
    journey = make_journey(region)
    Pupil.objects.filter(pk=journey.pupil_id).update(earlier_school="სკოლა in Utrecht")

    assert "in Utrecht" in _words(make_copy(by=dirk, journey=journey).content)


def test_it_asks_as_much_for_three_goals_as_for_one(region: Region, journey: Journey, dirk: Member) -> None:
    plan_goal = apps.get_model("newcomers.PlanGoal")

    def asked() -> int:
        plan_goal.objects.create(
            region=region, journey=journey, domain="vocabulary", goal="Tien woorden", helper="Leraar",
            from_on=clock.today(), until_on=clock.today(), set_by_id=dirk.user_id,
        )  # fmt: skip
        with CaptureQueriesContext(connection) as queries:
            make_copy(by=dirk, journey=journey)
        return len(queries)

    asked()
    one = asked()
    assert (asked(), asked()) == (one, one)


def test_handing_over_is_written_down_once(journey: Journey, amina: Member, dirk: Member) -> None:
    request = ask(amina, journey)
    with pytest.raises(DomainError) as silent:
        hand_over_copy(by=amina, request=request, to=" ")
    given = hand_over_copy(by=amina, request=request, to="Mevrouw Haddad")

    assert silent.value.field == "to"
    assert (given.handed_over_on, given.handed_over_by_id, given.handed_over_to) == (
        clock.today(), amina.user_id, "Mevrouw Haddad",
    )  # fmt: skip
    with pytest.raises(NotAllowedError):
        hand_over_copy(by=dirk, request=given, to="Meneer Haddad")
    assert Happening.objects.filter(case_number=journey.case_number, kind="hand_over_copy").count() == 1


def test_only_a_copy_that_was_asked_and_not_refused_is_handed_over(
    journey: Journey, amina: Member, dirk: Member, paula: Member
) -> None:
    refused = answer_request(by=dirk, request=ask(amina, journey), outcome=Answer.REFUSED, answer="Al gegeven.")
    for request in (ask(amina, journey, RequestKind.CORRECTION), refused):
        with pytest.raises(NotAllowedError):
            hand_over_copy(by=dirk, request=request, to="Mevrouw Haddad")
    with pytest.raises(NotAllowedError):
        hand_over_copy(by=paula, request=ask(amina, journey), to="Mevrouw Haddad")


def test_a_promised_copy_stays_under_today_until_it_is_given(
    journey: Journey, amina: Member, dirk: Member, paula: Member
) -> None:
    request = ask(amina, journey, days_ago=20)
    request = answer_request(by=dirk, request=request, outcome=Answer.GRANTED, answer="U krijgt hem.")

    assert [len(requests_due_for(one)) for one in (amina, dirk, paula)] == [1, 1, 1]
    assert requests_due_for(amina)[0].title == "Geef de ouders hun kopie"
    hand_over_copy(by=amina, request=request, to="Mevrouw Haddad")
    assert [requests_due_for(one) for one in (amina, dirk, paula)] == [[], [], []]


def test_from_sixteen_on_the_right_is_the_pupils() -> None:
    assert not holds_own_rights(date(2010, 3, 2), date(2026, 3, 1))
    assert holds_own_rights(date(2010, 3, 2), date(2026, 3, 2))


def test_from_the_request_to_the_paper_and_the_parents(
    journey: Journey, amina: Member, paula: Member, client_for: For
) -> None:
    staff, base = client_for(amina), "/po2601/privacy"
    assert (
        f"{base}/copy/{journey.case_number}/" in staff.get(f"/po2601/children/{journey.case_number}/").content.decode()
    )
    page = staff.get(f"{base}/copy/{journey.case_number}/").content.decode()
    assert f"{base}/requests/new/{journey.case_number}/?kind=copy" in page
    request = ask(amina, journey)

    asked = staff.get(f"{base}/requests/{request.pk}/").content.decode()
    paper = staff.post(f"{base}/copy/{journey.case_number}/")
    refused = staff.post(f"{base}/requests/{request.pk}/hand-over/", {"to": ""}).content.decode()
    staff.post(f"{base}/requests/{request.pk}/hand-over/", {"to": "Mevrouw Haddad"})

    assert f"{base}/copy/{journey.case_number}/" in asked
    assert paper["Content-Type"] == "application/pdf"
    assert paper["Cache-Control"] == "no-store"
    assert "is-wrong" in refused
    assert DataRequest.objects.get().handed_over_to == "Mevrouw Haddad"
    officer = client_for(paula)
    seen = officer.get(f"{base}/requests/{request.pk}/").content.decode()
    assert "Aan de ouders gegeven" in seen
    assert officer.get(f"{base}/copy/{journey.case_number}/").status_code == 403


def test_the_longer_term_is_told_with_its_own_rule(journey: Journey, amina: Member, client_for: For) -> None:
    request = ask(amina, journey)
    page = client_for(amina).get(f"/po2601/privacy/requests/{request.pk}/").content.decode()
    DataRequest.objects.filter(pk=request.pk).update(
        extended_on=clock.today(), extended_by=amina.user_id, extension_reason="Groot dossier"
    )
    longer = client_for(amina).get(f"/po2601/privacy/requests/{request.pk}/").content.decode()

    assert "een maand" in page
    assert "drie maanden" in longer
    assert Without.OTHERS.label
