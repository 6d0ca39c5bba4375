"""A file that is fetched in parts: a telephone seeks in a film, and goes on where the connection broke."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotModified, StreamingHttpResponse
from django.utils.http import parse_etags

CHUNK = 256 * 1024
ONE_RANGE = re.compile(r"bytes=(\d*)-(\d*)")
# Safari first asks whether parts can be had, for two bytes.
PROBE = 2


def ranged(request: HttpRequest, file: BinaryIO, *, size: int, mark: str, media_type: str) -> HttpResponseBase:
    """The whole file, the part that was asked for, or that it has not changed. `mark` is that of its bytes."""
    etag = f'"{mark}"'
    if _matches(request.headers.get("If-None-Match", ""), etag):
        file.close()
        return _described(HttpResponseNotModified(), etag)
    asked = asked_range(request, size=size, mark=mark)
    if asked is not None and asked[0] > asked[1]:
        file.close()
        refused = HttpResponse(status=416)
        refused["Content-Range"] = f"bytes */{size}"
        return _described(refused, etag)
    first, last = asked or (0, size - 1)
    length = last - first + 1
    # A server that answers HEAD reads nothing of it.
    content = _part(file, first, length) if request.method == "GET" else _nothing(file)
    response = StreamingHttpResponse(content, status=206 if asked else 200, content_type=media_type)
    response["Content-Length"] = str(length)
    if asked:
        response["Content-Range"] = f"bytes {first}-{last}/{size}"
    return _described(response, etag)


def is_beginning(request: HttpRequest, *, size: int, mark: str) -> bool:
    """Whether somebody begins to fetch the file: one visitor who watches a film asks for many parts of it."""
    if request.method != "GET" or _matches(request.headers.get("If-None-Match", ""), f'"{mark}"'):
        return False
    asked = asked_range(request, size=size, mark=mark)
    return asked is None or (asked[0] == 0 and asked[1] >= min(PROBE, size - 1))


def asked_range(request: HttpRequest, *, size: int, mark: str) -> tuple[int, int] | None:
    """First and last byte; nothing when the whole is asked for, a last before the first when there is no such part."""
    unchanged = request.headers.get("If-Range", f'"{mark}"') == f'"{mark}"'
    found = ONE_RANGE.fullmatch(request.headers.get("Range", "").replace(" ", ""))
    if not unchanged or found is None or not any(found.groups()):
        return None
    begin, end = found.groups()
    if not begin:
        # The last so many bytes.
        return max(0, size - int(end)), size - 1 if int(end) else -1
    if end and int(end) < int(begin):
        return None
    last = min(int(end), size - 1) if end else size - 1
    return int(begin), last


def _matches(wanted: str, etag: str) -> bool:
    return wanted.strip() == "*" or etag in {one.removeprefix("W/") for one in parse_etags(wanted)}


def _described(response: HttpResponseBase, etag: str) -> HttpResponseBase:
    response["ETag"] = etag
    response["Accept-Ranges"] = "bytes"
    return response


def _part(file: BinaryIO, first: int, length: int) -> Iterator[bytes]:
    with file:
        file.seek(first)
        while length > 0 and (chunk := file.read(min(CHUNK, length))):
            length -= len(chunk)
            yield chunk


def _nothing(file: BinaryIO) -> Iterator[bytes]:
    file.close()
    return iter(())
