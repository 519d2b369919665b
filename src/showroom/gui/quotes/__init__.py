"""The pages of the feature: see docs/gui.md."""
