"""``showroom quote show NUMBER``: a quote in words or JSON, and its paper as a PDF."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from showroom.cli import common
from showroom.cli.parser import language
from showroom.cli.values import whole
from showroom.settings import SettingsFile
from showroom.wording import word

if TYPE_CHECKING:
    from showroom.services.quotes import PaperView, QuoteView


def add_parser(subparsers: Any) -> None:
    """Adds ``quote`` with its subcommands."""
    quote = subparsers.add_parser("quote", help="cli.help.quote", description="cli.help.quote")
    commands = quote.add_subparsers(metavar="show", required=True, title="cli.help.commands")
    # --lang here is the language of the paper, which may be both at once
    show = commands.add_parser(
        "show", help="quotes.help.show", description="quotes.help.show", conflict_handler="resolve"
    )
    show.add_argument("number", metavar="NUMBER", help="quotes.help.number")
    show.add_argument("--pdf", metavar="FILE", type=Path, default=None, help="quotes.help.pdf")
    show.add_argument(
        "--lang", metavar="en|zh_CN|both", type=_language, default=argparse.SUPPRESS, help="quotes.help.language"
    )
    show.add_argument("--version", metavar="N", type=whole(1, 9999), default=None, help="quotes.help.version")
    common.add_person(show)
    common.add_json(show)
    show.set_defaults(run=run)


def _language(said: str) -> str:
    return said if said == "both" else language(said)


def run(args: argparse.Namespace) -> int:
    """Shows the quote; with ``--pdf`` also writes its paper."""
    from showroom.domain.errors import Fault
    from showroom.services import quotes

    reader = SettingsFile().load().shown_language if args.lang == "both" else args.lang
    with common.open_shop(args) as shop:
        actor = common.person_of(shop, args)
        quote_id = quotes.by_number(shop, actor, args.number)
        view = quotes.get(shop, actor, quote_id)
        paper = None
        if args.pdf:
            paper = quotes.paper(shop, actor, quote_id, args.lang_said or view.draft.language, args.version)
            try:
                args.pdf.write_bytes(paper.content)
            except OSError as error:
                raise Fault("quotes.file_not_written", file=str(args.pdf), why=error.strerror or "") from error
    if args.json:
        common.print_json(_report(view, args.pdf, paper))
    else:
        common.print_lines(*_lines(reader, view, args.pdf, paper))
    return 0


def _report(view: QuoteView, file: Path | None, paper: PaperView | None) -> dict[str, object]:
    sums, row = view.totals, view.row
    return {
        "number": row.number,
        "version": row.version,
        "state": row.state.value,
        "day": row.day.isoformat(),
        "valid_until": row.valid_until.isoformat() if row.valid_until else None,
        "customer": row.customer,
        "consultant": row.consultant,
        "currency": view.draft.currency,
        "lines": [
            {
                "code": line.code,
                "text": line.text.as_mapping(),
                "quantity": str(line.quantity),
                "unit_price": str(line.unit_price.major),
                "discount": str(sum_.discount.major),
                "tax_rate": str(line.tax),
                "amount": str(sum_.amount.major),
            }
            for line, sum_ in zip(view.draft.lines, sums.lines, strict=True)
        ],
        "subtotal": str(sums.subtotal.major),
        "discount": str(sums.discount.major),
        "rounding": str(sums.rounding.major),
        "tax_included": sums.tax_included,
        "tax": str(sums.tax.major),
        "total": str(sums.total.major),
        "versions": [
            {"version": one.version, "issued_at": one.issued_at.isoformat(), "total": str(one.total.major)}
            for one in view.versions
        ],
        "paper": None
        if paper is None
        else {
            "file": str(file),
            "language": paper.language,
            "pages": paper.pages,
            "sha256": paper.sha256,
            "missing": list(paper.missing),
        },
    }


def _lines(lang: str, view: QuoteView, file: Path | None, paper: PaperView | None) -> list[str]:
    row = view.row
    lines = [
        word(
            lang,
            "quotes.cli.line",
            number=row.number,
            version=row.version,
            state=word(lang, f"quotes.state.{row.state.value}"),
            customer=row.customer or "—",
            total=row.total.text(),
            valid_until=row.valid_until or "—",
        )
    ]
    for line, sums in zip(view.draft.lines, view.totals.lines, strict=True):
        lines.append(f"  {line.quantity:f} × {line.text.of(lang)}  {line.unit_price.digits()}  {sums.amount.digits()}")
    if paper is not None:
        facts = {"pages": paper.pages, "bytes": len(paper.content), "sha256": paper.sha256}
        lines.append(word(lang, "quotes.cli.saved", file=file, **facts))
        if paper.missing:
            lines.append(word(lang, "quotes.missing_characters", characters=" ".join(paper.missing)))
    return lines
