"""The calls page (CAL)."""
