"""What speaks for a candidate as codes with facts (``ownership.says.*``): window and paper tell it with the same words.

A fact called ``day`` is a moment; whoever words it writes the day of the store.
"""

from __future__ import annotations

from collections.abc import Iterator

from showroom.domain.ownership.cases import Clause, Ranked, Standing

Line = tuple[str, dict[str, object]]


def says(one: Ranked) -> tuple[Line, ...]:
    """The facts of a candidate, what decides most first; one line at least."""
    lines = tuple((f"ownership.says.{code}", facts) for code, facts in _facts(one.standing))
    if lines:
        return lines
    return (("ownership.says.claims" if one.clause is Clause.CLAIMED else "ownership.says.nothing", {}),)


def _facts(person: Standing) -> Iterator[Line]:
    if person.owner_since is not None:
        yield "owner", {"day": person.owner_since}
    if person.named_at is not None:
        yield "named", {"day": person.named_at}
    for tie in person.ties:
        yield f"tie_{tie.kind.value}", {"day": tie.since}
    if person.deputy_at is not None:
        yield "deputy", {"day": person.deputy_at}
    if person.points is not None:
        yield "points", {"points": person.points}
    if person.contacts and person.first_at is not None and person.last_at is not None:
        counts = {name: getattr(person, name) for name in ("visits", "calls", "presentations", "quotes")}
        yield "counts", counts
        yield "first", {"day": person.first_at}
        if person.last_at != person.first_at:
            yield "last", {"day": person.last_at}
    if person.notice_at is not None:
        yield "notice", {"day": person.notice_at}
    if person.serves:
        yield "serves", {}
