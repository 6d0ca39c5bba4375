from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import pytest

from steiger.parents.film import CUTS, FilmTextError, render_film, timeline
from steiger.parents.film.encode import join, write_segment
from steiger.parents.film.voices import LEVEL, PEAK, RATE, lengths_of, read_voice, track
from tests.parents.film.words import dutch


def record(file: Path, seconds: float, loudness: float, silence: float = 0.5) -> Path:
    """A tone with silence before and after it, as somebody records who looks for the button."""
    moments = np.arange(int(seconds * 16_000)) / 16_000
    quiet = np.zeros(int(silence * 16_000))
    sound = np.concatenate([quiet, loudness * np.sin(2 * np.pi * 220 * moments), quiet]).astype(np.float32)
    with av.open(str(file), "w") as container:
        stream = container.add_stream("pcm_s16le", rate=16_000)
        stream.codec_context.layout = "mono"
        frame = av.AudioFrame.from_ndarray((sound[None] * 32767).astype(np.int16), format="s16", layout="mono")
        frame.sample_rate = 16_000
        container.mux(stream.encode(frame))
        container.mux(stream.encode())
    return file


def test_voices_are_trimmed_and_equally_loud(tmp_path: Path) -> None:
    soft, loud = (read_voice(record(tmp_path / f"{n}.wav", 1.5, n)) for n in (0.05, 0.6))

    assert len(soft) / RATE == pytest.approx(1.66, abs=0.06)
    for voice in (soft, loud):
        spoken = voice[np.abs(voice) > 0.01]
        assert np.sqrt(np.mean(spoken**2)) == pytest.approx(LEVEL, rel=0.1)
        assert np.abs(voice).max() <= PEAK


def test_the_film_waits_for_a_long_voice(tmp_path: Path) -> None:
    voices = {("law", 0): record(tmp_path / "law-0.wav", 6, 0.3)}

    spoken = timeline(dutch(), lengths_of(voices))

    assert spoken.seconds > timeline(dutch()).seconds
    law = next(scene for scene in spoken.scenes if scene.name == "law")
    sound = track(spoken, voices)
    heard = np.flatnonzero(np.abs(sound) > 0.02) / RATE
    assert law.start + law.sentences[0].start <= heard[0] < law.start + law.sentences[0].start + 0.4
    assert heard[-1] < law.start + law.sentences[0].end


def test_sound_and_picture_are_in_one_file(tmp_path: Path) -> None:
    segment, film = tmp_path / "segment.mp4", tmp_path / "film.mp4"
    memory = av.VideoFrame(64, 36, "bgra")
    write_segment(segment, memory, 25, lambda _number: None)
    tone = np.sin(np.arange(RATE) / 20).astype(np.float32) * np.float32(0.2)

    join(film, [(segment, 25), (segment, 25)], np.concatenate([tone, tone]), title="Film")

    with av.open(str(film)) as made:
        audio = made.streams.audio[0]
        assert (audio.codec_context.name, audio.rate, audio.codec_context.channels) == ("aac", RATE, 1)
        assert float(made.duration or 0) / 1e6 == pytest.approx(2, abs=0.06)


@pytest.mark.parametrize("content", [b"", b"not a sound at all" * 100])
def test_a_corrupt_recording_is_refused_with_its_name(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "law-0.webm"
    file.write_bytes(content)

    with pytest.raises(FilmTextError, match=r"law-0\.webm"):
        render_film(dutch(), "landscape", tmp_path / "out", voices={("law", 0): file})

    assert not (tmp_path / "out").exists()


def test_silence_is_no_voice(tmp_path: Path) -> None:
    with pytest.raises(FilmTextError, match="Nothing is heard"):
        read_voice(record(tmp_path / "silence.wav", 1, 0.0))


def test_a_recording_of_the_whole_film_is_no_sentence(tmp_path: Path) -> None:
    with pytest.raises(FilmTextError, match="one sentence"):
        read_voice(record(tmp_path / "long.wav", 61, 0.3))


def test_a_picture_is_no_voice(tmp_path: Path) -> None:
    segment = tmp_path / "picture.mp4"
    write_segment(segment, av.VideoFrame(64, 36, "bgra"), 2, lambda _number: None)

    with pytest.raises(FilmTextError, match="no sound"):
        read_voice(segment)


def test_voices_change_only_their_scene() -> None:
    assert CUTS.keys() == {"landscape", "portrait"}
    spoken = timeline(replace(dutch()), {("law", 0): 20.0})
    changed = [
        one.name
        for one, other in zip(spoken.scenes, timeline(dutch()).scenes, strict=True)
        if (one.length, one.sentences) != (other.length, other.sentences)
    ]
    assert changed == ["law"]
