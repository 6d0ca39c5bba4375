"""The region's rules, the tables at which they are decided, and the covenant under them."""

from steiger.cooperation.models.bodies import Body, Seat, Sitting
from steiger.cooperation.models.campaign import Approach, ApproachContact
from steiger.cooperation.models.covenant import (
    Covenant,
    CovenantArticle,
    CovenantVersion,
    Party,
    PartyMove,
    Signature,
)
from steiger.cooperation.models.decisions import Action, Decision
from steiger.cooperation.models.meetings import AgendaItem, Invitation, Meeting, Paper
from steiger.cooperation.models.money import Budget, Contribution, ContributionLine, KeyLine, KeyNumber
from steiger.cooperation.models.policy import PolicyVersion, ProtocolStep, VisitWindow
from steiger.cooperation.models.support_strategy import GoalReport, StrategyGoal, SupportStrategy

__all__ = [
    "Action",
    "AgendaItem",
    "Approach",
    "ApproachContact",
    "Body",
    "Budget",
    "Contribution",
    "ContributionLine",
    "Covenant",
    "CovenantArticle",
    "CovenantVersion",
    "Decision",
    "GoalReport",
    "Invitation",
    "KeyLine",
    "KeyNumber",
    "Meeting",
    "Paper",
    "Party",
    "PartyMove",
    "PolicyVersion",
    "ProtocolStep",
    "Seat",
    "Signature",
    "Sitting",
    "StrategyGoal",
    "SupportStrategy",
    "VisitWindow",
]
