"""The tour: a day in the real windows, by mouse and keys, each step read back from the database."""
