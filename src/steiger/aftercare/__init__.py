"""Floor 11: after the move. "We gooien jullie niet in het diepe."

Owns support lines, visits and their reports, and what came out of them. Calls transitions, expertise, pupils,
cooperation.
Listens to `transitions.events.move_completed` and `pupils.events.journey_left`.
"""
