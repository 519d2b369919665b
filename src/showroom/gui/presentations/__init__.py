"""The presentation page: the pack's checklist beside a visitor (PRE)."""
