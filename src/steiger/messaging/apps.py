from __future__ import annotations

from django.apps import AppConfig


class MessagingConfig(AppConfig):
    name = "steiger.messaging"

    def ready(self) -> None:
        from steiger.messaging.receivers import mail_invitation  # needs the models, which are not ready before this
        from steiger.people.events import person_invited

        person_invited.connect(mail_invitation, dispatch_uid="messaging.invitation")
