from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, timedelta
from uuid import uuid4

from django.conf import settings
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.functional import Promise, lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from procrastinate.contrib.django import app

from steiger.access.enums import Permission, Role
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.core.links import in_region
from steiger.messaging.enums import Kind, Way
from steiger.messaging.models import Letter, Notice, Preference
from steiger.messaging.rules import KEPT_FOR, TRIES, WARNED_AT, kinds_for, warning_due, way_to_tell, ways_for
from steiger.messaging.selectors import unsure_letters, ways_of
from steiger.people.models import Invitation, User
from steiger.people.selectors import ending_until, stand_ins_of, without_second_factor

# Named and not imported: actions stand below jobs.
SEND_LETTERS = "steiger.messaging.jobs.send_letters"
SUBJECT_LENGTH = 200
FACT_LENGTH = 120
FOR_ABSENT = gettext_lazy("For {name}: {subject}")
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

    Who is away today is told all the same, and so is whoever stands in for them.

    Subject and body never hold a child's name: a case number or initials at most. Lazy texts are translated
    per reader (`format_lazy` for the ones with placeholders). Who can no longer sign in gets nothing.
    """
    readers = {user.pk: user for user in users if user.is_active}
    if _quiet.get() or not (readers := _who_does_not_know(region_id, fact, readers)):
        return []
    fact = fact or uuid4().hex
    told = [(user, fact, subject) for user in readers.values()]
    told += [
        (
            user,
            f"{fact} for {absent_id}"[:FACT_LENGTH],
            format_lazy(FOR_ABSENT, name=readers[absent_id].name, subject=subject),
        )
        for absent_id, others in stand_ins_of(region_id, set(readers)).items()
        for user in others
        if user.is_active and user.pk not in readers
    ]
    ways = ways_of([user.pk for user, _fact, _subject in told], kind)
    letters, notices = [], []
    for user, name, title in told:
        way = way_to_tell(ways[user.pk], has_appointment=bool(calendar))
        with translation.override(user.language):
            notice = Notice(
                region_id=region_id,
                reader=user,
                kind=kind,
                fact=name,
                way=way,
                subject=one_line(str(title)),
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


def warn_people(*, region_id: int) -> int:
    """Nobody stands before a closed door unawares: a month, a week and a day before a role ends, and before a second
    factor is needed that is not there yet. Each warning once, also when this runs again."""
    today = clock.today()
    warned = 0
    for held in ending_until(region_id, today + timedelta(days=max(WARNED_AT))):
        left = ((held.until_on or today) - today).days
        warned += len(
            tell(
                region_id=region_id,
                users=[held.user],
                subject=format_lazy(gettext_lazy("Your role ends: {role}"), role=Role(held.role).label),
                body=format_lazy(
                    gettext_lazy(
                        "Your last day is {day}; after midnight you see nothing more in this role. "
                        "Look which work is open, and agree on who takes it over."
                    ),
                    day=day_said(held.until_on or today),
                ),
                path=in_region(held.region.slug, "people:work"),
                kind=Kind.WORK,
                fact=f"ends-{held.pk}-{held.until_on}-{warning_due(left)}",
            )
        )
    for user, from_on in without_second_factor(region_id):
        if (warning := warning_due((from_on - today).days)) is not None:
            warned += len(
                tell(
                    region_id=region_id,
                    users=[user],
                    subject=gettext_lazy("Set up a second factor"),
                    body=format_lazy(
                        gettext_lazy(
                            "From {day} your role needs a second factor: a code on your phone or a passkey. "
                            "It takes five minutes."
                        ),
                        day=day_said(from_on),
                    ),
                    path=reverse("mfa_index"),
                    kind=Kind.WORK,
                    fact=f"factor-{from_on}-{warning}",
                )
            )
    return warned


def _day_said(day: date) -> str:
    return date_format(day, "j F Y")


# Lazy: a mail says it in the language of whoever reads it.
day_said = lazy(_day_said, str)


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
    return forget_letters(before=clock.now() - KEPT_FOR)


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
    """Letters and notices from before this moment: to whom and about what is nobody's to keep."""
    told, _rows = Notice.objects.filter(told_at__lt=before).delete()
    written, _rows = Letter.objects.filter(written_at__lt=before).delete()
    return told + written
