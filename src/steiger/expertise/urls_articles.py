"""The knowledge base: part of the addresses of the expertise."""

from __future__ import annotations

from django.urls import path

from steiger.expertise.views import articles

patterns = [
    path("articles/", articles.articles, name="articles"),
]
