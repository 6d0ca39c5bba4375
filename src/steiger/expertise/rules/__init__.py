"""Who may, and does the rule hold."""

from steiger.expertise.rules import articles, help_requests

__all__ = ["articles", "help_requests"]
