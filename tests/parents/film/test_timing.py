from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from steiger.parents.film import SCENES, standard, timeline
from steiger.parents.film.timing import FRAMES, LEAST
from tests.parents.film.words import dutch

LANGUAGES = standard.languages()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_shown_and_none_overlap(language: str) -> None:
    text = standard.load(language)

    made = timeline(text)

    assert [scene.name for scene in made.scenes] == list(SCENES)
    for scene in made.scenes:
        assert [one.text for one in scene.sentences] == list(text.scenes[scene.name])
        ends = [0.0, *(one.end for one in scene.sentences)]
        starts = [*(one.start for one in scene.sentences), scene.length]
        assert all(start > end for start, end in zip(starts, ends, strict=True))


def test_scenes_follow_each_other_on_whole_frames() -> None:
    made = timeline(standard.load("ti"))

    for before, after in pairwise(made.scenes):
        assert after.start == pytest.approx(before.start + before.length)
    assert made.frames == pytest.approx(made.seconds * FRAMES)


def test_a_slower_script_gets_more_time() -> None:
    fast, slow = dutch(), replace(dutch(), reading_speed=5.0)

    assert timeline(slow).seconds > timeline(fast).seconds


def test_what_moves_gets_its_time_however_short_the_text() -> None:
    assert all(scene.length >= LEAST.get(scene.name, 0) for scene in timeline(dutch()).scenes)


def test_a_recorded_voice_makes_room_for_itself() -> None:
    spoken = timeline(dutch(), {("law", 1): 9.0})

    law = next(scene for scene in spoken.scenes if scene.name == "law")
    assert law.sentences[1].end - law.sentences[1].start == pytest.approx(9.5)
    assert law.sentences[0] == next(s for s in timeline(dutch()).scenes if s.name == "law").sentences[0]


def test_marks_of_direction_take_no_reading_time() -> None:
    marked = {name: tuple(f"\u2068{one}\u2069" for one in pair) for name, pair in dutch().scenes.items()}

    assert timeline(replace(dutch(), scenes=marked)).seconds == timeline(dutch()).seconds  # type: ignore[arg-type]
