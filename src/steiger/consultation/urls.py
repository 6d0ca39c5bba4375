from __future__ import annotations

from django.urls import path

from steiger.consultation import views

app_name = "consultation"
urlpatterns = [
    path("", views.cases, name="cases"),
    path("<str:case>/", views.case, name="case"),
    path("<str:case>/bring/", views.bring, name="bring"),
    path("<str:case>/agenda/", views.schedule, name="schedule"),
    path("<str:case>/outcome/", views.conclude, name="conclude"),
    path("<str:case>/withdraw/", views.withdraw, name="withdraw"),
]
