"""Policy rehearsal in the window (REC-19): a tab of the rules page."""
