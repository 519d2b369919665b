"""From a decision, an act or a place in the order to what the panel shows (REC-17).

The sentences are those of ``showroom.phrases``, so that the window, the command line and the papers say the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from showroom.domain.reception.policy import Policy
from showroom.gui.why.panel import Stop, Why
from showroom.phrases import Standing, Words, barred, chain, sentence, why_here
from showroom.policy_words import said
from showroom.wording import switch_label, word


def why_decision(
    words: Words,
    title: str,
    kind: str,
    decision: Mapping[str, Any],
    wanted: int | None,
    policy: Policy | None = None,
    facts: tuple[tuple[str, str], ...] = (),
    warning: str = "",
) -> Why:
    """Why a visit of ``kind`` went where it went. ``policy``: the one in force then, to say what its switch held."""
    told = chain(words, decision, wanted)
    stops = order_of(words, decision)
    if stops and told and told[-1] == _order_line(words, decision):
        told = told[:-1]  # the strip below shows it
    switch = switch_fact(words, str(decision["switch"]), policy)
    return Why(title, sentence(words, kind, decision, wanted), told, stops, (*switch, *facts), warning)


def why_place(
    words: Words,
    title: str,
    order: Iterable[Standing],
    staff: int,
    policy: Policy | None,
    facts: tuple[tuple[str, str], ...] = (),
) -> Why:
    """Why somebody stands where they stand ("why am I third?")."""
    lines = why_here(words, order, staff, policy.place_while if policy is not None else {})
    return Why(title, lines[0], lines[1:], facts=facts)


def order_of(words: Words, decision: Mapping[str, Any]) -> tuple[Stop, ...]:
    """Everybody considered, in order."""
    passed = {one["staff"]: one for one in decision["passed"]}
    return tuple(
        Stop(
            words.name(staff),
            reason_text(words, passed[staff]) if staff in passed else "",
            staff == decision["assigned"],
        )
        for staff in decision["considered"]
    )


def reason_text(words: Words, passed: Mapping[str, Any]) -> str:
    """Why somebody was passed over, in two words and a time: ``Lunch 12:04``."""
    return f"{barred(words, str(passed['reason']))} {words.time(passed['since'])}"


def switch_fact(words: Words, path: str, policy: Policy | None) -> tuple[tuple[str, str], ...]:
    """The switch that decided, and what it said then; nothing where the order alone decided."""
    name, _, key = path.partition(".")
    values = policy.to_mapping() if policy is not None else {}
    if name not in values:
        return ()
    value = values[name][key] if key else values[name]
    label = switch_label(words.lang, path, words.statuses.get(key) or words.kinds.get(key, ""))
    told = QCoreApplication.translate("Why", "{switch}: {value}").format(
        switch=label, value=said(words.lang, path, value)
    )
    return ((QCoreApplication.translate("Why", "Switch"), told),)


def _order_line(words: Words, decision: Mapping[str, Any]) -> str:
    order = word(words.lang, "reason.list").join(words.name(staff) for staff in decision["considered"])
    return word(words.lang, "reason.order_then", order=order)
