"""Django's PostgreSQL engine, with a server of our own behind it when no other is named.

The server is started at the first connection and not when settings are read: type checks, collecting static files
and every `--help` read settings too. A server that died is started again by the next connection.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.db.backends.postgresql import base

from steiger.core.database.cluster import Cluster


class DatabaseWrapper(base.DatabaseWrapper):
    def get_connection_params(self) -> dict[str, Any]:
        if root := self.settings_dict.get("EMBEDDED_ROOT"):
            cluster = Cluster(Path(root)).ensure()
            self.settings_dict["HOST"] = str(cluster.socket_dir)
            self.settings_dict["PORT"] = "5432"
        return super().get_connection_params()
