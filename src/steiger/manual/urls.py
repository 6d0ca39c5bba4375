from __future__ import annotations

from django.urls import path

from steiger.manual import views

app_name = "manual"
urlpatterns = [
    path("", views.home, name="home"),
    path("<slug:chapter>/", views.chapter, name="chapter"),
]
