"""``showroom search QUERY``: whatever fits, best first, with why (REG-04)."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from showroom.cli import common
from showroom.wording import word

if TYPE_CHECKING:
    from showroom.services.customers.values import Hit


def add_parser(subparsers: Any) -> None:
    """Adds ``search``."""
    parser = subparsers.add_parser("search", help="cli.help.search", description="search.help")
    parser.add_argument("query", metavar="QUERY", nargs="+", help="search.help.query")
    parser.add_argument("--limit", metavar="N", type=int, default=20, help="search.help.limit")
    common.add_json(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Prints ``[{kind, id, name, matched, why}]`` or a line each; nothing found is no error."""
    from showroom.domain.errors import UserError
    from showroom.services.customers import find

    if args.limit < 1:
        raise UserError("search.limit", field="limit", limit=args.limit)
    with common.open_shop(args) as shop:
        hits = find.find(shop, common.actor(), " ".join(args.query), args.limit)
    found = [_row(args.lang, hit) for hit in hits]
    if args.json:
        common.print_json(found)
    elif found:
        common.print_lines(*(f"{row['name']}  {row['why']}" for row in found))
    else:
        common.print_lines(word(args.lang, "search.nothing"))
    return 0


def _row(lang: str, hit: Hit) -> dict[str, object]:
    sentences = [word(lang, one.code, word=one.word, matched=one.matched) for one in hit.why]
    return {
        "kind": "customer",
        "id": hit.person.id,
        "name": hit.person.name,
        "matched": ", ".join(dict.fromkeys(one.matched for one in hit.why)),
        "why": "; ".join(dict.fromkeys(sentences)),
    }
