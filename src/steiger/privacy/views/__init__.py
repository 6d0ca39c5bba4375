from steiger.privacy.views.copies import copy
from steiger.privacy.views.files import who
from steiger.privacy.views.looks import home, looks, patterns
from steiger.privacy.views.requests import data_request, extend, hand_over, new_request, requests
from steiger.privacy.views.retention import check, hold, put_back, release, retention
from steiger.privacy.views.sessions import end_session, sessions

__all__ = [
    "check",
    "copy",
    "data_request",
    "end_session",
    "extend",
    "hand_over",
    "hold",
    "home",
    "looks",
    "new_request",
    "patterns",
    "put_back",
    "release",
    "requests",
    "retention",
    "sessions",
    "who",
]
