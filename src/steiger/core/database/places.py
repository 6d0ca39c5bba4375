"""Where a cluster's files lie.

Beside the rest of the installation's data, unless the server's user cannot get there: as root in a folder that only
root may enter. Opening that folder is not ours to do, so the cluster then lies elsewhere and a pointer says where.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from steiger.core.database.account import Account

POINTER = "cluster-location"
BELONGS_TO = "belongs-to"
LASTING = (Path("/var/lib"), Path("/var/tmp"))  # noqa: S108 - only used when the server's user owns what is in it
PASSING = (Path("/dev/shm"), Path("/tmp"))  # noqa: S108 - as above
SOCKET = ".s.PGSQL.5432"
LONGEST_SOCKET = 100  # the system allows 107 bytes; some room for what PostgreSQL adds


def short_name(root: Path) -> str:
    return hashlib.sha256(str(root).encode()).hexdigest()[:10]


def known_place(root: Path) -> Path:
    """The place of the cluster of `root`, as far as one was chosen."""
    pointer = root / POINTER
    try:
        place = Path(_read(pointer))
    except OSError:
        return root
    return root if _is_somebody_elses(place, root) else place


def choose_place(root: Path, account: Account, *, throwaway: bool) -> Path:
    """Settle where the cluster lies, and remember it."""
    root.mkdir(parents=True, exist_ok=True)
    known = known_place(root)
    if known != root:
        _remember(root, known)
        return known
    if (root / "pgdata").exists() or account.can_enter(root):
        return root
    for parent in PASSING if throwaway else LASTING:
        if os.access(parent, os.W_OK | os.X_OK) and account.can_enter(parent):
            place = parent / f"steiger-{short_name(root)}"
            _remember(root, place)
            return place
    raise OSError(
        f"{account.name}, who must run the database, may not enter {root}, and there is no other place for it. "
        "Choose another folder with STEIGER_DATA."
    )


def socket_folder(place: Path) -> Path:
    """Beside the data, or under a short name when the path is too long for a socket or holds a comma.

    To clients a comma separates servers.
    """
    folder = place / "run"
    if len(os.fsencode(folder / SOCKET)) <= LONGEST_SOCKET and "," not in str(folder):
        return folder
    return Path("/tmp") / f"steiger-{short_name(place)}"  # noqa: S108 - its owner is checked before use


def claim(folder: Path, account: Account) -> None:
    """Make a folder that only the server's user can enter; one that another made first is refused."""
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.lstat().st_uid == os.geteuid():
        account.own(folder)
    found = folder.lstat()
    if folder.is_symlink() or found.st_uid != account.uid or found.st_mode & 0o077:
        raise OSError(f"{folder} belongs to somebody else or is open to others. Remove it and start again.")


def _remember(root: Path, place: Path) -> None:
    if place.is_symlink():
        raise OSError(f"{place} is a link; refusing to put a database behind it.")
    place.mkdir(mode=0o755, exist_ok=True)
    if place.stat().st_uid != os.geteuid():
        raise OSError(f"{place} belongs to somebody else. Choose another folder with STEIGER_DATA.")
    # Whatever the umask says: the server's user must get through this folder of ours; what is in it stays closed.
    place.chmod(0o755)
    _write(root / POINTER, str(place))
    _write(place / BELONGS_TO, str(root))


def _is_somebody_elses(place: Path, root: Path) -> bool:
    """True in a copy of an installation: the first one still stands and uses that place."""
    try:
        owner = Path(_read(place / BELONGS_TO))
        return owner != root and _read(owner / POINTER) == str(place)
    except OSError:
        return False


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8").removesuffix("\n")


def _write(path: Path, content: str) -> None:
    """At once or not at all: a half-written pointer would lose the database."""
    with tempfile.NamedTemporaryFile("w", dir=path.parent, delete=False, encoding="utf-8") as new:
        new.write(content + "\n")
    Path(new.name).replace(path)
