from steiger.privacy.forms.requests import AnswerForm, ExtendForm, RequestForm
from steiger.privacy.forms.retention import HoldForm

__all__ = ["AnswerForm", "ExtendForm", "HoldForm", "RequestForm"]
