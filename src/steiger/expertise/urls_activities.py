"""Activities: part of the addresses of the expertise, and a list for schools without an account."""

from __future__ import annotations

from django.urls import path

from steiger.expertise.views import activities, activity_leading, activity_material, activity_public

# Beside the doorman of the region: schools read these without an account.
outside_regions = [
    path("<slug:slug>/activiteiten/", activity_public.activities, name="public_activities"),
    path("<slug:slug>/activiteiten/agenda.ics", activity_public.calendar, name="public_activities_calendar"),
    path("<slug:slug>/activiteiten/<int:pk>/", activity_public.activity, name="public_activity"),
]

patterns = [
    path("activities/", activities.activities, name="activities"),
    path("activities/plan/", activity_leading.plan, name="plan_activity"),
    path("activities/mine/", activities.portfolio, name="portfolio"),
    path("activities/<int:pk>/", activities.activity, name="activity"),
    path("activities/<int:pk>/calendar/", activities.calendar, name="activity_calendar"),
    path("activities/<int:pk>/enrol/", activities.enrol, name="enrol"),
    path("activities/<int:pk>/sign-off/", activities.sign_off, name="sign_off"),
    path("activities/<int:pk>/evaluate/", activities.evaluate, name="evaluate_activity"),
    path("activities/<int:pk>/change/", activity_leading.change, name="change_activity"),
    path("activities/<int:pk>/cancel/", activity_leading.cancel, name="cancel_activity"),
    path("activities/<int:pk>/attendance/", activity_leading.attendance, name="attendance"),
    path("activities/<int:pk>/material/", activity_material.add, name="activity_material"),
    path("activities/material/<int:material>/", activity_material.download, name="material"),
    path("activities/material/<int:material>/remove/", activity_material.remove, name="remove_material"),
    path("activities/people/<int:enrolment>/sign-off/", activity_leading.sign_somebody_off, name="sign_somebody_off"),
]
