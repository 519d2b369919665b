"""Whose customer it is: protection periods, the ranking of claims, and facts stated blind (REG-07, REG-08)."""
