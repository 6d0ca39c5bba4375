from __future__ import annotations

from django.apps import AppConfig


class ExpertiseConfig(AppConfig):
    name = "steiger.expertise"
