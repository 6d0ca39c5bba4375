"""What the `steiger` command can do, one file per subject."""
