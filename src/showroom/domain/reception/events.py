"""What the ledger holds (REC-18). Every outside fact a decision used stands in its event; timers write nothing.

Any event of an act that was entered afterwards carries ``true_at`` (ISO), when it really happened (REC-23): what lasts
is measured by it. The order of events stays that of entering them; ``at`` stays the time of entry.

| kind | payload |
| --- | --- |
| ``day_opened`` | policy, pack_version, order (carried), side_orders, make_ups, expired, duties, skips, open_visits,
visit_numbers |
| ``policy_set`` | policy, pack_version |
| ``clocked_in`` | staff, late_s, shift_no, roster (place or None), month_turns |
| ``clocked_out`` | staff |
| ``status_set`` | staff, to |
| ``arrived`` | visit, number, kind, party, asked_for, owner, customer, outside, counts_as, speakers, together,
courtesy, notice, appointment, decision |
| ``taken`` | visit, decision: a waiting visitor gets somebody (also a helper, a deputy offered at the red limit);
spends: as in ``overridden``, where it is told afterwards who it was |
| ``overridden`` | visit, reason, decision: somebody serves outside the rotation (REC-03), or really served (REC-23;
also a visit that is over); spends: the ``seq`` that earned the make-up turn it takes |
| ``missed`` | visit, staff, after_s, fault, cost: who was called did not come (REC-11); ``taken`` follows |
| ``waits_for`` | visit, staff or None: the visitor prefers to wait; called: who had been called already |
| ``courtesy`` | visit, why: put first (REC-12) |
| ``greeted`` | visit |
| ``handed_over`` | visit, from, to (REC-15); entered afterwards also of a visit that is over |
| ``credit_split`` | visit, shares [[staff, percent] …] (REC-15) |
| ``finished`` | visit, outcome, turn_back, status: the consultant's status afterwards; then: where they go when
the last of their other visitors has left (REC-04) |
| ``left_unserved`` | visit, waited_s |
| ``kind_corrected`` | visit, from, to, reason, turn (gained: 1, given back: -1, 0), as, sequence, cost (of a concealed
customer), concealed, customer, owner |
| ``late_entry`` | visit, number, kind, party, staff, customer, arrived_at, left_at (None: still
here), outcome, uses_turn (REC-23), as, owner, asked_for, outside, sequence, turn_back, spared, spends |
| ``placed`` | staff, before (staff or None: bottom), reason |
| ``duty_due`` / ``duty_done`` | staff, duty, ref, since, from_records (REC-10) |
| ``waved_through`` | staff, reason (REC-10) |
| ``greeter_set`` | staff or None (REC-13) |
| ``enquiry`` | decision, call (absent: not logged with a call): a phone enquiry in the sequence of calls (REC-21) |
| ``day_closed`` | open_visits, waiting: what was left open |
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
    "overridden",
    "missed",
    "waits_for",
    "courtesy",
    "greeted",
    "handed_over",
    "credit_split",
    "finished",
    "left_unserved",
    "kind_corrected",
    "late_entry",
    "placed",
    "duty_due",
    "duty_done",
    "waved_through",
    "greeter_set",
    "enquiry",
    "day_closed",
    "undone",
)
# What stays whatever happens: a day, a policy, what was taken back.
FIRM = ("day_opened", "policy_set", "undone")
UNDOABLE = tuple(kind for kind in KINDS if kind not in FIRM)


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

    @property
    def true_at(self) -> datetime | None:
        """The true time of what was entered afterwards (REC-23); None: it was entered when it happened."""
        said = self.payload.get("arrived_at" if self.kind == "late_entry" else "true_at")
        return datetime.fromisoformat(said) if said else None

    @property
    def moment(self) -> datetime:
        """When it really happened."""
        return self.true_at or self.at
