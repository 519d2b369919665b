"""A quote on a real print queue (QUO-02)."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader
from pytestqt.qtbot import QtBot
from tests.gui.conftest import Context

from showroom.domain.errors import UserError
from showroom.gui.quotes import printing
from showroom.gui.quotes.page import QuotesPage
from showroom.gui.quotes.preview import PaperPreview
from showroom.services import quotes
from showroom.services.quotes import Draft


@pytest.mark.printer
@pytest.mark.clause("QUO-02")
def test_the_paper_comes_out_of_the_printer(
    page: QuotesPage,
    context: Context,
    draft: Callable[..., Draft],
    printed: Path,
    qtbot: QtBot,
    settled: Callable[[], None],
) -> None:
    shop, anna = context.shop, context.people["Anna"]
    quote_id = quotes.create(shop, anna, draft(30))
    quotes.issue(shop, anna, quote_id)
    before = set(printed.glob("*.pdf"))
    page.open_quote(quote_id)
    page.editor.acts.preview()
    qtbot.waitUntil(lambda: page.editor.findChild(PaperPreview) is not None)
    dialog = page.editor.findChild(PaperPreview)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.paper is not None, timeout=10_000)
    settled()
    dialog.printer.set_value(os.environ["SHOWROOM_TEST_PRINTER"])
    dialog.print_paper()
    qtbot.waitUntil(lambda: "given to" in dialog.bar.text, timeout=20_000)

    def came() -> list[Path]:
        # only what has its final name: the queue writes beside it first and then renames
        return [file for file in set(printed.glob("*.pdf")) - before if _whole(file)]

    qtbot.waitUntil(lambda: bool(came()), timeout=30_000)
    assert dialog.paper is not None
    pages = PdfReader(came()[0]).pages
    assert len(pages) == dialog.paper.pages
    width, height = float(pages[0].mediabox.width), float(pages[0].mediabox.height)
    assert (round(width), round(height)) == (595, 842)
    dialog.reject()


def _whole(file: Path) -> bool:
    """Whether the queue has finished writing."""
    data = file.read_bytes() if file.is_file() else b""
    return data.rstrip().endswith(b"%%EOF")


def test_without_such_a_printer_it_says_so() -> None:
    with pytest.raises(UserError, match=r"quotes\.no_printer"):
        printing.print_pdf(b"%PDF-", "x", "no-such-queue")
