from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy
from procrastinate.contrib.django.models import ProcrastinateJob

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.core.errors import DomainError
from steiger.core.scope import region_scope
from steiger.messaging.actions import SEND_LETTERS, quietly, tell, write_letter
from steiger.messaging.models import Letter
from steiger.organisations.models import Region
from steiger.people.actions import invite
from steiger.people.models import User


def _user(member: Member) -> User:
    return User.objects.get(pk=member.user_id)


def test_write_letter_waits_in_the_outbox_with_a_job_for_its_region(region: Region) -> None:
    letter = write_letter(region_id=region.pk, to="bram@example.org", subject="Nieuw", body="Kijk")

    assert letter.sent_at is None
    job = ProcrastinateJob.objects.get(task_name=SEND_LETTERS)
    assert job.args == {"region_id": region.pk}


def test_write_letter_rolled_back_leaves_neither_letter_nor_job(region: Region) -> None:
    with transaction.atomic():
        write_letter(region_id=region.pk, to="bram@example.org", subject="Nieuw", body="Kijk")
        transaction.set_rollback(True)

    assert not Letter.objects.exists()
    assert not ProcrastinateJob.objects.filter(task_name=SEND_LETTERS).exists()


def test_write_letter_keeps_the_subject_on_one_line(region: Region) -> None:
    letter = write_letter(region_id=region.pk, to="a@example.org", subject="Een\r\nBcc: x@example.org", body="")

    assert letter.subject == "Een Bcc: x@example.org"


def test_tell_gives_each_person_a_link_and_no_double(bram: Member, amina: Member, region: Region) -> None:
    users = [_user(bram), _user(amina), _user(bram)]

    letters = tell(region_id=region.pk, users=users, subject="Aanmelding", body="Er wacht iets.", path="/po2601/")

    assert {letter.to for letter in letters} == {_user(bram).email, _user(amina).email}
    assert all(f"{settings.SITE_URL}/po2601/" in letter.body for letter in letters)


def test_tell_skips_who_can_no_longer_sign_in(bram: Member, region: Region) -> None:
    user = _user(bram)
    user.is_active = False

    assert tell(region_id=region.pk, users=[user], subject="x", body="y", path="/") == []
    assert not Letter.objects.exists()


def test_tell_speaks_the_language_of_each_reader(bram: Member, amina: Member, region: Region) -> None:
    english = _user(amina)
    english.language = "en"
    subject = format_lazy("{} K7PW-3MQ9", gettext_lazy("Monday"))

    first, second = tell(region_id=region.pk, users=[_user(bram), english], subject=subject, body="b", path="/")

    assert (first.subject, second.subject) == ("maandag K7PW-3MQ9", "Monday K7PW-3MQ9")
    assert "Log in om meer te lezen" in first.body
    assert "Sign in to read more" in second.body


def test_letters_are_not_there_for_another_region(region: Region, zoe: Member) -> None:
    write_letter(region_id=region.pk, to="bram@example.org", subject="Nieuw", body="Kijk")
    assert Letter.objects.count() == 1

    with region_scope(zoe.region_id):
        assert Letter.objects.count() == 0


def test_invitation_is_mailed_with_its_link(ad: Member) -> None:
    invited = invite(by=ad, email="nieuw@example.org", name="Nieuw", role=Role.COORDINATOR)

    letter = Letter.objects.get()
    assert letter.to == "nieuw@example.org"
    assert f"{settings.SITE_URL}{invited.path}" in letter.body


def test_refused_invitation_is_not_mailed(ad: Member) -> None:
    with pytest.raises(DomainError):
        invite(by=ad, email="nieuw@example.org", name="Nieuw", role="king")

    assert not Letter.objects.exists()


def test_actions_never_import_jobs() -> None:
    """The job is deferred by its name, which must be the one under which it is registered."""
    from steiger.messaging.jobs import send_letters

    assert send_letters.name == SEND_LETTERS  # type: ignore[attr-defined]
    assert "import send_letters" not in Path(write_letter.__code__.co_filename).read_text()


def test_quietly_tells_nobody(bram: Member, ad: Member, region: Region) -> None:
    with quietly():
        tell(region_id=region.pk, users=[_user(bram)], subject="x", body="y", path="/")
        invite(by=ad, email="nieuw@example.org", name="Nieuw", role=Role.COORDINATOR)
    assert not Letter.objects.exists()

    tell(region_id=region.pk, users=[_user(bram)], subject="x", body="y", path="/")
    assert Letter.objects.count() == 1
