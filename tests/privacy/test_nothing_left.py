"""Two years on: what must be gone is gone, looked for in a dump of the whole database, on the disk and in the log."""

from __future__ import annotations

import io
import logging
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import IntegrityError, connection, models, transaction
from django.utils import timezone
from pypdf import PdfReader

from steiger.access.member import Member
from steiger.audit.models import Look
from steiger.core import clock
from steiger.core.database import providers
from steiger.core.history import acting
from steiger.core.privacy import DELICATE, columns_of
from steiger.core.scope import region_scope
from steiger.insight.selectors import figures
from steiger.messaging.actions import write_letter
from steiger.organisations.models import Region
from steiger.people.models import User
from steiger.people.selectors import member_for
from steiger.privacy.actions import answer_request, check_run, draw_up, release_run
from steiger.privacy.enums import Answer
from steiger.privacy.jobs import carry_out
from steiger.privacy.models import DataRequest, RetentionRun
from steiger.privacy.selectors.rows import rows_of
from steiger.pupils.actions import end_journey
from steiger.pupils.enums import LeavingReason
from steiger.pupils.models import Journey, Pupil
from tests.browser.world import World, make_world

pytestmark = pytest.mark.django_db(transaction=True)
KEPT = "Rania"
BORN = date(2014, 2, 13)


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What the installation writes to its log, as `settings.LOGGING` lets it."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(logging.getLogger().handlers[0].formatter)
    logging.getLogger().addHandler(handler)
    yield written
    logging.getLogger().removeHandler(handler)


def _members(world: World, region: Region) -> dict[str, Member]:
    found = {name: member_for(User.objects.get(pk=one.user_id), region.pk) for name, one in world.people.items()}
    return {name: member for name, member in found.items() if member}


def _mark_everything(rows: dict[type[models.Model], set[int]], word: str) -> None:
    """Every delicate text of these rows gets words of its own, which also go into its history."""
    for model, ids in rows.items():
        texts = [
            field
            for field in columns_of(model, DELICATE)
            if isinstance(field, models.CharField | models.TextField) and not field.choices
        ]
        for field in texts:
            length = field.max_length or 100
            filled = model._default_manager.filter(pk__in=ids)
            if field.name not in getattr(model.Privacy, "closed", ()):
                filled = filled.exclude(**{field.name: ""})
            filled.update(**{field.name: f"{word} {field.name}"[:length]})


def _end_all_but(kept: str, dirk: Member) -> None:
    for journey in Journey.objects.filter(left_on=None, completed_on=None).exclude(pupil__call_name=kept):
        end_journey(journey=journey, left_on=clock.today(), reason=LeavingReason.MOVED_AWAY, by=dirk)


def _dump() -> str:
    at = connection.settings_dict
    tool = providers.choose().tool("pg_dump")
    made = subprocess.run(
        [str(tool), "-h", at["HOST"], "-p", str(at["PORT"] or 5432), "-U", "postgres", "--inserts", at["NAME"]],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return made.stdout


def _fail_with_a_name(region: Region, name: str, number: str) -> None:
    """The database may tell a whole row when a constraint refuses it; that must not reach the log."""
    try:
        with transaction.atomic():
            Pupil.objects.filter(call_name=name).update(last_name=None)
    except IntegrityError:
        logging.getLogger("django.request").exception("Internal Server Error: /po2601/children/%s/", number)


@dataclass
class Story:
    """A region on the day on which all children but one have left."""

    world: World
    region: Region
    who: dict[str, Member]
    numbers: list[str]
    names: list[str]
    kept: str


def _told(log_of: logging.Logger) -> Story:
    world = make_world()
    region = Region.objects.get(slug="po2601")
    with region_scope(region.pk):
        who, kept = _members(world, region), world.cases[KEPT]
        with acting(user_id=who["Dirk"].user_id, roles=[]):
            _end_all_but(KEPT, who["Dirk"])
            # What parents asked keeps the file until they have their answer.
            for request in DataRequest.objects.all():
                answer_request(by=who["Dirk"], request=request, outcome=Answer.GRANTED, answer="Het is verbeterd.")
        gone = Journey.objects.exclude(case_number=kept)
        numbers = list(gone.values_list("case_number", flat=True))
        children = list(Pupil.objects.filter(journeys__in=gone).distinct())
        names = [child.call_name for child in children]
        rows = rows_of([child.pk for child in children])
        others = rows_of([Journey.objects.get(case_number=kept).pupil_id])
        write_letter(region_id=region.pk, to="bram@example.org", subject=f"Stap {numbers[0]}", body=f"/{numbers[0]}/")
    for case in (numbers[0], kept):
        assert world.client("Dirk").get(f"/po2601/children/{case}/").status_code == 200
    log_of.warning("Not Found: /po2601/children/%s/", numbers[0])
    with region_scope(region.pk), acting(user_id=who["Dirk"].user_id, roles=[]):
        _fail_with_a_name(region, names[0], numbers[0])
        _mark_everything(rows, "vertrouwelijk")
        _mark_everything(others, "blijvend")
        Pupil.objects.filter(pk__in=rows[Pupil]).update(birth_on=BORN)
    return Story(world, region, who, numbers, names, kept)


def _forget(story: Story) -> RetentionRun:
    """Paula checks, Dirk releases, and the job does it; the figures on that day are what they were."""
    paula, dirk, region = story.who["Paula"], story.who["Dirk"], story.region
    with region_scope(region.pk):
        before = asdict(figures(dirk))
    with region_scope(region.pk), acting(user_id=paula.user_id, roles=[]):
        run = draw_up(by=paula)
        assert run is not None
        check_run(by=paula, run=run)
    with region_scope(region.pk), acting(user_id=dirk.user_id, roles=[]):
        release_run(by=dirk, run=run)
    assert carry_out(region.pk) == 1
    with region_scope(region.pk):
        assert asdict(figures(dirk)) == before
        return RetentionRun.objects.get(pk=run.pk)


def _stored(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_after_two_years_nothing_tells_who_the_child_was(settings: Any, tmp_path: Path, log: io.StringIO) -> None:
    cache.clear()
    settings.MEDIA_ROOT = str(tmp_path / "files")
    story = _told(logging.getLogger("django.request"))
    needles = ("vertrouwelijk", BORN.isoformat(), *story.numbers, *story.names)
    before, files = _dump(), _stored(tmp_path)
    assert [needle for needle in needles if needle not in before] == []

    with clock.everywhere_on(timezone.localdate() + timedelta(days=2 * 366)):
        run = _forget(story)

    after = _dump()
    assert [(needle, _where(after, needle)) for needle in needles if needle in after] == []
    assert "blijvend" in after, "the child that is still here"
    assert story.kept in after
    assert run.report["journeys"] == len(story.numbers)
    assert run.report["kept_before"] == run.report["kept_after"]
    assert run.report["files"] == len(files) - len(_stored(tmp_path)) > 0
    assert _in_files(tmp_path, needles) == []
    assert "Internal Server Error" in log.getvalue()
    assert [needle for needle in (*story.names, *story.numbers) if needle in log.getvalue()] == []
    _nobody_finds_them(story)


def _where(dump: str, needle: str) -> str:
    return next(line[:200] for line in dump.splitlines() if needle in line)


def _in_files(folder: Path, needles: Iterable[str]) -> list[Path]:
    """In the bytes, and in the words of what is a document."""
    found = []
    for path in _stored(folder):
        content = path.read_bytes()
        # One upload of the world is no real document.
        words = "".join(page.extract_text() for page in PdfReader(path).pages) if b"startxref" in content else ""
        if any(needle.encode() in content or needle in words for needle in needles):
            found.append(path)
    return found


def _nobody_finds_them(story: Story) -> None:
    dirk = story.world.client("Dirk")
    for case in story.numbers:
        assert dirk.get(f"/po2601/children/{case}/").status_code == 404
    found = dirk.get("/po2601/search/", {"q": story.names[0]}, headers={"HX-Request": "true"}).content.decode()
    assert "/children/" not in found
    assert "/children/" in dirk.get("/po2601/search/", {"q": "blijvend"}).content.decode()
    with region_scope(story.region.pk):
        assert not Look.objects.filter(case_number__in=story.numbers).exists()
