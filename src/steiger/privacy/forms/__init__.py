from steiger.privacy.forms.requests import AnswerForm, ExtendForm, HandOverForm, RequestForm
from steiger.privacy.forms.retention import HoldForm
from steiger.privacy.forms.sessions import SessionForm

__all__ = ["AnswerForm", "ExtendForm", "HandOverForm", "HoldForm", "RequestForm", "SessionForm"]
