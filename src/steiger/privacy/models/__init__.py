from steiger.privacy.models.requests import DataRequest
from steiger.privacy.models.retention import RetentionLine, RetentionRun

__all__ = ["DataRequest", "RetentionLine", "RetentionRun"]
