"""A line for the timeline that something about a customer was changed (REG-10).

From what to what stands in the audit log.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from showroom.services.work import Work
from showroom.store.models import CustomerChange

What = Literal["changed", "confirmed", "related", "unrelated"]


def note(work: Work, customer_id: int, what: What, keys: Iterable[str]) -> None:
    """``keys``: the form's fields, or the kind of relation; nothing is written without any."""
    said = ",".join(sorted(set(keys)))
    if said:
        work.insert(
            CustomerChange, customer_id=customer_id, at=work.now, what=what, keys=said, staff_id=work.actor.staff_id
        )
