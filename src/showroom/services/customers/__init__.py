"""Customers: register, find, possible duplicates, the whole card, the timeline, import (REG)."""
