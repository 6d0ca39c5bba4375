"""The parents' own link: what opens it, what they say through it, and everything that must not open it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils.translation import gettext

from steiger.access.enums import Disclosure
from steiger.access.member import Member
from steiger.audit.models import Look
from steiger.cooperation.enums import Proof
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.core.models import SecretLink
from steiger.messaging.models import Letter
from steiger.organisations.enums import Sector
from steiger.organisations.models import Region
from steiger.parents.catalogue import catalogues
from steiger.pupils.models import Journey
from steiger.transitions import actions, rules, selectors
from steiger.transitions.actions import NewParentsLink
from steiger.transitions.enums import Agreement, Voice
from steiger.transitions.models import Inspection, ParentsLink, PlacementDocument, Step, Talk
from tests.factories import Places
from tests.transitions import factories
from tests.transitions.test_documents import words_of

TALK = "The parents do not agree: talk with them"
ARABIC = catalogues()["ar"].texts


@pytest.fixture
def draft(journey: Journey, places: Places, amina: Member) -> PlacementDocument:
    factories.announced(journey, places, by=amina)
    document = actions.draft_document(journey=journey, by=amina)
    return actions.write_document(document=document, by=amina, advice="Zet haar vooraan.")


@pytest.fixture
def made(draft: PlacementDocument, amina: Member) -> NewParentsLink:
    cache.clear()
    return actions.make_parents_link(document=draft, given_to="Rima Haddad", language="ar", by=amina)


def _path(made: NewParentsLink) -> str:
    return made.address.removeprefix("http://testserver")


def _key(made: NewParentsLink, **other: str) -> dict[str, str]:
    birth_on = made.access.document.journey.pupil.birth_on
    return {"birth_on": birth_on.isoformat(), "code": made.code, **other}


@pytest.fixture
def parent(made: NewParentsLink, client: Client) -> Client:
    """Behind the door."""
    response = client.post(_path(made), _key(made))
    assert response.status_code == 302
    return client


# Who speaks


@pytest.mark.parametrize(
    "sector, birth_on, day, voice",
    [
        (Sector.VO, date(2010, 9, 7), date(2026, 9, 7), Voice.PUPIL),
        (Sector.VO, date(2010, 9, 8), date(2026, 9, 7), Voice.PARENTS),
        (Sector.PO, date(2010, 9, 7), date(2026, 9, 7), Voice.PARENTS),
        (Sector.VO, date(2012, 2, 29), date(2028, 2, 29), Voice.PUPIL),
        (Sector.VO, date(2008, 2, 29), date(2024, 2, 28), Voice.PARENTS),
    ],
)
def test_the_pupil_decides_from_the_sixteenth_birthday(sector: str, birth_on: date, day: date, voice: Voice) -> None:
    assert rules.voice_on(sector, birth_on, day) == voice


def test_age_goes_up_by_one_on_each_birthday_and_never_down() -> None:
    for birth_on in (date(2008, 2, 29), date(2010, 1, 1), date(2010, 12, 31), date(2011, 3, 1)):
        ages = [rules.age_on(birth_on, birth_on + timedelta(days=days)) for days in range(7000)]

        assert ages[0] == 0
        assert {later - earlier for earlier, later in pairwise(ages)} == {0, 1}


@pytest.mark.parametrize("typed", ["123456", " 123 456 ", "١٢٣٤٥٦", "۱۲۳۴۵۶", "12-34-56"])
def test_a_code_is_read_in_the_digits_of_any_script(typed: str) -> None:
    assert rules.digits_of(typed) == "123456"


# The door


def test_the_door_shows_nothing_of_the_child(made: NewParentsLink, journey: Journey, client: Client) -> None:
    response = client.get(_path(made))
    page = response.content.decode()

    assert response.status_code == 200
    assert 'lang="ar" dir="rtl"' in page
    assert ARABIC["document.door"] in page
    for secret in (journey.pupil.call_name, journey.pupil.last_name, journey.case_number, "De Regenboog", made.code):
        assert secret not in page
    assert response["Cache-Control"] == "no-store, private"


def test_birth_date_and_code_open_it_in_their_language(made: NewParentsLink, parent: Client, journey: Journey) -> None:
    page = parent.get(_path(made)).content.decode()

    assert "Amira Haddad" in page
    assert ARABIC["document.advice.title"] in page
    assert ARABIC["document.advice.text"] in page
    assert '<div class="by-school" lang="nl" dir="ltr"><p>Zet haar vooraan.</p></div>' in page
    look = Look.objects.filter(case_number=journey.case_number).latest("at")
    assert (look.user_id, look.roles) == (0, [])
    assert ParentsLink.objects.get().read_at is not None


def test_another_language_is_one_press_away(made: NewParentsLink, parent: Client) -> None:
    page = parent.get(f"{_path(made)}?language=uk").content.decode()

    assert catalogues()["uk"].texts["document.advice.title"] in page


def test_the_code_is_kept_nowhere(made: NewParentsLink) -> None:
    assert made.code not in str(ParentsLink.objects.values_list().get())
    secret = made.address.rstrip("/").rsplit("/", 1)[1]
    assert secret not in str(SecretLink.objects.values_list().get())
    assert not Letter.objects.filter(body__contains=made.code).exists()


def test_the_mail_holds_the_link_and_never_the_code_or_the_name(draft: PlacementDocument, amina: Member) -> None:
    made = actions.make_parents_link(
        document=draft, given_to="Rima Haddad", language="ar", mail_to="rima@example.org", by=amina
    )
    letter = Letter.objects.get(to="rima@example.org")

    assert made.address in letter.body
    assert ARABIC["document.mail_text"] in letter.body
    for absent in (made.code, "Amira", "Haddad", draft.journey.case_number):
        assert absent not in letter.body + letter.subject


# Attacks


def test_five_wrong_guesses_close_the_link_for_good(made: NewParentsLink, client: Client) -> None:
    wrong = "000000" if made.code != "000000" else "000001"
    answers = [client.post(_path(made), _key(made, code=wrong)) for _time in range(rules.MOST_TRIES)]

    assert "steiger_reader" not in "".join(client.cookies)
    assert ARABIC["document.closed"] in answers[-1].content.decode()
    assert client.post(_path(made), _key(made)).status_code == 404
    assert "Amira" not in "".join(one.content.decode() for one in answers)


def test_a_right_code_with_another_birth_date_does_not_open(made: NewParentsLink, client: Client) -> None:
    response = client.post(_path(made), _key(made, birth_on="2016-01-01"))
    other = client.post(_path(made), _key(made, code="abc"))

    assert (response.status_code, other.status_code) == (200, 200), "which of the two was wrong is not told"
    assert client.get(_path(made)).content.decode().count("Amira") == 0


def test_who_has_the_link_only_cannot_answer(made: NewParentsLink, client: Client) -> None:
    response = client.post(f"{_path(made)}answer/", {"agreement": "yes"})

    assert response.status_code == 302
    assert not Inspection.objects.exists()


def test_a_forged_or_foreign_cookie_opens_nothing(made: NewParentsLink, parent: Client, client: Client) -> None:
    name = f"steiger_reader_{made.access.pk}"
    forged = Client()
    forged.cookies[name] = f"{made.access.code_hash}:1abc:forged"

    assert "Amira" not in forged.get(_path(made)).content.decode()


def test_the_link_of_one_child_opens_no_other(
    made: NewParentsLink, parent: Client, region: Region, places: Places, amina: Member
) -> None:
    other = factories.make_placed(region, places, by=amina, call_name="Yusuf", last_name="Demir")
    factories.announced(other, places, by=amina)
    document = actions.draft_document(journey=other, by=amina)
    theirs = actions.make_parents_link(document=document, given_to="Demir", language="tr", by=amina)

    page = parent.get(_path(theirs)).content.decode()
    crossed = parent.post(_path(theirs), _key(made))

    assert "Yusuf" not in page
    assert 'role="alert"' in crossed.content.decode()
    parent.post(f"{_path(theirs)}answer/", {"agreement": "yes", "document": str(document.pk)})
    assert not Inspection.objects.exists()


def test_a_link_ends_after_two_weeks(made: NewParentsLink, parent: Client) -> None:
    with clock.on(clock.today() + timedelta(days=15)):
        assert parent.get(_path(made)).status_code == 404
        assert parent.post(f"{_path(made)}answer/", {"agreement": "yes"}).status_code == 404


def test_a_new_link_or_closing_ends_the_first(
    made: NewParentsLink, parent: Client, draft: PlacementDocument, amina: Member
) -> None:
    second = actions.make_parents_link(document=draft, given_to="Rima", language="ar", by=amina)
    assert parent.get(_path(made)).status_code == 404
    assert "Amira" not in parent.get(_path(second)).content.decode(), "another code is asked"

    actions.revoke_parents_link(document=draft, by=amina)
    assert parent.get(_path(second)).status_code == 404


def test_guesses_at_addresses_tell_nothing(made: NewParentsLink, client: Client) -> None:
    for address in (_path(made)[:-2] + "/", "/document/sl_x/", f"/document/{made.access.pk}/"):
        assert client.get(address).status_code == 404


def test_after_a_new_version_the_old_one_is_not_read(
    made: NewParentsLink, parent: Client, draft: PlacementDocument, amina: Member
) -> None:
    factories.inspect(draft, by=amina)
    actions.new_version(document=draft, by=amina)

    response = parent.get(_path(made))

    assert response.status_code in {404, 409}
    assert "Amira" not in response.content.decode()


@pytest.mark.parametrize("who", ["bram", "carla", "teun", "esra", "paula"])
def test_only_who_writes_the_document_makes_links(
    who: str, draft: PlacementDocument, request: pytest.FixtureRequest
) -> None:
    with pytest.raises(NotAllowedError):
        actions.make_parents_link(document=draft, given_to="x", language="nl", by=request.getfixturevalue(who))


# What they say


def test_parents_agree_in_their_own_words_and_only_once(
    made: NewParentsLink, parent: Client, draft: PlacementDocument, journey: Journey
) -> None:
    said = {"agreement": "yes", "own_view": "  شكرا جزيلا  ", "language": "ar"}
    first = parent.post(f"{_path(made)}answer/", said)
    again = parent.post(f"{_path(made)}answer/", {"agreement": "no", "reason": "x"})

    assert first.status_code == 302
    assert again.status_code == 409
    seen = Inspection.objects.get()
    assert (seen.agreement, seen.own_view, seen.seen_by, seen.voice) == (
        "yes",
        "  شكرا جزيلا  ",
        "Rima Haddad",
        "parents",
    )
    assert (seen.recorded_by, seen.by_link) == (None, made.access)
    assert ARABIC["document.thanks"] in parent.get(_path(made)).content.decode()
    step = Step.objects.filter(journey=journey, proof=Proof.DOCUMENT_DISCUSSED).first()
    assert step is None or step.done_on == clock.today()


def test_a_no_asks_for_a_reason_and_keeps_what_was_typed(made: NewParentsLink, parent: Client) -> None:
    response = parent.post(f"{_path(made)}answer/", {"agreement": "no", "own_view": "كلامي", "language": "ar"})
    page = response.content.decode()

    assert ARABIC["document.why_needed"] in page
    assert "كلامي" in page
    assert not Inspection.objects.exists()


def test_a_no_is_seen_by_mentor_and_school_and_stands_in_the_document(
    made: NewParentsLink, parent: Client, draft: PlacementDocument, journey: Journey, places: Places,
    amina: Member, bram: Member,
) -> None:  # fmt: skip
    bond = draft.bond
    bond.journey = journey
    actions.agree_to_bond(bond=bond, by=bram)
    parent.post(
        f"{_path(made)}answer/", {"agreement": "no", "reason": "Zij leest beter dan hier staat.", "language": "ar"}
    )

    document = selectors.current_document(journey)
    assert document is not None
    assert factories.level_of(journey, places) == Disclosure.AGREED, "in primary education a no does not stop it"
    for member in (amina, bram):
        titles = [item.due_on for item in selectors.due_for(member) if item.title == gettext(TALK)]
        assert titles == [clock.today() + timedelta(days=7)]
    to = set(Letter.objects.filter(subject__icontains="eens").values_list("to", flat=True))
    assert len(to) >= 2
    words = words_of(selectors.document_pdf(document))
    assert "Zij leest beter dan hier staat." in words

    talk = selectors.talk_of(document)
    assert talk is not None
    actions.record_talk(talk=talk, held_on=clock.today(), outcome="We lezen samen een boek.", by=amina)
    assert not [item for item in selectors.due_for(amina) if item.title == gettext(TALK)]
    fresh = PlacementDocument.objects.get(pk=document.pk)
    assert "We lezen samen een boek." in words_of(selectors.document_pdf(fresh))


def test_a_talk_is_recorded_once_with_what_came_of_it(draft: PlacementDocument, amina: Member, carla: Member) -> None:
    factories.inspect(draft, by=amina, agreement=Agreement.NO)
    talk = Talk.objects.get()
    for held_on, outcome in [(clock.today() + timedelta(days=1), "x"), (clock.today(), "  ")]:
        with pytest.raises(DomainError):
            actions.record_talk(talk=talk, held_on=held_on, outcome=outcome, by=amina)
    with pytest.raises(NotAllowedError):
        actions.record_talk(talk=talk, held_on=clock.today(), outcome="x", by=carla)
    actions.record_talk(talk=talk, held_on=clock.today(), outcome="Eens", by=amina)
    with pytest.raises(NotAllowedError):
        actions.record_talk(talk=talk, held_on=clock.today(), outcome="Toch niet", by=amina)


def test_in_secondary_education_a_no_opens_nothing_and_from_sixteen_the_pupil_speaks(
    region: Region, places: Places, amina: Member, bram: Member
) -> None:
    journey = factories.make_placed(region, places, by=amina)
    pupil = journey.pupil
    pupil.birth_on = clock.today().replace(year=clock.today().year - 16)
    pupil.save(update_fields=["birth_on"])
    bond = factories.announced(journey, places, by=amina)
    document = actions.draft_document(journey=journey, by=amina)
    actions.agree_to_bond(bond=bond, by=bram)
    region.sector = Sector.VO
    region.save(update_fields=["sector"])
    made = actions.make_parents_link(document=document, given_to="Amira Haddad", language="ar", by=amina)

    assert made.access.voice == Voice.PUPIL
    actions.give_view(
        link=made.access.link, access=selectors.access_of(made.access.link), agreement=Agreement.NO,  # type: ignore[arg-type]
        language="ar", reason="Nee",
    )  # fmt: skip
    assert factories.level_of(journey, places) == Disclosure.ANNOUNCED


@pytest.mark.parametrize("language", ["ar", "ti", "zh", "uk", "nl"])
def test_they_take_it_home_in_their_language(
    language: str, made: NewParentsLink, parent: Client, client_for: Callable[[Member], Client], amina: Member
) -> None:
    said = {"agreement": "no", "reason": "لماذا؟ · Waarom", "language": "ar"}
    parent.post(f"{_path(made)}answer/", said)
    pdf = parent.get(f"{_path(made)}pdf/?language={language}")
    words = words_of(pdf.content)

    assert pdf["Content-Type"] == "application/pdf"
    assert "Zet haar vooraan." in words
    assert "Amira Haddad" in words
    if language in {"uk", "nl"}:
        assert catalogues()[language].texts["document.advice.title"] in words
    assert Client().get(f"{_path(made)}pdf/").status_code == 302, "not without the code"


# The school's pages


def test_link_and_code_are_shown_once(
    draft: PlacementDocument, amina: Member, client_for: Callable[[Member], Client]
) -> None:
    cache.clear()
    url = f"/po2601/move/{draft.journey.case_number}/document/link/"
    client = client_for(amina)
    assert client.get(url).status_code == 200
    response = client.post(url, {"given_to": "Rima", "language": "ar", "mail_to": ""})

    assert "/document/sl_" in response.content.decode()
    assert response["Cache-Control"] == "no-store"
    assert "sl_" not in client.get(url).content.decode()
    assert client.post(f"{url}revoke/").status_code == 302
