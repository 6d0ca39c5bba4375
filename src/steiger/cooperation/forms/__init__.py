"""What comes in: the next policy, and what is put on the table."""

from __future__ import annotations

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
from steiger.cooperation.forms.money import (
    BudgetForm,
    DayForm,
    FreezeForm,
    KeyLineForm,
    NumbersForm,
    SettleForm,
)
from steiger.cooperation.forms.policy import PolicyDraft, with_more_rows

__all__ = [
    "BudgetForm",
    "CancelMeetingForm",
    "ContactForm",
    "CovenantDraft",
    "DayForm",
    "EvaluateCovenantForm",
    "FreezeForm",
    "ItemForm",
    "KeyLineForm",
    "MeetingForm",
    "MoveForm",
    "NumbersForm",
    "PaperForm",
    "PartyForm",
    "PolicyDraft",
    "ProposeForm",
    "RecordSignatureForm",
    "SettleForm",
    "SignCovenantForm",
    "StandingItemForm",
    "TableFilter",
    "TableForm",
    "WithdrawPartyForm",
    "with_more_rows",
    "with_one_more_article",
]
