"""A worker that is killed in the middle: nothing goes out twice, and what was told is not lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.core import clock
from steiger.core.scope import region_scope
from steiger.messaging.actions import send_soon, settle_unsure, tell
from steiger.messaging.models import Letter, Notice
from steiger.messaging.selectors import news, stranded_letters
from steiger.people.models import User
from tests.factories import make_member, make_region
from tests.messaging.mailserver import MailServer, Moment, serving

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).parent.parent.parent


def _worker(server: MailServer) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.messaging.worker", connection.settings_dict["NAME"], str(server.port)]
    return subprocess.Popen(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": "src"}, stderr=subprocess.DEVNULL)


def _kill_at(server: MailServer, address: str, moment: Moment) -> None:
    server.fall_silent(address, moment)
    worker = _worker(server)
    assert server.is_silent.wait(30)
    os.kill(worker.pid, signal.SIGKILL)
    worker.wait()
    server.wake()


def test_a_killed_worker_sends_nothing_twice_and_loses_nothing() -> None:
    region = make_region("po2609", "Echt vastgelegd", "PO2609")
    with region_scope(region.pk):
        people = [make_member(region, name, Role.SPECIALIST) for name in ("Eva", "Finn", "Gijs", "Hanna")]
        users = [User.objects.get(pk=one.user_id) for one in people]
        tell(region_id=region.pk, users=users, subject="Nieuw", body="Kijk", path="/", fact="one-thing")
    eva, finn, gijs, hanna = (user.email for user in users)

    with serving() as server:
        _kill_at(server, finn, Moment.AFTER)
        assert server.received == [eva, finn]
        with region_scope(region.pk):
            send_soon(region.pk)  # as the next minute does
        _kill_at(server, gijs, Moment.BEFORE)
        _the_worker_runs(server, region.pk)
        assert server.received == [eva, finn, hanna]

        _after_a_while(region.pk)
        with region_scope(region.pk):
            assert settle_unsure() == 2
        _the_worker_runs(server, region.pk)

        assert server.received == [eva, finn, hanna]
        with region_scope(region.pk):
            assert {letter.to for letter in stranded_letters()} == {finn, gijs}
            waiting = Notice.objects.filter(letter=None).values_list("reader__email", flat=True)
            assert set(waiting) == {finn, gijs}
            assert [_heard(one) for one in people] == [["Nieuw"]] * 4


def _the_worker_runs(server: MailServer, region_id: int) -> None:
    with region_scope(region_id):
        send_soon(region_id)
    assert _worker(server).wait(30) == 0


def _after_a_while(region_id: int) -> None:
    with region_scope(region_id):
        Letter.objects.filter(sent_at=None).update(handed_at=clock.now() - timedelta(minutes=11))


def _heard(member: Member) -> list[str]:
    return [one.subject for one in news(member)]
