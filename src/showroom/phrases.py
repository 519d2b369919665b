"""Sentences about the rotation from plain facts: why somebody serves or waits, what was done (REC-12, REC-17).

A leaf beside ``wording``: takes a decision as it stands in the ledger (a mapping), names and labels, and gives
sentences in the reader's language. The window, the command line and the papers tell the same act with the same words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from showroom.clock import zone
from showroom.wording import known, word

MOST_NAMED = 2
"""How many people that were passed over a sentence tells of one by one; of more it gives a list in brackets."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a sentence needs besides its facts. ``kinds``, ``statuses``, ``outcomes``: the pack's labels in ``lang``."""

    lang: str
    time_zone: str
    names: Mapping[int, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    statuses: Mapping[str, str] = field(default_factory=dict)
    outcomes: Mapping[str, str] = field(default_factory=dict)

    def name(self, staff: int | None) -> str:
        """A person's name; somebody unknown is shown by number, nobody as the words for it."""
        if staff is None:
            return word(self.lang, "reason.somebody")
        return self.names.get(staff, f"#{staff}")

    def kind(self, key: str) -> str:
        return self.kinds.get(key) or word(self.lang, f"kind.{key}")

    def status(self, key: str) -> str:
        return self.statuses.get(key) or word(self.lang, f"status.{key}")

    def outcome(self, key: str) -> str:
        return self.outcomes.get(key) or key

    def time(self, moment: datetime | str) -> str:
        """The time of day in the store, ``12:04``."""
        at = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
        return at.astimezone(zone(self.time_zone)).strftime("%H:%M")


@dataclass(frozen=True, slots=True)
class Standing:
    """A person in the order as :func:`why_here` needs it; ``since`` aware. ``bar``: why they would not be called though
    available (``held_out``, with the ``duty``; ``greeter``)."""

    staff: int
    status: str
    since: datetime
    make_ups: int = 0
    skips: int = 0
    bar: str | None = None
    duty: str = ""


def nth(lang: str, number: int) -> str:
    """``1`` → ``1st`` / ``第 1 位``."""
    if lang.startswith("zh"):
        return f"第 {number} 位"
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def sentence(words: Words, kind: str, decision: Mapping[str, Any], wanted: int | None = None) -> str:
    """Why a visit of ``kind`` went where it went, in one sentence. ``wanted``: the owner or the one asked for."""
    parts = [*_reasons(words, decision, wanted), *_passed_short(words, decision)]
    why = word(words.lang, "reason.and").join(parts)
    return word(words.lang, "reason.sentence", kind=words.kind(kind), why=why)


def chain(words: Words, decision: Mapping[str, Any], wanted: int | None = None) -> tuple[str, ...]:
    """The whole chain behind a decision, a line a fact: reasons, everybody passed over, the policy that decided."""
    lines = [_capital(reason) for reason in _reasons(words, decision, wanted)]
    lines += [_capital(_passed(words, passed)) for passed in decision["passed"]]
    rule = _rule(words, decision)
    if rule:
        lines.append(rule)
    if decision["considered"]:
        order = word(words.lang, "reason.list").join(words.name(staff) for staff in decision["considered"])
        lines.append(word(words.lang, "reason.order_then", order=order))
    return tuple(lines)


def _rule(words: Words, decision: Mapping[str, Any]) -> str:
    """The switch that decided, in words; "" when none did."""
    switch, _, kind = str(decision["switch"]).partition(".")
    if switch == "uses_turn":
        own = decision.get("sequence", "visits") != "visits"
        answer = "own" if own else "yes" if decision["uses_turn"] else "no"
        return word(words.lang, f"switch.uses_turn.{answer}", kind=words.kind(kind))
    if switch == "outside_hours":
        return word(words.lang, "switch.outside_hours", kind=words.kind(kind))
    if switch in ("owner_busy", "owner_absent"):
        choice = {"deputy": "deputy", None: "wait"}.get(decision["as"], "next")
        return word(words.lang, f"switch.{switch}.{choice}")
    if known(words.lang, f"policy.{switch}"):
        return word(words.lang, "switch.other", label=word(words.lang, f"policy.{switch}"))
    return ""


def _reasons(words: Words, decision: Mapping[str, Any], wanted: int | None) -> list[str]:
    assigned, considered = decision["assigned"], list(decision["considered"])
    place = considered.index(assigned) + 1 if assigned in considered else 1
    facts = {
        "name": words.name(assigned),
        "wanted": words.name(wanted if wanted is not None else decision["waits_for"]),
        "nth": nth(words.lang, place),
    }
    return [word(words.lang, f"reason.{code}", **facts) for code in decision["reasons"]]


def _passed_short(words: Words, decision: Mapping[str, Any]) -> list[str]:
    """Those earlier in the order who were not chosen; nobody is named when nobody at all was free."""
    passed = decision["passed"]
    if not passed or decision["assigned"] is None:
        return []
    if len(passed) <= MOST_NAMED:
        return [_passed(words, person) for person in passed]
    listed = word(words.lang, "reason.list").join(
        word(words.lang, "passed.short", name=words.name(p["staff"]), status=barred(words, p["reason"])) for p in passed
    )
    return [word(words.lang, "passed.several", count=len(passed), listed=listed)]


def barred(words: Words, reason: str) -> str:
    """Why somebody is not called, in a word or two: a status, or what the rotation says."""
    return word(words.lang, f"barred.{reason}") if known(words.lang, f"barred.{reason}") else words.status(reason)


def duty(words: Words, key: str) -> str:
    """A duty as a noun."""
    return word(words.lang, f"duty.{key}") if key else ""


def _passed(words: Words, person: Mapping[str, Any]) -> str:
    code = f"passed.{person['reason']}"
    if known(words.lang, code):
        facts = {"time": words.time(person["since"]), "duty": duty(words, person.get("detail", ""))}
        return word(words.lang, code, name=words.name(person["staff"]), **facts)
    why = away(words, person["reason"], person["since"])
    if person["reason"] == "with_visitor":  # the place is not in question: they are serving
        return word(words.lang, "passed.plain", name=words.name(person["staff"]), why=why)
    rule = word(words.lang, f"place.{person['place']}")
    return word(words.lang, "passed.one", name=words.name(person["staff"]), why=why, place=rule)


def away(words: Words, status: str, since: datetime | str) -> str:
    """``at lunch since 12:04``; a status the program has no phrase for is told by the pack's label."""
    code = f"since.{status}" if known(words.lang, f"since.{status}") else "since.other"
    return word(words.lang, code, status=words.status(status), time=words.time(since))


def why_here(words: Words, order: Iterable[Standing], staff: int, place_while: Mapping[str, str]) -> tuple[str, ...]:
    """Why somebody stands where they stand: the place, who is before them and what each does ("why am I third?")."""
    standings = tuple(order)
    position = next(index for index, standing in enumerate(standings) if standing.staff == staff)
    here, before = standings[position], standings[:position]
    free = [standing for standing in standings if standing.status == "available" and standing.bar in _FREE]
    lines = [
        word(words.lang, "here.place", name=words.name(staff), nth=nth(words.lang, position + 1), count=len(standings))
    ]
    if here in free:
        rank = free.index(here)
        code = {0: "here.point", 1: "here.deck"}.get(rank, "here.free")
        lines.append(word(words.lang, code, name=words.name(staff), nth=nth(words.lang, rank + 1)))
    else:
        lines.append(_capital(_stands(words, here)))
        if here.status in place_while:
            lines.append(_capital(word(words.lang, f"place.{place_while[here.status]}")))
    if here.make_ups:
        lines.append(word(words.lang, "here.make_ups", count=here.make_ups))
    if here.skips:
        lines.append(word(words.lang, "here.skips"))
    for standing in before:
        why = word(words.lang, "here.owed") if standing.make_ups else _stands(words, standing)
        lines.append(word(words.lang, "here.before", name=words.name(standing.staff), why=why))
    return tuple(lines)


def _stands(words: Words, standing: Standing) -> str:
    """What somebody does, or why nobody calls them."""
    if standing.status != "available" or standing.bar in _FREE:
        return away(words, standing.status, standing.since)
    said = barred(words, standing.bar or "")
    if not standing.duty:
        return said
    return word(words.lang, "passed.short", name=said, status=duty(words, standing.duty))


# What stands in ``Standing.bar`` of somebody who can be called.
_FREE = (None, "available")


def why_waits(
    words: Words,
    *,
    clocked_in: int,
    free: int,
    waits_for: int | None = None,
    standing: Standing | None = None,
    manager: bool = False,
    barred_by: Mapping[str, list[str]] | None = None,
) -> str:
    """Why nobody takes who waits (REC-12). ``standing``: of the person waited for, None if not on the floor.
    ``barred_by``: the names of those available and not called, by reason (``held_out``, ``greeter``)."""
    if manager:
        return word(words.lang, "waits.manager")
    if waits_for is not None:
        if standing is None:
            return word(words.lang, "waits.for_absent", name=words.name(waits_for))
        return word(
            words.lang, "waits.for_person", name=words.name(waits_for), why=away(words, standing.status, standing.since)
        )
    if clocked_in == 0:
        return word(words.lang, "waits.nobody_clocked_in")
    barred_by = barred_by or {}
    if free == 0 and barred_by.get("held_out"):
        return word(words.lang, "waits.held_out", names=word(words.lang, "reason.list").join(barred_by["held_out"]))
    if free == 0 and barred_by.get("greeter"):
        return word(words.lang, "waits.greeter")
    if free and barred_by.get("missed_turn"):
        return word(words.lang, "waits.did_not_come")
    return word(words.lang, "waits.nobody_free" if free == 0 else "waits.taken_back")


def act(words: Words, kind: str, facts: Mapping[str, Any]) -> str:
    """One act of the ledger in a few words. ``facts``: the event's payload, with ``number`` of its visit."""
    number = facts.get("number", "?")
    decision = facts.get("decision")
    if kind in ("arrived", "taken") and decision is not None:
        if decision["assigned"] is None:
            return word(words.lang, "act.waits", number=number)
        return word(words.lang, "act.assigned", number=number, name=words.name(decision["assigned"]))
    if kind == "status_set":
        return word(words.lang, "act.status_set", name=words.name(facts["staff"]), status=words.status(facts["to"]))
    if kind in ("clocked_in", "clocked_out"):
        return word(words.lang, f"act.{kind}", name=words.name(facts["staff"]))
    if kind == "finished":
        return word(words.lang, "act.finished", number=number, outcome=words.outcome(facts["outcome"]))
    if kind == "left_unserved":
        return word(words.lang, "act.left_unserved", number=number, minutes=int(facts["waited_s"]) // 60)
    if kind == "kind_corrected":
        return word(words.lang, "act.kind_corrected", number=number, kind=words.kind(facts["to"]))
    if kind == "placed":
        if facts["before"] is None:
            return word(words.lang, "act.placed_last", name=words.name(facts["staff"]))
        return word(words.lang, "act.placed", name=words.name(facts["staff"]), before=words.name(facts["before"]))
    more = _further_act(words, kind, facts, number)
    if more:
        return more
    if kind == "undone":
        past = facts.get("past")
        what = act(words, past["kind"], past) if past else ""
        return word(words.lang, "act.undone", what=what)
    return word(words.lang, f"act.{kind}", number=number)


def _further_act(words: Words, kind: str, facts: Mapping[str, Any], number: object) -> str:
    """The acts beside the plain rotation; "" for any other."""
    lang = words.lang
    match kind:
        case "overridden":
            code = "really_served" if "really_served" in facts["decision"]["reasons"] else "overridden"
            return word(lang, f"act.{code}", number=number, name=words.name(facts["decision"]["assigned"]))
        case "missed" | "waved_through":
            return word(lang, f"act.{kind}", number=number, name=words.name(facts["staff"]))
        case "waits_for":
            if facts["staff"] is None:
                return word(lang, "act.prefers_to_wait", number=number)
            return word(lang, "act.waits_for", number=number, name=words.name(facts["staff"]))
        case "courtesy":
            return word(lang, "act.courtesy", number=number, why=word(lang, f"courtesy.{facts['why']}"))
        case "handed_over":
            giver = words.name(facts["from"])
            return word(lang, "act.handed_over", number=number, giver=giver, name=words.name(facts["to"]))
        case "credit_split":
            shares = [f"{words.name(staff)} {percent} %" for staff, percent in facts["shares"]]
            return word(lang, "act.credit_split", number=number, shares=word(lang, "reason.list").join(shares))
        case "late_entry":
            name, time = words.name(facts["staff"]), words.time(facts["arrived_at"])
            return word(lang, "act.late_entry", number=number, name=name, time=time)
        case "duty_due" | "duty_done":
            return word(lang, f"act.{kind}", name=words.name(facts["staff"]), duty=duty(words, facts["duty"]))
        case "greeter_set":
            if facts["staff"] is None:
                return word(lang, "act.greeter_none")
            return word(lang, "act.greeter_set", name=words.name(facts["staff"]))
        case "enquiry":
            return word(lang, "act.enquiry", name=words.name(facts["decision"]["assigned"]))
        case _:
            return ""


def act_reason(words: Words, kind: str, facts: Mapping[str, Any]) -> str:
    """The sentence under an act: why it came so, or the reason somebody gave; "" when there is none."""
    decision = facts.get("decision")
    if kind in ("arrived", "taken") and decision is not None:
        wanted = facts.get("asked_for") or facts.get("owner")
        return sentence(words, str(facts.get("kind", "first")), decision, wanted)
    if kind == "finished" and facts.get("turn_back"):
        return word(words.lang, "act.turn_back")
    if kind == "missed":
        said = {"fault": word(words.lang, f"fault.{facts['fault']}"), "cost": word(words.lang, f"cost.{facts['cost']}")}
        return word(words.lang, "act.missed.after", seconds=facts["after_s"], **said)
    if kind == "day_closed" and facts["open_visits"]:
        return word(words.lang, "act.day_closed.open", count=len(facts["open_visits"]))
    if facts.get("true_at") or kind == "late_entry":
        time, reason = words.time(facts.get("true_at") or facts["arrived_at"]), facts.get("reason")
        if reason:
            return word(words.lang, "act.late_entry.because", time=time, reason=reason)
        return word(words.lang, "act.late_entry.why", time=time)
    return str(facts.get("reason") or "")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
