"""What makes an installation unsafe to serve. `steiger serve` refuses; `steiger doctor` lists."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register  # noqa: A004 - Django's name
from django.db import DatabaseError, connection

UNSAFE_KEY = "unsafe-until-set"
SHORTEST_KEY = 32


@register(Tags.security, deploy=True)
def check_settings(**_options: Any) -> list[CheckMessage]:
    return settings_problems()


@register(Tags.database, deploy=True)
def check_database(**_options: Any) -> list[CheckMessage]:
    return database_problems()


def settings_problems() -> list[CheckMessage]:
    return [*_key_and_debug(), *_addresses(), *_mail(), *_storage()]


def database_problems() -> list[CheckMessage]:
    try:
        return [*_role(), *_schema()]
    except DatabaseError as error:
        return [
            Error(
                f"The database cannot be reached: {str(error).strip().splitlines()[0]}",
                hint="Set DATABASE_URL=postgresql://user:password@host:5432/name, and see that the server is there. "
                "A new database needs `steiger migrate` first.",
                id="steiger.E010",
            )
        ]


def _key_and_debug() -> Iterator[CheckMessage]:
    if settings.DEBUG:
        yield Error(
            "DEBUG is on: errors would show children's data to visitors.", hint="Unset DEBUG.", id="steiger.E001"
        )
    if settings.SECRET_KEY == UNSAFE_KEY or len(settings.SECRET_KEY) < SHORTEST_KEY:
        yield Error(
            "SECRET_KEY is missing or short: sessions could be forged.",
            hint='Set SECRET_KEY to a long random text: python3 -c "import secrets; print(secrets.token_urlsafe(64))"',
            id="steiger.E002",
        )


def _addresses() -> Iterator[CheckMessage]:
    if not settings.ALLOWED_HOSTS or "*" in settings.ALLOWED_HOSTS:
        yield Error(
            "ALLOWED_HOSTS is missing or allows every name: links in mail could be led elsewhere.",
            hint="Set ALLOWED_HOSTS to the names of this installation, separated by commas: steiger.example.nl",
            id="steiger.E003",
        )
    site = urlparse(settings.SITE_URL)
    if site.hostname in {None, "localhost", "127.0.0.1"}:
        yield Error(
            f"SITE_URL is {settings.SITE_URL}: links in mail would lead nowhere.",
            hint="Set SITE_URL to the address that people use: https://steiger.example.nl",
            id="steiger.E004",
        )
    if not settings.SESSION_COOKIE_SECURE:
        yield Warning(
            "PLAIN_HTTP is set: passwords and children's data travel readable.",
            hint="Only for a test on your own machine.",
            id="steiger.W001",
        )


def _mail() -> Iterator[CheckMessage]:
    if settings.EMAIL_BACKEND.endswith("smtp.EmailBackend") and settings.EMAIL_HOST:
        return
    yield Error(
        "There is no mail server: invitations, deadlines and requests would reach nobody.",
        hint="Set EMAIL_HOST, and where needed EMAIL_PORT, EMAIL_USER, EMAIL_PASSWORD and EMAIL_FROM.",
        id="steiger.E005",
    )


def _storage() -> Iterator[CheckMessage]:
    folder = Path(settings.MEDIA_ROOT)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        probe = folder / ".probe"
        probe.write_text("")
        probe.unlink()
    except OSError as error:
        yield Error(
            f"Files cannot be kept in {folder}: {error.strerror}.",
            hint="Set STEIGER_FILES (or STEIGER_DATA) to a folder that this user may write, and that is in the backup.",
            id="steiger.E006",
        )


def _role() -> Iterator[CheckMessage]:
    if settings.DATABASES["default"].get("EMBEDDED_ROOT"):
        yield Warning(
            "DATABASE_URL is not set, so the PostgreSQL from the Python package is used.",
            hint="Its security updates are not assured; for real data use a server that somebody maintains.",
            id="steiger.W002",
        )
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolname, rolsuper, rolbypassrls, session_user, "
            "       (SELECT rolsuper FROM pg_roles WHERE rolname = session_user) "
            "FROM pg_roles WHERE rolname = current_user"
        )
        role, is_super, bypasses, login, login_is_super = cursor.fetchone()
        cursor.execute("SELECT count(*) FROM pg_class WHERE relkind = 'r' AND relowner = current_user::regrole")
        owned = cursor.fetchone()[0]
    why = [
        reason
        for holds, reason in ((is_super, "is a superuser"), (bypasses, "has BYPASSRLS"), (owned, "owns the tables"))
        if holds
    ]
    if why:
        yield Error(
            f"Requests would use the database role {role}, which {' and '.join(why)}: regions would not be kept apart.",
            hint="Leave DATABASE_OWNER_URL unset, or let DATABASE_URL log in as a role that owns nothing.",
            id="steiger.E007",
        )
    elif login_is_super:
        yield Error(
            f"The login {login} is a superuser: one statement would undo what keeps regions apart.",
            hint="Make a login for Steiger that owns only its own database.",
            id="steiger.E008",
        )


def _schema() -> Iterator[CheckMessage]:
    from steiger.core.health import unapplied_migrations

    waiting = unapplied_migrations()
    if waiting:
        yield Error(
            f"The database has not had {len(waiting)} migrations of this version.",
            hint="Run `steiger migrate` (or serve with --migrate). Make a backup first.",
            id="steiger.E009",
        )
