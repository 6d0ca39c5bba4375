"""Floor 15: settings, addresses and the `steiger` command."""
