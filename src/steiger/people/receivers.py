from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpResponse

from steiger.people.models import User


def speak_the_language_of(user: User, response: HttpResponse | None = None, **_signal: Any) -> None:
    """From signing in on, pages are in the language that this person chose."""
    if response is not None:
        remember_language(response, user.language)


def remember_language(response: HttpResponse, language: str) -> None:
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=60 * 60 * 24 * 365,
        secure=bool(settings.SESSION_COOKIE_SECURE),
        httponly=True,
        samesite="Lax",
    )
