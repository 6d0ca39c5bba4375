"""Style, scripts and translations, made ready to be served. Nothing is done twice."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from steiger.config.commands.environment import (
    CommandError,
    make_data_folder,
    set_mode,
    set_up_django,
    usual_mode,
)
from steiger.core.messages import compile_messages
from steiger.core.progress import step

PACKAGE = Path(__file__).resolve().parents[2]
VENDOR = PACKAGE / "core" / "static" / "vendor"
BOOTSTRAP = ("css/bootstrap.min.css", "css/bootstrap.rtl.min.css", "js/bootstrap.bundle.min.js")
SOURCE_MAP = re.compile(rb"\n?/[/*]# sourceMappingURL=[^\n]*")
FILM = PACKAGE / "parents" / "film"
DRAWINGS = VENDOR / "film" / "drawings.json"
STAMP = "static.json"


def prepare_sources() -> bool:
    """What the source tree needs beside what is kept in the repository; True when something was made."""
    compiled = compile_messages()
    return bool(copy_vendor_files() + write_drawings() or compiled)


def copy_vendor_files() -> int:
    """Bootstrap's three files, without the notes about maps that we do not ship; how many were new."""
    target = VENDOR / "bootstrap"
    count = 0
    for name in BOOTSTRAP:
        content = SOURCE_MAP.sub(b"", (_bootstrap() / name).read_bytes())
        path = target / Path(name).name
        if not path.exists() or path.read_bytes() != content:
            target.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            count += 1
    return count


def write_drawings() -> int:
    """The film's drawings as the web player reads them: one file for every language, compressed with what is static."""
    if DRAWINGS.exists() and DRAWINGS.stat().st_mtime_ns >= max(file.stat().st_mtime_ns for file in FILM.rglob("*.py")):
        return 0
    from steiger.parents.film import web_film

    DRAWINGS.parent.mkdir(parents=True, exist_ok=True)
    DRAWINGS.write_text(json.dumps(web_film(), separators=(",", ":")), encoding="utf-8")
    return 1


def prepare_assets(*, force: bool = False) -> None:
    """Translations, vendor files, and everything static collected and compressed into the data folder."""
    try:
        prepare_sources()
    except OSError as error:
        raise CommandError(f"Cannot write {error.filename}: {error.strerror}.") from error
    stamp = make_data_folder() / STAMP
    present = fingerprint()
    if not force and stamp.exists() and json.loads(stamp.read_text()) == present:
        return
    set_up_django()
    from django.core.management import call_command

    stamp.unlink(missing_ok=True)
    with step("Collecting and compressing style and scripts"):
        call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(json.dumps(present))


def are_current() -> bool:
    stamp = make_data_folder() / STAMP
    return stamp.exists() and json.loads(stamp.read_text()) == fingerprint()


def fingerprint() -> str:
    """Changes when a static file of ours or of a package does."""
    digest = hashlib.sha256()
    for folder in _static_folders():
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                stat = path.stat()
                digest.update(f"{path.relative_to(folder)} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _static_folders() -> Iterator[Path]:
    yield from sorted(PACKAGE.glob("*/static"))
    yield from (PACKAGE / "guide" / "pictures", PACKAGE.parents[1] / "docs" / "guide" / "pictures")
    for package in ("django_htmx", "allauth"):
        spec = find_spec(package)
        if spec and spec.origin:
            yield Path(spec.origin).parent / "static"


def _bootstrap() -> Path:
    # Found without importing: the package's module looks for a version file as soon as it is imported.
    spec = find_spec("bootstrap_wrapper")
    if spec is None or spec.origin is None:
        raise CommandError("The package bootstrap-wrapper is missing. Set up again with `make demo`.")
    return Path(spec.origin).parent.parent / "bootstrap"


def run(*, sources_only: bool, force: bool) -> int:
    """`steiger assets`."""
    set_mode(usual_mode())
    if sources_only:
        prepare_sources()
    else:
        prepare_assets(force=force)
    return 0
