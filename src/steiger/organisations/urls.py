from __future__ import annotations

from django.urls import path

from steiger.organisations import views

app_name = "organisations"
urlpatterns = [
    path("", views.schools, name="list"),
    path("boards/", views.boards, name="boards"),
    path("boards/<str:number>/", views.board, name="board"),
    path("free-days/", views.free_days, name="free_days"),
    path("free-days/add/", views.add_free_day, name="add_free_day"),
    path("free-days/<int:number>/remove/", views.remove_free_day, name="remove_free_day"),
    path("<str:code>/", views.school, name="school"),
    path("<str:code>/mark/", views.mark, name="mark"),
    path("<str:code>/unmark/", views.unmark, name="unmark"),
]
