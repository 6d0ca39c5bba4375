"""Films of a few words, for the tests."""

from __future__ import annotations

from dataclasses import replace

from steiger.parents.film import SCENES, FilmText
from steiger.parents.film.cuts import Cut
from steiger.parents.film.timing import SceneTime, timeline

# As the film is cut for a screen, six times smaller.
TINY = Cut("tiny", "tiny", 320, 180, 142, (20, 145, 280, 24), 12, (20, 172, 280))


def dutch() -> FilmText:
    return FilmText(
        language="nl",
        title="Zo gaat uw kind naar school",
        labels={"welcome": "Welkom!", "say_home": "Welkom!", "contact": "Vragen?"},
        scenes=dict.fromkeys(SCENES, ("Een korte zin.", "En nog een.")),
        phone="088 123 45 67",
        mail="ouders@regio.example",
        reading_speed=13,
        is_right_to_left=False,
    )


def arabic() -> FilmText:
    sentences = ("وصلتم قبل وقت قصير.", "من هنا يبدأ طريق طفلكم إلى المدرسة.")
    return replace(
        dutch(),
        language="ar",
        labels={"welcome": "أهلا وسهلا!", "say_home": "أهلا وسهلا!", "contact": "لديكم أسئلة؟"},
        scenes=dict.fromkeys(SCENES, sentences),
        reading_speed=11,
        is_right_to_left=True,
    )


def timed(text: FilmText, name: str, *, length: float | None = None) -> SceneTime:
    """One scene's times; with a length of its own to keep a test short."""
    found = next(one for one in timeline(text).scenes if one.name == name)
    return found if length is None else replace(found, length=length)
