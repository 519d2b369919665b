"""What happened outside the rotation's order, from the day's ledger (MGR-03, REC-03, REC-09)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, select

from showroom import wording
from showroom.clock import zone
from showroom.documents.daily_report import Deviation
from showroom.domain.packs.schema import Pack
from showroom.domain.text import Text
from showroom.services.shop import Shop
from showroom.store.models import LedgerEvent

# What is neither these nor told in words of its own, but has a reason, was set by hand.
_ROUTINE = frozenset(
    {"day_opened", "clocked_in", "clocked_out", "status_set", "arrived", "taken", "greeted", "finished"}
    | {"left_unserved", "policy_set"}
)


def spoken(code: str, **facts: object) -> Text:
    """A wording code in both languages; a fact that is a ``Text`` is put in in the language of the sentence."""

    def said(lang: str) -> str:
        plain = {key: value.of(lang) if isinstance(value, Text) else value for key, value in facts.items()}
        return wording.word(lang, code, **plain)

    return Text(en=said("en"), zh_CN=said("zh_CN"))


def deviations(
    shop: Shop, connection: Connection, day: date, pack: Pack, names: Mapping[int, str]
) -> tuple[Deviation, ...]:
    """The day's acts outside the order, as they happened."""
    local = zone(shop.store.time_zone)
    rows = connection.execute(
        select(LedgerEvent.number, LedgerEvent.kind, LedgerEvent.at, LedgerEvent.actor, LedgerEvent.payload)
        .where(LedgerEvent.store_id == shop.store.id, LedgerEvent.day == day)
        .order_by(LedgerEvent.number)  # by seq, the whole ledger would be walked
    ).all()
    seen: dict[int, tuple[str, dict[str, Any]]] = {}
    numbers: dict[int, object] = {}
    found: list[Deviation] = []
    for row in rows:
        payload = json.loads(row.payload)
        seen[row.number] = (row.kind, payload)
        if row.kind == "arrived":
            numbers[payload["visit"]] = payload["number"]
        what = _what(row.kind, payload, pack, names, numbers, seen)
        if what is not None:
            reason = str(payload.get("reason") or payload.get("decision", {}).get("reason") or "")
            found.append(_deviation(row.at, what, reason, _by(row.actor, names), local))
    return tuple(found)


def _deviation(at: datetime, what: Text, reason: str, by: str, local: Any) -> Deviation:
    return Deviation(at.astimezone(local), what, reason, by)


def _by(tag: str, names: Mapping[int, str]) -> str:
    """The name behind an actor's tag; the desk and the system by their own."""
    kind, _, rest = tag.partition(":")
    if kind == "staff" and rest.isdigit():
        return names.get(int(rest), tag)
    return rest or tag


def _what(
    kind: str,
    payload: Mapping[str, Any],
    pack: Pack,
    names: Mapping[int, str],
    numbers: Mapping[int, object],
    seen: Mapping[int, tuple[str, dict[str, Any]]],
) -> Text | None:
    """The sentence for an event; None for one that belongs to the rotation's order."""
    number = numbers.get(payload.get("visit", 0), "–")
    decision = payload.get("decision") or {}
    if decision.get("as") == "override":
        return spoken("report_deviation_override", number=number, name=names.get(decision["assigned"], "–"))
    match kind:
        case "placed":
            name = names.get(payload["staff"], "–")
            if payload.get("before") is None:
                return spoken("report_deviation_placed_last", name=name)
            return spoken("report_deviation_placed", name=name, before=names.get(payload["before"], "–"))
        case "kind_corrected":
            kinds = {one.key: one.label for one in pack.visit_kinds}
            old, new = (kinds.get(payload[key], Text.same(payload[key])) for key in ("from", "to"))
            return spoken("report_deviation_corrected", number=number, old=old, new=new)
        case "undone":
            past, before = seen.get(payload["event"], ("", {}))
            about = numbers.get(before.get("visit", 0))
            if about is None:
                name = names.get(before.get("staff", 0), "–")
                return spoken("report_deviation_undone_status", name=name)
            return spoken("report_deviation_undone", number=about, what=spoken(f"report_undone_{past}"))
        case _ if kind not in _ROUTINE and payload.get("reason"):
            return spoken("report_deviation_other", kind=kind.replace("_", " "))
    return None
