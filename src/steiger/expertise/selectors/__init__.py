"""What is asked about what the region knows."""
