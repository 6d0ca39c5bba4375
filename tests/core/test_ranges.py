"""A file in parts, as telephones ask for it."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.http import HttpResponseBase
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from steiger.core.ranges import is_beginning, ranged

CONTENT = bytes(range(200))


def _ask(method: str = "get", **headers: str) -> HttpResponseBase:
    request = getattr(RequestFactory(), method)("/", headers={k.replace("_", "-"): v for k, v in headers.items()})
    return ranged(request, BytesIO(CONTENT), size=len(CONTENT), mark="abc", media_type="video/mp4")


def _bytes(response: HttpResponseBase) -> bytes:
    return b"".join(response)  # type: ignore[arg-type]


def test_the_whole_is_sent_to_who_asks_for_it() -> None:
    response = _ask()

    assert (response.status_code, _bytes(response)) == (200, CONTENT)
    assert response["ETag"] == '"abc"'
    assert response["Accept-Ranges"] == "bytes"
    assert response["Content-Length"] == "200"


@pytest.mark.parametrize(
    "asked, first, last",
    [("bytes=0-1", 0, 1), ("bytes=10-19", 10, 19), ("bytes=190-", 190, 199), ("bytes=-5", 195, 199),
     ("bytes=0-9999", 0, 199), ("bytes=-9999", 0, 199)],
)  # fmt: skip
def test_a_part_is_sent_with_its_place(asked: str, first: int, last: int) -> None:
    response = _ask(Range=asked)

    assert response.status_code == 206
    assert response["Content-Range"] == f"bytes {first}-{last}/200"
    assert _bytes(response) == CONTENT[first : last + 1]


@pytest.mark.parametrize("asked", ["bytes=200-", "bytes=500-600", "bytes=-0"])
def test_a_part_that_is_not_there_is_refused(asked: str) -> None:
    response = _ask(Range=asked)

    assert (response.status_code, response["Content-Range"]) == (416, "bytes */200")


@pytest.mark.parametrize("asked", ["bytes=9-3", "lines=1-2", "bytes=-", "bytes=1-2,4-5", "nonsense"])
def test_what_is_not_understood_gets_the_whole(asked: str) -> None:
    assert _ask(Range=asked).status_code == 200


def test_who_goes_on_with_another_film_begins_anew() -> None:
    assert _ask(Range="bytes=10-", If_Range='"abc"').status_code == 206
    assert _ask(Range="bytes=10-", If_Range='"former"').status_code == 200


@pytest.mark.parametrize("known", ['"abc"', 'W/"abc"', '"x", "abc"', "*"])
def test_who_has_it_is_sent_nothing(known: str) -> None:
    response = _ask(If_None_Match=known)

    assert response.status_code == 304
    assert response["ETag"] == '"abc"'
    assert _ask(If_None_Match='"former"').status_code == 200


def test_head_tells_and_sends_nothing() -> None:
    response = _ask("head", Range="bytes=0-9")

    assert (response.status_code, response["Content-Length"], _bytes(response)) == (206, "10", b"")


@pytest.mark.parametrize(
    "headers, expected",
    [({}, True), ({"Range": "bytes=0-"}, True), ({"Range": "bytes=0-1"}, False), ({"Range": "bytes=50-"}, False),
     ({"If-None-Match": '"abc"'}, False), ({"Range": "bytes=50-", "If-Range": '"former"'}, True)],
)  # fmt: skip
def test_one_visitor_begins_once(headers: dict[str, str], expected: bool) -> None:
    request = RequestFactory().get("/", headers=headers)

    assert is_beginning(request, size=200, mark="abc") is expected
    assert not is_beginning(RequestFactory().head("/"), size=200, mark="abc")


@given(st.integers(0, 250), st.integers(0, 250))
def test_parts_are_what_the_file_has_there(first: int, last: int) -> None:
    response = _ask(Range=f"bytes={first}-{last}")

    if response.status_code == 206:
        assert _bytes(response) == CONTENT[first : last + 1]
        assert int(response["Content-Length"]) == len(CONTENT[first : last + 1])
    else:
        assert response.status_code == (416 if first >= 200 and last >= first else 200)
