"""Floor 8: what the region knows, and how a school finds it.

Owns help requests with their conversation, and the knowledge base. Calls audit, organisations, people, documents,
messaging, cooperation, pupils. Who asks about a child is bound by the child's rules of sight (`pupils.rules`).
"""
