"""What happens to texts, contact details, checks and counts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from steiger.access.member import Member
from steiger.audit.models import Happening
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.core.scope import enter_region
from steiger.organisations.models import Region
from steiger.parents import actions
from steiger.parents.enums import Opened, TextState
from steiger.parents.models import Opening, ParentsContact, TextCheck, TextVersion
from steiger.parents.selectors import dutch_now, language_lines, text_row, text_rows, words_for
from tests.parents.texts import (
    INTAKE,
    MAIL,
    OWN_DUTCH,
    OWN_UKRAINIAN,
    PHONE,
    STAY,
    a_checked_language,
    a_contact,
    a_text,
)

pytestmark = pytest.mark.usefixtures("places")
STANDARD = "Uw kind leert Nederlands in een kleine groep. Dat duurt ongeveer {stay_weeks} schoolweken."


def _row(by: Member, language: str = "uk", key: str = STAY) -> object:
    row = text_row(by, language, key)
    assert row
    return row


# Contact


def test_contact_details_are_everywhere_at_once(dirk: Member, region: Region) -> None:
    a_contact(dirk)
    actions.change_contact(by=dirk, phone=" 030  765 43 21 ", mail="")

    assert ParentsContact.objects.count() == 1
    for language in ("nl", "ar", "zh"):
        words = words_for(region, language)
        assert words
        assert "030 765 43 21" in words.say("privacy.ask")
        assert MAIL not in words.say("privacy.ask")


@pytest.mark.parametrize(
    "phone, mail, field",
    [
        ("", "", "phone"),
        ("bel maar", "", "phone"),
        ("12345", "", "phone"),
        ("", "ouders@", "mail"),
        (PHONE, "x", "mail"),
    ],
)
def test_contact_that_nobody_can_use_is_refused(dirk: Member, phone: str, mail: str, field: str) -> None:
    with pytest.raises(DomainError) as refusal:
        actions.change_contact(by=dirk, phone=phone, mail=mail)

    assert refusal.value.field == field
    assert not ParentsContact.objects.exists()


# Texts


def test_nobody_outside_reads_a_draft(dirk: Member, region: Region) -> None:
    actions.write_draft(by=dirk, language="nl", key=STAY, text=OWN_DUTCH)
    words, drafted = words_for(region, "nl"), words_for(region, "nl", with_drafts=True)

    assert words
    assert drafted
    assert words.texts[STAY] == STANDARD
    assert drafted.texts[STAY] == OWN_DUTCH
    actions.publish_text(by=dirk, language="nl", key=STAY)
    published = words_for(region, "nl")
    assert published
    assert published.texts[STAY] == OWN_DUTCH


def test_a_draft_is_written_on_and_taken_away(dirk: Member) -> None:
    for text in (OWN_DUTCH, "Na {stay_weeks} weken."):
        actions.write_draft(by=dirk, language="nl", key=STAY, text=text)
    draft = TextVersion.objects.get()

    assert (draft.number, draft.text, draft.state) == (1, "Na {stay_weeks} weken.", TextState.DRAFT)
    actions.discard_draft(by=dirk, language="nl", key=STAY)
    assert not TextVersion.objects.exists()
    with pytest.raises(DomainError):
        actions.discard_draft(by=dirk, language="nl", key=STAY)
    with pytest.raises(DomainError):
        actions.publish_text(by=dirk, language="nl", key=STAY)


def test_a_change_in_dutch_marks_the_same_text_in_the_other_languages(dirk: Member, region: Region) -> None:
    a_text(dirk)
    lines = {line.language.code: line for line in language_lines(dirk)}

    assert lines["nl"].to_review == 0
    assert {line.to_review for code, line in lines.items() if code != "nl"} == {1}
    marked = [row.key for row in text_rows(dirk, "ar") if row.is_to_review]
    assert marked == [STAY]
    words = words_for(region, "ar")
    assert words
    assert words.texts[STAY] == _row(dirk, "ar").standard, "parents go on reading the former translation"  # type: ignore[attr-defined]


def test_a_new_translation_or_a_review_takes_the_mark_away(dirk: Member) -> None:
    a_text(dirk)
    a_text(dirk, OWN_UKRAINIAN, language="uk")
    made = actions.mark_reviewed(by=dirk, language="ar", key=STAY)

    assert not _row(dirk, "uk").is_to_review  # type: ignore[attr-defined]
    assert not _row(dirk, "ar").is_to_review  # type: ignore[attr-defined]
    assert _row(dirk, "tr").is_to_review  # type: ignore[attr-defined]
    assert made.text == _row(dirk, "ar").standard, "a review changes no word"  # type: ignore[attr-defined]
    assert not _row(dirk, "ar").is_own  # type: ignore[attr-defined]
    with pytest.raises(DomainError):
        actions.mark_reviewed(by=dirk, language="ar", key=STAY)
    with pytest.raises(DomainError):
        actions.mark_reviewed(by=dirk, language="nl", key=STAY)


def test_dutch_that_changes_again_marks_it_again(dirk: Member) -> None:
    a_text(dirk)
    actions.mark_reviewed(by=dirk, language="ar", key=STAY)
    a_text(dirk, "Dat duurt {stay_weeks} weken.")

    assert _row(dirk, "ar").is_to_review  # type: ignore[attr-defined]


def test_back_to_the_standard_text_and_to_an_earlier_version(dirk: Member, region: Region) -> None:
    first = a_text(dirk)
    a_text(dirk, OWN_UKRAINIAN, language="uk")
    actions.return_to_standard(by=dirk, language="nl", key=STAY)

    assert dutch_now(region.pk, STAY) == STANDARD
    assert _row(dirk, "uk").is_to_review, "it is the translation of what Dutch said until now"  # type: ignore[attr-defined]
    assert not _row(dirk, "tr").is_to_review  # type: ignore[attr-defined]
    with pytest.raises(DomainError):
        actions.return_to_standard(by=dirk, language="nl", key=STAY)
    first.refresh_from_db()
    again = actions.bring_back(by=dirk, version=first)
    assert dutch_now(region.pk, STAY) == OWN_DUTCH
    assert again.number == 2
    assert not _row(dirk, "uk").is_to_review  # type: ignore[attr-defined]
    with pytest.raises(DomainError):
        actions.bring_back(by=dirk, version=again)


def test_a_draft_published_after_a_review_is_the_last_version(dirk: Member) -> None:
    a_text(dirk)
    actions.write_draft(by=dirk, language="uk", key=STAY, text=OWN_UKRAINIAN)
    reviewed = actions.mark_reviewed(by=dirk, language="uk", key=STAY)
    published = actions.publish_text(by=dirk, language="uk", key=STAY)

    assert published.number > reviewed.number
    assert _row(dirk).shown == OWN_UKRAINIAN  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "language, key, text",
    [
        ("nl", STAY, "Na een jaar."),
        ("nl", STAY, "Na {stay_weeks} weken. {onbekend}"),
        ("nl", STAY, "  "),
        ("nl", "film.scenes.arrive.0", "x" * 111),
        ("nl", INTAKE, "Fijn 🛶"),
        ("xx", INTAKE, "Fijn"),
        ("nl", "path.nowhere.text", "Fijn"),
    ],
)
def test_what_cannot_be_read_is_refused(dirk: Member, language: str, key: str, text: str) -> None:
    with pytest.raises(DomainError):
        actions.write_draft(by=dirk, language=language, key=key, text=text)

    assert not TextVersion.objects.exists()


def test_letters_of_every_script_of_ours_can_be_printed(dirk: Member) -> None:
    for language, text in {"ar": "أهلا", "ti": "እንቋዕ", "zh": "你好", "uk": "Вітаємо", "ps": "ښه راغلاست"}.items():
        actions.write_draft(by=dirk, language=language, key=INTAKE, text=text)


def test_a_draft_that_no_longer_fits_the_dutch_is_not_published(dirk: Member) -> None:
    actions.write_draft(by=dirk, language="uk", key=INTAKE, text="Ласкаво просимо")
    a_text(dirk, "Kom praten. Bel {phone}.", key=INTAKE)

    with pytest.raises(DomainError):
        actions.publish_text(by=dirk, language="uk", key=INTAKE)


def test_marks_of_direction_that_were_pasted_along_are_left_out(dirk: Member) -> None:
    draft = actions.write_draft(by=dirk, language="ar", key=INTAKE, text="\u200fأهلا \u2067بكم\u2069\r\n")

    assert draft.text == "أهلا بكم"


# Checks


def test_a_check_holds_for_the_words_that_were_read(dirk: Member, amina: Member) -> None:
    actions.record_check(by=amina, language="uk", key=STAY, checker="Olena", checked_on=clock.today())
    assert _row(dirk).checked_by == "Olena"  # type: ignore[attr-defined]

    a_text(dirk, OWN_UKRAINIAN, language="uk")
    assert _row(dirk).checked_by == ""  # type: ignore[attr-defined]
    actions.return_to_standard(by=dirk, language="uk", key=STAY)
    assert _row(dirk).checked_by == "Olena"  # type: ignore[attr-defined]


def test_a_whole_language_is_checked_until_a_text_changes(dirk: Member, amina: Member) -> None:
    count = a_checked_language(amina, "uk")
    line = next(line for line in language_lines(dirk) if line.language.code == "uk")
    assert (line.checked_by, line.unchecked) == ("Olena", 0)
    assert TextCheck.objects.count() == count == line.total

    a_text(dirk, OWN_UKRAINIAN, language="uk")
    line = next(line for line in language_lines(dirk) if line.language.code == "uk")
    assert (line.checked_by, line.unchecked) == ("", 1)
    actions.record_check(by=dirk, language="uk", key=STAY, checker="Ivan", checked_on=clock.today())
    line = next(line for line in language_lines(dirk) if line.language.code == "uk")
    assert set(line.checked_by.split(", ")) == {"Olena", "Ivan"}


def test_who_reads_it_again_takes_the_place(amina: Member) -> None:
    for checker in ("Olena", "Ivan"):
        actions.record_check(by=amina, language="uk", key=STAY, checker=checker, checked_on=clock.today())

    assert TextCheck.objects.get().checker == "Ivan"


@pytest.mark.parametrize("language, key, checker, days", [
    ("nl", STAY, "Jan", 0), ("uk", STAY, " ", 0), ("uk", STAY, "Olena", 1), ("uk", "path.no.text", "Olena", 0),
    ("xx", STAY, "Olena", 0),
])  # fmt: skip
def test_a_check_that_cannot_be_is_refused(amina: Member, language: str, key: str, checker: str, days: int) -> None:
    on = clock.today() + timedelta(days=days)
    with pytest.raises(DomainError):
        actions.record_check(by=amina, language=language, key=key, checker=checker, checked_on=on)


# The gate, evidence and the region


@pytest.mark.parametrize("who", ["amina", "bram", "carla", "esra", "ad"])
def test_only_the_coordinator_writes(who: str, dirk: Member, request: pytest.FixtureRequest) -> None:
    member = request.getfixturevalue(who)
    first = a_text(dirk)
    a_text(dirk, "Nog {stay_weeks} weken.")
    first.refresh_from_db()
    for act in (
        lambda: actions.write_draft(by=member, language="nl", key=INTAKE, text="x"),
        lambda: actions.publish_text(by=member, language="nl", key=INTAKE),
        lambda: actions.discard_draft(by=member, language="nl", key=INTAKE),
        lambda: actions.return_to_standard(by=member, language="nl", key=STAY),
        lambda: actions.mark_reviewed(by=member, language="uk", key=STAY),
        lambda: actions.bring_back(by=member, version=first),
        lambda: actions.change_contact(by=member, phone=PHONE, mail=MAIL),
    ):
        with pytest.raises(NotAllowedError):
            act()


def test_who_may_not_check_is_refused(bram: Member) -> None:
    with pytest.raises(NotAllowedError):
        actions.record_check(by=bram, language="uk", key=STAY, checker="Olena", checked_on=clock.today())


def test_every_act_leaves_evidence(dirk: Member) -> None:
    a_contact(dirk)
    a_text(dirk)
    actions.record_check(by=dirk, language="uk", key=STAY, checker="Olena", checked_on=clock.today())

    assert set(Happening.objects.values_list("kind", flat=True)) == {
        "change_parents_contact", "write_parents_text", "publish_parents_text", "record_text_check",
    }  # fmt: skip


def test_the_database_keeps_regions_apart(dirk: Member, region: Region, other_region: Region) -> None:
    a_contact(dirk)
    a_text(dirk)
    a_checked_language(dirk, "uk")
    actions.count_opening(region_id=region.pk, language="uk", what=Opened.PAGE)
    every = (ParentsContact, TextVersion, TextCheck, Opening)
    assert all(model.objects.exists() for model in every)

    enter_region(other_region.pk)
    assert not any(model.objects.exists() for model in every)
    with pytest.raises(DatabaseError), transaction.atomic():
        actions.count_opening(region_id=region.pk, language="uk", what=Opened.PAGE)


# Counting


def test_an_opening_is_a_number_and_nothing_else(region: Region) -> None:
    for _once in range(3):
        actions.count_opening(region_id=region.pk, language="ti", what=Opened.PAGE)
    actions.count_opening(region_id=region.pk, language="ti", what=Opened.LEAFLET, times=2)
    with clock.on(date(2026, 1, 1)):
        actions.count_opening(region_id=region.pk, language="ti", what=Opened.PAGE)

    assert sorted(Opening.objects.values_list("what", "count")) == [("leaflet", 2), ("page", 1), ("page", 3)]
    assert not hasattr(Opening, "pgh_event_model")
    with connection.cursor() as cursor:
        cursor.execute("SELECT column_name FROM information_schema.columns WHERE table_name = 'parents_opening'")
        columns = {row[0] for row in cursor.fetchall()}
    assert columns == {"id", "region_id", "opened_on", "language", "what", "count"}
