"""Voices that people recorded, a file per sentence: read, trimmed, brought to one level and laid at their sentence."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from steiger.parents.film.texts import FilmTextError
from steiger.parents.film.timing import Timeline

RATE = 48_000
DELAY = 0.1
LEVEL, MOST_GAIN, PEAK = 0.09, 8.0, 0.95
SILENCE = 0.01
MARGIN = 0.08
"""Seconds kept before the first and after the last sound."""
LONGEST = 60.0

Voices = Mapping[tuple[str, int], Path]
"""A recording by scene and number of the sentence."""
Sound = NDArray[np.float32]


def read_voice(file: Path) -> Sound:
    """One recording in mono, without the silence round it; refused with the reason when there is no voice in it."""
    try:
        with av.open(str(file)) as recording:
            if not recording.streams.audio:
                raise FilmTextError(f"{file.name} holds no sound.")
            resampler = av.AudioResampler("flt", "mono", RATE)
            parts = [part.to_ndarray()[0] for frame in recording.decode(audio=0) for part in resampler.resample(frame)]
            parts += [part.to_ndarray()[0] for part in resampler.resample(None)]
    except (av.FFmpegError, OSError, UnicodeError) as error:
        raise FilmTextError(f"{file.name} cannot be read as a recording.") from error
    sound = np.concatenate(parts).astype(np.float32) if parts else np.zeros(0, np.float32)
    loud = np.flatnonzero(np.abs(sound) > SILENCE)
    if not loud.size:
        raise FilmTextError(f"Nothing is heard in {file.name}.")
    edge = int(MARGIN * RATE)
    heard = sound[max(0, loud[0] - edge) : loud[-1] + edge]
    if len(heard) > LONGEST * RATE:
        raise FilmTextError(f"{file.name} takes longer than {LONGEST:.0f} seconds; it holds one sentence.")
    return _levelled(heard)


def _levelled(sound: Sound) -> Sound:
    """Every voice as loud as the other, measured where somebody speaks; nothing is cut off at the top."""
    spoken = sound[np.abs(sound) > SILENCE]
    gain = min(MOST_GAIN, LEVEL / float(np.sqrt(np.mean(spoken**2) + 1e-9)))
    peak = float(np.max(np.abs(sound))) * gain
    return sound * np.float32(gain if peak <= PEAK else gain * PEAK / peak)


def lengths_of(voices: Voices) -> dict[tuple[str, int], float]:
    """Seconds of each recording, to which the timeline adapts."""
    return {place: round(len(read_voice(file)) / RATE, 3) for place, file in voices.items()}


def track(timeline: Timeline, voices: Voices) -> Sound:
    """The sound of the whole film."""
    sound = np.zeros(int(timeline.seconds * RATE), np.float32)
    for scene in timeline.scenes:
        for number, sentence in enumerate(scene.sentences):
            file = voices.get((scene.name, number))
            if file is None:
                continue
            start = int((scene.start + sentence.start + DELAY) * RATE)
            voice = read_voice(file)[: len(sound) - start]
            sound[start : start + len(voice)] += voice
    return np.clip(sound, -PEAK, PEAK)
