"""Path data of the shapes that everything is drawn with. No outlines, rounded ends."""

from __future__ import annotations


def written(value: float | str) -> str:
    """A number as short as it can be: these paths travel to phones."""
    if isinstance(value, str):
        return value
    return f"{value:.1f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def path(*parts: float | str) -> str:
    return " ".join(written(part) for part in parts)


def ellipse(x: float, y: float, width: float, height: float) -> str:
    """By its half width and half height."""
    return path(
        *("M", x - width, y, "A", width, height, "0 1 0", x + width, y),
        *("A", width, height, "0 1 0", x - width, y, "Z"),
    )


def circle(x: float, y: float, radius: float) -> str:
    return ellipse(x, y, radius, radius)


def box(x: float, y: float, width: float, height: float, round_by: float = 0) -> str:
    """A rectangle, with round corners when asked."""
    corner = min(round_by, width / 2, height / 2)
    if corner <= 0:
        return path("M", x, y, "h", width, "v", height, "h", -width, "Z")
    across, down = width - 2 * corner, height - 2 * corner
    arc = ("a", corner, corner, "0 0 1")
    return path(
        *("M", x + corner, y, "h", across, *arc, corner, corner, "v", down, *arc, -corner, corner),
        *("h", -across, *arc, -corner, -corner, "v", -down, *arc, corner, -corner, "Z"),
    )


def capsule(length: float, top: float, bottom: float) -> str:
    """A limb that hangs down from (0, 0), by its length and the widths of its two ends."""
    upper, lower = top / 2, bottom / 2
    return path(
        *("M", -upper, 0, "A", upper, upper, "0 0 1", upper, 0),
        *("L", lower, length, "A", lower, lower, "0 0 1", -lower, length, "Z"),
    )


def polygon(*points: tuple[float, float]) -> str:
    first, *rest = points
    return path("M", *first, *(part for point in rest for part in ("L", *point)), "Z")


def polyline(*points: tuple[float, float]) -> str:
    first, *rest = points
    return path("M", *first, *(part for point in rest for part in ("L", *point)))
