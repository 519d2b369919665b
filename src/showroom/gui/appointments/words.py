"""How appointments are said: on a block of the calendar, and what stands in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from showroom.clock import zone
from showroom.domain.staff.roster import clock_text

if TYPE_CHECKING:
    from showroom.gui.appointments.columns import Block
    from showroom.gui.shell.context import ShellContext
    from showroom.services.appointments import InTheWay


def block_lines(block: Block) -> tuple[str, ...]:
    """Name and time first; what else there is room for below."""
    return block.appointment.name, f"{clock_text(block.start)}–{clock_text(block.end)}", *block.facts


def in_the_way(context: ShellContext, one: InTheWay) -> str:
    """The sentence of what stands against an appointment."""
    local = zone(context.shop.store.time_zone)
    begins = one.at.astimezone(local).strftime("%H:%M") if one.at is not None else ""
    ends = one.until.astimezone(local).strftime("%H:%M") if one.until is not None else ""
    return context.word(f"in_the_way_{one.kind.value}", what=one.what, name=one.name, begins=begins, ends=ends)
