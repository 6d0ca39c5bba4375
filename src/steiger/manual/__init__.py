"""Floor 13: the manual, read where one works: a chapter per role and per subject, and help beside a rule.

Owns no tables: the chapters are the Markdown files of `docs/guide`, which the package carries. Calls access, and
reads Markdown as `expertise` does. Knows no child.
"""
