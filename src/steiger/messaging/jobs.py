from __future__ import annotations

import smtplib
from enum import Enum
from urllib.parse import urlparse

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from procrastinate.contrib.django import app

from steiger.core import clock
from steiger.core.scope import region_scope
from steiger.messaging.models import Letter
from steiger.messaging.rules import wait_after
from steiger.messaging.selectors import letters_to_send
from steiger.organisations.selectors import regions

ERROR_LENGTH = 300
# These say something about one letter; any other error is about the mail server, and then the rest can wait too.
ABOUT_THE_LETTER = (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError, ValueError)
ABOUT_THE_SERVER = (OSError,)


class Outcome(Enum):
    SENT = "sent"
    REFUSED = "refused"
    SERVER_AWAY = "server_away"
    NOTHING_LEFT = "nothing_left"


@app.task
def send_letters(region_id: int) -> int:
    """Send what waits in one region, each letter in a transaction of its own; returns how many left.

    A letter is locked while it is sent, so that two workers never send the same one, and marked as sent before the
    transaction ends. What remains is the moment between the mail server's "accepted" and our commit: a worker killed
    exactly there leaves a letter that is sent again. SMTP has no transaction with us that could prevent it; the second
    copy carries the same Message-ID, by which receiving servers and mail programs drop doubles.
    """
    mail: BaseEmailBackend = get_connection()
    sent = 0
    try:
        while (outcome := _send_next(region_id, mail)) in {Outcome.SENT, Outcome.REFUSED}:
            sent += outcome is Outcome.SENT
    finally:
        mail.close()
    return sent


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="messaging.send_waiting_letters")
def send_waiting_letters(timestamp: int) -> int:  # noqa: ARG001 - the moment for which this run was planned
    """Every minute, in every region: what could not be sent before, or lost its job."""
    return sum(send_letters(region_id) for region_id in regions().values_list("pk", flat=True))


def _send_next(region_id: int, mail: BaseEmailBackend) -> Outcome:
    with region_scope(region_id):
        letter = letters_to_send(clock.now()).select_for_update(skip_locked=True, of=("self",)).first()
        if letter is None:
            return Outcome.NOTHING_LEFT
        letter.attempts += 1
        try:
            mail.open()
            mail.send_messages([_as_message(letter)])
        except ABOUT_THE_LETTER as error:
            _try_later(letter, error)
            return Outcome.REFUSED
        except ABOUT_THE_SERVER as error:
            _try_later(letter, error)
            return Outcome.SERVER_AWAY
        letter.sent_at = clock.now()
        # Nobody needs the words again, and a link that opens a door must not lie about.
        letter.body = letter.calendar = letter.last_error = ""
        letter.save(update_fields=["sent_at", "attempts", "body", "calendar", "last_error"])
        return Outcome.SENT


def _try_later(letter: Letter, error: Exception) -> None:
    letter.try_at = clock.now() + wait_after(letter.attempts)
    letter.last_error = f"{type(error).__name__}: {error}"[:ERROR_LENGTH]
    letter.save(update_fields=["try_at", "attempts", "last_error"])


def _as_message(letter: Letter) -> EmailMessage:
    """The same letter gets the same Message-ID at every try."""
    host = urlparse(settings.SITE_URL).hostname or "localhost"
    identity = f"letter-{letter.region_id}-{letter.pk}-{int(letter.written_at.timestamp())}"
    message = EmailMessage(
        subject=letter.subject,
        body=letter.body,
        to=[letter.to],
        headers={"Message-ID": f"<{identity}@{host}>", "Auto-Submitted": "auto-generated"},
    )
    if letter.calendar:
        message.attach("steiger.ics", letter.calendar, "text/calendar")
    return message
