"""What happened outside the rotation's order, from the day's ledger (MGR-03, REC-03, REC-09, REC-11, REC-23).

An act is told with the sentence the window and the command line have for it (``phrases.act``).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from showroom import wording
from showroom.clock import zone
from showroom.documents.daily_report import Deviation
from showroom.domain.packs.schema import Pack
from showroom.domain.text import Text
from showroom.phrases import Words, act, act_reason
from showroom.services.shop import Shop
from showroom.store.models import LedgerEvent

# Always told, whoever did it and why.
TOLD = (
    *("overridden", "missed", "courtesy", "handed_over", "credit_split", "kind_corrected", "late_entry", "placed"),
    *("waved_through", "undone", "policy_set"),
)
ROW = (
    LedgerEvent.seq,
    LedgerEvent.number,
    LedgerEvent.kind,
    LedgerEvent.at,
    LedgerEvent.actor,
    LedgerEvent.payload,
)
_LANGUAGES = wording.LANGUAGES


def spoken(code: str, **facts: object) -> Text:
    """A wording code in both languages; a fact that is a ``Text`` is put in in the language of the sentence."""

    def said(lang: str) -> str:
        plain = {key: value.of(lang) if isinstance(value, Text) else value for key, value in facts.items()}
        return wording.word(lang, code, **plain)

    return Text(en=said("en"), zh_CN=said("zh_CN"))


def pack_words(pack: Pack, time_zone: str, names: Mapping[int, str]) -> dict[str, Words]:
    """What the sentences of the rotation need, by language: the pack's labels and the people's names."""
    return {
        lang: Words(
            lang,
            time_zone,
            names,
            {one.key: one.label.of(lang) for one in pack.visit_kinds},
            {one.key: one.label.of(lang) for one in pack.statuses},
            {one.key: one.label.of(lang) for one in pack.outcomes},
        )
        for lang in _LANGUAGES
    }


def deviations(
    shop: Shop, connection: Connection, day: date, pack: Pack, names: Mapping[int, str]
) -> tuple[Deviation, ...]:
    """The day's acts outside the order, as they happened."""
    rows = connection.execute(
        select(*ROW)
        .where(LedgerEvent.store_id == shop.store.id, LedgerEvent.day == day)
        .order_by(LedgerEvent.number)  # by seq, the whole ledger would be walked
    )
    read = ((row, json.loads(row.payload)) for row in rows)
    return tuple(tell(read, pack, names, shop.store.time_zone).values())


def tell(
    events: Iterable[tuple[Any, dict[str, Any]]], pack: Pack, names: Mapping[int, str], time_zone: str
) -> dict[int, Deviation]:
    """The deviations among ``events`` (rows with the columns of ``ROW`` and their payloads, whole days), by ``seq``."""
    local = zone(time_zone)
    told = _Told(pack, pack_words(pack, time_zone, names))
    found: dict[int, Deviation] = {}
    for row, payload in events:
        facts = told.facts(row.number, row.kind, payload)
        if is_told(row.kind, facts):
            at, by = row.at.astimezone(local), _by(row.actor, names)
            found[row.seq] = Deviation(at, told.what(row.kind, facts), told.reason(row.kind, facts), by, row.kind)
    return found


def is_told(kind: str, facts: Mapping[str, Any]) -> bool:
    """Whether an event belongs among the day's deviations."""
    if kind == "day_closed":
        return bool(facts["open_visits"])
    if kind == "waits_for":  # somebody had been called, and was not the one
        return facts.get("called") is not None
    return kind in TOLD or facts.get("true_at") is not None


def _by(tag: str, names: Mapping[int, str]) -> str:
    """The name behind an actor's tag; the desk and the system by their own."""
    kind, _, rest = tag.partition(":")
    if kind == "staff" and rest.isdigit():
        return names.get(int(rest), tag)
    return rest or tag


@dataclass(slots=True)
class _Told:
    """Goes through a day: an undoing tells what it took back, an act the number of its visit."""

    pack: Pack
    words: Mapping[str, Words]
    seen: dict[int, dict[str, Any]] = field(default_factory=dict)
    numbers: dict[int, object] = field(default_factory=dict)

    def facts(self, number: int, kind: str, payload: dict[str, Any]) -> dict[str, Any]:
        """The payload with the number of its visit, and what it takes back as ``past``."""
        visit = payload.get("visit")
        if kind == "day_opened":
            self.seen.clear()  # numbers of events begin anew
            self.numbers = {open_one["visit"]: open_one["number"] for open_one in payload["open_visits"]}
        if visit is not None and "number" in payload:
            self.numbers[visit] = payload["number"]
        facts = {"number": self.numbers.get(visit, "–"), **payload} if visit is not None else payload
        if kind == "undone":
            facts = facts | {"past": self.seen.get(payload["event"])}
        self.seen[number] = facts | {"kind": kind}
        return facts

    def what(self, kind: str, facts: Mapping[str, Any]) -> Text:
        """What was done, in both languages."""
        if kind == "kind_corrected":
            kinds = {one.key: one.label for one in self.pack.visit_kinds}
            old, new = (kinds.get(facts[key], Text.same(facts[key])) for key in ("from", "to"))
            return spoken("report_deviation_corrected", number=facts["number"], old=old, new=new)
        return self._both(lambda words: act(words, kind, facts))

    def reason(self, kind: str, facts: Mapping[str, Any]) -> Text:
        """The reason somebody gave, or what the act itself says of it (how long, whose fault, the true time)."""
        if kind == "kind_corrected" and facts.get("cost", "free") != "free":
            cost = spoken(f"cost.{facts['cost']}")
            return spoken("report_deviation_concealed", reason=facts.get("reason") or "", cost=cost)
        if kind == "undone":
            return Text.same("")
        return self._both(lambda words: act_reason(words, kind, facts))

    def _both(self, say: Callable[[Words], str]) -> Text:
        return Text(en=say(self.words["en"]), zh_CN=say(self.words["zh_CN"]))
