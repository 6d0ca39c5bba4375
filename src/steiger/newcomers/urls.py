from __future__ import annotations

from django.urls import path

from steiger.newcomers import views

app_name = "newcomers"
urlpatterns = [
    path("desk/", views.desk, name="desk"),
    path("ahead/", views.ahead, name="ahead"),
    path("mine/", views.mine, name="mine"),
    path("refer/", views.refer, name="refer"),
    # /newcomers/referral/<case>/...
    path("referral/<str:case>/", views.referral, name="referral"),
    path("referral/<str:case>/next/", views.referred, name="referred"),
    path("referral/<str:case>/card/", views.card, name="card"),
    path("referral/<str:case>/offer/", views.offer, name="offer"),
    path("referral/<str:case>/wait/", views.wait, name="wait"),
    path("referral/<str:case>/decline/", views.decline, name="decline"),
    path("referral/<str:case>/hold/", views.hold, name="hold"),
    path("referral/<str:case>/withdraw/", views.withdraw, name="withdraw"),
    # /newcomers/stay/<case>/...
    path("stay/<str:case>/intake/", views.intake, name="intake"),
    path("stay/<str:case>/start/", views.start, name="start"),
    path("stay/<str:case>/observation/", views.observation, name="observation"),
    path("stay/<str:case>/levels/", views.levels, name="levels"),
    # /newcomers/enrolment/<case>/...
    path("enrolment/<str:case>/", views.enrolment, name="enrolment"),
    path("enrolment/<str:case>/enrol/", views.enrol, name="enrol"),
    path("enrolment/<str:case>/days/", views.fixed_days, name="fixed-days"),
    path("enrolment/<str:case>/lessons/", views.lessons, name="lessons"),
    path("enrolment/<str:case>/lessons/end/", views.end_lessons, name="lessons-end"),
    path("enrolment/<str:case>/notices/<int:notice_id>/", views.do_notice, name="notice"),
    path("days/", views.days, name="days"),
    # /newcomers/groups/...
    path("groups/", views.groups, name="groups"),
    path("groups/add/", views.add_group, name="group-add"),
    path("groups/<int:group_id>/", views.change_group, name="group"),
    path("groups/<int:group_id>/close/", views.close_group, name="group-close"),
]
