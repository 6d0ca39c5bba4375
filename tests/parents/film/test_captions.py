from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from steiger.parents.film import SCENES, captions, timeline
from tests.parents.film.words import arabic, dutch

CUE = re.compile(r"^(\d\d):(\d\d):(\d\d\.\d{3}) --> (\d\d):(\d\d):(\d\d\.\d{3}) line:(\d+)%$", re.MULTILINE)


def _times(vtt: str) -> list[tuple[float, float]]:
    found = []
    for hours, minutes, seconds, *end, _line in CUE.findall(vtt):
        start = int(hours) * 3600 + int(minutes) * 60 + float(seconds)
        found.append((start, int(end[0]) * 3600 + int(end[1]) * 60 + float(end[2])))
    return found


def test_a_cue_for_every_sentence_in_step_with_the_film() -> None:
    made = timeline(dutch())

    vtt = captions(made)

    assert vtt.startswith("WEBVTT\n\n")
    times = _times(vtt)
    assert len(times) == 2 * len(SCENES)
    expected = [(scene.start + one.start, scene.start + one.end) for scene in made.scenes for one in scene.sentences]
    assert all(abs(a - c) < 0.001 and abs(b - d) < 0.001 for (a, b), (c, d) in zip(times, expected, strict=True))
    assert all(before[1] <= after[0] for before, after in pairwise(times))


def test_a_second_language_runs_beside_the_first_and_stands_above() -> None:
    own, other = captions(timeline(arabic())), captions(timeline(arabic()), dutch())

    assert _times(own) == _times(other)
    assert "Een korte zin." in other
    assert "line:4%" in other
    assert "line:88%" in own


def test_signs_that_mean_something_in_captions_are_escaped() -> None:
    text = replace(dutch(), scenes={**dutch().scenes, "law": ("5 < 18 & 18 > 5", "En nog een.")})

    assert "5 &lt; 18 &amp; 18 &gt; 5" in captions(timeline(text))
