"""Two outcomes beside each other (REC-19): the same rows for window, command line and papers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from showroom.domain.reception.outcome import Outcome, PersonOutcome

METRICS: tuple[tuple[str, Callable[[PersonOutcome], int]], ...] = (
    ("turns", lambda person: person.turns),
    ("served", lambda person: person.served),
    ("made_up", lambda person: person.made_up),
    ("deputised", lambda person: person.deputised),
    ("missed", lambda person: person.missed),
)
"""What is compared of a person, in this order."""

_FIGURES: tuple[tuple[str, bool, Callable[[Outcome], int]], ...] = (
    ("visits", False, lambda one: one.visits),
    ("waited", False, lambda one: one.waited),
    ("wait_average", True, lambda one: round(one.wait_average_s)),
    ("wait_p90", True, lambda one: one.wait_p90_s),
    ("wait_longest", True, lambda one: one.wait_longest_s),
    ("past_red", False, lambda one: one.past_red),
    ("unserved", False, lambda one: one.unserved),
    ("turns", False, lambda one: one.turns),
    ("spread", False, lambda one: one.spread),
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as it was and as it would have been; ``is_time``: both are seconds."""

    code: str
    then: int
    now: int
    is_time: bool = False

    @property
    def difference(self) -> int:
        return self.now - self.then


@dataclass(frozen=True, slots=True)
class PersonFigures:
    """Somebody's figures, those of ``METRICS`` in their order."""

    staff: int
    figures: tuple[Figure, ...]

    def figure(self, code: str) -> Figure:
        return next(one for one in self.figures if one.code == code)


def figures(then: Outcome, now: Outcome) -> tuple[Figure, ...]:
    """The whole period's figures."""
    return tuple(Figure(code, read(then), read(now), is_time) for code, is_time, read in _FIGURES)


def people(then: Outcome, now: Outcome) -> tuple[PersonFigures, ...]:
    """Everybody who was there in either of them, by id; who is missing in one has noughts there."""
    was = {person.staff: person for person in then.people}
    would = {person.staff: person for person in now.people}
    return tuple(
        PersonFigures(
            staff,
            tuple(
                Figure(code, read(was.get(staff, PersonOutcome(staff))), read(would.get(staff, PersonOutcome(staff))))
                for code, read in METRICS
            ),
        )
        for staff in sorted(was.keys() | would.keys())
    )


def shown(figure: Figure, value: int) -> str:
    """``12``; a time as ``4:05``, ``1:02:07``."""
    if not figure.is_time:
        return str(value)
    minutes, seconds = divmod(abs(value), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes}:{seconds:02d}"


def difference_shown(figure: Figure) -> str:
    """``+3``, ``−0:40``, ``0``."""
    if not figure.difference:
        return "0"
    return ("+" if figure.difference > 0 else "−") + shown(figure, abs(figure.difference))
