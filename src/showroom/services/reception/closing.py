"""The end of the day (REC-14): nobody may be left waiting, every visit has an outcome. MGR-04's papers come on top."""

from __future__ import annotations

from showroom.domain.errors import UserError
from showroom.domain.staff.actor import Actor
from showroom.services import ledger
from showroom.services.reception.acts import Done
from showroom.services.shop import Shop


def close_day(shop: Shop, actor: Actor, *, exceptions: bool = False) -> Done:
    """Close the day: from here on nothing of it is corrected or taken back (REC-09), but for the closing itself while
    the undo window lasts.

    ``exceptions``: a supervisor closes with visits still open; they stand in the event and become duties.
    Raises ``UserError``: ``day_is_closed``, ``day_has_open_visits`` (``count``).
    """
    with shop.work(actor, "reception.close_day_open" if exceptions else "reception.close_day") as work:
        board = ledger.board_for_act(work)
        if board.closed_at is not None:
            raise UserError("day_is_closed")
        left = sorted(board.visits)
        if left and not exceptions:
            raise UserError("day_has_open_visits", count=len(left))
        event = ledger.append(work, "day_closed", {"open_visits": left, "waiting": len(board.waiting())})
        return Done((event.number,))
