from __future__ import annotations

from django.urls import path

from steiger.parents.views import (
    checks,
    contact,
    film_files,
    films,
    languages,
    openings,
    public,
    sharing,
    texts,
    voices,
)

app_name = "parents"

# What parents open, without an account.
outside_regions = [
    path("<slug:slug>/welkom/", public.door, name="parents_door"),
    path("<slug:slug>/welkom/<slug:language>/", public.welcome, name="parents_welcome"),
    path("<slug:slug>/welkom/<slug:language>/film.json", public.film, name="parents_film"),
    path("<slug:slug>/welkom/<slug:language>/folder.pdf", public.leaflet, name="parents_leaflet"),
    path("<slug:slug>/welkom/<slug:language>/film-land.mp4", film_files.film_land, name="parents_film_land"),
    path("<slug:slug>/welkom/<slug:language>/film-port.mp4", film_files.film_port, name="parents_film_port"),
    path("<slug:slug>/welkom/<slug:language>/film.vtt", film_files.film_captions, name="parents_film_captions"),
    path("<slug:slug>/welkom/<slug:language>/film-poster.png", film_files.poster, name="parents_film_poster"),
]

urlpatterns = [
    path("", languages.languages, name="languages"),
    path("contact/", contact.contact, name="contact"),
    path("openings/", openings.openings, name="openings"),
    # /parents/films/...
    path("films/", films.films, name="films"),
    path("films/ask/", films.ask, name="ask_for_films"),
    path("films/<slug:language>/", films.film, name="film"),
    path("films/<slug:language>/<slug:cut>/", films.watch, name="watch_film"),
    # /parents/voices/<language>/...
    path("voices/<slug:language>/", voices.voices, name="voices"),
    path("voices/<slug:language>/<int:voice>/", voices.sound, name="voice"),
    path("voices/<slug:language>/<int:voice>/withdraw/", voices.withdraw, name="withdraw_voice"),
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
