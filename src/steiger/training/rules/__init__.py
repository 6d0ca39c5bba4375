"""Who may do what in the training, and when the rule of it holds."""
