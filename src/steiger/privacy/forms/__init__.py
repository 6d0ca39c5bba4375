from steiger.privacy.forms.retention import HoldForm

__all__ = ["HoldForm"]
