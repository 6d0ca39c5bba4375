"""Captions as WebVTT: of the film's own language, or of a second one on this film's times."""

from __future__ import annotations

from steiger.parents.film.texts import FilmText
from steiger.parents.film.timing import Timeline

# The sentence is in the picture already, at the foot: a second language goes to the top.
BELOW, ABOVE = "line:88%", "line:4%"
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def captions(timeline: Timeline, other: FilmText | None = None) -> str:
    """`other` is the text of a second language: sentences run parallel, so a parent and a teacher watch together."""
    cues = ["WEBVTT\n"]
    for scene in timeline.scenes:
        for number, sentence in enumerate(scene.sentences):
            shown = other.scenes[scene.name][number] if other else sentence.text
            start, end = _clock(scene.start + sentence.start), _clock(scene.start + sentence.end)
            place = ABOVE if other else BELOW
            cues.append(f"{scene.name}-{number}\n{start} --> {end} {place}\n{_escaped(shown)}\n")
    return "\n".join(cues)


def _clock(seconds: float) -> str:
    thousandths = round(seconds * 1000)
    minutes, rest = divmod(thousandths, 60_000)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{rest // 1000:02d}.{rest % 1000:03d}"


def _escaped(text: str) -> str:
    return "".join(_ESCAPES.get(letter, letter) for letter in text)
