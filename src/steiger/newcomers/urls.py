from __future__ import annotations

from django.urls import path

from steiger.newcomers import views

app_name = "newcomers"
urlpatterns = [
    path("desk/", views.desk, name="desk"),
    path("ahead/", views.ahead, name="ahead"),
    path("mine/", views.mine, name="mine"),
    path("refer/", views.refer, name="refer"),
    path("exceptions/", views.exceptions, name="exceptions"),
    path("exceptions/<int:pk>/", views.decide_exception, name="exception"),
    path("compare/<int:pk>/", views.compare, name="compare"),
    # /newcomers/referral/<case>/...
    path("referral/<str:case>/", views.referral, name="referral"),
    path("referral/<str:case>/next/", views.referred, name="referred"),
    path("referral/<str:case>/card/", views.card, name="card"),
    path("referral/<str:case>/exception/", views.ask_exception, name="ask-exception"),
    path("referral/<str:case>/offer/", views.offer, name="offer"),
    path("referral/<str:case>/wait/", views.wait, name="wait"),
    path("referral/<str:case>/decline/", views.decline, name="decline"),
    path("referral/<str:case>/hold/", views.hold, name="hold"),
    path("referral/<str:case>/withdraw/", views.withdraw, name="withdraw"),
    # /newcomers/stay/<case>/...
    path("stay/<str:case>/", views.stay, name="stay"),
    path("stay/<str:case>/goals/add/", views.add_goal, name="goal-add"),
    path("stay/<str:case>/goals/<int:goal_id>/", views.change_goal, name="goal"),
    path("stay/<str:case>/evaluate/", views.evaluate, name="evaluate"),
    path("stay/<str:case>/talks/add/", views.add_talk, name="talk-add"),
    path("stay/<str:case>/extend/", views.ask_extension, name="extend"),
    path("stay/<str:case>/extensions/<int:extension>/", views.decide_extension, name="extension"),
    path("stay/<str:case>/route/", views.route, name="route"),
    path("stay/<str:case>/route/choose/", views.choose_route, name="route-choose"),
    path("stay/<str:case>/route/skills/", views.skills, name="skills"),
    path("stay/<str:case>/intake/", views.intake, name="intake"),
    path("stay/<str:case>/intake/<str:section>/", views.intake_section, name="intake-section"),
    path("stay/<str:case>/consents/", views.consents, name="consents"),
    path("stay/<str:case>/consents/<str:purpose>/withdraw/", views.withdraw_consent, name="consent-withdraw"),
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
    path("stay/<str:case>/picture/", views.picture, name="picture"),
    path("stay/<str:case>/levels/", views.levels, name="levels"),
    # /newcomers/instruments/...
    path("instruments/", views.instruments, name="instruments"),
    path("instruments/add/", views.add_instrument, name="instrument-add"),
    path("instruments/standard/", views.take_standard_instruments, name="instruments-standard"),
    path("instruments/<int:instrument_id>/", views.change_instrument, name="instrument"),
    path("instruments/<int:instrument_id>/retire/", views.retire_instrument, name="instrument-retire"),
    # /newcomers/profiles/...
    path("profiles/", views.profiles, name="profiles"),
    path("profiles/add/", views.add_profile, name="profile-add"),
    path("profiles/standard/", views.take_standard_profiles, name="profiles-standard"),
    path("profiles/<int:profile_id>/", views.change_profile, name="profile"),
    path("profiles/<int:profile_id>/retire/", views.retire_profile, name="profile-retire"),
    # /newcomers/groups/...
    path("groups/", views.groups, name="groups"),
    path("groups/add/", views.add_group, name="group-add"),
    path("groups/rhythm/<int:facility_id>/", views.rhythm, name="rhythm"),
    path("groups/<int:group_id>/", views.change_group, name="group"),
    path("groups/<int:group_id>/close/", views.close_group, name="group-close"),
]
