"""Floor 2: what happened and who looked. Evidence without foreign keys: it outlives what it speaks of."""
