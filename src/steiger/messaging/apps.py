from __future__ import annotations

from django.apps import AppConfig


class MessagingConfig(AppConfig):
    name = "steiger.messaging"

    def ready(self) -> None:
        from steiger.messaging import receivers  # needs the models, which are not ready before this
        from steiger.people.events import delegation_made, person_invited, work_handed_over

        person_invited.connect(receivers.mail_invitation, dispatch_uid="messaging.invitation")
        delegation_made.connect(receivers.mail_delegation, dispatch_uid="messaging.delegation")
        work_handed_over.connect(receivers.mail_handover, dispatch_uid="messaging.handover")
