"""Where parents find the page, as a link and as a code for the camera of a telephone."""

from __future__ import annotations

import io
from functools import lru_cache

import segno
from django.conf import settings
from django.urls import reverse

from steiger.organisations.models import Region


def page_address(region: Region, language: str = "") -> str:
    """The whole address; without a language the page chooses that of the browser."""
    where = {"slug": region.slug, **({"language": language} if language else {})}
    name = "parents_welcome" if language else "parents_door"
    return f"{settings.SITE_URL.rstrip('/')}{reverse(name, kwargs=where)}"


@lru_cache(maxsize=256)
def qr_svg(address: str) -> str:
    """A drawing that scales, with the quiet edge that a camera needs. M: it is still read with a fold through it."""
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        out, kind="svg", border=4, xmldecl=False, svgns=True, dark="#22304a", light="#ffffff", omitsize=True
    )
    return out.getvalue().decode()


def qr_png(address: str) -> bytes:
    """For a newsletter or a screen."""
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="png", scale=16, border=4, dark="#22304a")
    return out.getvalue()
