from __future__ import annotations

from django.urls import path

from steiger.pupils import views

app_name = "pupils"
urlpatterns = [
    path("<str:case>/edit/", views.edit, name="edit"),
    path("<str:case>/notes/", views.notes, name="notes"),
    path("<str:case>/notes/open/", views.open_notes, name="notes-open"),
    path("<str:case>/notes/write/", views.write_note, name="note-write"),
    path("<str:case>/notes/<int:note>/withdraw/", views.withdraw_note, name="note-withdraw"),
]
