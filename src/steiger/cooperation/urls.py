from __future__ import annotations

from django.urls import path

from steiger.cooperation import views

app_name = "cooperation"
urlpatterns = [
    path("", views.policy, name="policy"),
    path("new/", views.new_version, name="new_version"),
    path("<int:number>/", views.version, name="version"),
]
