"""Believable days for a demo store, made through the services a real day uses."""
