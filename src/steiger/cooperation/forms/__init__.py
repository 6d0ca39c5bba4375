"""What comes in: the next policy, and what is put on the table."""

from __future__ import annotations

from steiger.cooperation.forms.action_points import ActionFilterForm, ActionForm, FinishActionForm
from steiger.cooperation.forms.bodies import BodyForm, LeaveSeatForm, SeatForm, SeatsOfPartiesForm, TakeSeatForm
from steiger.cooperation.forms.campaign import (
    CampaignFilterForm,
    CloseApproachForm,
    ContactRecordForm,
    NextStepForm,
    StartApproachForm,
)
from steiger.cooperation.forms.covenant import (
    ContactForm,
    CovenantDraft,
    EvaluateCovenantForm,
    MoveForm,
    PartyForm,
    RecordSignatureForm,
    SignCovenantForm,
    WithdrawPartyForm,
    with_one_more_article,
)
from steiger.cooperation.forms.decisions import (
    AdoptForm,
    DecisionFilterForm,
    DecisionForm,
    EvaluateDecisionForm,
    SupersedeForm,
)
from steiger.cooperation.forms.meetings import (
    CancelMeetingForm,
    ItemForm,
    MeetingForm,
    PaperForm,
    ProposeForm,
    StandingItemForm,
    TableFilter,
    TableForm,
)
from steiger.cooperation.forms.money import BudgetForm, DayForm, FreezeForm, KeyLineForm, NumbersForm, SettleForm
from steiger.cooperation.forms.policy import PolicyDraft, with_more_rows
from steiger.cooperation.forms.proposal import PolicyProposal
from steiger.cooperation.forms.representation import RepresentationFilterForm
from steiger.cooperation.forms.support_strategy import GoalForm, GoalReportForm, PublishStrategyForm, StrategyForm

__all__ = [
    "ActionFilterForm",
    "ActionForm",
    "AdoptForm",
    "BodyForm",
    "BudgetForm",
    "CampaignFilterForm",
    "CancelMeetingForm",
    "CloseApproachForm",
    "ContactForm",
    "ContactRecordForm",
    "CovenantDraft",
    "DayForm",
    "DecisionFilterForm",
    "DecisionForm",
    "EvaluateCovenantForm",
    "EvaluateDecisionForm",
    "FinishActionForm",
    "FreezeForm",
    "GoalForm",
    "GoalReportForm",
    "ItemForm",
    "KeyLineForm",
    "LeaveSeatForm",
    "MeetingForm",
    "MoveForm",
    "NextStepForm",
    "NumbersForm",
    "PaperForm",
    "PartyForm",
    "PolicyDraft",
    "PolicyProposal",
    "ProposeForm",
    "PublishStrategyForm",
    "RecordSignatureForm",
    "RepresentationFilterForm",
    "SeatForm",
    "SeatsOfPartiesForm",
    "SettleForm",
    "SignCovenantForm",
    "StandingItemForm",
    "StartApproachForm",
    "StrategyForm",
    "SupersedeForm",
    "TableFilter",
    "TableForm",
    "TakeSeatForm",
    "WithdrawPartyForm",
    "with_more_rows",
    "with_one_more_article",
]
