from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import pytest
from django.test import override_settings
from pypdf import PdfReader

from steiger.access.member import Member
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.core.scope import enter_region
from steiger.organisations.models import Region
from steiger.training import actions
from steiger.training.keys import Terms, terms_on
from steiger.training.models import Certificate, Cohort, Enrolment
from steiger.training.selectors import trained_by_organisation, trained_by_school
from steiger.training.selectors.certificates import certificate_content, certificate_for, checked
from steiger.training.selectors.progress import matrix, progress_of
from steiger.training.selectors.trained import boards, told_of_school
from tests.factories import Places, make_policy
from tests.training.factories import a_session, certified, held, with_everything


def test_it_is_given_when_everything_is_there(tom: Member, teun: Member, teuns: Enrolment) -> None:
    with pytest.raises(DomainError, match="7 assignments have not been passed"):
        actions.give_certificate(by=tom, enrolment=teuns)
    with_everything(tom, teun, teuns)
    assert progress_of(teuns).is_ready

    given = actions.give_certificate(by=tom, enrolment=teuns)

    assert (given.attendance, given.assignments, given.coaching, given.hours) == (100, 7, 3, 240)
    with pytest.raises(DomainError, match="already"):
        actions.give_certificate(by=tom, enrolment=teuns)


def test_nobody_gives_it_to_oneself_or_without_leading(
    teun: Member, bram: Member, carla: Member, tom: Member, teuns: Enrolment
) -> None:
    with_everything(tom, teun, teuns)

    for member in (teun, bram, carla):
        with pytest.raises(NotAllowedError):
            actions.give_certificate(by=member, enrolment=teuns)


def test_the_policy_of_the_first_day_is_the_rule(
    dirk: Member, tom: Member, teun: Member, teuns: Enrolment, region: Region
) -> None:
    """A stricter policy from later on asks nothing more of who began before it."""
    later = teuns.cohort.begins_on + timedelta(days=30)
    make_policy(region, number=2, valid_from=later, certificate_coaching=5, certificate_attendance=100)

    with_everything(tom, teun, teuns)

    assert (terms_on(teuns.cohort.begins_on).coaching, terms_on(later).coaching) == (3, 5)
    assert "policy 1" in terms_on(teuns.cohort.begins_on).rule
    assert progress_of(teuns).is_ready


def test_without_a_policy_the_usual_terms_hold(region: Region) -> None:
    assert terms_on(clock.today()) == Terms()


def test_a_session_to_come_keeps_it_waiting(tom: Member, teun: Member, teuns: Enrolment) -> None:
    with_everything(tom, teun, teuns)
    a_session(tom, teuns.cohort, day=teuns.cohort.begins_on + timedelta(days=20))

    with pytest.raises(DomainError, match="last session"):
        actions.give_certificate(by=tom, enrolment=teuns)


def test_it_is_an_accessible_pdf_that_says_whose_it_is(tom: Member, teun: Member, teuns: Enrolment) -> None:
    given = certified(tom, teun, teuns)
    found = certificate_for(teun, given.pk)
    assert found

    content, name = certificate_content(found)
    pdf = PdfReader(BytesIO(content))
    text = pdf.pages[0].extract_text()

    assert name.endswith(".pdf")
    assert given.code in text
    assert "Teun" in text
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert b"pdfuaid" in content


def test_anybody_with_the_code_can_check_it_in_whatever_region(
    tom: Member, teun: Member, teuns: Enrolment, zoe: Member, other_region: Region
) -> None:
    given = certified(tom, teun, teuns)
    enter_region(other_region.pk)
    assert not Certificate.objects.exists()

    found = checked(given.code.lower().replace("-", " "))

    assert found
    assert (found.name, found.is_valid, found.region) == ("Teun", True, "Utrecht en Stichtse Vecht")
    forged = ("2" if given.code[0] != "2" else "3") + given.code[1:]
    for code in (forged, given.code[:-1], "", "x' OR '1'='1"):
        assert checked(code) is None


def test_withdrawn_it_counts_no_more_and_a_new_one_can_be_given(
    tom: Member, teun: Member, teuns: Enrolment, bram: Member, places: Places
) -> None:
    given = certified(tom, teun, teuns)
    assert trained_by_school()[places.mother_school.pk] == 1
    with pytest.raises(NotAllowedError):
        actions.withdraw_certificate(by=bram, certificate=given, reason="x")
    with pytest.raises(DomainError):
        actions.withdraw_certificate(by=tom, certificate=given, reason=" ")
    actions.withdraw_certificate(by=tom, certificate=given, reason="Verkeerde naam")

    found = checked(given.code)
    assert found
    assert not found.is_valid
    assert trained_by_school()[places.mother_school.pk] == 0
    with clock.on(teuns.cohort.begins_on):
        second = actions.give_certificate(by=tom, enrolment=teuns)
    assert second.code != given.code


def test_trained_teachers_are_counted_where_they_work(
    tom: Member, teun: Member, bram: Member, esra: Member, paula: Member, teuns: Enrolment, places: Places
) -> None:
    certified(tom, teun, teuns)

    counted = trained_by_organisation()

    assert (counted[places.board.pk], counted[places.municipality.pk]) == (1, 1)
    for member in (bram, esra):
        fact = told_of_school(member, places.mother_school.pk)
        assert fact
        assert "1 trained" in fact.value
    assert told_of_school(paula, places.mother_school.pk) is None
    [row] = [one for one in boards(esra).rows if one.name == places.board.name]
    assert (row.trained, row.on_the_way, row.schools_with, row.schools) == (1, 1, 1, 3)


def test_the_matrix_asks_as_little_for_three_teachers_as_for_one(
    tom: Member, teun: Member, bram: Member, cohort: Cohort, teuns: Enrolment
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from tests.training.factories import enrolled, handed_in
    from tests.training.test_cohorts import make_member_at

    def asked() -> int:
        from steiger.training.selectors.cohorts import enrolments_in

        with CaptureQueriesContext(connection) as queries:
            matrix(cohort, list(enrolments_in(tom, cohort)))
        return len(queries)

    handed_in(teun, teuns)
    held(tom, cohort, teuns)
    with_one = asked()
    for name in ("Mila", "Nora"):
        other = make_member_at(bram, name)
        handed_in(other, enrolled(bram, cohort, other))

    assert asked() == with_one <= 13


@override_settings(SITE_URL="https://steiger.example")
def test_the_paper_names_the_public_page(tom: Member, teun: Member, teuns: Enrolment) -> None:
    given = certified(tom, teun, teuns)
    content, _name = certificate_content(given)

    assert "https://steiger.example/certificate/" in PdfReader(BytesIO(content)).pages[0].extract_text().replace(
        "\n", ""
    )
