"""Several people at the same moment."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

from django.db import connection

from steiger.core.errors import DomainError
from steiger.core.scope import region_scope
from steiger.organisations.models import Region


def at_once(region: Region, acts: Sequence[Callable[[], object]]) -> list[DomainError]:
    """Each in a thread and a transaction of its own, let go together. What each was told, when it was refused."""
    barrier = threading.Barrier(len(acts))
    refused: list[DomainError] = []

    def work(act: Callable[[], object]) -> None:
        try:
            barrier.wait()
            with region_scope(region.pk):
                act()
        except DomainError as error:
            refused.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=[act]) for act in acts]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return refused
