from __future__ import annotations

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "steiger.people"

    def ready(self) -> None:
        from allauth.account.signals import user_logged_in  # has models of its own, which are not ready before this

        from steiger.people.receivers import speak_the_language_of

        user_logged_in.connect(speak_the_language_of, dispatch_uid="people.language")
