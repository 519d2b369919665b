"""The greeter's post (REC-13): who stands at the door next. The post changes by an act of the desk; a timer reminds."""

from __future__ import annotations

from datetime import datetime

from showroom.domain.reception import terms
from showroom.domain.reception.state import Board


def next_greeter(board: Board, at: datetime) -> int | None:
    """Who takes the post next: of those free and not held out, who has not stood there for longest; among those who
    have not stood today the last of the order, who is furthest from a turn. None: nobody else is free."""
    line = board.order()
    free = [
        staff
        for staff in line
        if staff != board.greeter and board.people[staff].status == terms.AVAILABLE and not board.held_by(staff, at)
    ]
    if not free:
        return None
    not_yet = [staff for staff in free if board.people[staff].stood_at is None]
    if not_yet:
        return not_yet[-1]
    return min(free, key=lambda staff: (board.people[staff].stood_at or at, -line.index(staff)))
