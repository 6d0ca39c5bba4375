"""How long a text may be where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase


@dataclass(frozen=True, slots=True)
class Limit:
    """In characters, filled in: above `most` it is refused, above `warn` somebody should look whether it fits."""

    most: int
    warn: int


# The first pattern that matches. A sentence of the film and a label are drawn; the others have room to wrap.
_LIMITS = (
    ("film.scenes.*", Limit(110, 70)),
    ("film.labels.*", Limit(28, 24)),
    ("path.*.title", Limit(48, 36)),
    ("path.*.text", Limit(360, 280)),
    ("player.*", Limit(80, 60)),
    ("questions.*.question", Limit(120, 90)),
    ("questions.*.answer", Limit(480, 360)),
    ("privacy.title", Limit(80, 60)),
    ("privacy.*", Limit(320, 240)),
    ("*", Limit(200, 160)),
)


def limit_of(key: str) -> Limit:
    return next(limit for pattern, limit in _LIMITS if fnmatchcase(key, pattern))
