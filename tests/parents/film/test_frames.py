from __future__ import annotations

import hashlib
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

from steiger.parents.film import SCENES
from steiger.parents.film.cuts import LANDSCAPE, PORTRAIT
from steiger.parents.film.frames import Frames
from steiger.parents.film.nodes import resolve
from steiger.parents.film.palette import PAPER, channels
from steiger.parents.film.scenes import scene
from tests.parents.film.pictures import Pixels, difference
from tests.parents.film.words import TINY, arabic, dutch, timed

SCALE = 1 / 3
MARK = """
import hashlib
from tests.parents.film.test_frames import drawn
from tests.parents.film.words import arabic
print(hashlib.sha256(drawn(arabic(), "arrive", 4.0).tobytes()).hexdigest())
"""


def drawn(text, name, time, cut=LANDSCAPE, scale=SCALE) -> Pixels:  # type: ignore[no-untyped-def]
    frames = Frames(text, timed(text, name), cut, scale=scale)
    frames.draw(time)
    return frames.pixels.copy()


@pytest.mark.parametrize("name", SCENES)
@pytest.mark.parametrize("cut", [LANDSCAPE, PORTRAIT], ids=lambda cut: cut.name)
def test_every_scene_draws_its_whole_picture(name: str, cut) -> None:  # type: ignore[no-untyped-def]
    """No corner of the picture stays paper: a tall cut sees more of the sky and the wall than a wide one."""
    moments = timed(dutch(), name).moments
    picture = drawn(dutch(), name, resolve(scene(name).still, moments), cut, 0.2)

    top = picture[: round(cut.picture_height * 0.2) - 6]
    paper = np.array([*channels(PAPER)[::-1]])
    assert (np.abs(top[..., :3].astype(int) - paper).max(axis=-1) <= 1).mean() < 0.02


def test_another_process_draws_the_same() -> None:
    here = hashlib.sha256(drawn(arabic(), "arrive", 4.0).tobytes()).hexdigest()

    there = subprocess.run([sys.executable, "-c", MARK], capture_output=True, text=True, check=True).stdout.strip()

    assert here == there


def test_a_right_to_left_language_is_told_from_right_to_left() -> None:
    """The picture is mirrored, but for what is written in it."""
    text = replace(dutch(), is_right_to_left=True)
    height = round(LANDSCAPE.picture_height * SCALE) - 6

    left, right = drawn(dutch(), "choose", 5.0)[:height], drawn(text, "choose", 5.0)[:height]

    assert difference(left, right[:, ::-1])[1] < 0.005
    assert difference(left, right)[1] > 0.1


def test_the_form_is_never_mirrored() -> None:
    text = replace(dutch(), is_right_to_left=True)
    height = round(LANDSCAPE.picture_height * SCALE) - 6

    one, other = drawn(dutch(), "sign", 6.0)[:height], drawn(text, "sign", 6.0)[:height]

    assert difference(one, other) == (0, 0)


def test_an_upright_cut_follows_the_story_and_turns_with_it() -> None:
    text = replace(dutch(), is_right_to_left=True)
    forward, backward = (Frames(one, timed(one, "visit"), PORTRAIT, scale=0.1) for one in (dutch(), text))

    first, last = forward.view(0), forward.view(7)

    assert first[0] < last[0]
    assert backward.view(7)[0] == pytest.approx(1920 - last[0] - last[2])
    assert Frames(dutch(), timed(dutch(), "visit"), TINY).view(7) == (0, 0, 1920)


def test_a_sentence_comes_and_goes() -> None:
    scene_time = timed(dutch(), "law")
    start, end = scene_time.sentences[0].start, scene_time.sentences[0].end
    text_below = np.s_[round(870 * SCALE) : round(1000 * SCALE)]
    paper = drawn(dutch(), "law", 0.2)[text_below]

    shown = drawn(dutch(), "law", start + 1)[text_below]
    gone = drawn(dutch(), "law", end + 0.25)[text_below]

    assert difference(paper, shown)[1] > 0.01
    assert difference(paper, gone) == (0, 0)


def test_without_a_telephone_only_the_address_is_on_the_card() -> None:
    silent = replace(dutch(), phone="")

    assert difference(drawn(dutch(), "contact", 4.0), drawn(silent, "contact", 4.0))[1] > 0.002
    assert difference(drawn(dutch(), "visit", 4.0), drawn(silent, "visit", 4.0)) == (0, 0)
