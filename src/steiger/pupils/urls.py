from __future__ import annotations

from django.urls import path

from steiger.pupils import views

app_name = "pupils"
urlpatterns = [
    path("<str:case>/edit/", views.edit, name="edit"),
    path("<str:case>/notes/", views.notes, name="notes"),
]
