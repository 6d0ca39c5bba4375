"""The region's rules, and the tables at which they are decided."""

from steiger.cooperation.models.bodies import Body, Seat, Sitting
from steiger.cooperation.models.decisions import Action, Decision
from steiger.cooperation.models.meetings import AgendaItem, Invitation, Meeting
from steiger.cooperation.models.policy import PolicyVersion, ProtocolStep, VisitWindow

__all__ = [
    "Action",
    "AgendaItem",
    "Body",
    "Decision",
    "Invitation",
    "Meeting",
    "PolicyVersion",
    "ProtocolStep",
    "Seat",
    "Sitting",
    "VisitWindow",
]
