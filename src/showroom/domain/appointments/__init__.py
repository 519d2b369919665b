"""Appointments: what stands against one, and who is to be reminded when (CAL-09)."""
