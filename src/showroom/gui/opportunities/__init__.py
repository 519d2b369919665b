"""Opportunities in the window: the pipeline, what is done to one, buying signals wherever a contact ends (REG-14)."""
