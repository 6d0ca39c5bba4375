from __future__ import annotations

import stat
from pathlib import Path

import pytest
from django.db import transaction

from steiger.access.member import Member
from steiger.audit.models import Happening
from steiger.core.errors import DomainError
from steiger.core.scope import region_scope
from steiger.documents.actions import store_file
from steiger.documents.models import StoredFile
from steiger.documents.selectors import content_of


@pytest.fixture(autouse=True)
def storage(settings: object, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "files"  # type: ignore[attr-defined]
    return tmp_path / "files"


def test_store_file_keeps_the_bytes(dirk: Member, storage: Path) -> None:
    stored = store_file(by=dirk, name="Plaatsing.pdf", media_type="application/pdf", content=b"%PDF")

    assert content_of(stored) == b"%PDF"
    assert stored.size == 4
    assert Happening.objects.filter(kind="store_file").count() == 1


def test_store_file_is_closed_to_other_users_of_the_machine(dirk: Member, storage: Path) -> None:
    stored = store_file(by=dirk, name="a.txt", media_type="text/plain", content=b"a")
    path = storage / stored.path

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert path.parent.name == str(dirk.region_id)
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_store_file_does_not_take_a_folder_from_the_name(dirk: Member) -> None:
    stored = store_file(by=dirk, name="../../etc/passwd", media_type="text/plain", content=b"a")

    assert stored.name == "passwd"
    assert ".." not in stored.path


def test_store_file_refuses_an_empty_file(dirk: Member) -> None:
    with pytest.raises(DomainError):
        store_file(by=dirk, name="a.txt", media_type="text/plain", content=b"")


def test_store_file_rolled_back_leaves_no_row(dirk: Member) -> None:
    with transaction.atomic():
        store_file(by=dirk, name="a.txt", media_type="text/plain", content=b"a")
        transaction.set_rollback(True)

    assert not StoredFile.objects.exists()


def test_content_of_changed_file_is_refused(dirk: Member, storage: Path) -> None:
    stored = store_file(by=dirk, name="a.txt", media_type="text/plain", content=b"before")
    (storage / stored.path).write_bytes(b"after!")

    with pytest.raises(DomainError, match=r"a\.txt"):
        content_of(stored)


def test_content_of_lost_file_is_refused(dirk: Member, storage: Path) -> None:
    stored = store_file(by=dirk, name="a.txt", media_type="text/plain", content=b"before")
    (storage / stored.path).unlink()

    with pytest.raises(DomainError, match=r"a\.txt"):
        content_of(stored)


def test_stored_file_is_not_there_for_another_region(dirk: Member, zoe: Member) -> None:
    store_file(by=dirk, name="a.txt", media_type="text/plain", content=b"a")
    assert StoredFile.objects.count() == 1

    with region_scope(zoe.region_id):
        assert StoredFile.objects.count() == 0
