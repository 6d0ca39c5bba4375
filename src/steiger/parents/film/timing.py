"""When each sentence is on screen: as long as somebody needs who reads slowly, or as the recorded voice takes."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from steiger.parents.film.texts import SCENES, FilmText, seen

FRAMES = 25
LEAD, BETWEEN, TAIL = 0.7, 0.35, 0.9
SHORTEST = 2.6
SETTLE = 0.9
"""Seconds to find the text before reading it."""
BREATH = 0.5
"""Seconds after a recorded voice."""
# What moves in these scenes needs its time, however short the sentences are; a number must be written down.
LEAST = {"arrive": 7.5, "start": 7.5, "intake": 8.0, "visit": 8.0, "sign": 8.8, "contact": 10.5}

VoiceLengths = Mapping[tuple[str, int], float]
"""Seconds of the recording, by scene and number of the sentence."""


@dataclass(frozen=True)
class Sentence:
    """Seconds from the beginning of its scene."""

    text: str
    start: float
    end: float


@dataclass(frozen=True)
class SceneTime:
    name: str
    start: float
    length: float
    sentences: tuple[Sentence, ...]

    @property
    def frames(self) -> int:
        return round(self.length * FRAMES)

    @property
    def moments(self) -> dict[str, float]:
        """What the symbolic times of a drawing stand for."""
        return {"D": self.length, **{f"B{number}": one.start for number, one in enumerate(self.sentences)}}


@dataclass(frozen=True)
class Timeline:
    scenes: tuple[SceneTime, ...]

    @property
    def seconds(self) -> float:
        return round(sum(scene.length for scene in self.scenes), 3)

    @property
    def frames(self) -> int:
        return sum(scene.frames for scene in self.scenes)


def timeline(text: FilmText, voice_lengths: VoiceLengths | None = None) -> Timeline:
    lengths = voice_lengths or {}
    scenes: list[SceneTime] = []
    frames = 0
    for name in SCENES:
        scene = _scene_time(text, name, round(frames / FRAMES, 3), lengths)
        frames += scene.frames
        scenes.append(scene)
    return Timeline(tuple(scenes))


def _scene_time(text: FilmText, name: str, start: float, lengths: VoiceLengths) -> SceneTime:
    time = LEAD
    sentences = []
    for number, sentence in enumerate(text.scenes[name]):
        seconds = max(SHORTEST, len(seen(sentence)) / text.reading_speed + SETTLE)
        if (name, number) in lengths:
            seconds = max(seconds, lengths[name, number] + BREATH)
        sentences.append(Sentence(sentence, round(time, 2), round(time + seconds, 2)))
        time += seconds + BETWEEN
    length = max(LEAST.get(name, 0.0), time - BETWEEN + TAIL)
    # Whole frames, so that scenes follow each other without a gap.
    return SceneTime(name, start, math.ceil(round(length * FRAMES, 4)) / FRAMES, tuple(sentences))
