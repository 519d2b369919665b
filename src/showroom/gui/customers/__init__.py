"""The customers pages: list, card, form, picker (REG)."""
