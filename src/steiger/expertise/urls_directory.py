"""The directory: part of the addresses of the expertise."""

from __future__ import annotations

from django.urls import path

from steiger.expertise.views import directory

patterns = [
    path("directory/", directory.directory, name="directory"),
    path("directory/me/", directory.profile, name="profile"),
    path("directory/me/withdraw/", directory.withdraw_profile, name="withdraw_profile"),
    path("directory/add/", directory.add_entry, name="add_entry"),
    path("directory/entries/<int:pk>/change/", directory.change_entry, name="change_entry"),
    path("directory/entries/<int:pk>/end/", directory.end_entry, name="end_entry"),
    path("directory/<str:key>/", directory.line, name="line"),
]
