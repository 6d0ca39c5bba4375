"""Secret links attacked: guessed, used again, too late, closed, for something else, from another region."""

from __future__ import annotations

import logging
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from steiger.core import clock
from steiger.core.models import SecretLink
from steiger.core.scope import current_region_id, enter_region, region_scope
from steiger.core.secret_links import NewLink, StaleLinkError, links_to, make_link, open_link, revoke_links, use_link
from steiger.core.veil import VeilingFormatter
from steiger.organisations.models import Region

DAY = timedelta(days=1)


def _made(region: Region, *, subject: str = "1", single: bool = False, term: timedelta = DAY) -> NewLink:
    return make_link(
        region_id=region.pk, purpose="test", subject=subject, expires_at=clock.now() + term, is_single_use=single
    )


def test_a_link_opens_what_it_is_for_and_enters_its_region(region: Region, other_region: Region) -> None:
    made = _made(region, subject="44")
    enter_region(other_region.pk)

    found = open_link(made.secret, "test")

    assert found is not None
    assert (found.subject, found.region_id) == ("44", region.pk)
    assert current_region_id() == region.pk


@pytest.mark.parametrize("secret", ["", "sl_", "sl_" + "A" * 43, "' OR true --", "%", "sl_" + "a" * 5000])
def test_a_guess_opens_nothing_and_enters_nothing(region: Region, other_region: Region, secret: str) -> None:
    _made(region)
    enter_region(other_region.pk)

    assert open_link(secret, "test") is None
    assert current_region_id() == other_region.pk


def test_what_is_stored_opens_nothing(region: Region) -> None:
    """Who reads the table or a backup has the hash, and the hash is no key."""
    made = _made(region)

    assert made.secret not in str(SecretLink.objects.values_list().get())
    assert open_link(made.link.secret_hash, "test") is None


def test_the_history_holds_not_even_the_hash(region: Region) -> None:
    made = _made(region)
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(e)::text FROM core_secretlinkevent e")
        told = str(cursor.fetchall())

    assert "test" in told
    assert made.secret not in told
    assert made.link.secret_hash not in told


def test_a_link_for_another_purpose_opens_nothing(region: Region) -> None:
    made = _made(region)

    assert open_link(made.secret, "parents") is None


def test_a_link_ends_with_its_term(region: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    made = _made(region)
    late = clock.now() + DAY
    monkeypatch.setattr(clock, "now", lambda: late)

    assert open_link(made.secret, "test") is None
    with pytest.raises(StaleLinkError):
        use_link(made.link)


def test_a_link_has_a_term(region: Region) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        _made(region, term=timedelta(0))


def test_a_revoked_link_is_closed_at_once_and_another_stays_open(region: Region) -> None:
    closed, other = _made(region, subject="1"), _made(region, subject="2")
    opened = open_link(closed.secret, "test")

    assert revoke_links(purpose="test", subject="1") == 1
    assert open_link(closed.secret, "test") is None
    assert open_link(other.secret, "test") is not None
    assert opened is not None
    with pytest.raises(StaleLinkError):
        use_link(opened)
    assert [link.subject for link in links_to("test", ["1", "2"])] == ["2"]


def test_a_link_for_once_works_once(region: Region) -> None:
    made = _made(region, single=True)
    first, second = open_link(made.secret, "test"), open_link(made.secret, "test")
    assert first is not None
    assert second is not None

    use_link(first)

    with pytest.raises(StaleLinkError):
        use_link(second)
    assert open_link(made.secret, "test") is None


def test_opening_uses_nothing_up_and_other_links_work_again(region: Region) -> None:
    """Mail programs open links before people do."""
    once, often = _made(region, single=True), _made(region)
    for _time in range(3):
        assert open_link(once.secret, "test") is not None
    use_link(often.link)
    use_link(often.link)

    assert open_link(often.secret, "test") is not None


def test_nobody_revokes_in_another_region(region: Region, other_region: Region) -> None:
    made = _made(region)
    with region_scope(other_region.pk):
        assert revoke_links(purpose="test", subject="1") == 0

    assert open_link(made.secret, "test") is not None


def test_no_log_holds_a_secret() -> None:
    secret = "sl_" + "Ab-_" * 10
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, "Not Found: %s", (f"/x/{secret}/",), None)

    assert VeilingFormatter("%(message)s").format(record) == "Not Found: /x/sl_***/"
