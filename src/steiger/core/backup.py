"""Everything an installation has in one file, and back again.

The archive holds a manifest (version, migrations, rows and checksum per table, checksum per file), the database as
PostgreSQL's own dump, and the stored files. Dump, counts and checksums come from one snapshot, so they agree also
when people go on working. What comes back is compared with the manifest before it is called restored.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, cast

from django.conf import settings
from django.db import connection, transaction

from steiger.core.database import providers
from steiger.core.errors import DomainError
from steiger.core.health import unapplied_migrations
from steiger.core.progress import Progress, step

FORMAT = 1
MANIFEST, DUMP, FILES = "manifest.json", "database.dump", "files"
# Filled by setting up alone, so they say nothing about whether an installation is in use.
NOT_CONTENT = re.compile(r"^(django_migrations|django_content_type|auth_permission|procrastinate_.*)$")
# The sum of the rows' own sums: the order in which they are read does not matter.
CHECKSUM = "coalesce(sum(('x' || left(md5(t::text), 16))::bit(64)::bigint::numeric), 0)::text"
LOCK_PATIENCE = "15s"


@dataclass(frozen=True)
class TableContent:
    rows: int
    checksum: str


@dataclass(frozen=True)
class Manifest:
    """What the archive holds, to compare with what came back."""

    made_at: str
    version: str
    postgres: int
    migrations: list[str]
    tables: dict[str, TableContent]
    files: dict[str, str]
    format: int = FORMAT
    product: str = field(default="steiger")

    @classmethod
    def read(cls, content: bytes) -> Manifest:
        try:
            raw = json.loads(content)
            tables = {name: TableContent(**table) for name, table in raw.pop("tables").items()}
            manifest = cls(tables=tables, **raw)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise DomainError("The archive's manifest cannot be read. Use another backup.") from error
        if manifest.product != "steiger" or manifest.format != FORMAT:
            raise DomainError("The archive is of another program or a newer version. Restore it with that version.")
        return manifest


def backup(target: Path) -> Manifest:
    """Write everything to `target`. Needs the login that owns the tables: others do not see every row."""
    half = target.with_name(f"{target.name}.part")
    with tempfile.TemporaryDirectory(prefix="steiger-backup-", dir=target.parent) as temporary:
        dump = Path(temporary) / DUMP
        # One snapshot for all: counted here, dumped by another program that is told to use the same.
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
                cursor.execute("SELECT pg_export_snapshot()")
                snapshot = cursor.fetchone()[0]
            with step("Dumping the database"):
                _dump(dump, snapshot)
            tables = contents("Counting and summing")
            manifest = Manifest(
                made_at=datetime.now(UTC).isoformat(timespec="seconds"),
                version=_own_version(),
                postgres=connection.pg_version // 10000,  # type: ignore[attr-defined]
                migrations=_applied(),
                tables=tables,
                files={name: _checksum(path) for name, path in stored_files()},
            )
        _write_archive(half, manifest, dump)
    half.replace(target)
    return manifest


def restore(source: Path, *, force: bool = False) -> Manifest:
    """Bring an installation back. One that holds something is only replaced with `force`, and kept beside it."""
    with tempfile.TemporaryDirectory(prefix="steiger-restore-", dir=_work_folder()) as temporary:
        folder = Path(temporary)
        manifest = _unpack(source, folder)
        _refuse_unsuitable(manifest)
        if (reason := in_use()) and not force:
            raise DomainError(
                f"This installation is not empty: {reason}. Restore into an empty one, or use --force to replace it "
                "(what is there is saved first)."
            )
        if reason:
            _save_first()
        with step("Restoring the database"):
            _load(folder / DUMP)
        _put_files(folder / FILES)
    _compare(manifest)
    return manifest


def in_use() -> str | None:
    """What this installation holds, in words; None when it is empty."""
    for table in sorted(_tables()):
        if NOT_CONTENT.match(table):
            continue
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT 1 FROM {_quoted(table)} LIMIT 1")  # noqa: S608 - quoted
            if cursor.fetchone():
                return f"table {table} has rows"
    if any(stored_files()):
        return f"there are files in {settings.MEDIA_ROOT}"
    return None


def contents(what: str = "Comparing") -> dict[str, TableContent]:
    """Rows and checksum of every table."""
    found = {}
    tables = sorted(_tables())
    with Progress(what, total=len(tables)) as progress, transaction.atomic(), connection.cursor() as cursor:
        # The same text for the same value, whatever the server's own settings are.
        cursor.execute(
            "SELECT set_config('timezone', 'UTC', true), set_config('datestyle', 'ISO, YMD', true), "
            "set_config('intervalstyle', 'postgres', true), set_config('bytea_output', 'hex', true), "
            "set_config('extra_float_digits', '1', true)"
        )
        for table in tables:
            cursor.execute(f"SELECT count(*), {CHECKSUM} FROM {_quoted(table)} t")  # noqa: S608 - quoted
            rows, checksum = cursor.fetchone()
            found[table] = TableContent(rows, checksum)
            progress.advance()
    return found


def stored_files() -> Iterator[tuple[str, Path]]:
    root = Path(settings.MEDIA_ROOT)
    for path in sorted(root.rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield path.relative_to(root).as_posix(), path


def _tables() -> list[str]:
    """Tables whose rows are kept; the unlogged cache is not."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relkind = 'r' AND relpersistence = 'p' "
            "AND relnamespace = to_regnamespace('public')::oid"
        )
        return [row[0] for row in cursor.fetchall()]


def _own_version() -> str:
    try:
        return version("steiger")
    except PackageNotFoundError:
        return "unknown"


def _applied() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT app || '.' || name FROM django_migrations ORDER BY 1")
        return [row[0] for row in cursor.fetchall()]


def _dump(target: Path, snapshot: str) -> None:
    _run(
        "pg_dump",
        "--format=custom",
        "--compress=gzip:6",
        "--schema=public",
        "--no-owner",
        "--no-comments",
        "--no-unlogged-table-data",
        f"--snapshot={snapshot}",
        f"--file={target}",
    )


def _load(dump: Path) -> None:
    """In one transaction: empty, fill, or nothing at all."""
    script = dump.with_suffix(".sql")
    # The schema goes with everything in it, extensions too: those the dump does not name are made anew here.
    begin = (
        f"SET lock_timeout = '{LOCK_PATIENCE}';\n"
        "DROP SCHEMA IF EXISTS public CASCADE;\nCREATE SCHEMA public;\n"
        "CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public;\n"
        "CREATE EXTENSION IF NOT EXISTS unaccent SCHEMA public;\n"
        "CREATE EXTENSION IF NOT EXISTS btree_gist SCHEMA public;\n"
        "CREATE EXTENSION IF NOT EXISTS btree_gin SCHEMA public;\n"
    )
    script.write_text(begin, encoding="utf-8")
    with script.open("ab") as target:
        subprocess.run(
            [str(_program("pg_restore")), "--no-owner", "--file=-", str(dump)], stdout=target, check=True, cwd="/"
        )
    connection.close()
    # pg_dump names the schema too; ours is there already.
    _drop_lines(script, b"CREATE SCHEMA public;\n", keep_first=True)
    _run("psql", "--single-transaction", "--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", f"--file={script}")


def _drop_lines(script: Path, line: bytes, *, keep_first: bool) -> None:
    """Remove a statement from a script that may be too large for memory; rows hold no such line of their own."""
    half = script.with_suffix(".part")
    seen = not keep_first
    with script.open("rb") as source, half.open("wb") as target:
        for one in source:
            if one == line and seen:
                continue
            seen = seen or one == line
            target.write(one)
    half.replace(script)


def _run(program: str, *arguments: str) -> None:
    """One of PostgreSQL's programs on the database that Django uses."""
    parameters = connection.get_connection_params()
    names = {"host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD", "dbname": "PGDATABASE"}
    environment = {variable: str(parameters[name]) for name, variable in names.items() if parameters.get(name)}
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    done = subprocess.run(
        [str(_program(program)), *arguments],
        env={**clean, **environment, "PGOPTIONS": "-c client_min_messages=warning"},
        cwd="/",
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
    )
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip()
        advice = " Stop web server and worker first." if "lock timeout" in said else ""
        raise DomainError(f"{program} failed: {said}{advice}")


def _program(name: str) -> Path:
    """A program at least as new as the server: an older one refuses."""
    needed = connection.pg_version // 10000  # type: ignore[attr-defined]
    found = [provider for provider in providers.candidates() if provider.tool(name).exists()]
    for provider in found:
        if provider.major >= needed:
            return provider.tool(name)
    elsewhere = shutil.which(name)
    if elsewhere:
        return Path(elsewhere)
    raise DomainError(
        f"{name} of PostgreSQL {needed} or newer is needed. Install that version's client programs and set "
        "STEIGER_PG_BIN to the folder with them."
    )


def _write_archive(target: Path, manifest: Manifest, dump: Path) -> None:
    files = [(name, path) for name, path in stored_files() if name in manifest.files]
    target.unlink(missing_ok=True)
    opened = os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")
    # The dump is compressed already, so lightly.
    with opened, tarfile.open(fileobj=opened, mode="w:gz", compresslevel=1) as archive:
        described = dump.with_name(MANIFEST)
        described.write_text(json.dumps(asdict(manifest), indent=1), encoding="utf-8")
        archive.add(described, MANIFEST)
        archive.add(dump, DUMP)
        with Progress("Adding stored files", total=len(files)) as progress:
            for name, path in files:
                archive.add(path, f"{FILES}/{name}")
                progress.advance()


def _take_out(archive: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> None:
    """One plain file, inside the folder. By hand: the filters of `tarfile` are not in every Python 3.11."""
    target = (folder / member.name).resolve()
    content = archive.extractfile(member) if member.isfile() else None
    if content is None or not target.is_relative_to(folder.resolve()):
        raise tarfile.TarError(f"{member.name} does not belong in a backup")
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with content, target.open("wb") as file:
        shutil.copyfileobj(content, file)
    target.chmod(0o600)


def _unpack(source: Path, folder: Path) -> Manifest:
    (folder / FILES).mkdir()
    try:
        with step("Reading the archive"), tarfile.open(source, "r:gz") as archive:
            for member in archive:
                if member.name in {MANIFEST, DUMP} or member.name.startswith(f"{FILES}/"):
                    _take_out(archive, member, folder)
    except FileNotFoundError as error:
        raise DomainError(f"There is no file {source}.") from error
    except (tarfile.TarError, EOFError, OSError) as error:
        raise DomainError(f"{source} is no backup, or it is damaged: {error}. Nothing was changed.") from error
    if not (folder / MANIFEST).exists() or not (folder / DUMP).exists():
        raise DomainError(f"{source} is no backup of Steiger, or not a whole one. Nothing was changed.")
    manifest = Manifest.read((folder / MANIFEST).read_bytes())
    for name, checksum in manifest.files.items():
        path = folder / FILES / name
        if not path.is_file() or _checksum(path) != checksum:
            raise DomainError(f"The file {name} in the archive is damaged. Nothing was changed.")
    return manifest


def _refuse_unsuitable(manifest: Manifest) -> None:
    known = set(unapplied_migrations()) | set(_applied_or_none())
    unknown = [name for name in manifest.migrations if name not in known]
    if unknown:
        raise DomainError(
            f"The backup was made by version {manifest.version}, which has migrations that this one does not know "
            f"({unknown[0]}). Install that version or a newer one first."
        )


def _applied_or_none() -> list[str]:
    return _applied() if "django_migrations" in _tables() else []


def _save_first() -> None:
    moment = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    backup(_work_folder() / f"before-restore-{moment}.tar.gz")


def _put_files(source: Path) -> None:
    """In place of what was there. That was saved first, so it may go."""
    target = Path(settings.MEDIA_ROOT)
    target.mkdir(mode=0o700, parents=True, exist_ok=True)
    for old in target.iterdir():
        shutil.rmtree(old) if old.is_dir() else old.unlink()
    for new in source.iterdir():
        shutil.move(new, target / new.name)


def _compare(manifest: Manifest) -> None:
    found = contents()
    different = [name for name, table in manifest.tables.items() if found.get(name) != table]
    files = {name: _checksum(path) for name, path in stored_files()}
    different += [name for name in {*files, *manifest.files} if files.get(name) != manifest.files.get(name)]
    if different:
        raise DomainError(
            f"What came back differs from what was saved: {', '.join(sorted(different))}. Do not use it; restore again."
        )


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _work_folder() -> Path:
    folder = Path(cast(Any, settings).DATA)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _quoted(table: str) -> str:
    return connection.ops.quote_name(table)
