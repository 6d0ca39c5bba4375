"""What happens, verb by verb."""
