from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExpertiseConfig(AppConfig):
    name = "steiger.expertise"

    def ready(self) -> None:
        from steiger.cooperation import keys
        from steiger.expertise.actions import pass_on_articles, pass_on_questions, pass_on_requests
        from steiger.expertise.actions.activities import pass_on_activities
        from steiger.expertise.selectors import activity_work, demand, owned
        from steiger.people.owned import OwnedKind, join

        join(
            OwnedKind(
                kind="help_request",
                label=_("Questions to answer"),
                columns=("expertise.HelpRequest.handler",),
                owned_by=owned.owned_requests,
                pass_on=pass_on_requests,
            )
        )
        join(
            OwnedKind(
                kind="question",
                label=_("Questions that were asked"),
                columns=("expertise.HelpRequest.asker",),
                owned_by=owned.owned_questions,
                pass_on=pass_on_questions,
            )
        )
        join(
            OwnedKind(
                kind="article",
                label=_("Articles to keep up"),
                columns=("expertise.Article.owner",),
                owned_by=owned.owned_articles,
                pass_on=pass_on_articles,
            )
        )
        join(
            OwnedKind(
                kind="activity",
                label=_("Activities to hold"),
                columns=("expertise.Activity.organiser",),
                owned_by=activity_work.owned_activities,
                pass_on=pass_on_activities,
            )
        )
        keys.register_asked_for(demand.asked_since)
