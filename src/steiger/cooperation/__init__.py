"""Floor 6: what the region agreed. Stands below the line under which nothing can reach a child.

Owns policy versions with their protocol steps and visit windows, and the decisions that adopt them.
Calls audit, organisations, people.
Announces `policy_adopted`.
"""
