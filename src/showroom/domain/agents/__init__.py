"""Agents and designers who bring customers: the numbers they announce, and whom these fit (REC-24)."""
