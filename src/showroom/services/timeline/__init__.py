"""The time line: any day of the ledger, and the floor as it stood after each of its acts (REC-17, REC-18).

- values.py: an act and the floor as values
- line.py: a day, folded as far as somebody looks
- reads.py: days and their acts from the database
"""

from showroom.services.timeline.line import DayLine
from showroom.services.timeline.reads import DayCount, days, neighbours, newer, open_day, span
from showroom.services.timeline.values import Floor, FloorMakeUp, FloorPerson, FloorVisit, LineAct, PackFacts

__all__ = [
    "DayCount",
    "DayLine",
    "Floor",
    "FloorMakeUp",
    "FloorPerson",
    "FloorVisit",
    "LineAct",
    "PackFacts",
    "days",
    "neighbours",
    "newer",
    "open_day",
    "span",
]
