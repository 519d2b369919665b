"""Reading values of options: whole numbers, days, times. argparse words the refusal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

from showroom.cli.parser import refusal


def whole(least: int, most: int) -> Callable[[str], int]:
    """A reader of whole numbers between ``least`` and ``most``."""

    def number(said: str) -> int:
        try:
            value = int(said)
        except ValueError:
            raise refusal("cli.not_a_number", value=said) from None
        if not least <= value <= most:
            raise refusal("cli.out_of_range", value=said, least=least, most=most)
        return value

    return number


def day(said: str) -> date:
    """A day: 2026-11-21."""
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise refusal("cli.not_a_day", value=said) from None


def hour(said: str) -> time:
    """A time of day: 14:30 or 14:30:15."""
    try:
        return time.fromisoformat(said)
    except ValueError:
        raise refusal("cli.not_a_time", value=said) from None
