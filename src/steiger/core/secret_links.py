"""The house's secret links: how somebody without an account opens exactly one thing.

Parents read a document, a school answers a question, a calendar fetches a feed. A room makes a link inside its own
action (which has asked permission and writes the line of evidence), shows or mails the secret once, and gives the page
`@by_link(purpose)` (`access.doors`).

        made = make_link(region_id=by.region_id, purpose="capacity", subject=str(question.pk), expires_at=term)
        path = reverse("capacity_answer", kwargs={"secret": made.secret})

Against whom it holds

- *Who guesses.* A secret is 256 random bits. Whoever tries many that do not exist waits, per address.
- *Who reads the database*, a backup or the history. Only the hash is stored, and the history does not hold even that.
- *Who reads logs*. Whatever has the shape of a secret is veiled in every line that we log (`core.veil`); the words of a
  mail are gone once it has left. A proxy in front must be told not to log these addresses: see operations.
- *Who looks over a shoulder later.* Such pages are kept by no browser or proxy (`no-store`) and not indexed; nobody is
  told more than the name of this server, never the address (`Referrer-Policy`). The address itself does stand in the
  history of the browser that opened it: what is delicate asks for something more that only the reader knows (a second
  factor), and every link has a term.
- *Who has a link for something else.* The purpose is part of the search, and the subject is in the row: nothing that
  comes with the request says which child, question or feed is meant.
- *Who is in another region.* An anonymous visitor has no region. The owner's function finds the row by its hash and
  sets the region of this transaction itself, to that of the link; from there row-level security holds as for everybody.
- *Who forwards it.* Whoever has a link has what it opens. That is why a link opens little, ends, and can be revoked;
  and why a page that opens more than a name asks for a second factor.
- *Machines that open links in mail.* Opening (GET) never uses a link up: only an action does (`use_link`).

Whether a link never was, has expired, was used or was revoked is one and the same answer.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.core.models import SecretLink
from steiger.core.veil import MARK


class StaleLinkError(DomainError):
    """The link was used, revoked or has expired between opening the page and acting on it; or its reason is gone."""

    def __init__(self) -> None:
        super().__init__(_("This link no longer works. Ask whoever gave it to you for a new one."))


@dataclass(frozen=True, slots=True)
class NewLink:
    """The link and its secret. This is the one moment at which the secret is known."""

    link: SecretLink
    secret: str


def make_link(
    *, region_id: int, purpose: str, subject: str, expires_at: datetime, is_single_use: bool = False
) -> NewLink:
    """A new door, beside those that are there: whoever wants one at a time revokes the others (`revoke_links`)."""
    secret = f"{MARK}{secrets.token_urlsafe(32)}"
    link = SecretLink.objects.create(
        region_id=region_id,
        purpose=purpose,
        subject=subject,
        secret_hash=_hash(secret),
        made_at=clock.now(),
        expires_at=expires_at,
        is_single_use=is_single_use,
    )
    return NewLink(link, secret)


def open_link(secret: str, purpose: str) -> SecretLink | None:
    """Enter the region of the link and get it; nothing changes when there is no such link, or no longer.

    Needs a running transaction: the region is set for the rest of it.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("a secret link can only be opened inside a transaction: it sets the region of it")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT core_open_secret_link(%s::text, %s::text, %s::timestamptz)", [_hash(secret), purpose, clock.now()]
        )
        (found,) = cursor.fetchone()
    return None if found is None else SecretLink.objects.get(pk=found)


def use_link(link: SecretLink) -> None:
    """In an action, before what it does: the link still holds now, and one that works once has worked.

    Locks the row, so that of two who act at the same time the second is refused.
    """
    fresh = SecretLink.objects.select_for_update().filter(_still_open(), pk=link.pk).first()
    if fresh is None:
        raise StaleLinkError
    if fresh.is_single_use:
        fresh.used_at = link.used_at = clock.now()
        fresh.save(update_fields=["used_at"])


def revoke_links(*, purpose: str, subject: str) -> int:
    """Close every door to this thing for this purpose, at once; says how many were open."""
    return links_to(purpose, [subject]).update(revoked_at=clock.now())


def links_to(purpose: str, subjects: Iterable[str]) -> QuerySet[SecretLink]:
    """The links to these things that still work, in the region of this transaction."""
    return SecretLink.objects.filter(_still_open(), purpose=purpose, subject__in=list(subjects))


def _still_open() -> Q:
    return (
        Q(revoked_at__isnull=True) & Q(expires_at__gt=clock.now()) & (Q(is_single_use=False) | Q(used_at__isnull=True))
    )


def _hash(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
