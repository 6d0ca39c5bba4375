"""The command as people type it: in a process of its own, with an environment of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src"
PRIVATE = ("STEIGER_", "DATABASE_", "SECRET_KEY", "ALLOWED_HOSTS", "SITE_URL", "EMAIL_", "DJANGO_", "PORT", "DEBUG")


def steiger(*arguments: str, data: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(PRIVATE)}
    return subprocess.run(
        [sys.executable, "-m", "steiger.config.command", *arguments],
        env={**clean, "PYTHONPATH": str(SOURCE), "STEIGER_DATA": str(data), **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_help_teaches_every_command_and_setting(tmp_path: Path) -> None:
    said = steiger("--help", data=tmp_path / "data")

    assert said.returncode == 0
    for word in (
        "demo",
        "serve",
        "worker",
        "import schools",
        "region create",
        "backup",
        "restore",
        "doctor",
        "migrate",
    ):
        assert f"steiger {word}" in said.stdout
    for setting in ("PORT", "STEIGER_DATA", "DATABASE_URL", "SECRET_KEY", "ALLOWED_HOSTS", "EMAIL_HOST"):
        assert setting in said.stdout
    assert not (tmp_path / "data").exists(), "help leaves nothing behind"


@pytest.mark.parametrize("command", ["demo", "serve", "worker", "backup", "restore", "doctor", "migrate", "assets"])
def test_help_of_each_command_works(command: str, tmp_path: Path) -> None:
    assert f"steiger {command}" in steiger(command, "--help", data=tmp_path).stdout


def test_serve_refuses_unsafe_settings_and_says_which(tmp_path: Path) -> None:
    said = steiger("serve", data=tmp_path, PORT=str(free_port()))

    assert said.returncode == 1
    for name in ("SECRET_KEY", "ALLOWED_HOSTS", "SITE_URL", "EMAIL_HOST"):
        assert f"Set {name}" in said.stderr
    assert "Traceback" not in said.stderr
    assert not (tmp_path / "postgres").exists(), "refused before anything was started"


def test_a_taken_port_is_told_with_the_way_out(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = steiger("serve", data=tmp_path, PORT=str(port))

    assert said.returncode == 1
    assert f"Port {port}" in said.stderr
    assert "PORT=" in said.stderr


def test_a_port_that_is_no_number_is_told(tmp_path: Path) -> None:
    assert "PORT is “web”" in steiger("serve", data=tmp_path, PORT="web").stderr


def test_the_demos_sign_ins_are_told_as_json_before_anything_is_set_up(tmp_path: Path) -> None:
    said = steiger("demo", "--accounts", "--json", data=tmp_path)

    assert '"role"' in said.stdout
    assert '"email"' in said.stdout
    assert '"password"' in said.stdout
    assert not (tmp_path / "postgres").exists()


def test_the_demo_does_not_empty_somebody_elses_database(tmp_path: Path) -> None:
    said = steiger("demo", "--reset", data=tmp_path, DATABASE_URL="postgresql://nobody@127.0.0.1:1/nothing")

    assert said.returncode == 1
    assert "does not empty somebody else's database" in said.stderr


def test_backup_into_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert "There is no folder" in steiger("backup", str(tmp_path / "no" / "file"), data=tmp_path).stderr


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])
