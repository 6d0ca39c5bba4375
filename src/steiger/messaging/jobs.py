from __future__ import annotations

import smtplib
from enum import Enum
from urllib.parse import urlparse

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from procrastinate.contrib.django import app

from steiger.core import clock
from steiger.core.jobs import in_region
from steiger.core.scope import region_scope
from steiger.messaging.actions import forget_old_letters, settle_unsure, warn_people
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
    """Send what waits in one region, one letter after the other; returns how many left.

    That a letter is handed over is committed before the mail server gets it, and that it was sent after the server's
    yes. Two workers never send the same one; a worker killed in between leaves a letter of which nobody knows whether
    it left. It is never sent again: `settle_unsure` sees to it that what it told is told in another way.
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
    """Every minute, in every region: what could not be sent before, or lost its job or its worker."""
    sent = 0
    for region_id in regions().values_list("pk", flat=True):
        in_region(region_id, settle_unsure)
        sent += send_letters(region_id)
    return sent


@app.periodic(cron="40 2 * * *")
@app.task(queueing_lock="messaging.forget_letters")
def forget_letters(timestamp: int) -> int:  # noqa: ARG001 - the moment for which this run was planned
    """Each night in every region: what was told a season ago."""
    region_ids = regions().values_list("pk", flat=True)
    return sum(in_region(region_id, forget_old_letters) for region_id in region_ids)


@app.periodic(cron="15 5 * * *")
@app.task(queueing_lock="messaging.warn")
def warn(timestamp: int) -> int:  # noqa: ARG001 - the moment for which this run was planned
    """Each morning in every region: whose role ends soon, or soon needs a second factor."""
    warned = 0
    for region_id in regions().values_list("pk", flat=True):
        with region_scope(region_id):
            warned += warn_people(region_id=region_id)
    return warned


def _send_next(region_id: int, mail: BaseEmailBackend) -> Outcome:
    with region_scope(region_id):
        letter = letters_to_send(clock.now()).select_for_update(skip_locked=True, of=("self",)).first()
        if letter is None:
            return Outcome.NOTHING_LEFT
        letter.attempts += 1
        message = _as_message(letter)
        try:
            mail.open()
        except ABOUT_THE_SERVER as error:
            _try_later(letter, error)
            return Outcome.SERVER_AWAY
        letter.handed_at = clock.now()
        letter.save(update_fields=["handed_at", "attempts"])
    outcome, problem = _hand_over(message, mail)
    with region_scope(region_id):
        if problem is not None:
            _try_later(letter, problem)
            return outcome
        letter.sent_at = clock.now()
        # Nobody needs the words again, and a link that opens a door must not lie about.
        letter.body = letter.calendar = letter.last_error = ""
        letter.save(update_fields=["sent_at", "body", "calendar", "last_error"])
    return outcome


def _hand_over(message: EmailMessage, mail: BaseEmailBackend) -> tuple[Outcome, Exception | None]:
    """A server that breaks off before its yes has not taken the letter: so the law of mail has it (RFC 5321, 4.5.4)."""
    try:
        mail.send_messages([message])
    except ABOUT_THE_LETTER as error:
        return Outcome.REFUSED, error
    except ABOUT_THE_SERVER as error:
        return Outcome.SERVER_AWAY, error
    return Outcome.SENT, None


def _try_later(letter: Letter, error: Exception) -> None:
    letter.try_at = clock.now() + wait_after(letter.attempts)
    letter.handed_at = None
    letter.last_error = f"{type(error).__name__}: {error}"[:ERROR_LENGTH]
    letter.save(update_fields=["try_at", "handed_at", "attempts", "last_error"])


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
