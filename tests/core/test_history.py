"""In whose name something is written."""

from __future__ import annotations

from contextlib import suppress

import pytest
from django.db import transaction

from steiger.access.member import Member
from steiger.core.history import acting
from steiger.people.models import User


def _writers(user: User) -> list[int | None]:
    """Who changed this person's row, oldest first."""
    events = user.events.filter(pgh_label="update").order_by("pgh_id")  # type: ignore[attr-defined]
    return [event.pgh_context.metadata["user"] if event.pgh_context else None for event in events]


def _rename(user: User, name: str) -> None:
    user.name = name
    user.save(update_fields=["name"])


def test_acting_names_the_innermost_person_and_then_the_outer_again(dirk: Member) -> None:
    user = User.objects.get(pk=dirk.user_id)

    with acting(user_id=1, roles=[]):
        _rename(user, "Een")
        with acting(user_id=2, roles=[]):
            _rename(user, "Twee")
        _rename(user, "Drie")
    _rename(user, "Vier")

    assert _writers(user) == [1, 2, 1, None]


def test_acting_gives_the_name_back_after_a_rollback(dirk: Member) -> None:
    user = User.objects.get(pk=dirk.user_id)

    with acting(user_id=1, roles=[]):
        with suppress(ZeroDivisionError), transaction.atomic(), acting(user_id=2, roles=[]):
            raise ZeroDivisionError
        _rename(user, "Een")

    assert _writers(user) == [1]


@pytest.mark.django_db(transaction=True)
def test_acting_outside_a_transaction_is_refused() -> None:
    with pytest.raises(RuntimeError, match="outside a transaction"), acting(user_id=1, roles=[]):
        pass
