"""The operating system's user that runs the server. PostgreSQL refuses to run as root, so root lends it one."""

from __future__ import annotations

import os
import pwd
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

OWN = "steiger-pg"
KNOWN = (OWN, "postgres")
LAST_RESORT = "nobody"


@dataclass(frozen=True)
class Account:
    """Who runs the server; `lent` when we are root and must step down for it."""

    uid: int
    gid: int
    lent: bool

    @property
    def as_subprocess(self) -> dict[str, Any]:
        return {"user": self.uid, "group": self.gid, "extra_groups": []} if self.lent else {}

    @property
    def name(self) -> str:
        try:
            return pwd.getpwuid(self.uid).pw_name
        except KeyError:
            return str(self.uid)

    def own(self, folder: Path) -> None:
        if self.lent:
            os.chown(folder, self.uid, self.gid)

    def can_enter(self, folder: Path) -> bool:
        """Tried, not computed: access lists and mounts count as much as mode bits."""
        if not self.lent:
            return os.access(folder, os.X_OK)
        tried = subprocess.run(
            ["/bin/sh", "-c", 'cd "$0"', str(folder)], cwd="/", capture_output=True, check=False, **self.as_subprocess
        )
        return tried.returncode == 0


def account_for(data: Path) -> Account:
    """Whoever owns the data runs the server; for new data ourselves, or an unprivileged user when we are root."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid(), lent=False)
    if data.exists() and (owner := data.stat()).st_uid != 0:
        return Account(owner.st_uid, owner.st_gid, lent=True)
    entry = _unprivileged()
    return Account(entry.pw_uid, entry.pw_gid, lent=True)


def _unprivileged() -> pwd.struct_passwd:
    for name in KNOWN:
        if entry := _entry(name):
            return entry
    command = ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", OWN]
    with suppress(OSError):
        # Two starts may try at once: whether it worked shows from the entry, not from the exit status.
        subprocess.run(command, check=False, capture_output=True, cwd="/")
    return _entry(OWN) or pwd.getpwnam(LAST_RESORT)


def _entry(name: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None
