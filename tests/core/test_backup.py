from __future__ import annotations

import io
import json
import os
import shutil
import stat
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from steiger.core import backup as archive
from steiger.core.errors import DomainError
from steiger.core.scope import region_scope
from tests import factories

OWNER = "backup_owner"
pytestmark = pytest.mark.django_db(transaction=True)
Into = Callable[[str], Any]


@pytest.fixture
def saved(settings: Any, tmp_path: Path) -> Path:
    """The file of a backup, and the folders of the installation that it is of."""
    settings.DATA = tmp_path
    settings.MEDIA_ROOT = str(tmp_path / "files")
    (tmp_path / "files" / "2026").mkdir(parents=True)
    (tmp_path / "files" / "2026" / "overdracht.pdf").write_bytes(os.urandom(40_000))
    return tmp_path / "saved.tar.gz"


@pytest.fixture
def databases(transactional_db: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Into]:
    """Two databases beside the tests' own: `full`, with its tables and some rows, and `empty`.

    Django's connection goes there as their owner, who is no superuser, as in a real installation.
    """
    with django_db_blocker.unblock():
        connection.close()
        former = {name: connection.settings_dict[name] for name in ("NAME", "USER")}
        options = dict(connection.settings_dict["OPTIONS"])
        _administer(f"CREATE ROLE {OWNER} LOGIN", f"GRANT steiger_app TO {OWNER}")
        _administer(f'CREATE DATABASE backup_full TEMPLATE "{former["NAME"]}"', "CREATE DATABASE backup_empty")
        _administer(f"ALTER DATABASE backup_empty OWNER TO {OWNER}")

        @contextmanager
        def into(name: str) -> Iterator[None]:
            connection.close()
            connection.settings_dict["NAME"] = f"backup_{name}"
            # The copy of the tests' database keeps its owner, the superuser.
            connection.settings_dict["USER"] = OWNER if name == "empty" else former["USER"]
            connection.settings_dict["OPTIONS"].pop("assume_role", None)
            try:
                yield
            finally:
                connection.close()

        try:
            yield into
        finally:
            connection.close()
            connection.settings_dict.update(former)
            connection.settings_dict["OPTIONS"] = options
            _administer("DROP DATABASE backup_full", "DROP DATABASE backup_empty", f"DROP ROLE {OWNER}")


def _administer(*statements: str) -> None:
    with psycopg.connect(
        host=connection.settings_dict["HOST"], user="postgres", dbname="postgres", autocommit=True
    ) as c:
        for statement in statements:
            c.execute(statement)


def _fill() -> None:
    region = factories.make_region("po2601", "Utrecht en Stichtse Vecht", "PO2601")
    with region_scope(region.pk):
        factories.make_places(region)


def test_restore_into_an_empty_installation_gives_the_same_back(saved: Path, databases: Into, settings: Any) -> None:
    with databases("full"):
        _fill()
        made = archive.backup(saved)
        before = archive.contents()
        files = {name: path.read_bytes() for name, path in archive.stored_files()}
    settings.DATA = Path(tempfile.mkdtemp(dir=saved.parent))
    settings.MEDIA_ROOT = str(settings.DATA / "files")

    with databases("empty"):
        archive.restore(saved)
        after = archive.contents()
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_policies")
            policies = cursor.fetchone()[0]

    assert after == before == made.tables
    assert sum(table.rows for table in after.values()) > 200
    assert {name: path.read_bytes() for name, path in archive.stored_files()} == files != {}
    assert policies > 10
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600


def test_restore_refuses_an_installation_in_use_and_with_force_saves_it_first(
    saved: Path, databases: Into, settings: Any
) -> None:
    with databases("full"):
        _fill()
        archive.backup(saved)
        with connection.cursor() as cursor:
            cursor.execute("UPDATE organisations_region SET name = 'Changed since'")

        with pytest.raises(DomainError, match="not empty"):
            archive.restore(saved)
        archive.restore(saved, force=True)

        with connection.cursor() as cursor:
            cursor.execute("SELECT name FROM organisations_region")
            assert cursor.fetchone() == ("Utrecht en Stichtse Vecht",)
    assert len(list(settings.DATA.glob("before-restore-*.tar.gz"))) == 1


def test_restore_of_a_damaged_archive_changes_nothing(saved: Path, databases: Into) -> None:
    with databases("full"):
        _fill()
        archive.backup(saved)
        whole = saved.read_bytes()

        broken_ones = (
            whole[: len(whole) // 2], b"not an archive", _without_dump(saved), _with_changed_file(saved),
            _with_a_file_outside(saved),
        )  # fmt: skip
        for broken in broken_ones:
            saved.write_bytes(broken)
            with pytest.raises(DomainError, match="Nothing was changed"):
                archive.restore(saved, force=True)
            saved.write_bytes(whole)

        assert archive.in_use()


def test_restore_refuses_a_backup_of_a_newer_version(saved: Path, databases: Into) -> None:
    with databases("full"):
        archive.backup(saved)

        def newer(manifest: bytes) -> bytes:
            content = json.loads(manifest)
            return json.dumps({**content, "migrations": ["pupils.0999_later"]}).encode()

        saved.write_bytes(_rewritten(saved, {archive.MANIFEST: newer}))
        with pytest.raises(DomainError, match=r"pupils\.0999_later"):
            archive.restore(saved, force=True)


def _without_dump(path: Path) -> bytes:
    return _rewritten(path, {archive.DUMP: None})


def _with_changed_file(path: Path) -> bytes:
    return _rewritten(path, {"files/2026/overdracht.pdf": lambda content: content[:-1] + b"?!"})


def _with_a_file_outside(path: Path) -> bytes:
    return _rewritten(path, {}, also="files/../../outside")


def _rewritten(path: Path, changes: dict[str, Callable[[bytes], bytes] | None], *, also: str = "") -> bytes:
    new = io.BytesIO()
    with tarfile.open(path) as source, tarfile.open(fileobj=new, mode="w:gz") as target:
        for member in source:
            change = changes.get(member.name, bytes)
            opened = source.extractfile(member)
            if change is None or opened is None:
                continue
            content = change(opened.read())
            member.size = len(content)
            target.addfile(member, io.BytesIO(content))
        if also:
            target.addfile(tarfile.TarInfo(also))
    return new.getvalue()


@pytest.fixture(autouse=True)
def _no_leftovers(tmp_path: Path) -> Iterator[None]:
    yield
    assert not [path for path in tmp_path.rglob("*") if path.suffix == ".part" or path.name.startswith("steiger-")]
    shutil.rmtree(tmp_path)
