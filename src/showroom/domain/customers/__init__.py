"""Customers: phones of any country, names and finding them, duplicates, masks, the registration form (REG)."""
