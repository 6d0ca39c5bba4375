from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from steiger.core.errors import DomainError
from steiger.documents.models import StoredFile

# The checksum of a file whose bytes were erased because its term was over.
ERASED = ""


class DamagedFileError(DomainError):
    """What lies on the disk is not what was stored."""


def path_of(stored: StoredFile) -> Path:
    """Where the bytes lie, for a program that reads files. Whether it may is for the room that asks."""
    return Path(settings.MEDIA_ROOT) / stored.path


def content_of(stored: StoredFile) -> bytes:
    """The bytes as they were stored. Whether this person may have them is for the room that asks."""
    if stored.sha256 == ERASED:
        raise DamagedFileError(_("The term of this file is over. It was erased, and cannot be brought back."))
    try:
        content = path_of(stored).read_bytes()
    except FileNotFoundError:
        raise DamagedFileError(
            _("The file “%(name)s” is gone from the storage. Ask the operator to put it back from a backup.")
            % {"name": stored.name}
        ) from None
    if sha256(content).hexdigest() != stored.sha256:
        raise DamagedFileError(
            _("The file “%(name)s” was changed after it was stored. Ask the operator to put it back from a backup.")
            % {"name": stored.name}
        )
    return content
