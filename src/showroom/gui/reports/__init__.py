"""The reports page: the daily visitor report of any day (MGR-03)."""
