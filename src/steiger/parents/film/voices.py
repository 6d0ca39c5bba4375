"""Voices that people recorded, a file per sentence: read, trimmed, brought to one level and laid at their sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
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
SILENCE_MOST = 30.0
"""Seconds that are read beyond the longest voice: silence before and after it."""

Voices = Mapping[tuple[str, int], Path]
"""A recording by scene and number of the sentence."""
Sound = NDArray[np.float32]


class VoiceProblem(StrEnum):
    """Why a recording is no voice for a sentence."""

    UNREADABLE = "unreadable"
    NO_SOUND = "no_sound"
    SILENT = "silent"
    TOO_LONG = "too_long"


class VoiceError(FilmTextError):
    """A recording cannot be used; `problem` says why, for who tells it in another language."""

    def __init__(self, problem: VoiceProblem, message: str) -> None:
        super().__init__(message)
        self.problem = problem


def read_voice(file: Path) -> Sound:
    """One recording in mono, without the silence round it; refused with the reason when there is no voice in it."""
    try:
        with av.open(str(file)) as recording:
            if not recording.streams.audio:
                raise VoiceError(VoiceProblem.NO_SOUND, f"{file.name} holds no sound.")
            parts = list(_parts(recording))
    except (av.FFmpegError, OSError, UnicodeError) as error:
        raise VoiceError(VoiceProblem.UNREADABLE, f"{file.name} cannot be read as a recording.") from error
    sound = np.concatenate(parts).astype(np.float32) if parts else np.zeros(0, np.float32)
    loud = np.flatnonzero(np.abs(sound) > SILENCE)
    if not loud.size:
        raise VoiceError(VoiceProblem.SILENT, f"Nothing is heard in {file.name}.")
    edge = int(MARGIN * RATE)
    heard = sound[max(0, loud[0] - edge) : loud[-1] + edge]
    if len(heard) > LONGEST * RATE:
        raise VoiceError(
            VoiceProblem.TOO_LONG, f"{file.name} takes longer than {LONGEST:.0f} seconds; it holds one sentence."
        )
    return _levelled(heard)


def _parts(recording: av.container.InputContainer) -> Iterator[Sound]:
    """No more of it than the longest that is read: a small file can hold hours, which would fill the memory."""
    resampler = av.AudioResampler("flt", "mono", RATE)
    room = int((LONGEST + SILENCE_MOST) * RATE)
    for frame in recording.decode(audio=0):
        for part in resampler.resample(frame):
            room -= part.samples
            yield part.to_ndarray()[0]
        if room < 0:
            return
    for part in resampler.resample(None):
        yield part.to_ndarray()[0]


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
