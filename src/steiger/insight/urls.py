from __future__ import annotations

from django.urls import path

from steiger.insight import views

app_name = "insight"
urlpatterns = [
    path("", views.figures, name="figures"),
    path("languages/", views.languages, name="languages"),
    path("plan/", views.support_strategy, name="support_strategy"),
    path("plan/<int:number>/", views.support_strategy, name="support_strategy_version"),
]
