"""The ownership desk: cases, candidates side by side, decisions, the printed ruling (REG-07, REG-08)."""
