"""Floor 8: what the region knows, and how a school finds it.

Owns help requests with their conversation, the knowledge base, activities and the directory. Calls audit,
organisations, people, documents, messaging, cooperation, pupils. Who asks about a child is bound by the child's rules
of sight (`pupils.rules`). Activities and directory know no child.
"""
