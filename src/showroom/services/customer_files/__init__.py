"""Customers from files and into files (REG-12)."""
