from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.conf import settings
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from steiger.access.enums import Role
from steiger.core import clock
from steiger.messaging.models import Letter
from steiger.people.models import Invitation, User

# Named and not imported: actions stand below jobs.
SEND_LETTERS = "steiger.messaging.jobs.send_letters"
SUBJECT_LENGTH = 200
Words = str | Promise
_quiet: ContextVar[bool] = ContextVar("quiet", default=False)


@contextmanager
def quietly() -> Iterator[None]:
    """Nobody is told of what happens inside: a history that is brought in, such as the demo's."""
    token = _quiet.set(True)
    try:
        yield
    finally:
        _quiet.reset(token)


def write_letter(*, region_id: int, to: str, subject: str, body: str, calendar: str = "") -> Letter:
    """A mail that leaves when, and only if, the transaction that writes it is committed.

    `calendar` goes with it as a file that a calendar program opens.
    """
    now = clock.now()
    letter = Letter.objects.create(
        region_id=region_id,
        to=to,
        subject=" ".join(subject.split())[:SUBJECT_LENGTH],
        body=body,
        calendar=calendar,
        written_at=now,
        try_at=now,
    )
    app.configure_task(SEND_LETTERS).defer(region_id=region_id)
    return letter


def tell(
    *, region_id: int, users: Iterable[User], subject: Words, body: Words, path: str, calendar: str = ""
) -> list[Letter]:
    """Mail each of these people, in their own language, that something waits for them at `path`.

    Subject and body never hold a child's name: a case number or initials at most. Lazy texts are translated
    per reader (`format_lazy` for the ones with placeholders). Who can no longer sign in gets nothing.
    """
    if _quiet.get():
        return []
    letters = []
    for user in {user.pk: user for user in users if user.is_active}.values():
        with translation.override(user.language):
            words = _("%(body)s\n\nSee: %(link)s\n\nThis mail holds no names on purpose. Sign in to read more.") % {
                "body": body,
                "link": f"{settings.SITE_URL.rstrip('/')}{path}",
            }
            letter = write_letter(
                region_id=region_id, to=user.email, subject=str(subject), body=words, calendar=calendar
            )
            letters.append(letter)
    return letters


def send_invitation(*, invitation: Invitation, path: str) -> Letter | None:
    """The link to come in by, to somebody of whom we know no language yet: the one of the house."""
    if _quiet.get():
        return None
    with translation.override(settings.LANGUAGE_CODE):
        organisation = invitation.organisation
        shown = {
            "name": invitation.name,
            "role": str(Role(invitation.role).label).lower(),
            "where": organisation.name if organisation else invitation.region.name,
            "region": invitation.region.name,
            "link": f"{settings.SITE_URL.rstrip('/')}{path}",
            "day": date_format(timezone.localdate(invitation.expires_at), "j F Y"),
        }
        return write_letter(
            region_id=invitation.region_id,
            to=invitation.email,
            subject=_("Your invitation for Steiger, %(region)s") % shown,
            body=_(
                "Hello %(name)s,\n\nYou are invited to work in Steiger as %(role)s for %(where)s. "
                "In Steiger the schools of %(region)s organise the education of newcomers together.\n\n"
                "Open this link to start: %(link)s\n\n"
                "The link is for you alone, works once and until %(day)s."
            )
            % shown,
        )


def forget_letters(*, before: datetime) -> int:
    """Letters that left, or were given up, before this moment: to whom and about what is nobody's to keep."""
    gone, _rows = Letter.objects.filter(written_at__lt=before).delete()
    return gone
