from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Urgency(TextChoices):
    """How soon a school needs a first answer; `rules.help_requests.TERMS` says in how many working days it comes."""

    NORMAL = "normal", _("It can wait")
    SOON = "soon", _("This week")
    URGENT = "urgent", _("Today or tomorrow")


class HelpState(TextChoices):
    NEW = "new", _("New")
    TAKEN = "taken", _("Being worked on")
    ASKED_BACK = "asked_back", _("Waits for the school")
    ANSWERED = "answered", _("Answered")
    REFERRED = "referred", _("Referred on")
    WITHDRAWN = "withdrawn", _("Question withdrawn")


OPEN_STATES = (HelpState.NEW, HelpState.TAKEN, HelpState.ASKED_BACK)
SETTLED_STATES = (HelpState.ANSWERED, HelpState.REFERRED)


class MessageKind(TextChoices):
    """What somebody says in the conversation about a question."""

    REPLY = "reply", _("From the school")
    QUESTION = "question", _("Question to the school")
    ANSWER = "answer", _("An answer")
    REFERRAL = "referral", _("Referred on")
    NOTE = "note", _("Internal note")


class Destination(TextChoices):
    """Where a question goes when words alone do not help."""

    VISIT = "visit", _("A visit by the specialist")
    ACTIVITY = "activity", _("An activity")
    TRAINING = "training", _("The training")
    CONSULTATION = "consultation", _("The IB consultation")


class Helped(TextChoices):
    YES = "yes", _("Yes")
    PARTLY = "partly", _("A little")
    NO = "no", _("No")
