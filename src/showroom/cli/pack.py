"""``showroom pack check FILE``: every problem of a pack with file, line and reason; exit 1 if there is one."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from showroom.cli.common import add_json, print_json, print_lines
from showroom.wording import word

if TYPE_CHECKING:
    from showroom.domain.packs.problems import PackProblem
    from showroom.domain.packs.schema import Pack


def add_parser(subparsers: Any) -> None:
    """Adds ``pack`` with its subcommands."""
    pack = subparsers.add_parser("pack", help="cli.help.pack", description="cli.help.pack")
    commands = pack.add_subparsers(metavar="check", required=True, title="cli.help.commands")
    check = commands.add_parser("check", help="pack_help_check", description="pack_help_check")
    check.add_argument("file", metavar="FILE", help="pack_help_file")
    add_json(check)
    check.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Checks the pack and the catalogue it names: 0 when both are good, 1 when not, 2 when there is no such file."""
    from showroom.domain.errors import UserError
    from showroom.domain.packs.catalogue import PackCatalogue, load_catalogue
    from showroom.domain.packs.loader import load
    from showroom.domain.packs.problems import PackError

    file = Path(args.file)
    if not file.is_file():
        raise UserError("pack_no_file", field="file", name=args.file)
    pack: Pack | None = None
    catalogue: PackCatalogue | None = None
    problems: list[PackProblem] = []
    try:
        pack = load(file)
        catalogue = load_catalogue(file.parent / pack.catalogue)
    except PackError as error:
        problems.extend(error.problems)
    products = len(catalogue.products) if catalogue is not None else 0
    if args.json:
        print_json(_report(args.lang, pack, products, problems))
    elif pack is None or problems:
        print_lines(
            *(_line(args.lang, one) for one in problems), word(args.lang, "pack_check_count", count=len(problems))
        )
    else:
        facts = {"name": pack.name, "version": pack.version, "count": products, "digest": pack.digest[:12]}
        print_lines(word(args.lang, "pack_check_ok", file=file.name, **facts))
    return 1 if problems else 0


def sentence(lang: str, problem: PackProblem) -> str:
    """A problem's reason in words."""
    return word(lang, problem.code, **problem.facts)


def _line(lang: str, problem: PackProblem) -> str:
    code = "pack_check_problem" if problem.path else "pack_check_problem_file"
    return word(lang, code, place=problem.place, key=problem.key, problem=sentence(lang, problem))


def _report(lang: str, pack: Pack | None, products: int, problems: list[PackProblem]) -> dict[str, object]:
    return {
        "ok": not problems,
        "name": pack.name if pack else None,
        "version": pack.version if pack else None,
        "digest": pack.digest if pack else None,
        "products": products,
        "problems": [
            {
                "file": one.file,
                "line": one.line,
                "key": one.key,
                "code": one.code,
                "reason": sentence(lang, one),
            }
            for one in problems
        ],
    }
