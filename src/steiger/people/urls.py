from __future__ import annotations

from django.urls import path

from steiger.people import views

app_name = "people"
urlpatterns = [
    path("", views.people, name="people"),
    path("invite/", views.invite, name="invite"),
    path("work/", views.work, name="work"),
    path("handover/<int:handover_id>/", views.note, name="note"),
    path("<int:membership_id>/", views.membership, name="membership"),
    path("<int:membership_id>/handover/", views.hand_over, name="hand_over"),
]

# Pages that belong to no region; `config.urls` puts them at the top, without a namespace.
outside_regions = [
    path("account/", views.account, name="account"),
    path("invitation/<str:token>/", views.invitation, name="invitation"),
]
