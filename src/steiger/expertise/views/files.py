"""How a file that was sent along goes out again: never as something that a browser would run."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.http import content_disposition_header


def as_file(content: bytes, media_type: str, name: str, *, is_shown: bool = False) -> HttpResponse:
    """To be kept; a picture (`is_shown`) to stand in a page. Its type is what it was found to be when it came."""
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = (
        content_disposition_header(as_attachment=not is_shown, filename=name) or "attachment"
    )
    response["Cache-Control"] = "private, max-age=3600" if is_shown else "no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def as_calendar(text: str, name: str) -> HttpResponse:
    """For a calendar program to open."""
    return as_file(text.encode(), "text/calendar; charset=utf-8", name)
