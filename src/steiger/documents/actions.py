from __future__ import annotations

import os
import secrets
from collections.abc import Collection, Iterable
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.core.privacy import FORGOTTEN
from steiger.documents.models import StoredFile
from steiger.documents.selectors import ERASED, path_of

NAME_LENGTH = 200


def store_file(*, by: Member, name: str, media_type: str, content: bytes) -> StoredFile:
    """Keep these bytes for good. Who may do so is for the room that asks: it has passed its own gate.

    The bytes are on disk before the row is written, so that a row always has its file. When the transaction
    is rolled back a file without a row stays behind: it is harmless and nothing points at it.
    """
    if not content:
        raise DomainError(_("This file is empty. Choose another file."), field="file")
    path = f"{by.region_id}/{secrets.token_urlsafe(24)}"
    _write(Path(settings.MEDIA_ROOT) / path, content)
    stored = StoredFile.objects.create(
        region_id=by.region_id,
        name=Path(name).name[:NAME_LENGTH],
        path=path,
        media_type=media_type,
        size=len(content),
        sha256=sha256(content).hexdigest(),
        stored_at=clock.now(),
        stored_by_id=by.user_id,
    )
    record(by=by, kind="store_file", subject=f"file {stored.pk}", size=stored.size, sha256=stored.sha256)
    return stored


def discard_file(*, by: Member, stored: StoredFile) -> None:
    """Leave nothing of it: for what somebody withdraws. Nothing may point at it any more; the room has seen to that."""
    path, number = path_of(stored), stored.pk
    stored.delete()
    record(by=by, kind="discard_file", subject=f"file {number}", sha256=stored.sha256)
    # Only when all of it holds: a file without a row is harmless, a row without its file is not.
    transaction.on_commit(lambda: path.unlink(missing_ok=True))


def erase_files(*, by: Member, ids: Collection[int]) -> list[Path]:
    """Leave nothing of their bytes and names; the rows stay for what points at them (a signed document had a file).

    Tells where the bytes lie: whoever asks removes them (`remove_bytes`) once all of it is committed.
    """
    kept = StoredFile.objects.filter(pk__in=ids).exclude(sha256=ERASED)
    paths = [path_of(one) for one in kept]
    kept.update(name=FORGOTTEN, size=0, sha256=ERASED)
    if paths:
        record(by=by, kind="erase_files", count=len(paths))
    return paths


def remove_bytes(paths: Iterable[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)


def _write(path: Path, content: bytes) -> None:
    """All or nothing, also when the power fails: under another name first, and both file and folder to the disk."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.part")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
