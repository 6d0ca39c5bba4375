"""Writes H.264: a segment a scene, then all of them in one file without encoding anything again."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from steiger.parents.film.timing import FRAMES
from steiger.parents.film.voices import RATE, Sound

BT709 = 1
TV_RANGE = 1
TICKS = 12_800
AAC_FRAME = 1024
# One thread and fixed keyframes: the same frames give the same bytes, and segments share their headers.
# x264's code for AVX-512 does not give the same bytes twice when the width in blocks of 16 is no multiple of 8, as that
# of the upright cut; its code for SSE2 gives those of plain C, on any processor, and is as fast here.
_X264 = (
    "keyint=250:min-keyint=25:scenecut=0:threads=1:asm=MMX2,SSE2Fast:colorprim=bt709:transfer=bt709:colormatrix=bt709"
)
_OPTIONS = {"preset": "veryfast", "crf": "23", "tune": "animation", "profile": "high", "x264-params": _X264}


@contextmanager
def written_whole(target: Path) -> Iterator[Path]:
    """A name to write to; it becomes the target when all went well, and disappears when it did not."""
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        yield draft
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def frame_memory(width: int, height: int) -> tuple[av.VideoFrame, NDArray[np.uint8]]:
    """A video frame and its own memory to draw in: copying a frame costs as much as drawing it."""
    frame = av.VideoFrame(width, height, "bgra")
    line = frame.planes[0].line_size
    pixels: NDArray[np.uint8] = np.frombuffer(memoryview(frame.planes[0]), np.uint8).reshape(height, line // 4, 4)
    return frame, pixels[:, :width] if line != width * 4 else pixels


def write_segment(target: Path, frame: av.VideoFrame, frames: int, draw: Callable[[int], None]) -> None:
    """`draw` puts a numbered moment into the frame's memory."""
    with written_whole(target) as draft, av.open(str(draft), "w", format="mp4") as container:
        stream = container.add_stream("libx264", rate=FRAMES, options=_OPTIONS)
        stream.width, stream.height, stream.pix_fmt = frame.width, frame.height, "yuv420p"
        stream.time_base = Fraction(1, FRAMES)
        context = stream.codec_context
        context.color_range, context.colorspace = TV_RANGE, BT709
        context.color_primaries, context.color_trc = BT709, BT709
        context.thread_count = 1
        for number in range(frames):
            draw(number)
            # Without saying so, the conversion would be BT.601 and every colour would shift.
            converted = frame.reformat(format="yuv420p", src_colorspace=BT709, dst_colorspace=BT709)
            converted.pts, converted.time_base = number, Fraction(1, FRAMES)
            container.mux(stream.encode(converted))
        container.mux(stream.encode())


def join(target: Path, segments: Sequence[tuple[Path, int]], sound: Sound | None, *, title: str) -> None:
    """Segments with their numbers of frames, one after the other, with the voices when there are any."""
    options = {"movflags": "+faststart"}  # it begins before all of it has been fetched
    with written_whole(target) as draft, av.open(str(draft), "w", format="mp4", options=options) as container:
        container.metadata["title"] = title
        with av.open(str(segments[0][0])) as first:
            stream = container.add_stream_from_template(first.streams.video[0])
        stream.time_base = Fraction(1, TICKS)
        voice = _voice_stream(container) if sound is not None else None
        start = 0
        for segment, frames in segments:
            _copy(container, stream, segment, start)
            start += frames
        if voice is not None and sound is not None:
            _write_sound(container, voice, sound)


def _copy(container: av.container.OutputContainer, stream: av.VideoStream, segment: Path, start: int) -> None:
    with av.open(str(segment)) as source:
        for packet in source.demux(source.streams.video[0]):
            if packet.dts is None or packet.pts is None:
                continue
            assert packet.time_base is not None  # noqa: S101 - every packet of a file that we wrote has one
            shift = int(Fraction(start, FRAMES) / packet.time_base)
            packet.pts, packet.dts = packet.pts + shift, packet.dts + shift
            packet.stream = stream
            container.mux(packet)


def _voice_stream(container: av.container.OutputContainer) -> av.AudioStream:
    """Before the first packet: that one writes the head of the file, in which every stream is described."""
    voice = container.add_stream("aac", rate=RATE)
    voice.bit_rate = 96_000
    voice.codec_context.layout = "mono"
    return voice


def _write_sound(container: av.container.OutputContainer, voice: av.AudioStream, sound: Sound) -> None:
    for start in range(0, len(sound), AAC_FRAME):
        frame = av.AudioFrame.from_ndarray(sound[None, start : start + AAC_FRAME], format="fltp", layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = RATE, start, Fraction(1, RATE)
        container.mux(voice.encode(frame))
    container.mux(voice.encode())
