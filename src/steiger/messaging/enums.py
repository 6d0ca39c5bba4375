from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What a message is about. Somebody chooses per kind how to hear of it."""

    REFERRAL = "referral", _("Referrals and their answers")
    CHILD = "child", _("A child that comes your way")
    VISIT = "visit", _("Aftercare visits that change")
    HELP = "help", _("Questions and answers")
    MEETING = "meeting", _("Meetings")
    ACTIVITY = "activity", _("Activities")
    TRAINING = "training", _("Training")
    WORK = "work", _("Your roles, and work that you take over")
    OTHER = "other", _("Other messages")
    WEEK = "week", _("What is due this week")


class Way(models.TextChoices):
    """How a message comes. All of them stand under *Vandaag* as well."""

    AT_ONCE = "at_once", _("At once by mail")
    DIGEST = "digest", _("In the weekly mail")
    TODAY = "today", _("Only under Today")
