from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import uuid4

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from steiger.access.enums import Permission, Role
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.messaging.enums import Kind, Way
from steiger.messaging.models import Letter, Notice, Preference
from steiger.messaging.rules import TRIES, kinds_for, way_to_tell, ways_for
from steiger.messaging.selectors import letters_to_forget, notices_to_forget, unsure_letters, ways_of
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
    letter = a_letter(region_id=region_id, to=to, subject=subject, body=body, calendar=calendar)
    letter.save(force_insert=True)
    send_soon(region_id)
    return letter


def a_letter(*, region_id: int, to: str, subject: str, body: str, calendar: str = "") -> Letter:
    """One that is not in the outbox yet."""
    now = clock.now()
    return Letter(
        region_id=region_id,
        to=to,
        subject=one_line(subject),
        body=body,
        calendar=calendar,
        written_at=now,
        try_at=now,
    )


def one_line(subject: str) -> str:
    return " ".join(subject.split())[:SUBJECT_LENGTH]


def send_soon(region_id: int) -> None:
    app.configure_task(SEND_LETTERS).defer(region_id=region_id)


def tell(
    *,
    region_id: int,
    users: Iterable[User],
    subject: Words,
    body: Words,
    path: str,
    calendar: str = "",
    kind: Kind = Kind.OTHER,
    fact: str = "",
) -> list[Letter]:
    """Tell each of these people, in their own language, that something waits for them at `path`; the mails that go now.

    Each hears it as they chose for this `kind`: at once, with the weekly mail, or under *Vandaag* only. `fact` names
    what is told (`visit-12-cancelled`): nobody hears the same fact twice, however often it is told. A fact without a
    name is a new one each time; whatever can run again, such as a job, names it.

    Subject and body never hold a child's name: a case number or initials at most. Lazy texts are translated
    per reader (`format_lazy` for the ones with placeholders). Who can no longer sign in gets nothing.
    """
    readers = {user.pk: user for user in users if user.is_active}
    if _quiet.get() or not (readers := _who_does_not_know(region_id, fact, readers)):
        return []
    ways = ways_of(readers, kind)
    letters, notices = [], []
    for user in readers.values():
        way = way_to_tell(ways[user.pk], has_appointment=bool(calendar))
        with translation.override(user.language):
            notice = Notice(
                region_id=region_id,
                reader=user,
                kind=kind,
                fact=fact or uuid4().hex,
                way=way,
                subject=one_line(str(subject)),
                body=str(body),
                path=path,
                told_at=clock.now(),
            )
            if way == Way.AT_ONCE:
                notice.letter = _letter_of(notice, user, calendar)
                letters.append(notice.letter)
        notices.append(notice)
    Letter.objects.bulk_create(letters)
    Notice.objects.bulk_create(notices)
    if letters:
        send_soon(region_id)
    return letters


def _who_does_not_know(region_id: int, fact: str, readers: dict[int, User]) -> dict[int, User]:
    """Two who tell the same fact at once wait here for each other."""
    if not fact or not readers:
        return readers
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, %s))", [f"tell {fact}", region_id])
    knowing = Notice.objects.filter(region_id=region_id, fact=fact, reader_id__in=readers)
    known = set(knowing.values_list("reader_id", flat=True))
    return {pk: user for pk, user in readers.items() if pk not in known}


def _letter_of(notice: Notice, user: User, calendar: str) -> Letter:
    words = _("%(body)s\n\nSee: %(link)s\n\nThis mail holds no names on purpose. Sign in to read more.") % {
        "body": notice.body,
        "link": f"{settings.SITE_URL.rstrip('/')}{notice.path}",
    }
    return a_letter(region_id=notice.region_id, to=user.email, subject=notice.subject, body=words, calendar=calendar)


def gather(
    *, region_id: int, user: User, fact: str, subject: str, body: str, path: str, notices: Sequence[Notice] = ()
) -> Letter | None:
    """One mail that tells several things together, once: the weekly one. Without words nothing is sent, and the fact
    counts as told. The words are in the reader's language already."""
    if _quiet.get() or not _who_does_not_know(region_id, fact, {user.pk: user}):
        return None
    notice = Notice(
        region_id=region_id,
        reader=user,
        kind=Kind.WEEK,
        fact=fact,
        way=Way.DIGEST if body else Way.TODAY,
        subject=one_line(subject),
        body=body,
        path=path,
        told_at=clock.now(),
    )
    if body:
        notice.letter = _letter_of(notice, user, "")
        notice.letter.save(force_insert=True)
        Notice.objects.filter(pk__in=[one.pk for one in notices]).update(letter=notice.letter)
        send_soon(region_id)
    notice.body = ""
    notice.save(force_insert=True)
    return notice.letter


def choose_ways(*, by: Member, ways: Mapping[Kind, Way]) -> None:
    """How somebody wants to hear of each kind; for what is told from now on."""
    require(by, Permission.TODAY_SEE)
    with transaction.atomic():
        for kind in kinds_for(by):
            if kind not in ways:
                continue
            if ways[kind] not in ways_for(kind):
                raise DomainError(_("This does not come in that way. Choose another one."), field=kind.value)
            Preference.objects.update_or_create(
                region_id=by.region_id, reader_id=by.user_id, kind=kind, defaults={"way": ways[kind]}
            )
        record(by=by, kind="choose_ways", subject=f"user {by.user_id}")


def put_away_news(*, by: Member, notice_id: int | None = None) -> int:
    """One message under *Vandaag*, or all of them, has been read."""
    require(by, Permission.TODAY_SEE)
    unseen = Notice.objects.filter(region_id=by.region_id, reader_id=by.user_id, seen_at=None)
    if notice_id is not None:
        unseen = unseen.filter(pk=notice_id)
    return unseen.update(seen_at=clock.now())


def settle_unsure() -> int:
    """Letters of whoever was killed while sending: none of them goes out a second time, and no fact is lost.

    What such a letter told stands under *Vandaag* already, and goes along with the next mail that gathers (`desk.jobs`
    writes it within the hour, when it has not been read by then). An invitation tells nothing there: it goes
    again, because it works once however often it comes.
    """
    unsure = unsure_letters(clock.now()).select_for_update(skip_locked=True, of=("self",))
    settled = 0
    for letter in unsure.prefetch_related("notices"):
        settled += 1
        if not letter.notices.all():
            letter.handed_at = None
            letter.save(update_fields=["handed_at"])
            continue
        letter.notices.update(letter=None)
        letter.attempts, letter.body, letter.calendar = TRIES, "", ""
        letter.last_error = "Whoever sent it was stopped before the mail server answered."
        letter.save(update_fields=["attempts", "body", "calendar", "last_error"])
    return settled


def forget_old_letters() -> int:
    """Mails and messages of a season ago: nobody needs them, and they say who dealt with which case."""
    now = clock.now()
    gone, _kinds = notices_to_forget(now).delete()
    letters, _kinds = letters_to_forget(now).delete()
    return gone + letters


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
