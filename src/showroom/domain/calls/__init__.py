"""Phone calls: how soon they are answered, what comes of them, and when a call-back is due (CAL)."""
