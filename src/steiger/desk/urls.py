from __future__ import annotations

from django.urls import path

from steiger.desk import views

app_name = "desk"
urlpatterns = [
    path("", views.today, name="today"),
    path("children/", views.children, name="children"),
    path("children/<str:case>/", views.file, name="file"),
    path("children/<str:case>/history/", views.history, name="history"),
    path("count/", views.count, name="count"),
    path("search/", views.search, name="search"),
    path("calendar/", views.calendar, name="calendar"),
]
outside_regions = [
    path("", views.door, name="door"),
    path("calendar/<str:secret>/", views.calendar_feed, name="calendar_feed"),
]
