from steiger.privacy.actions.copies import hand_over_copy, make_copy
from steiger.privacy.actions.requests import answer_request, extend_request, record_request
from steiger.privacy.actions.retention import check_run, draw_up, hold_back, put_back, release_run

__all__ = [
    "answer_request",
    "check_run",
    "draw_up",
    "extend_request",
    "hand_over_copy",
    "hold_back",
    "make_copy",
    "put_back",
    "record_request",
    "release_run",
]
