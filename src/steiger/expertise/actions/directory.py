"""The directory is kept up: a line is written, checked or taken out, and somebody says what they can be asked for."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields

from django.db import transaction
from django.utils.translation import gettext as _

from steiger.access.enums import Permission, Role
from steiger.access.gate import require, require_region
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.core.languages import CODES
from steiger.expertise.enums.directory import CONTACT_ROLES, WRITTEN_KINDS, DirectoryKind
from steiger.expertise.models import DirectoryEntry, ExpertProfile


@dataclass(frozen=True, slots=True)
class EntryInput:
    """What is told of a place to turn to."""

    kind: DirectoryKind
    name: str
    organisation_id: int | None = None
    role: str = ""
    text: str = ""
    subjects: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    phone: str = ""
    email: str = ""
    website: str = ""
    reachable: str = ""
    address: str = ""
    postcode: str = ""
    place: str = ""


@transaction.atomic
def add_entry(*, by: Member, entry: EntryInput) -> DirectoryEntry:
    require_region(by, Permission.DIRECTORY_WRITE)
    _check(entry)
    made = DirectoryEntry(region_id=by.region_id)
    _fill(made, entry, by)
    made.save(force_insert=True)
    record(by=by, kind="add_directory_entry", subject=f"directory {made.pk}")
    return made


@transaction.atomic
def change_entry(*, by: Member, line: DirectoryEntry, entry: EntryInput) -> DirectoryEntry:
    """Saving says that it is right as it stands, also when nothing was changed."""
    require_region(by, Permission.DIRECTORY_WRITE)
    _check(entry)
    line = DirectoryEntry.objects.select_for_update(of=("self",)).get(pk=line.pk)
    if line.ended_on is not None:
        raise DomainError(_("This line is out of the directory. Add a new one."))
    _fill(line, entry, by)
    line.save(update_fields=[*(field.name for field in fields(EntryInput)), "checked_on", "checked_by"])
    record(by=by, kind="change_directory_entry", subject=f"directory {line.pk}")
    return line


@transaction.atomic
def end_entry(*, by: Member, line: DirectoryEntry) -> DirectoryEntry:
    """It is no longer there to turn to; the row stays, because somebody may have been sent there."""
    require_region(by, Permission.DIRECTORY_WRITE)
    line.ended_on = clock.today()
    line.save(update_fields=["ended_on"])
    record(by=by, kind="end_directory_entry", subject=f"directory {line.pk}")
    return line


@transaction.atomic
def tell_about_oneself(
    *, by: Member, subjects: Collection[str] = (), languages: Collection[str] = (), about: str = ""
) -> ExpertProfile:
    """For oneself alone: what colleagues can ask, and in which languages."""
    require(by, Permission.DIRECTORY_WRITE)
    if not subjects and not languages and not about.strip():
        raise DomainError(_("Say at least one thing: a subject, a language, or a few words."))
    _check_languages(languages)
    profile, _is_new = ExpertProfile.objects.update_or_create(
        region_id=by.region_id,
        user_id=by.user_id,
        defaults={
            "subjects": list(subjects),
            "languages": list(languages),
            "about": about.strip(),
            "changed_at": clock.now(),
        },
    )
    record(by=by, kind="tell_about_oneself", subject=f"profile of {by.user_id}")
    return profile


@transaction.atomic
def withdraw_profile(*, by: Member) -> None:
    require(by, Permission.DIRECTORY_WRITE)
    ExpertProfile.objects.filter(region_id=by.region_id, user_id=by.user_id).delete()
    record(by=by, kind="withdraw_profile", subject=f"profile of {by.user_id}")


def _fill(line: DirectoryEntry, entry: EntryInput, by: Member) -> None:
    for field in fields(EntryInput):
        said = getattr(entry, field.name)
        setattr(line, field.name, list(said) if isinstance(said, tuple) else said)
    line.checked_on, line.checked_by_id = clock.today(), by.user_id


def _check(entry: EntryInput) -> None:
    if entry.kind not in WRITTEN_KINDS:
        raise DomainError(_("Newcomer schools and people stand in the directory by themselves."), field="kind")
    if not entry.name.strip():
        raise DomainError(_("Say what it is called."), field="name")
    if entry.role and Role(entry.role) not in CONTACT_ROLES:
        raise DomainError(_("This role does not answer for the directory. Choose another one."), field="role")
    if not any((entry.role, entry.phone, entry.email, entry.website)):
        raise DomainError(_("Say how to reach it: a role, a phone number, a mail address or a website."), field="phone")
    _check_languages(entry.languages)


def _check_languages(languages: Collection[str]) -> None:
    if not set(languages) <= CODES:
        raise DomainError(_("Choose languages from the list."), field="languages")
