"""Meetings, their agenda and their minutes: part of the addresses of the agreements."""

from __future__ import annotations

from django.urls import path

from steiger.cooperation.views import agenda, meetings, minutes

patterns = [
    path("meetings/", meetings.meetings, name="meetings"),
    path("meetings/call/", meetings.call, name="call_meeting"),
    path("meetings/propose/", agenda.propose, name="propose"),
    path("meetings/standing/<int:body>/", agenda.standing, name="standing"),
    path("meetings/<int:pk>/", meetings.meeting, name="meeting"),
    path("meetings/<int:pk>/change/", meetings.change, name="change_meeting"),
    path("meetings/<int:pk>/cancel/", meetings.cancel, name="cancel_meeting"),
    path("meetings/<int:pk>/answer/", meetings.answer, name="answer_invitation"),
    path("meetings/<int:pk>/invite/", meetings.invite, name="invite"),
    path("meetings/<int:pk>/items/add/", agenda.add, name="add_item"),
    path("meetings/<int:pk>/items/fill/", agenda.fill, name="fill_agenda"),
    path("meetings/<int:pk>/items/<int:item>/take-up/", agenda.take_up, name="take_up_item"),
    path("meetings/<int:pk>/minutes/", minutes.minutes, name="minutes"),
    path("meetings/<int:pk>/minutes/attendance/", minutes.attendance, name="attendance"),
    path("meetings/<int:pk>/minutes/approve/<int:earlier>/", minutes.approve, name="approve_minutes"),
    path("meetings/<int:pk>/minutes/close/", minutes.close, name="close_meeting"),
    path("meetings/<int:pk>/minutes/pdf/", minutes.pdf, name="minutes_pdf"),
    path("items/<int:item>/change/", agenda.change, name="change_item"),
    path("items/<int:item>/move/", agenda.move, name="move_item"),
    path("items/<int:item>/remove/", agenda.remove, name="remove_item"),
    path("items/<int:item>/write/", minutes.write, name="write_item"),
    path("items/<int:item>/papers/", agenda.papers, name="papers"),
    path("papers/<int:paper>/", agenda.paper, name="paper"),
    path("papers/<int:paper>/remove/", agenda.remove_paper, name="remove_paper"),
]
