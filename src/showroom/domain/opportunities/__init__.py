"""Opportunities: how long one stands, and to whom one without an owner is given (REG-14, MGR-08)."""
