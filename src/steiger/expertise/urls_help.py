"""Help requests: part of the addresses of the expertise."""

from __future__ import annotations

from django.urls import path

from steiger.expertise.views import asking, help_desk, help_requests

patterns = [
    path("help/", help_requests.help_requests, name="help_requests"),
    path("help/ask/", asking.ask, name="ask_for_help"),
    path("help/similar/", asking.similar, name="similar"),
    path("help/figures/", help_requests.help_figures, name="help_figures"),
    path("help/answered/<int:pk>/", help_requests.answered_question, name="answered_question"),
    path("help/<int:pk>/", help_requests.help_request, name="help_request"),
    path("help/<int:pk>/reply/", asking.reply, name="reply"),
    path("help/<int:pk>/withdraw/", asking.withdraw, name="withdraw_request"),
    path("help/<int:pk>/helped/", asking.helped, name="helped"),
    path("help/<int:pk>/take/", help_desk.take, name="take_request"),
    path("help/<int:pk>/assign/", help_desk.assign, name="assign_request"),
    path("help/<int:pk>/sort/", help_desk.sort, name="sort_request"),
    path("help/<int:pk>/ask-back/", help_desk.ask_back, name="ask_back"),
    path("help/<int:pk>/answer/", help_desk.answer, name="answer_request"),
    path("help/<int:pk>/refer/", help_desk.refer, name="refer_request"),
    path("help/<int:pk>/note/", help_desk.note, name="note_request"),
    path("help/<int:pk>/share/", help_desk.share, name="share_request"),
    path("help/<int:pk>/stop-sharing/", help_desk.stop_sharing, name="stop_sharing"),
    path("help/<int:pk>/files/<int:file>/", help_requests.help_file, name="help_file"),
]
