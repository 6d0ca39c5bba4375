from __future__ import annotations

import pytest

from steiger.access.member import Member
from steiger.core.errors import DomainError, NotAllowedError
from steiger.messaging.models import Letter
from steiger.training.enums import Mark, Outcome, WorkState
from steiger.training.models import Cohort, Enrolment, Submission
from steiger.training.rules.access import enrolments_visible_to, work_visible_to
from steiger.training.selectors import work as selectors
from tests.training.factories import a_file, assessed, first_assignment, handed_in


def _page(member: Member, enrolment: Enrolment) -> selectors.WorkPage:
    found = selectors.work_enrolment_for(member, enrolment.pk)
    assert found
    return selectors.work_page(member, found, first_assignment(enrolment.cohort))


def test_handed_in_twice_keeps_both_versions(teun: Member, teuns: Enrolment) -> None:
    handed_in(teun, teuns, text="Eerste poging.", files=[a_file()])
    handed_in(teun, teuns, text="Tweede poging.")

    page = _page(teun, teuns)

    assert [(one.version.number, one.version.text) for one in page.rounds] == [
        (2, "Tweede poging."),
        (1, "Eerste poging."),
    ]
    [kept] = page.rounds[1].version.files.all()
    found = selectors.file_for(teun, kept.pk)
    assert found
    content, kind, name = selectors.file_content(found)
    assert (content[:5], kind, name) == (b"%PDF-", "application/pdf", "verslag.pdf")


def test_it_goes_to_and_fro_until_it_is_passed(teun: Member, tom: Member, teuns: Enrolment) -> None:
    first = handed_in(teun, teuns)
    assert _page(tom, teuns).state == WorkState.HANDED_IN
    assessed(tom, first, Outcome.FEEDBACK, marks=())
    assert _page(teun, teuns).state == WorkState.FEEDBACK
    second = handed_in(teun, teuns)
    with pytest.raises(DomainError, match="newer version"):
        assessed(tom, first)
    assessed(tom, second, Outcome.REDO)
    assert _page(teun, teuns).state == WorkState.REDO
    assessed(tom, handed_in(teun, teuns))

    page = _page(teun, teuns)
    assert page.state == WorkState.PASSED
    assert [one.label for one in page.rounds[0].said[0][1]] == [Mark.SHOWN.label] * 3
    with pytest.raises(DomainError, match="has been passed"):
        handed_in(teun, teuns)
    assert Letter.objects.filter(to__startswith="teun", subject__contains="gelezen").count() == 3


def test_an_empty_hand_is_refused(teun: Member, teuns: Enrolment) -> None:
    with pytest.raises(DomainError) as refused:
        handed_in(teun, teuns, text="  ")

    assert refused.value.field == "text"
    assert handed_in(teun, teuns, text="", files=[a_file()]).number == 1


def test_nobody_hands_in_for_another_or_assesses_oneself(
    teun: Member, bram: Member, tom: Member, dirk: Member, teuns: Enrolment, cohort: Cohort
) -> None:
    for member in (bram, tom, dirk):
        with pytest.raises(NotAllowedError):
            handed_in(member, teuns)
    version = handed_in(teun, teuns)
    with pytest.raises(NotAllowedError):
        assessed(teun, version)
    with pytest.raises(NotAllowedError):
        assessed(bram, version)


def test_work_of_another_programme_is_refused(teun: Member, dirk: Member, teuns: Enrolment) -> None:
    from steiger.training.actions import next_version

    second = next_version(by=dirk, programme=teuns.cohort.programme)
    with pytest.raises(DomainError, match="not part of your programme"):
        handed_in(teun, teuns, second.modules.order_by("position")[0].assignments.get())


def test_the_school_sees_how_far_one_is_and_not_what_one_wrote(
    teun: Member, tom: Member, bram: Member, rita: Member, carla: Member, dirk: Member, teuns: Enrolment
) -> None:
    version = handed_in(teun, teuns, files=[a_file()])
    [kept] = version.files.all()

    def sees(member: Member) -> tuple[bool, bool]:
        progress = Enrolment.objects.filter(enrolments_visible_to(member)).exists()
        return progress, Enrolment.objects.filter(work_visible_to(member)).exists()

    assert sees(teun) == sees(tom) == sees(dirk) == (True, True)
    assert sees(bram) == (True, False)
    assert sees(rita) == sees(carla) == (False, False)
    for member in (bram, rita, carla):
        assert selectors.file_for(member, kept.pk) is None
        assert selectors.submission_for(member, version.pk) is None
        assert selectors.work_enrolment_for(member, teuns.pk) is None
    assert selectors.file_for(tom, kept.pk)


def test_what_waits_is_the_newest_version_of_which_nothing_was_said(
    teun: Member, tom: Member, teuns: Enrolment
) -> None:
    led = Cohort.objects.all()
    handed_in(teun, teuns)
    second = handed_in(teun, teuns)

    assert list(selectors.waiting_for_assessment(led)) == [second]
    assessed(tom, second, Outcome.REDO)
    assert not selectors.waiting_for_assessment(led).exists()
    assert Submission.objects.count() == 2
