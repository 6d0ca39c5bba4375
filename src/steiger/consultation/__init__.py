"""Floor 12: the IB consultation, the only place where a meeting meets a child.

Owns cases: what is asked about a child of those who sit at the table, and what came out of it. Calls aftercare,
newcomers, pupils, cooperation. Listens to `pupils.events.journey_left`.
"""
