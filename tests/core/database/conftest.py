"""Servers of these tests' own: each in a fresh folder that everybody may enter, removed afterwards."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from steiger.core.database.cluster import Cluster

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root has to step down")


@pytest.fixture
def folder() -> Iterator[Path]:
    # Not pytest's tmp_path: as root that is closed to the server's user, which is a test of its own.
    memory = Path("/dev/shm")
    parent = memory if os.access(memory, os.W_OK) else Path("/tmp")
    made = Path(tempfile.mkdtemp(prefix="steiger-cluster-", dir=parent))
    made.chmod(0o755)
    yield made
    for lock in list(made.rglob(".lock")):
        Cluster(lock.parent).destroy()
    shutil.rmtree(made)
