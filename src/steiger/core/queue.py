"""Forms that a device keeps and sends when there is a connection again: how a request says that it comes from there.

The device's half is `steiger/js/queue.js`. Such a request is answered in a word, with a status that the device
understands: 201 it is in, 200 the form once more because something is missing, 409 it cannot be taken in.
"""

from __future__ import annotations

from django.http import HttpRequest

HEADER = "X-Steiger-Queue"
NOW = "now"


def is_from_queue(request: HttpRequest) -> bool:
    return HEADER in request.headers


def is_pressed(request: HttpRequest) -> bool:
    """Somebody pressed the button and waits for the next page; otherwise a device sent what it had kept."""
    return request.headers.get(HEADER, NOW) == NOW
