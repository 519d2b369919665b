"""``showroom scenario FILE…``: the rotation's rule book, run; exit 1 when an expectation does not hold."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from showroom.cli import common
from showroom.wording import word

if TYPE_CHECKING:
    from showroom.domain.packs.problems import PackProblem
    from showroom.phrases import Words
    from showroom.services.scenario import Overrides, Result, Step
    from showroom.services.scenario.floor import Floor, Someone, Told
    from showroom.services.scenario.owning import Desk

OK, FAILED, BAD_INPUT = 0, 1, 2


def add_parser(subparsers: Any) -> None:
    parser = subparsers.add_parser("scenario", help="cli.help.scenario", description="cli.help.scenario_long")
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path, help="cli.help.scenario_file")
    parser.add_argument("--policy", metavar="FILE", type=Path, default=None, help="cli.help.scenario_policy")
    parser.add_argument("--preset", metavar="NAME|FILE", default=None, help="cli.help.scenario_preset")
    common.add_json(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Every file, one after the other: 0 when all hold, 1 when one does not, 2 when one can't be read."""
    from showroom.domain.scenarios.reader import load
    from showroom.domain.scenarios.schema import ScenarioError
    from showroom.services.scenario import Scratch
    from showroom.services.scenario import run as play

    overrides = _overrides(args)
    told: list[dict[str, Any]] = []
    code = OK
    with Scratch() as scratch:
        for file in args.files:
            try:
                result = play(load(file), scratch, file.parent, overrides)
            except ScenarioError as error:
                code = BAD_INPUT
                told.append({"file": file.name, "ok": False, "problems": _problems(args, error.problems)})
                continue
            code = code if result.ok else max(code, FAILED)
            if args.json:
                told.append(_as_json(args.lang, result))
            else:
                common.print_lines(*_as_text(args.lang, result))
    if args.json:
        common.print_json(told[0] if len(told) == 1 else {"ok": code == OK, "scenarios": told})
    elif len(args.files) > 1 and code != BAD_INPUT:
        common.print_lines(word(args.lang, "scenario.all", count=len(args.files)) if code == OK else "")
    return code


def _overrides(args: argparse.Namespace) -> Overrides:
    from showroom.services.scenario import Overrides
    from showroom.services.scenario.packs import rotation_file

    return Overrides(args.preset, rotation_file(args.policy)["rotation"] if args.policy else {})


def _problems(args: argparse.Namespace, problems: tuple[PackProblem, ...]) -> list[dict[str, Any]]:
    """The problems as JSON; without ``--json`` each is a line on standard error, too."""
    found = []
    for one in problems:
        reason = word(args.lang, one.code, **one.facts)
        if not args.json:
            sys.stderr.write(word(args.lang, "scenario.problem", place=one.place, problem=reason) + "\n")
        found.append({"file": one.file, "line": one.line, "key": one.key, "code": one.code, "reason": reason})
    return found


# --- text -----------------------------------------------------------------------------------------------------------


def _words(lang: str, result: Result) -> Words:
    from showroom.phrases import Words

    return Words(
        lang,
        result.time_zone,
        result.names,
        {one.key: one.label.of(lang) for one in result.pack.visit_kinds},
        {one.key: one.label.of(lang) for one in result.pack.statuses},
        {one.key: one.label.of(lang) for one in result.pack.outcomes},
    )


def _as_text(lang: str, result: Result) -> list[str]:
    words = _words(lang, result)
    lines = [word(lang, "scenario.head", title=result.scenario.title, file=result.scenario.file)]
    for step in result.steps:
        lines += _step_text(words, step)
    count = len(result.failures)
    code = "scenario.holds" if count == 0 else "scenario.fails"
    lines.append(word(lang, code, count=count, acts=len(result.steps)))
    return lines


def _step_text(words: Words, step: Step) -> list[str]:
    act, lang = step.act, words.lang
    what = [act.do, *([act.id] if act.id else []), *(f"{key}={_plain(value)}" for key, value in act.values.items())]
    day = f"+{act.offset} " if act.offset else ""
    lines = [f"{day}{act.at:%H:%M:%S}  {' '.join(what)}"]
    if step.refused is not None:
        lines.append("    " + word(lang, "scenario.refused", why=word(lang, step.refused, **_named(words, step.facts))))
    lines += [f"    {told.visit or '-'}: {_sentence(words, told)}" for told in step.told]
    if step.floor is not None:
        lines += [f"    {line}" for line in _floor_text(words, step.floor)]
    if step.desk is not None:
        lines += [f"    {line}" for line in _desk_text(lang, step.desk)]
    for failure in step.failures:
        said = {"line": failure.line, "key": failure.key}
        said |= {"expected": _plain(failure.expected), "found": _plain(failure.found)}
        lines.append("  ✗ " + word(lang, "scenario.failure", **said))
    return lines


def _sentence(words: Words, told: Told) -> str:
    from showroom import phrases

    return phrases.sentence(words, told.kind, told.decision.to_payload(), told.wanted)


def _named(words: Words, facts: Mapping[str, object]) -> dict[str, object]:
    """Facts of an error with people by name."""
    return {
        key: words.name(value) if key in ("staff", "last", "first") and isinstance(value, int) else value
        for key, value in facts.items()
    }


def _floor_text(words: Words, floor: Floor) -> list[str]:
    lang = words.lang
    people = word(lang, "reason.list").join(_person_text(words, person) for person in floor.people)
    waiting = word(lang, "reason.list").join(party.visit for party in floor.waiting)
    line = word(
        lang,
        "scenario.floor",
        order=people or "–",
        point=floor.point or "–",
        deck=floor.deck or "–",
        waiting=waiting or "–",
    )
    bank = [
        word(
            lang,
            "scenario.owed",
            name=owed.who,
            why=word(lang, f"scenario.owed.{owed.reason}"),
            expires=owed.expires.isoformat() if owed.expires is not None else "–",
        )
        for owed in floor.bank
    ]
    return [line, *([word(lang, "scenario.bank", owed=word(lang, "reason.list").join(bank))] if bank else [])]


def _person_text(words: Words, person: Someone) -> str:
    status = words.status(person.status)
    if person.held_by:
        duties = (word(words.lang, f"policy.held_out_by.{duty}") for duty in person.held_by)
        status = word(words.lang, "reason.list").join(duties)
    return word(words.lang, "scenario.person", name=person.name, status=status)


def _desk_text(lang: str, desk: Desk) -> list[str]:
    """Who looks after whom, and what the rules say of the case."""
    held = (
        word(lang, "scenario.held", customer=customer, owner=owner or "–", days=_plain(desk.days[customer]))
        for customer, owner in desk.owners.items()
    )
    lines = [word(lang, "reason.list").join(held)]
    if desk.clause is not None:
        lines.append(word(lang, f"ownership.why.{desk.clause.value}", winner=desk.proposed or desk.counts or "–"))
    if desk.over:
        lines.append(word(lang, "ownership.over", owner=desk.over))
    return [line for line in lines if line]


def _plain(value: Any) -> str:
    """A value as a person writes it; "" and None are nobody."""
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_plain(one)}" for key, one in value.items()) + "}"
    if isinstance(value, (tuple, list)):
        return "[" + ", ".join(_plain(one) for one in value) + "]"
    return str(value)


# --- JSON (docs/scenarios.md) ---------------------------------------------------------------------------------------


def _as_json(lang: str, result: Result) -> dict[str, Any]:
    words = _words(lang, result)
    return {
        "file": result.scenario.file,
        "title": result.scenario.title,
        "ok": result.ok,
        "pack": result.pack.name,
        "acts": [_step_json(words, step) for step in result.steps],
    }


def _step_json(words: Words, step: Step) -> dict[str, Any]:
    act, floor = step.act, step.floor
    refused = None
    if step.refused is not None:
        reason = word(words.lang, step.refused, **_named(words, step.facts))
        refused = {"code": step.refused, "reason": reason}
    return {
        "line": act.line,
        "day": act.day.isoformat(),
        "at": f"{act.at:%H:%M:%S}",
        "do": act.do,
        "id": act.id,
        "refused": refused,
        "decisions": [_decision_json(words, told) for told in step.told],
        "board": _board_json(words, floor) if floor is not None else None,
        "make_ups": [
            {
                "who": owed.who,
                "reason": owed.reason,
                "day": owed.day.isoformat(),
                "event": owed.event,
                "first": owed.first,
                "expires": owed.expires.isoformat() if owed.expires is not None else None,
            }
            for owed in (floor.bank if floor is not None else ())
        ],
        "ownership": _desk_json(step.desk) if step.desk is not None else None,
        "failures": [
            {"line": one.line, "key": one.key, "expected": one.expected, "found": one.found} for one in step.failures
        ],
    }


def _desk_json(desk: Desk) -> dict[str, Any]:
    return {
        "owners": dict(desk.owners),
        "protected": dict(desk.days),
        "skating": list(desk.skating),
        "proposed": desk.proposed,
        "clause": desk.clause.value if desk.clause is not None else None,
        "over": desk.over,
        "ranking": list(desk.ranking),
        "points": dict(desk.points or {}),
        "share": dict(desk.share or {}),
        "counts": desk.counts,
    }


def _decision_json(words: Words, told: Told) -> dict[str, Any]:
    decision = told.decision

    def name(staff: int | None) -> str | None:
        return words.name(staff) if staff is not None else None

    return {
        "visit": told.visit,
        "kind": told.kind,
        "assigned": name(decision.assigned),
        "as": decision.served_as,
        "reasons": list(decision.reasons),
        "sentence": _sentence(words, told),
        "considered": [words.name(staff) for staff in decision.considered],
        "passed": [
            {"who": words.name(one.staff), "reason": one.reason, "since": one.since, "place": one.place}
            | ({"detail": one.detail} if one.detail else {})
            for one in decision.passed
        ],
        "uses_turn": decision.uses_turn,
        "switch": decision.switch,
        "waits_for": name(decision.waits_for),
        "sequence": decision.sequence,
    }


def _board_json(words: Words, floor: Floor) -> dict[str, Any]:
    from showroom.clock import zone

    place = zone(words.time_zone)
    return {
        "order": [person.name for person in floor.people],
        "point": floor.point or None,
        "deck": floor.deck or None,
        "people": [
            {
                "name": person.name,
                "status": person.status,
                "since": person.since.astimezone(place).isoformat(),
                "bar": person.bar,
                "held_by": list(person.held_by),
                "turns": person.turns,
                "make_ups": person.make_ups,
                "requests": person.requests,
                "missed": person.missed,
                "visits": list(person.visits),
            }
            for person in floor.people
        ],
        "waiting": [
            {"visit": party.visit, "kind": party.kind, "waits_for": party.waits_for or None, "manager": party.manager}
            for party in floor.waiting
        ],
        "serving": [
            {"visit": party.visit, "kind": party.kind, "who": party.consultant, "as": party.served_as}
            for party in floor.serving
        ],
        "agents_order": list(floor.agents_order),
        "calls_order": list(floor.calls_order),
        "greeter": floor.greeter or None,
        "next_greeter": floor.next_greeter or None,
        "short_s": floor.short_s,
        "unattended_s": floor.unattended_s,
        "closed": floor.closed,
    }
