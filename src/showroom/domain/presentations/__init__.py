"""Presentations: going through the pack's checklist with a visitor (PRE)."""
