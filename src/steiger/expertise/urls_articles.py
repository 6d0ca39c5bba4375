"""The knowledge base: part of the addresses of the expertise."""

from __future__ import annotations

from django.urls import path

from steiger.expertise.views import articles, writing

patterns = [
    path("articles/", articles.articles, name="articles"),
    path("articles/new/", writing.new, name="new_article"),
    path("articles/starters/", writing.starters, name="starters"),
    path("articles/<int:pk>/", articles.article, name="article"),
    path("articles/<int:pk>/change/", writing.change, name="change_article"),
    path("articles/<int:pk>/publish/", writing.publish, name="publish_article"),
    path("articles/<int:pk>/withdraw/", writing.withdraw, name="withdraw_article"),
    path("articles/<int:pk>/review/", writing.review, name="review_article"),
    path("articles/<int:pk>/versions/", articles.versions, name="article_versions"),
    path("articles/<int:pk>/vote/", articles.vote, name="vote"),
    path("articles/<int:pk>/files/", writing.files, name="article_files"),
    path("articles/<int:pk>/files/<int:file>/", articles.article_file, name="article_file"),
    path("articles/<int:pk>/files/<int:file>/remove/", writing.remove_file, name="remove_article_file"),
]
