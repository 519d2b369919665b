"""``showroom policy show | check | set``: the rules of the rotation from the command line."""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from showroom import policy_words, rule_words
from showroom.cli.common import actor, add_json, add_person, open_shop, person_of, print_json, print_lines
from showroom.cli.values import day
from showroom.clock import zone
from showroom.domain.errors import UserError
from showroom.wording import switch_label, word

if TYPE_CHECKING:
    from showroom.domain.policies.changes import Difference, Value
    from showroom.domain.policies.sections import Change
    from showroom.domain.policies.sections import Value as SectionValue
    from showroom.domain.reception.policy import Policy, PolicyProblem
    from showroom.domain.staff.actor import Actor
    from showroom.services.policies import Problem
    from showroom.services.shop import Shop


def add_parser(subparsers: Any) -> None:
    """Adds ``policy`` with its subcommands."""
    policy = subparsers.add_parser("policy", help="policy_help", description="policy_help")
    commands = policy.add_subparsers(metavar="show|check|set", required=True, title="cli.help.commands")
    show = commands.add_parser("show", help="policy_help_show", description="policy_help_show")
    show.add_argument("--preset", metavar="NAME", default=None, help="policy_help_preset")
    add_json(show)
    show.set_defaults(run=run_show)
    check = commands.add_parser("check", help="policy_help_check", description="policy_help_check")
    check.add_argument("file", metavar="FILE", type=Path, help="policy_help_file")
    check.add_argument("--preset", metavar="NAME", default=None, help="policy_help_check_preset")
    add_json(check)
    check.set_defaults(run=run_check)
    change = commands.add_parser("set", help="policy_help_set", description="policy_help_set")
    change.add_argument("changes", metavar="SWITCH=VALUE", nargs="+", help="policy_help_changes")
    change.add_argument("--from", metavar="DAY", dest="from_day", type=day, default=None, help="policy_help_from")
    change.add_argument("--note", metavar="TEXT", default="", help="policy_help_note")
    change.add_argument("--dry-run", action="store_true", help="policy_help_dry_run")
    add_person(change)
    add_json(change)
    change.set_defaults(run=run_set)


def run_show(args: argparse.Namespace) -> int:
    """The rules in force, or a preset's; ``--json`` gives the ``[rotation]`` table as it could stand in a pack."""
    from showroom.services import policies
    from showroom.services.policies import features

    keys: dict[str, str] = {}
    others: Mapping[str, SectionValue] = {}
    if args.preset is not None:
        found = policies.preset(args.preset)
        head, policy = word(args.lang, "policy_show_preset", name=found.name), found.policy
        facts: dict[str, object] = {"preset": found.name}
    else:
        with open_shop(args) as shop:
            version = policies.in_force(shop, actor())
            others = features.rules_now(shop, actor()).values
            since = version.since.astimezone(zone(shop.store.time_zone))
        policy = version.policy
        keys = {key: text.of(args.lang) for one in (version.kinds, version.statuses) for key, text in one.items()}
        facts = {"pack": version.pack, "version": version.version, "since": since.isoformat(timespec="minutes")}
        head = word(args.lang, "policy_show_head", **facts | {"since": f"{since:%Y-%m-%d %H:%M}"})
    if args.json:
        print_json(facts | {"rotation": policy.to_mapping(), "others": dict(others)})
        return 0
    print_lines(head, *_switches(args.lang, policy, keys), *_others(args.lang, others))
    return 0


def _others(lang: str, values: Mapping[str, SectionValue]) -> list[str]:
    """``ownership.cap_days = 180  ·  Hard end: 180 days``, a line a switch."""
    lines = []
    for path, value in values.items():
        shown = ",".join(value) if isinstance(value, tuple) else str(value).lower()
        label, meant = rule_words.label(lang, path), rule_words.said(lang, path, value)
        lines.append(word(lang, "policy_show_line", path=path, value=shown, label=label, said=meant))
    return lines


def _switches(lang: str, policy: Policy, keys: Mapping[str, str]) -> list[str]:
    """``owner_busy = deputy  ·  The owner is with a visitor: A deputy serves``, a line a switch."""
    from showroom.domain.policies.changes import paths, value_at

    lines = []
    for path in paths():
        value = value_at(policy, path)
        label = switch_label(lang, path, keys.get(path.partition(".")[2], ""))
        shown = str(value).lower() if isinstance(value, bool) else value
        meant = policy_words.said(lang, path, value)
        lines.append(word(lang, "policy_show_line", path=path, value=shown, label=label, said=meant))
    return lines


def run_check(args: argparse.Namespace) -> int:
    """0 when the file's rules can be used, 1 when not. ``--preset``: the file only says what differs from it."""
    from showroom.domain.reception.policy import Policy, PolicyProblem
    from showroom.services import policies

    table: dict[str, Any] = dict(rotation_of(args.file))
    if args.preset is not None:
        base = policies.preset(args.preset).policy.to_mapping()
        merged = {
            name: {**base.get(name, {}), **said} if isinstance(said, Mapping) else said for name, said in table.items()
        }
        table = {**base, **merged}
    problem: PolicyProblem | None = None
    try:
        Policy.from_mapping(table)
    except PolicyProblem as found:
        problem = found
    if args.json:
        print_json({"ok": problem is None, "problem": _problem(args.lang, problem)})
    elif problem is None:
        print_lines(word(args.lang, "policy_check_ok", file=args.file.name))
    else:
        said = _problem(args.lang, problem) or {}
        print_lines(
            word(args.lang, "pack_check_problem", place=args.file.name, key=said["key"], problem=said["reason"])
        )
    return 0 if problem is None else 1


def _problem(lang: str, problem: PolicyProblem | None) -> dict[str, object] | None:
    if problem is None:
        return None
    key = ".".join(("rotation", *problem.path))
    return {"key": key, "code": problem.code, "reason": word(lang, problem.code, **problem.facts)}


def run_set(args: argparse.Namespace) -> int:
    """Put changes in force, now or from a day; ``--dry-run`` only says which."""
    from showroom.domain.policies import sections

    rotation = changes_of([one for one in args.changes if not sections.is_one(one.partition("=")[0].strip())])
    others = _others_of([one for one in args.changes if sections.is_one(one.partition("=")[0].strip())])
    with open_shop(args) as shop:
        person = person_of(shop, args)
        with shop.batch():
            found, found_others = _changed(args, shop, person, rotation, others)
    if args.json:
        every: list[tuple[str, object, object]] = [(one.path, one.old, one.new) for one in found]
        every += [(one.path, one.old, one.new) for one in found_others]
        print_json(
            {
                "changed": not args.dry_run,
                "from": args.from_day,
                "changes": [{"switch": path, "old": old, "new": new} for path, old, new in every],
            }
        )
        return 0
    code = "policy_set_dry" if args.dry_run else "policy_set_now" if args.from_day is None else "policy_set_from"
    lines = [
        *_told(args.lang, found),
        *(rule_words.difference(args.lang, one.path, one.old, one.new) for one in found_others),
    ]
    print_lines(*lines, word(args.lang, code, count=len(lines), day=args.from_day))
    return 0


def _changed(
    args: argparse.Namespace, shop: Shop, person: Actor, rotation: dict[str, Value], others: dict[str, SectionValue]
) -> tuple[tuple[Difference, ...], tuple[Change, ...]]:
    """What differs, in force unless it is a dry run: of the rotation, and of the other sections."""
    from showroom.services import policies
    from showroom.services.policies import features

    day = args.from_day
    found: tuple[Difference, ...] = ()
    found_others: tuple[Change, ...] = ()
    if rotation or not others:
        proposal = policies.propose(shop, person, rotation, day)
        if not args.dry_run:
            policies.change(shop, person, rotation, from_day=day, note=args.note)
        _refuse(proposal.problems, dry_run=args.dry_run)
        found = proposal.changes
    if others:
        other = features.propose(shop, person, others, day)
        if not args.dry_run:
            features.change(shop, person, others, from_day=day, note=args.note)
        _refuse(other.problems, dry_run=args.dry_run)
        found_others = other.changes
    return found, found_others


def _refuse(problems: tuple[Problem, ...], *, dry_run: bool) -> None:
    if dry_run and problems:
        raise UserError(problems[0].code, field=problems[0].paths[-1], **problems[0].facts)


def _others_of(said: list[str]) -> dict[str, SectionValue]:
    """``section.switch=value`` pairs as changes. Raises ``UserError``."""
    from showroom.domain.policies import sections
    from showroom.domain.reception.policy import PolicyProblem

    changes: dict[str, SectionValue] = {}
    for one in said:
        path, equals, value = one.partition("=")
        if not equals:
            raise UserError("policy_change_form", field="changes", said=one)
        try:
            changes[path.strip()] = sections.parsed(path.strip(), value.strip())
        except PolicyProblem as problem:
            raise UserError(problem.code, field=path, **problem.facts) from problem
    return changes


def _told(lang: str, found: tuple[Difference, ...]) -> list[str]:
    return [policy_words.difference(lang, one.path, one.old, one.new) for one in found]


def changes_of(said: list[str]) -> dict[str, Value]:
    """``switch=value`` pairs as changes. Raises ``UserError``."""
    from showroom.domain.policies.changes import parsed
    from showroom.domain.reception.policy import PolicyProblem

    changes: dict[str, Value] = {}
    for one in said:
        path, equals, value = one.partition("=")
        if not equals or not path:
            raise UserError("policy_change_form", field="changes", said=one)
        try:
            changes[path.strip()] = parsed(path.strip(), value.strip())
        except PolicyProblem as problem:
            raise UserError(problem.code, field=path, **problem.facts) from problem
    return changes


def rotation_of(file: Path) -> Mapping[str, Any]:
    """The ``[rotation]`` table of a TOML file. Raises ``UserError``."""
    try:
        with file.open("rb") as stream:
            rotation = tomllib.load(stream).get("rotation")
    except OSError as error:
        raise UserError("cli.cannot_read", field="policy", file=str(file), detail=error.strerror) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UserError("cli.policy_not_toml", field="policy", file=file.name, detail=str(error)) from None
    if not isinstance(rotation, Mapping):
        raise UserError("cli.policy_no_rotation", field="policy", file=file.name)
    return rotation
