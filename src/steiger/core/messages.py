"""Makes the translations readable for Django, without gettext's programs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import polib

SOURCE = Path(__file__).resolve().parent.parent


def catalogues() -> Iterator[Path]:
    yield from sorted(SOURCE.glob("*/locale/*/LC_MESSAGES/django.po"))


def is_compiled(catalogue: Path) -> bool:
    compiled = catalogue.with_suffix(".mo")
    return compiled.exists() and compiled.stat().st_mtime_ns >= catalogue.stat().st_mtime_ns


def compile_messages() -> int:
    """Compile the catalogues that changed; how many that were."""
    stale = [catalogue for catalogue in catalogues() if not is_compiled(catalogue)]
    for catalogue in stale:
        # Under another name first: a process that starts meanwhile must not read half a file.
        half = catalogue.with_suffix(".mo.new")
        polib.pofile(str(catalogue)).save_as_mofile(str(half))
        half.replace(catalogue.with_suffix(".mo"))
    return len(stale)
