"""Films as they come to be: asked for, and made without drawing where the drawing is not what is tested."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import av
import numpy as np
from django.core.files.uploadedfile import SimpleUploadedFile

from steiger.access.member import Member
from steiger.documents.uploads import SOUNDS, checked_upload
from steiger.parents.actions import (
    FilmOrder,
    MadeFilm,
    ask_for_film,
    begin_film,
    note_progress,
    publish_film,
    upload_voice,
)
from steiger.parents.enums import FilmCut
from steiger.parents.models import Film, VoiceRecording
from steiger.parents.selectors import making_folder

LAND, PORT = FilmCut.LANDSCAPE.value, FilmCut.PORTRAIT.value
SCENE = "film.scenes.group.1"
CONTENT = bytes(range(256)) * 40


def a_film(by: Member, language: str = "nl", cut: str = LAND, *, content: bytes = CONTENT) -> Film:
    """One that parents can see; what is in it is of no matter."""
    ask_for_film(by=by, language=language, cut=cut)
    return made(by, content=content)


def begun(by: Member) -> FilmOrder:
    order = begin_film(by=by)
    assert order
    return order


def made(by: Member, *, content: bytes = CONTENT) -> Film:
    """Whoever waits longest is ready."""
    order = begun(by)
    note_progress(pk=order.pk, done=275, to_do=2750)
    folder = making_folder()
    folder.mkdir(parents=True, exist_ok=True)
    film, poster = folder / "film.mp4", folder / "poster.png"
    film.write_bytes(content)
    poster.write_bytes(b"\x89PNG\r\n\x1a\n" + content[:8])
    captions = f"WEBVTT\n\narrive-0\n00:00:00.000 --> 00:00:02.000\n{order.text.title}\n"
    keys = [f"{number:024}" for number in range(11)]
    return publish_film(by=by, pk=order.pk, made=MadeFilm(film, poster, captions, 110.0, keys))


def a_sound(seconds: float = 1.0, loudness: float = 0.3, kind: str = "wav") -> bytes:
    """A tone, as a telephone or a browser records it."""
    tone = loudness * np.sin(2 * np.pi * 220 * np.arange(int(seconds * 48_000)) / 48_000)
    codec = {"wav": "pcm_s16le", "webm": "libopus", "ogg": "libopus", "mp3": "libmp3lame", "mp4": "aac"}[kind]
    out = BytesIO()
    with av.open(out, "w", format=kind) as container:
        stream = container.add_stream(codec, rate=48_000)
        stream.codec_context.layout = "mono"
        frame = av.AudioFrame.from_ndarray((tone[None] * 32767).astype(np.int16), format="s16", layout="mono")
        frame.sample_rate = 48_000
        resampler = av.AudioResampler(
            stream.codec_context.format.name, "mono", 48_000, frame_size=stream.codec_context.frame_size or None
        )
        for part in [*resampler.resample(frame), *resampler.resample(None)]:
            container.mux(stream.encode(part))
        container.mux(stream.encode())
    return out.getvalue()


def a_voice(by: Member, language: str = "uk", scene: str = "law", number: int = 0, **other: object) -> VoiceRecording:
    sent = SimpleUploadedFile("zin.wav", a_sound())
    words = {"speaker": "Olena", "agrees": True, **other}
    upload = checked_upload(sent, kinds=SOUNDS, limit_mb=5)
    return upload_voice(by=by, language=language, scene=scene, number=number, upload=upload, **words)  # type: ignore[arg-type]


def files_in(folder: Path) -> set[str]:
    return {file.name for file in folder.rglob("*") if file.is_file()}
