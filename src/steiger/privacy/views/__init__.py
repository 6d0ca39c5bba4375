from steiger.privacy.views.files import who
from steiger.privacy.views.looks import home, looks
from steiger.privacy.views.retention import check, hold, put_back, release, retention

__all__ = ["check", "hold", "home", "looks", "put_back", "release", "retention", "who"]
