"""The people of the store: add, change, PIN, let go (STO-02, SEC-01)."""
