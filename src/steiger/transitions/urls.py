from __future__ import annotations

from django.urls import path

from steiger.transitions.views import (
    appointments,
    bonds,
    departures,
    documents,
    endings,
    links,
    move,
    parents,
    questions,
    steps,
    turns,
)

app_name = "transitions"

# Without an account: what parents open with their own link, and a school that was asked for a place.
outside_regions = [
    path("place/<str:secret>/", questions.answer, name="capacity_answer"),
    path("document/<str:secret>/", parents.read, name="parents_document"),
    path("document/<str:secret>/pdf/", parents.pdf, name="parents_pdf"),
    path("document/<str:secret>/answer/", parents.answer, name="parents_answer"),
]

urlpatterns = [
    path("question/<int:bond>/", bonds.question, name="question"),
    path("check/", turns.check, name="check"),
    path("sent/", turns.sent, name="sent"),
    path("sent/<int:pk>/pdf/", turns.sent_pdf, name="sent_pdf"),
    path("<str:case>/mother-school/", bonds.mother_school, name="mother_school"),
    path("<str:case>/mother-school/ask/", questions.ask, name="ask"),
    path("<str:case>/mother-school/remind/<int:ask>/", questions.remind, name="remind"),
    path("<str:case>/mother-school/question/<int:question>/close/", questions.close_question, name="close_question"),
    path("<str:case>/mother-school/<int:bond>/announce/", bonds.announce, name="announce"),
    path("<str:case>/mother-school/<int:bond>/choice/", bonds.choice, name="choice"),
    path("<str:case>/mother-school/<int:bond>/withdraw/", bonds.withdraw, name="withdraw"),
    path("<str:case>/agree/", bonds.agree, name="agree"),
    path("<str:case>/move/", move.move, name="move"),
    path("<str:case>/moved/", move.moved, name="moved"),
    path("<str:case>/appointments/", appointments.appointments, name="appointments"),
    path("<str:case>/appointments/<int:appointment>/held/", appointments.hold, name="hold_appointment"),
    path("<str:case>/appointments/<int:appointment>/cancel/", appointments.cancel, name="cancel_appointment"),
    path("<str:case>/depart/", departures.depart, name="depart"),
    path("<str:case>/departure/", departures.departure, name="departure"),
    path("<str:case>/departure/copy/", departures.give_copy, name="give_copy"),
    path("<str:case>/departure/pdf/", departures.departure_pdf, name="departure_pdf"),
    path("<str:case>/end/", endings.end, name="end"),
    path("<str:case>/return/", endings.return_, name="return"),
    path("<str:case>/steps/", steps.steps, name="steps"),
    path("<str:case>/steps/<int:step>/done/", steps.complete, name="complete_step"),
    path("<str:case>/steps/<int:step>/open/", steps.reopen, name="reopen_step"),
    path("<str:case>/document/", documents.document, name="document"),
    path("<str:case>/document/draft/", documents.draft, name="draft"),
    path("<str:case>/document/write/", documents.write, name="write"),
    path("<str:case>/document/renew/", documents.renew, name="renew"),
    path("<str:case>/document/new-version/", documents.new_version, name="new_version"),
    path("<str:case>/document/inspection/", documents.inspection, name="inspection"),
    path("<str:case>/document/link/", links.link, name="parents_link"),
    path("<str:case>/document/link/revoke/", links.revoke, name="revoke_link"),
    path("<str:case>/document/talk/", links.talk, name="talk"),
    path("<str:case>/document/pen/", turns.hand_pen, name="hand_pen"),
    path("<str:case>/document/complete/", turns.complete, name="complete"),
    path("<str:case>/document/compare/<int:version>/<int:other>/", turns.compare, name="compare"),
    path("<str:case>/document/addendum/", turns.addendum, name="addendum"),
    path("<str:case>/document/<int:version>/addendum/<int:number>/", turns.addendum_pdf, name="addendum_pdf"),
    path("<str:case>/document/<int:version>/appendix/<slug:language>/", turns.appendix, name="appendix"),
    path("<str:case>/document/sign/<str:party>/", documents.sign, name="sign"),
    path("<str:case>/document/<int:version>/pdf/", documents.pdf, name="pdf"),
]
