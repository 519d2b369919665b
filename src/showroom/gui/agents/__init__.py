"""Agents and designers who bring customers: their advance notices and the list of houses (REC-24)."""
