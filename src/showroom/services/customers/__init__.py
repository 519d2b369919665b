"""Customers: register, find, possible duplicates, the whole card, the timeline, import (REG)."""

from showroom.services.customers.owners import owner_of

__all__ = ["owner_of"]
