from steiger.privacy.views.retention import check, hold, put_back, release, retention

__all__ = ["check", "hold", "put_back", "release", "retention"]
