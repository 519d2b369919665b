"""``showroom rehearse``: a past period under other rules, turns, waits and misses side by side (REC-19)."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from showroom.cli import common
from showroom.cli.policy import changes_of, rotation_of
from showroom.cli.values import day
from showroom.domain.errors import UserError
from showroom.domain.text import Text
from showroom.wording import word

if TYPE_CHECKING:
    from showroom.domain.reception.policy import Policy
    from showroom.services.rehearsal import Comparison
    from showroom.services.shop import Shop

_FORMS = ("pdf", "xlsx", "csv")


def add_parser(subparsers: Any) -> None:
    parser = subparsers.add_parser("rehearse", help="rehearse_help", description="rehearse_help_long")
    parser.add_argument("changes", metavar="SWITCH=VALUE", nargs="*", help="rehearse_help_changes")
    parser.add_argument("--from", metavar="DAY", dest="first", type=day, required=True, help="rehearse_help_from")
    parser.add_argument("--to", metavar="DAY", dest="last", type=day, default=None, help="rehearse_help_to")
    parser.add_argument("--preset", metavar="NAME", default=None, help="rehearse_help_preset")
    parser.add_argument("--policy", metavar="FILE", type=Path, default=None, help="rehearse_help_policy")
    parser.add_argument("--export", metavar="F", type=Path, default=None, help="rehearse_help_export")
    common.add_json(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Says the period's figures and everybody's; with ``--export`` writes the paper too."""
    from showroom.services import rehearsal, rehearsal_papers

    form = _form(args.export) if args.export is not None else None
    with common.open_shop(args) as shop:
        actor = common.actor()
        policy, named = _rules(shop, args)
        last = args.last or rehearsal.last_day(shop, actor) or args.first
        found = rehearsal.rehearse(
            shop, actor, args.first, last, policy, common.progress(args.lang, "rehearse_progress")
        )
        missing: tuple[str, ...] = ()
        if form is not None:
            paper = rehearsal_papers.paper(shop, actor, found, named, args.lang, form)
            common.write_file(args.export, paper.content)
            missing = paper.missing
    if args.json:
        common.print_json(_facts(found, args.export))
        return 0
    common.print_lines(*_lines(args.lang, found, named))
    if missing:
        common.print_lines(word(args.lang, "report_missing", characters=" ".join(missing)))
    return 0


def _form(file: Path) -> str:
    form = file.suffix.lower().removeprefix(".")
    if form not in _FORMS:
        raise UserError("rehearse_form_unknown", field="export", file=file.name)
    return form


def _rules(shop: Shop, args: argparse.Namespace) -> tuple[Policy, Text]:
    """The other rules: a preset's, or those in force, each with the file's and the said switches changed."""
    from showroom.domain.policies.changes import applied
    from showroom.domain.reception.policy import Policy, PolicyProblem, contradictions
    from showroom.services import policies

    if args.preset is None and args.policy is None and not args.changes:
        raise UserError("rehearse_nothing_chosen", field="preset")
    if args.preset is not None and args.policy is not None:
        raise UserError("rehearse_one_of_two", field="preset")
    parts: list[Text] = []
    if args.preset is not None:
        chosen = policies.preset(args.preset)
        policy = chosen.policy
        parts.append(chosen.label)
    else:
        policy = policies.in_force(shop, common.actor()).policy
    if args.policy is not None:
        try:
            policy = Policy.from_mapping(merged(policy.to_mapping(), rotation_of(args.policy)))
        except PolicyProblem as problem:
            raise UserError(problem.code, field=".".join(problem.path), **problem.facts) from problem
        parts.append(_both("rehearse_file", file=args.policy.name))
    if args.changes:
        policy = applied(policy, changes_of(args.changes))
        for first, second in contradictions(policy):
            raise UserError("policy_contradicts", field=second, first=first, second=second)
        parts.append(_both("rehearse_changed"))
    return policy, Text(" + ".join(one.en for one in parts), " + ".join(one.zh_CN for one in parts))


def merged(base: Mapping[str, Any], said: Mapping[str, Any]) -> dict[str, Any]:
    """A ``[rotation]`` table in which only what differs is said, on top of a whole one."""
    tables = {
        name: {**base.get(name, {}), **value} if isinstance(value, Mapping) else value for name, value in said.items()
    }
    return {**base, **tables}


def _both(code: str, **facts: object) -> Text:
    return Text(word("en", code, **facts), word("zh_CN", code, **facts))


def _facts(found: Comparison, export: Path | None) -> dict[str, object]:
    """Both sides as plain values; waits in seconds."""

    def side(outcome: Any) -> dict[str, object]:
        plain = asdict(outcome)
        for person in plain["people"]:
            person["name"] = found.names.get(person["staff"], f"#{person['staff']}")
        return plain

    return {
        "first": found.first,
        "last": found.last,
        "as_it_was": side(found.as_it_was),
        "rehearsed": side(found.rehearsed),
        "changes": [{"switch": one.path, "old": one.old, "new": one.new} for one in found.changes],
        "rules_changed_in_period": found.rules_changed,
        "decisions": found.decisions,
        "decisions_after_undo": found.after_undo,
        "file": str(export) if export is not None else None,
    }


def _lines(lang: str, found: Comparison, named: Text) -> list[str]:
    from showroom.domain.reception.comparing import difference_shown, figures, people, shown
    from showroom.policy_words import difference

    days = found.as_it_was.days
    lines = [word(lang, "rehearse_head", first=found.first, last=found.last, days=days, rules=named.of(lang))]
    lines += [difference(lang, one.path, one.old, one.new) for one in found.changes]
    if not found.changes:
        lines.append(word(lang, "rehearsal_same_rules"))
    if found.after_undo:
        lines.append(word(lang, "documents.rehearsal.after_undo", count=found.after_undo, all=found.decisions))
    for one in figures(found.as_it_was, found.rehearsed):
        label = word(lang, f"documents.rehearsal.figure.{one.code}")
        then, now = shown(one, one.then), shown(one, one.now)
        lines.append(word(lang, "rehearse_line", label=label, then=then, now=now, difference=difference_shown(one)))
    for person in people(found.as_it_was, found.rehearsed):
        said = word(lang, "rehearse_between").join(
            word(
                lang,
                "rehearse_figure",
                label=word(lang, f"documents.rehearsal.metric.{one.code}"),
                then=one.then,
                now=one.now,
            )
            for one in person.figures
        )
        name = found.names.get(person.staff, f"#{person.staff}")
        lines.append(word(lang, "rehearse_person", name=name, figures=said))
    return lines
