"""The way of a teacher, page by page, as each of the people around goes it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from steiger.access.member import Member
from steiger.core import clock
from steiger.training.enums import Competence, Mark, Moment, Outcome
from steiger.training.models import Certificate, CoachingSession, Cohort, Enrolment, SelfScan, Submission
from tests.training.factories import (
    PDF,
    a_coaching,
    a_file,
    a_session,
    assessed,
    certified,
    coached,
    first_assignment,
    handed_in,
    held,
    proposed,
    scanned,
    with_everything,
)

SignIn = Callable[[Member], Client]
ENGLISH = {"accept-language": "en"}
ROOT = "/po2601/training/"


def _page(client: Client, address: str, status: int = 200) -> str:
    response = client.get(ROOT + address, headers=ENGLISH)
    assert response.status_code == status, address
    return response.content.decode()


def _send(client: Client, address: str, typed: dict[str, Any] | None = None) -> Any:
    return client.post(ROOT + address, typed or {}, headers=ENGLISH)


def test_a_school_enrols_and_the_teacher_says_yes(
    cohort: Cohort, bram: Member, teun: Member, rita: Member, client_for: SignIn
) -> None:
    school, teacher = client_for(bram), client_for(teun)
    page = _page(school, f"cohorts/{cohort.pk}/enrol/")
    assert "10 places are free" in page
    assert "Teun" in page
    assert "Teun" not in _page(client_for(rita), f"cohorts/{cohort.pk}/enrol/")
    chosen = f"{teun.user_id}-{teun.posts[0].organisation_id}"
    assert _send(school, f"cohorts/{cohort.pk}/enrol/", {"teacher": chosen}).status_code == 302
    assert "Select a valid choice" in _send(school, f"cohorts/{cohort.pk}/enrol/", {"teacher": chosen}).content.decode()
    enrolment = Enrolment.objects.get()
    assert "Say whether you take part" in _page(teacher, "")
    assert "Yes, I take part" not in _page(school, f"enrolments/{enrolment.pk}/")
    assert _send(school, f"enrolments/{enrolment.pk}/answer/", {"agrees": "yes"}).status_code == 403

    _send(teacher, f"enrolments/{enrolment.pk}/answer/", {"agrees": "yes"})

    assert "Takes part" in _page(school, f"enrolments/{enrolment.pk}/")
    assert "My training" in _page(teacher, f"enrolments/{enrolment.pk}/")


def test_a_closed_cohort_offers_no_enrolment(cohort: Cohort, bram: Member, client_for: SignIn) -> None:
    with clock.on(cohort.ends_on):
        assert "Enrolment closed on" in _page(client_for(bram), f"cohorts/{cohort.pk}/enrol/")
        assert "Enrolment closed on" in _page(client_for(bram), f"cohorts/{cohort.pk}/")


def test_what_is_handed_in_is_kept_when_a_file_is_refused(teun: Member, teuns: Enrolment, client_for: SignIn) -> None:
    client = client_for(teun)
    address = f"enrolments/{teuns.pk}/work/{first_assignment(teuns.cohort).pk}/"
    assert "Hand in your work" in _page(client, address)
    for file, words in (
        (SimpleUploadedFile("verslag.pdf", b""), "is empty"),
        (SimpleUploadedFile("verslag.pdf", b"MZ program"), "cannot be sent here"),
        (SimpleUploadedFile("foto.png", PDF), "is really a"),
        (SimpleUploadedFile("groot.pdf", PDF + b"0" * 20 * 1024 * 1024), "At most 20 MB"),
    ):
        refused = _send(client, f"{address}hand-in/", {"text": "Zo deed ik het.", "file": file})
        assert refused.status_code == 200
        assert words in refused.content.decode(), words
        assert "Zo deed ik het." in refused.content.decode()
    assert not Submission.objects.exists()
    assert "nothing to hand in yet" in _send(client, f"{address}hand-in/", {"text": " "}).content.decode()

    typed = {"text": "Zo deed ik het.", "file": [SimpleUploadedFile("a.pdf", PDF), SimpleUploadedFile("b.pdf", PDF)]}
    assert _send(client, f"{address}hand-in/", typed).status_code == 302

    page = _page(client, address)
    assert "Waits for assessment" in page
    assert "Hand in a next version" in page
    for number in re.findall(r"/training/files/(\d+)/", page):
        response = client.get(f"{ROOT}files/{number}/")
        assert response["Content-Disposition"].startswith("attachment")
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response.content == PDF
    assert client.get(f"{ROOT}enrolments/{teuns.pk}/work/999/").status_code == 404


def test_a_trainer_assesses_and_what_was_typed_stays(
    teun: Member, tom: Member, teuns: Enrolment, client_for: SignIn
) -> None:
    version = handed_in(teun, teuns)
    client = client_for(tom)
    address = f"enrolments/{teuns.pk}/work/{version.assignment_id}/"
    assert "Assess version 1" in _page(client, address)
    assert "Assess version 1" not in _page(client_for(teun), address)
    refused = _send(client, f"work/{version.pk}/assess/", {"outcome": "redo", "text": "Wat zei het kind?"})
    assert "Say of every criterion" in refused.content.decode()
    assert "Wat zei het kind?" in refused.content.decode()
    marks = {f"mark_{place}": Mark.PARTLY for place in range(3)}

    _send(client, f"work/{version.pk}/assess/", {"outcome": "redo", "text": "Wat zei het kind?", **marks})

    page = _page(client_for(teun), address)
    assert "Not enough yet" in page
    assert "Wat zei het kind?" in page
    assert page.count("Partly") == 3
    late = _send(client, f"work/{version.pk}/assess/", {"outcome": "feedback", "text": "x"})
    assert late.status_code == 302


def test_the_school_opens_neither_work_nor_coaching(
    teun: Member, tom: Member, bram: Member, rita: Member, zoe: Member, teuns: Enrolment, client_for: SignIn
) -> None:
    version = handed_in(teun, teuns, files=[a_file()], text="Geheim werk")
    session = coached(tom, teuns)
    scanned(teun, teuns, Moment.BEFORE, 1)
    addresses = [
        f"enrolments/{teuns.pk}/work/{version.assignment_id}/",
        f"files/{version.files.get().pk}/",
        f"coaching/{session.pk}/",
    ]

    for address in addresses:
        assert client_for(tom).get(ROOT + address).status_code == 200
        for member in (bram, rita, zoe):
            assert client_for(member).get(ROOT + address).status_code == 404, address
    page = _page(client_for(bram), f"enrolments/{teuns.pk}/")
    assert "Waits for assessment" in page
    assert "Coaching at school" not in page
    assert str(Competence.ORAL.label) not in page
    assert client_for(rita).get(f"{ROOT}enrolments/{teuns.pk}/").status_code == 404


def test_coaching_from_appointment_to_reaction(
    teun: Member, tom: Member, carla: Member, teuns: Enrolment, client_for: SignIn
) -> None:
    assert "There is no coach yet" in _page(client_for(teun), f"enrolments/{teuns.pk}/")
    _send(client_for(tom), f"enrolments/{teuns.pk}/coach/", {"coach": carla.user_id})
    coach = client_for(carla)
    assert "Whom you coach" in _page(coach, "")
    address = f"enrolments/{teuns.pk}/coaching/plan/"
    typed = {"day": clock.today().isoformat(), "since": "09:00", "place": "Groep 5", "focus": " "}
    refused = _send(coach, address, typed).content.decode()
    assert "Groep 5" in refused
    _send(coach, address, {**typed, "focus": "Wie komt aan het woord?"})
    session = CoachingSession.objects.get()

    assert "Wie komt aan het woord?" in _page(coach, f"coaching/{session.pk}/report/")
    _send(coach, f"coaching/{session.pk}/report/", {"observed": "Rust.", "agreements": "Wachttijd."})
    assert "Your reaction" in _page(client_for(teun), f"coaching/{session.pk}/")
    assert _send(coach, f"coaching/{session.pk}/react/", {"reaction": "x"}).status_code == 403
    _send(client_for(teun), f"coaching/{session.pk}/react/", {"reaction": "Dat herken ik."})

    page = _page(coach, f"coaching/{session.pk}/")
    assert "Dat herken ik." in page
    assert "Teacher has reacted" in page
    second = a_coaching(carla, teuns, clock.today() + timedelta(days=1))
    assert "Agreed last time" in _page(coach, f"coaching/{second.pk}/")
    assert _send(coach, f"coaching/{second.pk}/cancel/", {"reason": "Studiedag"}).status_code == 302


def test_attendance_is_a_row_of_ticks(tom: Member, bram: Member, teuns: Enrolment, client_for: SignIn) -> None:
    session = a_session(tom, teuns.cohort)
    client = client_for(tom)
    with clock.on(teuns.cohort.begins_on):
        page = _page(client, f"sessions/{session.pk}/attendance/")
        assert f'value="{teuns.pk}" checked' in page
        assert client_for(bram).get(f"{ROOT}sessions/{session.pk}/attendance/").status_code == 403
        _send(client, f"sessions/{session.pk}/attendance/", {"present": "x"})

    assert "0 were there" in _page(client, f"cohorts/{teuns.cohort_id}/")


def test_the_scan_is_filled_in_once(teun: Member, tom: Member, teuns: Enrolment, client_for: SignIn) -> None:
    client = client_for(teun)
    assert "data-confirm=" in _page(client, f"enrolments/{teuns.pk}/scan/")
    refused = _send(client, f"enrolments/{teuns.pk}/scan/", {Competence.ORAL: "2"}).content.decode()
    assert "7 things are not right yet" in refused

    _send(client, f"enrolments/{teuns.pk}/scan/", dict.fromkeys(Competence.values, "2"))

    assert SelfScan.objects.count() == 1
    assert client.get(f"{ROOT}enrolments/{teuns.pk}/scan/").status_code == 302
    assert "A little" in _page(client_for(tom), f"enrolments/{teuns.pk}/")


def test_the_certificate_is_given_from_the_page_and_downloaded(
    tom: Member, teun: Member, bram: Member, teuns: Enrolment, client_for: SignIn
) -> None:
    client = client_for(tom)
    assert "Give the certificate" not in _page(client, f"enrolments/{teuns.pk}/")
    early = client.post(f"{ROOT}enrolments/{teuns.pk}/certificate/", follow=True, headers=ENGLISH)
    assert "have not been passed" in early.content.decode()
    with_everything(tom, teun, teuns)
    assert "Give the certificate" in _page(client, f"enrolments/{teuns.pk}/")
    assert "Give the certificate" not in _page(client_for(teun), f"enrolments/{teuns.pk}/")

    _send(client, f"enrolments/{teuns.pk}/certificate/")

    given = Certificate.objects.get()
    for member in (teun, bram, tom):
        response = client_for(member).get(f"{ROOT}certificates/{given.pk}/")
        assert response.content.startswith(b"%PDF-")
    assert _send(client_for(bram), f"certificates/{given.pk}/withdraw/", {"reason": "x"}).status_code == 403
    assert "data-confirm=" in _page(client, f"certificates/{given.pk}/withdraw/")


def test_the_matrix_shows_the_cohort_at_a_glance(
    tom: Member, teun: Member, bram: Member, rita: Member, teuns: Enrolment, client_for: SignIn
) -> None:
    held(tom, teuns.cohort, teuns)
    assessed(tom, handed_in(teun, teuns), Outcome.REDO)

    page = _page(client_for(tom), f"cohorts/{teuns.cohort_id}/progress/")

    assert "Teun" in page
    assert "Again" in page
    assert "sessions attended" in page
    own = _page(client_for(bram), f"cohorts/{teuns.cohort_id}/progress/")
    assert "Teun" in own
    assert f"/work/{first_assignment(teuns.cohort).pk}/" not in own
    assert "Nobody takes part yet" in _page(client_for(rita), f"cohorts/{teuns.cohort_id}/progress/")


def test_a_teacher_can_be_taken_out_with_a_reason(bram: Member, teuns: Enrolment, client_for: SignIn) -> None:
    client = client_for(bram)
    assert "data-confirm=" in _page(client, f"enrolments/{teuns.pk}/stop/")
    assert _send(client, f"enrolments/{teuns.pk}/stop/", {"reason": ""}).status_code == 200

    _send(client, f"enrolments/{teuns.pk}/stop/", {"reason": "Andere baan"})

    assert "Andere baan" in _page(client, f"enrolments/{teuns.pk}/")


def test_the_calendar_holds_sessions_and_no_people(
    tom: Member, teun: Member, teuns: Enrolment, client_for: SignIn
) -> None:
    a_session(tom, teuns.cohort)

    written = client_for(teun).get(f"{ROOT}cohorts/{teuns.cohort_id}/calendar/").content.decode()

    assert written.count("BEGIN:VEVENT") == 1
    assert "Teun" not in written


def test_numbers_are_for_boards_and_names_are_not(
    tom: Member, teun: Member, esra: Member, femke: Member, paula: Member, teuns: Enrolment, client_for: SignIn
) -> None:
    certified(tom, teun, teuns)

    for member in (esra, femke):
        client = client_for(member)
        assert client.get(ROOT).status_code == 302
        page = _page(client, "figures/")
        assert "Stichting De Oever" in page
        assert "Teun" not in page
        assert client.get(f"{ROOT}cohorts/{teuns.cohort_id}/").status_code == 403
    assert client_for(paula).get(f"{ROOT}figures/").status_code == 403


def test_the_school_and_the_matching_show_how_many_are_trained(
    tom: Member, teun: Member, bram: Member, dirk: Member, teuns: Enrolment, places: Any, client_for: SignIn
) -> None:
    certified(tom, teun, teuns)

    school = client_for(bram).get(f"/po2601/schools/{places.mother_school.code}/", headers=ENGLISH).content.decode()
    board = client_for(dirk).get("/po2601/agreements/representation/", headers=ENGLISH).content.decode()

    assert "1 trained" in school
    assert "Trained teachers" in board


@pytest.mark.parametrize("address", ["", "cohorts/{cohort}/", "cohorts/{cohort}/progress/", "enrolments/{enrolment}/"])
def test_pages_ask_as_little_for_three_teachers_as_for_one(
    address: str, tom: Member, bram: Member, teun: Member, teuns: Enrolment, client_for: SignIn
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from tests.training.factories import enrolled
    from tests.training.test_cohorts import make_member_at

    client = client_for(tom)
    where = address.format(cohort=teuns.cohort_id, enrolment=teuns.pk)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            _page(client, where)
        return len(queries)

    handed_in(teun, teuns)
    asked()
    with_one = asked()
    for name in ("Mila", "Nora"):
        other = make_member_at(bram, name)
        handed_in(other, enrolled(bram, teuns.cohort, other))

    assert asked() == with_one <= 30


def test_an_unanswered_enrolment_can_be_withdrawn_by_the_school(
    cohort: Cohort, bram: Member, teun: Member, client_for: SignIn
) -> None:
    enrolment = proposed(bram, cohort, teun)

    assert "Withdraw the enrolment" in _page(client_for(bram), f"enrolments/{enrolment.pk}/")


def test_a_finished_cohort_says_so(tom: Member, cohort: Cohort, client_for: SignIn) -> None:
    client = client_for(tom)
    _send(client, f"cohorts/{cohort.pk}/finish/")

    assert "Finished" in _page(client, f"cohorts/{cohort.pk}/")
