"""Floor 6: the training of teachers at regular schools. Knows no child: what is learned here is learned by adults.

Owns the programme with its modules and assignments, cohorts with their sessions, who takes part, what is handed in
and how it was assessed, coaching at the workplace, self-scans and certificates.
Calls audit, organisations, people, documents, messaging. What the policy says of certificates comes by `keys`.
Announces nothing.
"""
