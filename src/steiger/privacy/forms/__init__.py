from steiger.privacy.forms.requests import AnswerForm, ExtendForm, HandOverForm, RequestForm
from steiger.privacy.forms.retention import HoldForm

__all__ = ["AnswerForm", "ExtendForm", "HandOverForm", "HoldForm", "RequestForm"]
