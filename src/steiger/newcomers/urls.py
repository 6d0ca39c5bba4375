from __future__ import annotations

from django.urls import path

from steiger.newcomers import views

app_name = "newcomers"
urlpatterns = [
    path("desk/", views.desk, name="desk"),
    path("mine/", views.mine, name="mine"),
    path("refer/", views.refer, name="refer"),
    path("compare/<int:pk>/", views.compare, name="compare"),
    # /newcomers/referral/<case>/...
    path("referral/<str:case>/", views.referral, name="referral"),
    path("referral/<str:case>/next/", views.referred, name="referred"),
    path("referral/<str:case>/card/", views.card, name="card"),
    path("referral/<str:case>/offer/", views.offer, name="offer"),
    path("referral/<str:case>/wait/", views.wait, name="wait"),
    path("referral/<str:case>/decline/", views.decline, name="decline"),
    path("referral/<str:case>/withdraw/", views.withdraw, name="withdraw"),
    # /newcomers/stay/<case>/...
    path("stay/<str:case>/intake/", views.intake, name="intake"),
    path("stay/<str:case>/start/", views.start, name="start"),
    path("stay/<str:case>/levels/", views.levels, name="levels"),
    # /newcomers/groups/...
    path("groups/", views.groups, name="groups"),
    path("groups/add/", views.add_group, name="group-add"),
    path("groups/<int:group_id>/", views.change_group, name="group"),
    path("groups/<int:group_id>/close/", views.close_group, name="group-close"),
]
