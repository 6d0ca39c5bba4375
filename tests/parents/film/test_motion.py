from __future__ import annotations

import pytest

from steiger.parents.film import SCENES
from steiger.parents.film.motion import EASES, Motion
from steiger.parents.film.nodes import Node, around, keys, later, resolve, wave
from steiger.parents.film.scenes import scene
from steiger.parents.film.timing import LEAST

MOMENTS = {"D": 8.0, "B0": 0.7, "B1": 4.0}


@pytest.mark.parametrize(("time", "seconds"), [(2, 2.0), ("D", 8.0), ("D-1.5", 6.5), ("B0+.3", 1.0), ("B1-.5", 3.5)])
def test_a_time_is_seconds_or_stands_for_a_moment(time: float | str, seconds: float) -> None:
    assert resolve(time, MOMENTS) == pytest.approx(seconds)
    assert resolve(later(time, 0.25), MOMENTS) == pytest.approx(seconds + 0.25)


@pytest.mark.parametrize("time", ["", "E", "B", "D1", "B0+", "+1"])
def test_what_is_no_time_is_refused(time: str) -> None:
    with pytest.raises(ValueError, match="no time"):
        resolve(time, MOMENTS)


def test_a_property_rests_moves_and_stays() -> None:
    moves = Motion(keys([1, 10, "lin"], ["B1", 40, "lin"]), MOMENTS)

    assert [moves.at(time, 0) for time in (0, 1, 2.5, 4, 7)] == pytest.approx([10, 10, 25, 40, 40])


def test_a_wave_is_added_as_far_as_its_envelope_says() -> None:
    moves = Motion(around(5, wave(2, 4, 0, [[0, 0, "lin"], [2, 1, "lin"]])), MOMENTS)

    assert moves.at(1, 0) == pytest.approx(5 + 2 * 0.5)
    assert moves.at(5, 0) == pytest.approx(7)


def test_eyes_close_and_open() -> None:
    blinks = Motion({"b": [4, 0]}, MOMENTS)

    assert blinks.at(0.08, 1) == pytest.approx(0.08)
    assert blinks.at(2, 1) == 1


@pytest.mark.parametrize("name", EASES)
def test_every_ease_begins_at_the_beginning_and_ends_at_the_end(name: str) -> None:
    assert EASES[name](0) == pytest.approx(0)
    assert EASES[name](1) == pytest.approx(1)


@pytest.mark.parametrize("name", SCENES)
def test_keyframes_of_every_scene_stand_in_order_also_in_the_shortest_film(name: str) -> None:
    shortest = LEAST.get(name, 7.15)
    moments = {"D": shortest, "B0": 0.7, "B1": 3.65}

    for node in _all(scene(name).root):
        for spec in node.get("a", {}).values():
            times = [resolve(frame[0], moments) for frame in spec.get("k", ())]
            assert times == sorted(times), (name, spec)


def _all(node: Node) -> list[Node]:
    return [node, *(inner for child in node.get("k", ()) for inner in _all(child))]
