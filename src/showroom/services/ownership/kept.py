"""A ruling as the database keeps it: JSON of ids, codes and moments, and back; what decided can be read for ever."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from showroom.domain.ownership.cases import (
    Clause,
    NoticeRuling,
    NoticeStanding,
    Ranked,
    Ruling,
    Share,
    Standing,
    Tie,
    TieKind,
)

_MOMENTS = ("owner_since", "owner_until", "named_at", "deputy_at", "first_at", "last_at", "notice_at")
_PLAIN = ("claims", "contacts", "visits", "calls", "presentations", "quotes", "points", "serves")


def written(ruling: Ruling) -> str:
    """``ruling`` as JSON."""
    said = {
        "at": ruling.at.isoformat(),
        "winner": ruling.winner,
        "clause": ruling.clause.value,
        "over": ruling.over,
        "share": [ruling.share.staff_id, ruling.share.percent] if ruling.share is not None else None,
        "ranked": [_ranked(one) for one in ruling.ranked],
    }
    return json.dumps(said, separators=(",", ":"))


def read(text: str) -> Ruling:
    """The ruling that :func:`written` made ``text`` of."""
    said = json.loads(text)
    return Ruling(
        datetime.fromisoformat(said["at"]),
        tuple(_ranked_of(one) for one in said["ranked"]),
        said["winner"],
        Clause(said["clause"]),
        said["over"],
        Share(*said["share"]) if said["share"] else None,
    )


def _ranked(one: Ranked) -> dict[str, Any]:
    person = one.standing
    said: dict[str, Any] = {"staff": person.staff_id, "grounds": list(one.grounds), "days_left": one.days_left}
    said |= {name: found.isoformat() for name in _MOMENTS if (found := getattr(person, name)) is not None}
    said |= {name: found for name in _PLAIN if (found := getattr(person, name)) not in (None, 0, False)}
    if person.points == 0:
        said["points"] = 0
    said["ties"] = [
        [tie.kind.value, tie.customer_id, tie.since.isoformat(), tie.until.isoformat() if tie.until else None]
        for tie in person.ties
    ]
    return said


def _ranked_of(said: dict[str, Any]) -> Ranked:
    facts: dict[str, Any] = {name: datetime.fromisoformat(said[name]) for name in _MOMENTS if name in said}
    facts |= {name: said[name] for name in _PLAIN if name in said}
    found = tuple(
        Tie(TieKind(kind), customer, datetime.fromisoformat(since), datetime.fromisoformat(until) if until else None)
        for kind, customer, since, until in said["ties"]
    )
    standing = Standing(staff_id=said["staff"], ties=found, **facts)
    return Ranked(standing, tuple(Clause(one) for one in said["grounds"]), said["days_left"])


def written_notices(ruling: NoticeRuling) -> str:
    """A ruling over agents' notices as JSON."""
    said = {
        "at": ruling.at.isoformat(),
        "winner": ruling.winner,
        "clause": ruling.clause.value,
        "ranked": [
            [one.notice_id, one.agent_id, one.noticed_at.isoformat(), one.valid_until.isoformat(), held]
            for one, held in ruling.ranked
        ],
        "moved": [list(one) for one in ruling.moved],
    }
    return json.dumps(said, separators=(",", ":"))


def read_notices(text: str) -> NoticeRuling:
    """The ruling that :func:`written_notices` made ``text`` of."""
    said = json.loads(text)
    ranked = tuple(
        (NoticeStanding(notice, agent, datetime.fromisoformat(at), datetime.fromisoformat(until)), held)
        for notice, agent, at, until, held in said["ranked"]
    )
    moved = tuple((visit, notice) for visit, notice in said.get("moved", ()))
    return NoticeRuling(datetime.fromisoformat(said["at"]), ranked, said["winner"], Clause(said["clause"]), moved)
