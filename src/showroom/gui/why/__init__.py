"""Why somebody serves, waits or stands where they stand: one panel for every screen that tells it (REC-17)."""
