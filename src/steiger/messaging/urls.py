from __future__ import annotations

from django.urls import path

from steiger.messaging import views

app_name = "messaging"
urlpatterns = [
    path("", views.ways, name="ways"),
    path("read/", views.put_away, name="put_away"),
]
