from __future__ import annotations

from django.urls import path

from steiger.parents.views import checks, contact, languages, openings, public, sharing, texts

app_name = "parents"

# What parents open, without an account.
outside_regions = [
    path("<slug:slug>/welkom/", public.door, name="parents_door"),
    path("<slug:slug>/welkom/<slug:language>/", public.welcome, name="parents_welcome"),
    path("<slug:slug>/welkom/<slug:language>/film.json", public.film, name="parents_film"),
    path("<slug:slug>/welkom/<slug:language>/folder.pdf", public.leaflet, name="parents_leaflet"),
]

urlpatterns = [
    path("", languages.languages, name="languages"),
    path("contact/", contact.contact, name="contact"),
    path("openings/", openings.openings, name="openings"),
    # /parents/share/...
    path("share/", sharing.share, name="share"),
    path("share/code/", sharing.code, name="code"),
    # /parents/texts/<language>/...
    path("texts/<slug:language>/", texts.texts, name="texts"),
    path("texts/<slug:language>/preview/", texts.preview, name="preview"),
    path("texts/<slug:language>/check/", checks.check_language, name="check_language"),
    path("texts/<slug:language>/<str:key>/", texts.text, name="text"),
    path("texts/<slug:language>/<str:key>/publish/", texts.publish, name="publish_text"),
    path("texts/<slug:language>/<str:key>/discard/", texts.discard, name="discard_text"),
    path("texts/<slug:language>/<str:key>/standard/", texts.standard, name="standard_text"),
    path("texts/<slug:language>/<str:key>/reviewed/", texts.reviewed, name="reviewed_text"),
    path("texts/<slug:language>/<str:key>/check/", checks.check_text, name="check_text"),
    path("texts/<slug:language>/<str:key>/back/<int:number>/", texts.back, name="bring_back_text"),
]
