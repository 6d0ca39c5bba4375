from __future__ import annotations

import stat
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from steiger.config import checks


@pytest.fixture
def safe(settings: Any, tmp_path: Path) -> Any:
    """Settings as a real installation has them."""
    settings.DEBUG = False
    settings.SECRET_KEY = "k" * 64
    settings.ALLOWED_HOSTS = ["steiger.example.nl"]
    settings.SITE_URL = "https://steiger.example.nl"
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "mail.example.nl"
    settings.SESSION_COOKIE_SECURE = True
    settings.MEDIA_ROOT = str(tmp_path / "files")
    return settings


def serious() -> list[str | None]:
    return [problem.id for problem in checks.settings_problems() if problem.is_serious()]


def test_safe_settings_are_not_refused(safe: Any) -> None:
    assert checks.settings_problems() == []
    assert stat.S_IMODE(Path(safe.MEDIA_ROOT).stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "name, value, problem",
    [
        ("DEBUG", True, "steiger.E001"),
        ("SECRET_KEY", "unsafe-until-set", "steiger.E002"),
        ("SECRET_KEY", "short", "steiger.E002"),
        ("ALLOWED_HOSTS", [], "steiger.E003"),
        ("ALLOWED_HOSTS", ["*"], "steiger.E003"),
        ("SITE_URL", "http://localhost:8000", "steiger.E004"),
        ("EMAIL_BACKEND", "django.core.mail.backends.filebased.EmailBackend", "steiger.E005"),
        ("EMAIL_HOST", "", "steiger.E005"),
        ("MEDIA_ROOT", "/proc/nowhere", "steiger.E006"),
    ],
)
def test_each_unsafe_setting_is_refused_by_name(safe: Any, name: str, value: object, problem: str) -> None:
    setattr(safe, name, value)

    assert serious() == [problem]
    assert all(found.hint for found in checks.settings_problems())


def test_plain_http_is_warned_about(safe: Any) -> None:
    safe.SESSION_COOKIE_SECURE = False

    assert [problem.id for problem in checks.settings_problems()] == ["steiger.W001"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "role, problems",
    [
        ("steiger_app", ["steiger.E008"]),  # the tests' login is a superuser that stepped down
        ("postgres", ["steiger.E007"]),
    ],
)
def test_a_role_that_walks_through_the_walls_is_refused(role: str, problems: list[str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {role}")

        assert [problem.id for problem in checks.database_problems()] == problems
