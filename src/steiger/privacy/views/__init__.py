from steiger.privacy.views.copies import copy
from steiger.privacy.views.files import who
from steiger.privacy.views.looks import home, looks
from steiger.privacy.views.requests import data_request, extend, hand_over, new_request, requests
from steiger.privacy.views.retention import check, hold, put_back, release, retention

__all__ = [
    "check",
    "copy",
    "data_request",
    "extend",
    "hand_over",
    "hold",
    "home",
    "looks",
    "new_request",
    "put_back",
    "release",
    "requests",
    "retention",
    "who",
]
