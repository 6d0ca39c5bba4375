"""Who may, and does the rule hold."""
