"""Where a page of a region is. A list tells many times the way to the same few pages."""

from __future__ import annotations

from functools import lru_cache

from django.urls import reverse


def in_region(slug: str, page: str, **where: str | int) -> str:
    """The address of this page (`desk:file`) in this region: `in_region("po2601", "desk:file", case="K-0012")`."""
    return _address(page, (("region", slug), *where.items()))


@lru_cache(maxsize=8192)
def _address(page: str, where: tuple[tuple[str, str | int], ...]) -> str:
    return reverse(page, kwargs=dict(where))
