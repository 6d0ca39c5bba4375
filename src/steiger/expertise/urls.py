from __future__ import annotations

from django.urls import path

from steiger.expertise import urls_articles, urls_help
from steiger.expertise.views import home

app_name = "expertise"
urlpatterns = [
    path("", home.home, name="home"),
    *urls_help.patterns,
    *urls_articles.patterns,
]
