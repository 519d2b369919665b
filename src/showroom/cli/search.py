"""``showroom search QUERY``: whatever fits, best first, with why (REG-04)."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from showroom.cli import common
from showroom.wording import word

if TYPE_CHECKING:
    from showroom.services.customers.values import Hit
    from showroom.services.quotes import QuoteRow
    from showroom.services.shop import Shop


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
    query = " ".join(args.query)
    with common.open_shop(args) as shop:
        _keep_up(shop, args.lang)
        found = [_quote(args.lang, one) for one in _numbered(shop, query)]
        found += [_row(args.lang, hit) for hit in find.find(shop, common.actor(), query, args.limit)]
    found = found[: args.limit]
    if args.json:
        common.print_json(found)
    elif found:
        common.print_lines(*(f"{row['name']}  {row['why']}" for row in found))
    else:
        common.print_lines(word(args.lang, "search.nothing"))
    return 0


def _keep_up(shop: Shop, lang: str) -> None:
    """After an update of the program the index is made again: the window does so beside its work, a command before
    it answers, lest "nothing fits" be said of customers who are there."""
    from showroom.services.customer_files import indexing
    from showroom.services.customers import upkeep

    indexing.complete(shop, common.actor())
    if upkeep.is_due(shop, common.actor()):
        upkeep.keep_up(shop, common.actor(), common.progress(lang, "search.index"))


def _numbered(shop: Shop, query: str) -> list[QuoteRow]:
    """The quotes with this in their number; a word that is no part of one finds none."""
    from showroom.services import quotes

    wanted = query.strip().upper()
    if not any(letter.isdigit() for letter in wanted):
        return []
    rows = quotes.listed(shop, common.actor(), query=wanted, limit=20)
    found = [row for row in rows if row.number is not None and wanted in row.number]
    return sorted(found, key=lambda row: row.number != wanted)


def _quote(lang: str, row: QuoteRow) -> dict[str, object]:
    return {
        "kind": "quote",
        "id": row.id,
        "name": " · ".join(part for part in (row.number, row.customer) if part),
        "matched": row.number,
        "why": word(lang, "found_quote", number=row.number),
    }


def _row(lang: str, hit: Hit) -> dict[str, object]:
    sentences = [word(lang, one.code, word=one.word, matched=one.matched) for one in hit.why]
    return {
        "kind": "customer",
        "id": hit.person.id,
        "name": hit.person.name,
        "matched": ", ".join(dict.fromkeys(one.matched for one in hit.why)),
        "why": "; ".join(dict.fromkeys(sentences)),
    }
