"""Addresses: outside any region the door and the pages everybody may see, and under `/{region}/` the rooms."""

from __future__ import annotations

from django.urls import include, path

from steiger.access.gate import public
from steiger.aftercare import urls as aftercare
from steiger.core.health import health
from steiger.desk import urls as desk
from steiger.expertise import urls_activities
from steiger.parents import urls as parents
from steiger.people import urls as people
from steiger.training import urls as training
from steiger.transitions import urls as transitions

IN_REGION = [
    path("", include("steiger.desk.urls")),
    path("children/", include("steiger.pupils.urls")),
    path("newcomers/", include("steiger.newcomers.urls")),
    path("move/", include("steiger.transitions.urls")),
    path("aftercare/", include("steiger.aftercare.urls")),
    path("consultation/", include("steiger.consultation.urls")),
    path("expertise/", include("steiger.expertise.urls")),
    path("training/", include("steiger.training.urls")),
    path("policy/", include("steiger.cooperation.urls")),
    path("agreements/", include("steiger.cooperation.urls_agreements")),
    path("schools/", include("steiger.organisations.urls")),
    path("people/", include("steiger.people.urls")),
    path("told/", include("steiger.messaging.urls")),
    path("parents/", include("steiger.parents.urls")),
    path("insight/", include("steiger.insight.urls")),
    path("privacy/", include("steiger.privacy.urls")),
    path("manual/", include("steiger.manual.urls")),
]

urlpatterns = [
    path("health", public(health), name="health"),
    path("accounts/", include("allauth.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
    *people.outside_regions,
    *desk.outside_regions,
    # Before the rooms: parents have no account, so their pages stand beside the doorman of the region.
    *parents.outside_regions,
    *urls_activities.outside_regions,
    *aftercare.outside_regions,
    *training.outside_regions,
    *transitions.outside_regions,
    path("<slug:region>/", include(IN_REGION)),
]

handler404 = "steiger.desk.views.not_found"
handler403 = "steiger.desk.views.forbidden"
