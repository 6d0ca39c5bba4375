"""What is true in this room."""
