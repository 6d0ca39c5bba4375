"""The region's rules, and the tables at which they are decided."""

from steiger.cooperation.models.policy import PolicyVersion, ProtocolStep, VisitWindow

__all__ = ["PolicyVersion", "ProtocolStep", "VisitWindow"]
