"""The manager's dashboard: live figures, trends, and the records behind each (MGR-01, MGR-02)."""
