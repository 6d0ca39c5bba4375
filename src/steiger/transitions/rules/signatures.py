"""A signature that was drawn on the screen: lines of points, checked when they come in, drawn again from them."""

from __future__ import annotations

import json
from typing import Any

from django.utils.translation import gettext as _

from steiger.core.errors import DomainError

WIDTH, HEIGHT = 600, 200
MOST_LINES, MOST_POINTS = 60, 4000
# One short dot is a slip of the finger.
LEAST_POINTS = 5

Line = list[list[int]]


def strokes_of(sent: str) -> list[Line]:
    """The lines as the browser sent them; nothing when nothing was drawn."""
    if not sent.strip():
        return []
    try:
        lines = json.loads(sent)
        found = [[_point(point) for point in line] for line in lines]
    except (ValueError, TypeError, KeyError, IndexError):
        raise DomainError(_("The drawing did not come through. Draw your signature again."), field="drawing") from None
    count = sum(map(len, found))
    if len(found) > MOST_LINES or count > MOST_POINTS:
        raise DomainError(_("This drawing is too large. Draw your signature again."), field="drawing")
    if count < LEAST_POINTS:
        raise DomainError(_("Draw your signature in the box, or fill in your name only."), field="drawing")
    return found


def _point(point: Any) -> list[int]:
    across, down = point
    if isinstance(across, bool) or not isinstance(across, int | float) or not isinstance(down, int | float):
        raise TypeError
    return [min(max(round(across), 0), WIDTH), min(max(round(down), 0), HEIGHT)]


def svg_of(lines: list[Line]) -> str:
    """The drawing as a picture. It is made of numbers only: nothing that somebody sent can be markup."""
    paths = "".join(
        f'<path d="M{" L".join(f"{int(across)} {int(down)}" for across, down in line)}"/>' for line in lines if line
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" fill="none" stroke="#22304A" '
        f'stroke-width="3" stroke-linecap="round" stroke-linejoin="round">{paths}</svg>'
    )
