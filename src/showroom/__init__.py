"""Showroom: reception rotation, calls, customers, presentations and quotes for a store's sales floor."""

__version__ = "0.1.0"
