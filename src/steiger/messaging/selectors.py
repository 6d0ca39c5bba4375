from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from steiger.messaging.models import Letter
from steiger.messaging.rules import TRIES


def letters_to_send(now: datetime) -> QuerySet[Letter]:
    """What waits in the region of this transaction and is due for a try, oldest first."""
    return Letter.objects.filter(sent_at=None, try_at__lte=now, attempts__lt=TRIES).order_by("try_at", "pk")


def stranded_letters() -> QuerySet[Letter]:
    """What was tried so often that it is given up, in the region of this transaction: for the operator to look at."""
    return Letter.objects.filter(sent_at=None, attempts__gte=TRIES)
