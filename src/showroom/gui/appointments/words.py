"""How appointments are said: on a block of the calendar, in what stands in the way, to the caller (复述)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from showroom.clock import zone
from showroom.domain.staff.roster import clock_text
from showroom.gui.kit.days import long_day
from showroom.wording import word

if TYPE_CHECKING:
    from showroom.gui.appointments.columns import Block
    from showroom.gui.shell.context import ShellContext
    from showroom.services.appointments import InTheWay, NewAppointment


def block_lines(block: Block) -> tuple[str, ...]:
    """Name and time first; what else there is room for below."""
    one = block.appointment
    times = f"{clock_text(block.start)}–{clock_text(block.end)}"
    rest = [part for part in (one.resource, one.consultant, one.note) if part]
    return one.name, times, *rest


def in_the_way(context: ShellContext, one: InTheWay) -> str:
    """The sentence of what stands against an appointment."""
    local = zone(context.shop.store.time_zone)
    begins = one.at.astimezone(local).strftime("%H:%M") if one.at is not None else ""
    ends = one.until.astimezone(local).strftime("%H:%M") if one.until is not None else ""
    return context.word(f"in_the_way_{one.kind.value}", what=one.what, name=one.name, begins=begins, ends=ends)


def read_back(context: ShellContext, new: NewAppointment, consultant: str, language: str) -> str:
    """What to say to the caller before hanging up, in ``language``: day, time, what for, with whom, where."""
    local = new.at.astimezone(zone(context.shop.store.time_zone))
    facts = {
        "day": long_day(context.shop.day(new.at), language),
        "time": local.strftime("%H:%M"),
        "what": word(language, f"appointment_for_{new.purpose}"),
        "store": context.shop.store.name,
    }
    parts = [word(language, "appointment_read_back", **facts)]
    if consultant:
        parts.append(word(language, "appointment_read_back_with", name=consultant))
    if new.resource.strip():
        parts.append(word(language, "appointment_read_back_where", where=new.resource.strip()))
    parts.append(word(language, "appointment_read_back_end"))
    return ("" if language == "zh_CN" else " ").join(parts)
