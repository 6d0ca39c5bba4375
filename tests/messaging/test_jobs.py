from __future__ import annotations

import smtplib
import threading
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection
from django.utils import timezone

from steiger.core.scope import region_scope
from steiger.messaging.actions import write_letter
from steiger.messaging.jobs import send_letters, send_waiting_letters
from steiger.messaging.models import Letter
from steiger.messaging.rules import TRIES, wait_after
from steiger.messaging.selectors import stranded_letters
from steiger.organisations.models import Region
from tests import factories


class AwayServer(BaseEmailBackend):
    """A mail server that cannot be reached."""

    def send_messages(self, email_messages: Any) -> int:
        raise ConnectionRefusedError(111, "Connection refused")


class PickyServer(BaseEmailBackend):
    """A mail server that knows everybody but `nobody@`."""

    def send_messages(self, email_messages: Any) -> int:
        for message in email_messages:
            if message.to[0].startswith("nobody@"):
                raise smtplib.SMTPRecipientsRefused({message.to[0]: (550, b"no such user")})
        mail.outbox.extend(email_messages)
        return len(email_messages)


def _letter(region: Region, to: str = "bram@example.org") -> Letter:
    return write_letter(region_id=region.pk, to=to, subject="Nieuw", body="Kijk")


def test_send_letters_sends_once_and_wipes_the_words(region: Region) -> None:
    letter = _letter(region)

    assert send_letters(region_id=region.pk) == 1
    assert send_letters(region_id=region.pk) == 0

    letter.refresh_from_db()
    assert [message.to for message in mail.outbox] == [["bram@example.org"]]
    assert mail.outbox[0].body == "Kijk"
    assert letter.sent_at is not None
    assert letter.body == ""


def test_send_letters_gives_the_same_letter_the_same_identity(region: Region) -> None:
    letter = _letter(region)
    send_letters(region_id=region.pk)
    Letter.objects.filter(pk=letter.pk).update(sent_at=None, handed_at=None)
    send_letters(region_id=region.pk)

    first, second = (message.extra_headers["Message-ID"] for message in mail.outbox)
    assert first == second
    assert f"letter-{region.pk}-{letter.pk}-" in first


def test_send_letters_to_a_server_that_is_away_waits_longer_each_time(region: Region, settings: Any) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.AwayServer"
    letter, other = _letter(region), _letter(region, "amina@example.org")

    send_letters(region_id=region.pk)

    letter.refresh_from_db()
    other.refresh_from_db()
    assert letter.attempts == 1
    assert "Connection refused" in letter.last_error
    assert letter.try_at > timezone.now()
    assert other.attempts == 0  # the server is away: the others are not worn out


def test_wait_after_grows_to_days() -> None:
    waits = [wait_after(attempts) for attempts in range(1, TRIES + 1)]

    assert waits == sorted(waits)
    assert waits[0] <= timedelta(minutes=2)
    assert sum(waits[:-1], timedelta()) > timedelta(days=1)


def test_send_letters_goes_on_after_one_refused_address(region: Region, settings: Any) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.PickyServer"
    refused, _fine = _letter(region, "nobody@example.org"), _letter(region)

    assert send_letters(region_id=region.pk) == 1

    refused.refresh_from_db()
    assert refused.sent_at is None
    assert "no such user" in refused.last_error


def test_send_letters_gives_up_in_the_end_and_says_so(region: Region) -> None:
    letter = _letter(region)
    Letter.objects.filter(pk=letter.pk).update(attempts=TRIES)

    assert send_letters(region_id=region.pk) == 0
    assert list(stranded_letters()) == [letter]


def test_an_invitation_of_a_killed_worker_goes_again(region: Region) -> None:
    """Unlike what is told under Today: an invitation works once, however often it comes."""
    letter = _letter(region)
    Letter.objects.filter(pk=letter.pk).update(handed_at=timezone.now() - timedelta(minutes=9))
    send_waiting_letters(timestamp=0)
    assert mail.outbox == []

    Letter.objects.filter(pk=letter.pk).update(handed_at=timezone.now() - timedelta(minutes=11))
    send_waiting_letters(timestamp=0)

    assert [message.to for message in mail.outbox] == [["bram@example.org"]]


def test_send_waiting_letters_visits_every_region(region: Region, other_region: Region) -> None:
    _letter(region)
    with region_scope(other_region.pk):
        _letter(other_region, "zoe@example.org")

    assert send_waiting_letters(timestamp=0) == 2
    assert {message.to[0] for message in mail.outbox} == {"bram@example.org", "zoe@example.org"}


@pytest.fixture
def committed_region(transactional_db: None) -> Region:
    return factories.make_region("po2609", "Echt vastgelegd", "PO2609")


@pytest.mark.django_db(transaction=True)
def test_two_workers_never_send_the_same_letter(committed_region: Region) -> None:
    with region_scope(committed_region.pk):
        for number in range(12):
            _letter(committed_region, f"p{number}@example.org")

    def work() -> None:
        try:
            send_letters(region_id=committed_region.pk)
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _number in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert sorted(message.to[0] for message in mail.outbox) == sorted(f"p{number}@example.org" for number in range(12))
