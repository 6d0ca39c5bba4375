"""The database engine: a PostgreSQL elsewhere, or one of our own, started at the first connection."""
