"""Changing a rotation policy: what differs, what contradicts, and what it would mean for the floor as it stands."""
