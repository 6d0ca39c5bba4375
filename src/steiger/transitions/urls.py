from __future__ import annotations

from django.urls import path

from steiger.transitions.views import appointments, bonds, documents, links, move, parents, steps

app_name = "transitions"

# What parents open with their own link, without an account.
outside_regions = [
    path("document/<str:secret>/", parents.read, name="parents_document"),
    path("document/<str:secret>/answer/", parents.answer, name="parents_answer"),
]

urlpatterns = [
    path("question/<int:bond>/", bonds.question, name="question"),
    path("<str:case>/mother-school/", bonds.mother_school, name="mother_school"),
    path("<str:case>/mother-school/<int:bond>/announce/", bonds.announce, name="announce"),
    path("<str:case>/mother-school/<int:bond>/withdraw/", bonds.withdraw, name="withdraw"),
    path("<str:case>/agree/", bonds.agree, name="agree"),
    path("<str:case>/move/", move.move, name="move"),
    path("<str:case>/moved/", move.moved, name="moved"),
    path("<str:case>/appointments/", appointments.appointments, name="appointments"),
    path("<str:case>/appointments/<int:appointment>/held/", appointments.hold, name="hold_appointment"),
    path("<str:case>/appointments/<int:appointment>/cancel/", appointments.cancel, name="cancel_appointment"),
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
    path("<str:case>/document/sign/<str:party>/", documents.sign, name="sign"),
    path("<str:case>/document/<int:version>/pdf/", documents.pdf, name="pdf"),
]
