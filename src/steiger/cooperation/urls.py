from __future__ import annotations

from django.urls import path

from steiger.cooperation.views import memory, policy

app_name = "cooperation"
urlpatterns = [
    path("", policy.policy, name="policy"),
    path("new/", policy.new_version, name="new_version"),
    path("<int:number>/", policy.version, name="version"),
    path("memory/<slug:subject>/", memory.subject, name="memory"),
]
