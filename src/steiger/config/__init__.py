"""Floor 14: settings, addresses and the `steiger` command."""
