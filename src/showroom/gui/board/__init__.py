"""The floor board of the second monitor (REC-16)."""
