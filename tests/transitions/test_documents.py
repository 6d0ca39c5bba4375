from __future__ import annotations

import io
import json
from datetime import timedelta
from hashlib import sha256

import pypdf
import pytest
from django.utils import translation
from django.utils.translation import gettext

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.cooperation.enums import Signatory
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.documents.selectors import content_of
from steiger.newcomers.models import Assessment
from steiger.organisations.models import Region
from steiger.pupils.models import Journey
from steiger.transitions import actions, selectors
from steiger.transitions.enums import Agreement, DocumentState
from steiger.transitions.models import PlacementDocument, Step
from tests.factories import Places, make_policy
from tests.transitions import factories


@pytest.fixture
def draft(journey: Journey, places: Places, amina: Member) -> PlacementDocument:
    factories.announced(journey, places, by=amina)
    return actions.draft_document(journey=journey, by=amina)


def words_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


# Drafting


def test_draft_takes_the_closed_list_from_the_file(draft: PlacementDocument, journey: Journey) -> None:
    facts = draft.administrative
    assert facts["name"] == "Amira Haddad"
    assert facts["sending_school"]["name"] == "Taalschool Utrecht"
    assert facts["receiving_school"]["name"] == "De Regenboog"
    assert [row["domain"] for row in draft.results] == ["arithmetic", "vocabulary"]
    assert "Basisschool tot groep 4." in draft.school_history
    assert "Taalschool Utrecht" in draft.school_history
    assert (draft.advice, draft.absence) == ("", "")


def test_what_may_not_travel_is_not_in_the_draft(draft: PlacementDocument, journey: Journey) -> None:
    pupil = journey.pupil
    assert pupil.arrived_on
    whole = json.dumps([draft.administrative, draft.results, draft.school_history])
    for absent in (pupil.arrived_on.isoformat(), "arrived", "language", "nationality", journey.case_number):
        assert absent not in whole


def test_a_secret_address_is_nowhere(journey: Journey, places: Places, amina: Member) -> None:
    pupil = journey.pupil
    pupil.address, pupil.has_secret_address = "Verborgenstraat 7", True
    pupil.save()
    factories.announced(journey, places, by=amina)

    document = actions.draft_document(journey=journey, by=amina)

    assert "Verborgenstraat" not in json.dumps(document.administrative)
    assert "Verborgenstraat" not in words_of(selectors.document_pdf(document))


def test_draft_refuses_without_a_chosen_school_and_twice(journey: Journey, places: Places, amina: Member) -> None:
    with pytest.raises(NotAllowedError):
        actions.draft_document(journey=journey, by=amina)
    factories.announced(journey, places, by=amina)
    actions.draft_document(journey=journey, by=amina)
    with pytest.raises(DomainError):
        actions.draft_document(journey=journey, by=amina)


@pytest.mark.parametrize("who", ["bram", "carla", "teun", "esra", "femke"])
def test_only_the_newcomer_school_and_the_desk_write(
    who: str, draft: PlacementDocument, request: pytest.FixtureRequest
) -> None:
    with pytest.raises(NotAllowedError):
        actions.write_document(document=draft, advice="Van mij", by=request.getfixturevalue(who))


# Writing


def test_write_changes_the_given_sections_only(draft: PlacementDocument, amina: Member, dirk: Member) -> None:
    history = draft.school_history
    actions.write_document(document=draft, advice="Veel woordenschat", by=amina)
    actions.write_document(document=draft, absence="Geen", by=dirk)

    draft.refresh_from_db()
    assert (draft.advice, draft.absence, draft.school_history) == ("Veel woordenschat", "Geen", history)


def test_write_knows_no_other_sections(draft: PlacementDocument, amina: Member) -> None:
    with pytest.raises(ValueError, match="nationality"):
        actions.write_document(document=draft, nationality="x", by=amina)


def test_renew_facts_takes_new_results_and_keeps_the_words(draft: PlacementDocument, amina: Member) -> None:
    actions.write_document(document=draft, advice="Blijft", by=amina)
    Assessment.objects.filter(domain="vocabulary").update(score="80")

    actions.renew_facts(document=draft, by=amina)

    draft.refresh_from_db()
    assert draft.results[1]["score"] == "80"
    assert draft.advice == "Blijft"


def test_what_the_parents_saw_is_not_changed_any_more(draft: PlacementDocument, amina: Member) -> None:
    factories.inspect(draft, by=amina)
    with pytest.raises(NotAllowedError):
        actions.write_document(document=draft, advice="Toch anders", by=amina)
    with pytest.raises(NotAllowedError):
        actions.renew_facts(document=draft, by=amina)


def test_new_version_keeps_the_words_and_asks_for_a_new_inspection(
    draft: PlacementDocument, journey: Journey, amina: Member
) -> None:
    actions.plan_move(journey=journey, expected_on=factories.MOVE, by=amina)
    actions.write_document(document=draft, advice="Woordenschat", by=amina)
    factories.inspect(draft, by=amina)
    assert Step.objects.get(journey=journey, key="discuss").done_on

    following = actions.new_version(document=draft, by=amina)

    assert (following.version, following.advice) == (2, "Woordenschat")
    assert selectors.document_page(amina, selectors.document_for(amina, journey)).state == DocumentState.DRAFT  # type: ignore[arg-type]
    assert Step.objects.get(journey=journey, key="discuss").done_on is None
    draft.refresh_from_db()
    assert draft.replaced_at is not None
    with pytest.raises(NotAllowedError):
        actions.new_version(document=draft, by=amina)


def test_new_version_refuses_what_can_still_be_changed(draft: PlacementDocument, amina: Member) -> None:
    with pytest.raises(NotAllowedError):
        actions.new_version(document=draft, by=amina)


# Inspection


def test_inspection_keeps_the_parents_view_as_given(draft: PlacementDocument, amina: Member) -> None:
    view = "  نحن سعداء\nbij deze school  "
    factories.inspect(draft, by=amina, own_view=view)
    assert draft.inspection.own_view == view
    assert "bij deze school" in words_of(selectors.document_pdf(draft))


def test_inspection_in_a_script_that_is_not_printed_is_kept_all_the_same(
    draft: PlacementDocument, amina: Member
) -> None:
    factories.inspect(draft, by=amina, own_view="我们很高兴")

    draft = PlacementDocument.objects.select_related("inspection", "journey", "file").get(pk=draft.pk)
    assert draft.inspection.own_view == "我们很高兴"
    assert selectors.document_pdf(draft).startswith(b"%PDF")


def test_what_cannot_be_printed_is_said_before_anybody_signs(draft: PlacementDocument, amina: Member) -> None:
    actions.write_document(document=draft, advice="हम", by=amina)
    with pytest.raises(DomainError):
        factories.inspect(draft, by=amina)


@pytest.mark.parametrize("days", [-1, 1])
def test_inspection_refuses_a_day_before_the_version_or_to_come(
    days: int, draft: PlacementDocument, amina: Member
) -> None:
    with pytest.raises(DomainError) as refused:
        actions.record_inspection(
            document=draft,
            seen_on=clock.today() + timedelta(days=days),
            seen_by="Moeder",
            language="ar",
            with_interpreter=False,
            agreement=Agreement.YES,
            by=amina,
        )
    assert refused.value.field == "seen_on"


def test_inspection_is_recorded_once_and_by_whom(draft: PlacementDocument, amina: Member, bram: Member) -> None:
    with pytest.raises(NotAllowedError):
        factories.inspect(draft, by=bram)
    with pytest.raises(DomainError):
        actions.record_inspection(
            document=draft,
            seen_on=clock.today(),
            seen_by=" ",
            language="ar",
            with_interpreter=False,
            agreement=Agreement.YES,
            by=amina,
        )
    draft = PlacementDocument.objects.get(pk=draft.pk)
    factories.inspect(draft, by=amina)
    with pytest.raises(NotAllowedError):
        factories.inspect(draft, by=amina)


# Signing


def test_signing_needs_the_inspection_first(draft: PlacementDocument, amina: Member) -> None:
    with pytest.raises(NotAllowedError):
        actions.sign_document(document=draft, party=Signatory.PARENTS, signed_by="Rima Haddad", by=amina)


def test_each_party_is_signed_by_its_own_side(
    draft: PlacementDocument, journey: Journey, amina: Member, bram: Member, dirk: Member, rita: Member
) -> None:
    bond = selectors.chosen_bond(journey)
    assert bond is not None
    factories.inspect(draft, by=amina)
    refused = [
        (Signatory.NEWCOMER_SCHOOL, bram),
        (Signatory.PARENTS, bram),
        (Signatory.MOTHER_SCHOOL, amina),
        (Signatory.MOTHER_SCHOOL, bram),  # the school has not agreed yet
        (Signatory.MOTHER_SCHOOL, rita),
        (Signatory.NEWCOMER_SCHOOL, dirk),
    ]
    for party, by in refused:
        with pytest.raises(NotAllowedError):
            actions.sign_document(document=draft, party=party, signed_by="X", by=by)

    actions.agree_to_bond(bond=bond, by=bram)
    actions.sign_document(document=draft, party=Signatory.MOTHER_SCHOOL, signed_by="Bram", by=bram)
    with pytest.raises(NotAllowedError):
        actions.sign_document(document=draft, party=Signatory.MOTHER_SCHOOL, signed_by="Bram", by=bram)


@pytest.mark.parametrize(
    ("name", "days", "field"), [(" ", 0, "signed_by"), ("X", 1, "signed_on"), ("X", -1, "signed_on")]
)
def test_signing_refuses_nobody_and_impossible_days(
    name: str, days: int, field: str, draft: PlacementDocument, amina: Member
) -> None:
    factories.inspect(draft, by=amina)
    with pytest.raises(DomainError) as refused:
        actions.sign_document(
            document=draft,
            party=Signatory.PARENTS,
            signed_by=name,
            signed_on=clock.today() + timedelta(days=days),
            by=amina,
        )
    assert refused.value.field == field


def test_a_party_that_the_policy_does_not_ask_does_not_sign(
    draft: PlacementDocument, region: Region, amina: Member
) -> None:
    make_policy(region, number=2, valid_from=clock.today(), required_signatures=[Signatory.NEWCOMER_SCHOOL])
    factories.inspect(draft, by=amina)
    with pytest.raises(NotAllowedError):
        actions.sign_document(document=draft, party=Signatory.PARENTS, signed_by="X", by=amina)

    actions.sign_document(document=draft, party=Signatory.NEWCOMER_SCHOOL, signed_by="Amina", by=amina)

    draft.refresh_from_db()
    assert draft.frozen_at is not None


# Freezing


@pytest.fixture
def frozen(journey: Journey, places: Places, amina: Member, bram: Member) -> PlacementDocument:
    bond = factories.announced(journey, places, by=amina)
    actions.plan_move(journey=journey, expected_on=factories.MOVE, by=amina)
    document = factories.signed(journey, bond, staff=amina, care=bram)
    return PlacementDocument.objects.select_related("journey", "file", "inspection").get(pk=document.pk)


def test_the_last_signature_freezes_the_very_bytes(frozen: PlacementDocument, journey: Journey) -> None:
    assert frozen.file is not None
    pdf = content_of(frozen.file)
    assert frozen.file.sha256 == sha256(pdf).hexdigest()
    assert selectors.document_pdf(frozen) == pdf
    assert Step.objects.get(journey=journey, key="sign").done_on == clock.today()


def test_the_frozen_paper_is_tagged_titled_and_complete(frozen: PlacementDocument) -> None:
    pdf = selectors.document_pdf(frozen)
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    assert reader.metadata is not None
    with translation.override("nl"):
        assert reader.metadata.title == gettext("Placement document of %(name)s") % {"name": "Amira Haddad"}
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]  # type: ignore[index]
    assert root["/Lang"] == "nl"  # type: ignore[index]
    assert b"pdfuaid:part" in root["/Metadata"].get_data()  # type: ignore[index]
    words = words_of(pdf)
    for expected in ("De Regenboog", "Cito M4", "Rima Haddad", "Iemand"):
        assert expected in words
    assert frozen.journey.case_number in words


def test_a_frozen_document_is_not_written_and_a_new_version_leaves_it(
    frozen: PlacementDocument, journey: Journey, amina: Member, bram: Member
) -> None:
    with pytest.raises(NotAllowedError):
        actions.write_document(document=frozen, advice="Te laat", by=amina)

    actions.new_version(document=frozen, by=amina)

    assert Step.objects.get(journey=journey, key="sign").done_on is None
    kept = selectors.document_for(bram, journey)
    assert kept is not None
    assert kept.version == 1, "the mother school reads what was signed until the parents saw the next version"


# Who reads


def test_who_reads_which_version(
    journey: Journey, places: Places, amina: Member, bram: Member, teun: Member, dirk: Member, carla: Member
) -> None:
    bond = factories.announced(journey, places, by=amina)
    document = actions.draft_document(journey=journey, by=amina)
    assert selectors.document_for(amina, journey) == document
    assert selectors.document_for(dirk, journey) == document
    for nobody in (bram, teun, carla):
        assert selectors.document_for(nobody, journey) is None

    actions.agree_to_bond(bond=bond, by=bram)
    assert selectors.document_for(bram, journey) is None
    factories.inspect(document, by=amina)
    assert selectors.document_for(bram, journey) == document
    assert selectors.document_for(teun, journey) is None

    actions.complete_move(journey=journey, moved_on=clock.today(), without_document_reason="Verhuisd", by=amina)
    assert selectors.document_for(teun, journey) == document


def test_after_a_sudden_move_an_unseen_draft_stays_closed(
    journey: Journey, places: Places, amina: Member, bram: Member
) -> None:
    factories.announced(journey, places, by=amina)
    document = actions.draft_document(journey=journey, by=amina)
    actions.complete_move(journey=journey, moved_on=clock.today(), without_document_reason="Verhuisd", by=amina)

    assert selectors.document_for(bram, journey) is None
    factories.inspect(PlacementDocument.objects.get(pk=document.pk), by=amina)
    assert selectors.document_for(bram, journey) == document
    assert Role.CARE_COORDINATOR in bram.roles
