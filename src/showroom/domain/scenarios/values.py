"""Single values of a scenario: each type checks what was said and gives it in one shape."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import time
from typing import Any

from showroom.domain.calls.rules import CallResult
from showroom.domain.ownership.cases import Clause
from showroom.domain.packs.ownership import ContactKind
from showroom.domain.reception import terms
from showroom.domain.reception.decide import SERVED_AS
from showroom.domain.reception.switches import DUTIES
from showroom.domain.scenarios import ownership, schema

_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?")


class MisfitError(Exception):
    """A value that does not fit; ``code`` and ``facts`` are worded."""

    def __init__(self, code: str, **facts: object) -> None:
        self.code, self.facts = code, facts
        super().__init__(code)


@dataclass(slots=True)
class Names:
    """What stands earlier in the file and can be named."""

    staff: set[str] = field(default_factory=set)
    customers: set[str] = field(default_factory=set)
    agents: set[str] = field(default_factory=set)
    visits: set[str] = field(default_factory=set)
    acts: set[str] = field(default_factory=set)
    claims: set[str] = field(default_factory=set)
    notices: set[str] = field(default_factory=set)


def clock(said: object) -> time | None:
    """``09:30``, ``09:30:15`` or a TOML time; None: no time."""
    if isinstance(said, time):
        return said.replace(microsecond=0)
    found = _CLOCK.fullmatch(said) if isinstance(said, str) else None
    return time(int(found[1]), int(found[2]), int(found[3] or 0)) if found else None


def _text(said: object, _: Names) -> str:
    if not isinstance(said, str):
        raise MisfitError("pack_wrong_type_string", found=str(said))
    return said


def _one_of(choices: tuple[str, ...]) -> Callable[[object, Names], str]:
    def pick(said: object, names: Names) -> str:
        if _text(said, names) not in choices:
            raise MisfitError("pack_unknown_choice", value=said, allowed=", ".join(choices))
        return str(said)

    return pick


def _among(kind: str) -> Callable[[object, Names], str]:
    """Something named earlier: ``kind`` is a field of :class:`Names`."""

    def pick(said: object, names: Names) -> str:
        if _text(said, names) not in getattr(names, kind):
            raise MisfitError("scenario_unknown_visit" if kind == "visits" else "scenario_unknown_name", value=said)
        return str(said)

    return pick


_staff, _visit = _among("staff"), _among("visits")


def _nobody(said: object, names: Names) -> str:
    return "" if said == "" else _staff(said, names)


def _people(said: object, names: Names) -> tuple[str, ...]:
    """One name or a list of names."""
    return tuple(_staff(one, names) for one in (said if isinstance(said, list) else [said]))


def _visits(said: object, names: Names) -> tuple[str, ...] | int:
    """A list of visits, or how many."""
    if isinstance(said, int) and not isinstance(said, bool):
        return _count(said, names)
    return tuple(_visit(one, names) for one in _list(said))


def _list(said: object) -> list[Any]:
    if not isinstance(said, list):
        raise MisfitError("pack_wrong_type_list", found=str(said))
    return said


def _table(said: object) -> Mapping[str, Any]:
    if not isinstance(said, Mapping):
        raise MisfitError("pack_wrong_type_table", found=str(said))
    return said


def _codes(said: object, names: Names) -> tuple[str, ...]:
    return tuple(_text(one, names) for one in _list(said))


def _count(said: object, _: Names) -> int:
    if not isinstance(said, int) or isinstance(said, bool) or said < 0:
        raise MisfitError("pack_wrong_type_integer", found=str(said))
    return said


def _yes_no(said: object, _: Names) -> bool:
    if not isinstance(said, bool):
        raise MisfitError("pack_wrong_type_yes_no", found=str(said))
    return said


def _time(said: object, _: Names) -> time:
    found = clock(said)
    if found is None:
        raise MisfitError("scenario_no_time", value=str(said))
    return found


def _counts(said: object, names: Names) -> dict[str, int]:
    return {_staff(who, names): _count(number, names) for who, number in _table(said).items()}


def _shares(said: object, names: Names) -> dict[str, int]:
    return {_staff(who, names): _count(percent, names) for who, percent in _table(said).items()}


def _statuses_of(said: object, names: Names) -> dict[str, str]:
    status = _one_of(terms.STATUSES)
    return {_staff(who, names): status(found, names) for who, found in _table(said).items()}


def _visits_of(said: object, names: Names) -> dict[str, str]:
    """Visit → who serves it."""
    return {_visit(visit, names): _nobody(who, names) for visit, who in _table(said).items()}


def _members(said: object, names: Names) -> tuple[tuple[str, int], ...]:
    role = _one_of(terms.MEMBER_ROLES)
    return tuple((role(who, names), _count(number, names)) for who, number in _table(said).items())


def _passed(said: object, names: Names) -> tuple[dict[str, str], ...]:
    found = []
    for one in _list(said):
        row = _table(one)
        for key in row:
            if key not in ("who", "reason", "detail", "place"):
                raise MisfitError("pack_unknown_key", key=key)
        if "who" not in row:
            raise MisfitError("pack_missing_key", key="who")
        found.append({key: _staff(value, names) if key == "who" else _text(value, names) for key, value in row.items()})
    return tuple(found)


def _new_customer(said: object, names: Names) -> str:
    """A name that is nobody's yet; from here on a customer's."""
    name = _text(said, names)
    if not name.strip() or name in names.customers:
        raise MisfitError("scenario_name_taken", value=name)
    names.customers.add(name)
    return name


def _owners_of(said: object, names: Names) -> dict[str, str]:
    """Customer → who looks after them."""
    customer = _among("customers")
    return {customer(one, names): _nobody(who, names) for one, who in _table(said).items()}


def _days_of(said: object, names: Names) -> dict[str, int]:
    """Customer → days of protection left."""
    customer = _among("customers")
    return {customer(one, names): _count(days, names) for one, days in _table(said).items()}


def _agent_or_nobody(said: object, names: Names) -> str:
    return "" if said == "" else _among("agents")(said, names)


def _switches(said: object, _: Names) -> dict[str, Any]:
    return dict(_table(said))


READ: dict[str, Callable[[object, Names], Any]] = {
    schema.STAFF: _staff,
    schema.PEOPLE: _people,
    schema.NOBODY: _nobody,
    schema.VISIT: _visit,
    schema.VISITS: _visits,
    schema.ACT: _among("acts"),
    schema.CUSTOMER: _among("customers"),
    schema.AGENT: _among("agents"),
    schema.TEXT: _text,
    schema.CODES: _codes,
    schema.COUNT: _count,
    schema.YES_NO: _yes_no,
    schema.CLOCK: _time,
    schema.KIND: _one_of(terms.VISIT_KINDS),
    schema.STATUS: _one_of((terms.AVAILABLE, *terms.AWAY_STATUSES, terms.OFF)),
    schema.AWAY: _one_of((terms.AVAILABLE, *terms.AWAY_STATUSES)),
    schema.DUTY: _one_of(DUTIES),
    schema.FAULT: _one_of(terms.FAULTS),
    schema.COURTESY: _one_of(terms.COURTESIES),
    schema.OUTCOME: _text,
    schema.AS: _one_of(SERVED_AS),
    schema.SHARES: _shares,
    schema.SWITCHES: _switches,
    schema.COUNTS: _counts,
    schema.STATUSES_OF: _statuses_of,
    schema.VISITS_OF: _visits_of,
    schema.PASSED: _passed,
    schema.MEMBERS: _members,
    ownership.NEW_CUSTOMER: _new_customer,
    ownership.CLAIM: _among("claims"),
    ownership.NOTICE: _among("notices"),
    ownership.OWNERS: _owners_of,
    ownership.DAYS_OF: _days_of,
    ownership.HOW: _one_of(("household", "referrer")),
    ownership.CONTACT: _one_of(tuple(ContactKind)),
    ownership.RESULT: _one_of(tuple(CallResult)),
    ownership.POINTS: _counts,
    ownership.CODE: _one_of(tuple(Clause)),
    ownership.AGENTS: _agent_or_nobody,
}
