from __future__ import annotations

from django.urls import path

from steiger.people import views

app_name = "people"
urlpatterns = [
    path("", views.people, name="people"),
    path("invite/", views.invite, name="invite"),
    path("work/", views.work, name="work"),
    path("leave/", views.leave, name="leave"),
    path("leave/stop/", views.step_back, name="step_back"),
    path("leave/<int:delegation_id>/start/", views.stand_in, name="stand_in"),
    path("leave/<int:delegation_id>/withdraw/", views.withdraw, name="withdraw"),
    path("second-factor/", views.second_factor, name="second_factor"),
    path("handover/<int:handover_id>/", views.note, name="note"),
    path("<int:membership_id>/", views.membership, name="membership"),
    path("<int:membership_id>/leave/", views.leave_of, name="leave_of"),
    path("<int:membership_id>/longer/", views.longer, name="longer"),
    path("<int:membership_id>/handover/", views.hand_over, name="hand_over"),
]

# Pages that belong to no region; `config.urls` puts them at the top, without a namespace.
outside_regions = [
    path("account/", views.account, name="account"),
    path("account/stay/", views.stay, name="stay"),
    path("invitation/<str:token>/", views.invitation, name="invitation"),
]
