"""The time line: any day of the rotation, scrubbed through (REC-17, REC-18).

- playhead.py: which moment of which day is looked at
- scrubber.py, transport.py: the line with its marks, and the keys and buttons that move along it
- acts_list.py, floor_list.py: what was done, and the floor as it was
- kinds.py: how each kind of act is drawn
- days.py: the choice of the day
- telling.py, floor_telling.py: acts, reasons and the floor in words
"""
