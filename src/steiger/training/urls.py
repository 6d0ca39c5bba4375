from __future__ import annotations

from django.urls import path

from steiger.training.views import certificates, coaching, cohorts, enrolments, home, programme, sessions, work

outside_regions = [
    path("certificate/", certificates.check, name="check_certificate"),
    path("certificate/<str:code>/", certificates.certificate, name="certificate"),
]

app_name = "training"
urlpatterns = [
    path("", home.index, name="index"),
    path("figures/", home.figures, name="figures"),
    path("programme/", programme.latest, name="programme"),
    path("programme/start/", programme.start, name="start_programme"),
    path("programme/<int:number>/", programme.version, name="programme_version"),
    path("programme/<int:number>/next/", programme.next_version, name="next_version"),
    path("programme/<int:number>/change/", programme.change, name="change_programme"),
    path("programme/<int:number>/modules/add/", programme.add_module, name="add_module"),
    path("modules/<int:module>/change/", programme.change_module, name="change_module"),
    path("modules/<int:module>/move/", programme.move_module, name="move_module"),
    path("modules/<int:module>/remove/", programme.remove_module, name="remove_module"),
    path("modules/<int:module>/assignments/add/", programme.add_assignment, name="add_assignment"),
    path("assignments/<int:assignment>/change/", programme.change_assignment, name="change_assignment"),
    path("assignments/<int:assignment>/remove/", programme.remove_assignment, name="remove_assignment"),
    path("cohorts/begin/", cohorts.begin, name="begin_cohort"),
    path("cohorts/<int:pk>/", cohorts.cohort, name="cohort"),
    path("cohorts/<int:pk>/progress/", cohorts.progress_matrix, name="progress"),
    path("cohorts/<int:pk>/change/", cohorts.change, name="change_cohort"),
    path("cohorts/<int:pk>/finish/", cohorts.finish, name="finish_cohort"),
    path("cohorts/<int:pk>/enrol/", cohorts.enrol, name="enrol"),
    path("cohorts/<int:pk>/calendar/", cohorts.calendar, name="calendar"),
    path("cohorts/<int:pk>/sessions/plan/", sessions.plan, name="plan_session"),
    path("sessions/<int:pk>/change/", sessions.change, name="change_session"),
    path("sessions/<int:pk>/cancel/", sessions.cancel, name="cancel_session"),
    path("sessions/<int:pk>/attendance/", sessions.attendance, name="attendance"),
    path("enrolments/<int:pk>/", enrolments.enrolment, name="enrolment"),
    path("enrolments/<int:pk>/answer/", enrolments.answer, name="answer"),
    path("enrolments/<int:pk>/stop/", enrolments.stop, name="stop"),
    path("enrolments/<int:pk>/coach/", enrolments.coach, name="coach"),
    path("enrolments/<int:pk>/scan/", enrolments.scan, name="scan"),
    path("enrolments/<int:pk>/certificate/", certificates.give, name="give_certificate"),
    path("enrolments/<int:pk>/coaching/plan/", coaching.plan, name="plan_coaching"),
    path("enrolments/<int:pk>/work/<int:assignment>/", work.work, name="work"),
    path("enrolments/<int:pk>/work/<int:assignment>/hand-in/", work.hand_in, name="hand_in"),
    path("work/<int:pk>/assess/", work.assess, name="assess"),
    path("files/<int:pk>/", work.file, name="file"),
    path("coaching/<int:pk>/", coaching.session, name="coaching"),
    path("coaching/<int:pk>/change/", coaching.change, name="change_coaching"),
    path("coaching/<int:pk>/cancel/", coaching.cancel, name="cancel_coaching"),
    path("coaching/<int:pk>/report/", coaching.report, name="report_coaching"),
    path("coaching/<int:pk>/react/", coaching.react, name="react"),
    path("certificates/<int:pk>/", certificates.pdf, name="certificate_pdf"),
    path("certificates/<int:pk>/withdraw/", certificates.withdraw, name="withdraw_certificate"),
]
