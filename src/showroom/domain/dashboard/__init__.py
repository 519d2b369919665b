"""The manager's figures: spans of days and what they are compared with (MGR-01, MGR-02)."""
