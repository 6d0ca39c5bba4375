from __future__ import annotations

from django.urls import path

from steiger.privacy import views

app_name = "privacy"
urlpatterns = [
    path("", views.home, name="home"),
    path("who/<str:case>/", views.who, name="who"),
    path("requests/", views.requests, name="requests"),
    path("requests/new/<str:case>/", views.new_request, name="new_request"),
    path("requests/<int:request_id>/", views.data_request, name="request"),
    path("requests/<int:request_id>/extend/", views.extend, name="extend"),
    path("requests/<int:request_id>/hand-over/", views.hand_over, name="hand_over"),
    path("copy/<str:case>/", views.copy, name="copy"),
    path("sessions/", views.sessions, name="sessions"),
    path("sessions/end/", views.end_session, name="end_session"),
    path("looks/patterns/", views.patterns, name="patterns"),
    path("looks/", views.looks, name="looks"),
    path("retention/", views.retention, name="retention"),
    path("retention/check/", views.check, name="check"),
    path("retention/release/", views.release, name="release"),
    path("retention/<int:pk>/hold/", views.hold, name="hold"),
    path("retention/<int:pk>/put-back/", views.put_back, name="put_back"),
]
