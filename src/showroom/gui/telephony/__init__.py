"""The telephone of this PC in the windows: who is calling, and dialling (CAL-11)."""
