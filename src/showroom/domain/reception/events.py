"""What the ledger holds (REC-18). Every outside fact a decision used stands in its event; timers write nothing.

| kind | payload |
| --- | --- |
| ``day_opened`` | policy, pack_version, order (carried), make_ups, open_visits, visit_numbers: the last one given |
| ``policy_set`` | policy, pack_version |
| ``clocked_in`` / ``clocked_out`` | staff |
| ``status_set`` | staff, to, before {status, since, place, earned} |
| ``arrived`` | visit, number, kind, party, asked_for, owner, customer, decision |
| ``taken`` | visit, decision: a waiting visitor gets somebody |
| ``greeted`` | visit |
| ``finished`` | visit, outcome, turn_back, status: the consultant's status afterwards, before {state, used_turn,
place} |
| ``left_unserved`` | visit, waited_s |
| ``kind_corrected`` | visit, from, to, reason, turn (gained: 1, given back: -1, 0) |
| ``placed`` | staff, before (staff or None: bottom), reason |
| ``undone`` | event: the number of the event it takes back |
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

KINDS = (
    "day_opened",
    "policy_set",
    "clocked_in",
    "clocked_out",
    "status_set",
    "arrived",
    "taken",
    "greeted",
    "finished",
    "left_unserved",
    "kind_corrected",
    "placed",
    "undone",
)
UNDOABLE = ("arrived", "taken", "status_set", "greeted", "finished", "left_unserved")


@dataclass(frozen=True, slots=True)
class Event:
    """One event as the fold reads it. ``seq`` orders; ``number`` counts within ``day``; ``at`` is for showing and
    durations."""

    seq: int
    day: date
    number: int
    kind: str
    at: datetime
    payload: Mapping[str, Any]
