"""The quote paper, read back as a reader would read it."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader
from tests.documents.samples import TERMS, quote_paper

from showroom.documents import quote_pdf
from showroom.documents.labels import PaperLanguage
from showroom.domain.money import Money
from showroom.domain.quotes import totals


def pages(content: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(content)).pages]


def fonts(content: bytes) -> dict[str, bool]:
    """Every font a page refers to, and whether it is embedded."""
    found: dict[str, bool] = {}
    for page in PdfReader(BytesIO(content)).pages:
        resources = page["/Resources"].get_object()
        for font in resources.get("/Font", {}).values():
            font = font.get_object()
            descriptor = font.get("/FontDescriptor")
            embedded = descriptor is not None and "/FontFile2" in descriptor.get_object()
            found[str(font["/BaseFont"])] = embedded
    return found


@pytest.mark.clause("QUO-02")
@pytest.mark.parametrize(
    "language, words",
    [
        (PaperLanguage.EN, ["Quotation", "Valid until", "13 April 2026", "Page 1 of 1", "yuan and", "Company seal"]),
        (PaperLanguage.ZH_CN, ["报价单", "有效期至", "2026年4月13日", "第 1 页 共 1 页", "人民币", "盖章处"]),
        (PaperLanguage.BOTH, ["报价单", "Quotation", "盖章处", "Company seal", "人民币", "yuan and", "2026-04-13"]),
    ],
)
def test_says_what_it_must_in_its_language(language: PaperLanguage, words: list[str]) -> None:
    paper = quote_pdf.write(quote_paper(), language)
    text = " ".join(" ".join(pages(paper.content)).split())
    for word in [*words, "Q-2026-0042", "王丽娟", "OAK-0002", "138 1234 5678"]:
        assert word in text
    assert paper.missing == ()
    assert paper.pages == 1


@pytest.mark.clause("QUO-02")
def test_every_font_is_embedded() -> None:
    content = quote_pdf.write(quote_paper(customer="Łukasz 𠮷田 가"), PaperLanguage.BOTH).content
    found = fonts(content)
    assert all(found.values()), found
    assert any("WenKai" in name for name in found)
    assert any("SourceSans" in name for name in found)
    assert b"Helvetica" not in content


@pytest.mark.clause("QUO-02")
def test_rare_characters_of_names_are_printed_not_dropped() -> None:
    name = "㐂𠮷䶮堃 Łukasz Żółć"
    paper = quote_pdf.write(quote_paper(customer=name), PaperLanguage.ZH_CN)
    assert paper.missing == ()
    assert "".join(name.split()) in "".join(pages(paper.content)[0].split())


@pytest.mark.clause("QUO-02")
def test_a_character_no_font_has_is_marked_and_reported() -> None:
    paper = quote_pdf.write(quote_paper(customer="Anna \U0001f600 ﷼"), PaperLanguage.EN)
    assert [item.code_point for item in paper.missing] == ["U+1F600", "U+FDFC"]
    text = pages(paper.content)[0]
    assert "1F6" in text  # the digits inside the marks
    assert "FDFC" in "".join(text.split())
    assert "Anna" in text


@pytest.mark.clause("QUO-02")
@pytest.mark.parametrize("lines", [20, 120])
def test_long_quotes_repeat_the_head_and_keep_totals_together(lines: int) -> None:
    paper = quote_paper(lines)
    written = quote_pdf.write(paper, PaperLanguage.EN)
    texts = pages(written.content)
    assert len(texts) == written.pages > 1
    with_lines = [text for text in texts if "OAK-" in text]
    assert all("Unit price" in text for text in with_lines)
    assert sum(text.count("OAK-") for text in texts) == lines
    together = [text for text in texts if "In words" in text]
    assert len(together) == 1
    assert totals(paper.quote).total.text() in together[0]
    assert [f"Page {n} of {written.pages}" in text for n, text in enumerate(texts, 1)] == [True] * written.pages
    assert "Company seal" in texts[-1]
    assert TERMS[-1].en in texts[-1]  # the seal never stands alone on a page


@pytest.mark.clause("QUO-01")
def test_printed_lines_add_up_to_the_printed_total() -> None:
    paper = quote_paper(20, tax_included=False)
    text = "\n".join(pages(quote_pdf.write(paper, PaperLanguage.EN).content))
    sums = totals(paper.quote)
    taxes = [tax.tax for tax in sums.taxes]
    for money in [sums.subtotal, sums.discount, *taxes, *(line.amount for line in sums.lines)]:
        assert money.digits() in text
    added = sum(line.amount.minor for line in sums.lines) - sums.discount.minor + sum(tax.minor for tax in taxes)
    assert Money(added, "CNY").text() in text


@pytest.mark.clause("QUO-04")
def test_the_same_input_gives_the_same_bytes() -> None:
    first = quote_pdf.write(quote_paper(20), PaperLanguage.BOTH)
    assert quote_pdf.write(quote_paper(20), PaperLanguage.BOTH).content == first.content
    assert quote_pdf.write(quote_paper(21), PaperLanguage.BOTH).content != first.content


@pytest.mark.clause("QUO-03")
def test_a_draft_says_so_on_every_page_and_has_no_number() -> None:
    texts = pages(quote_pdf.write(quote_paper(60, draft=True), PaperLanguage.EN).content)
    assert all("DRAFT" in text for text in texts)
    assert not any("Q-2026" in text for text in texts)
    assert not any("DRAFT" in text for text in pages(quote_pdf.write(quote_paper(60), PaperLanguage.EN).content))


def test_other_currencies_say_their_names() -> None:
    text = pages(quote_pdf.write(quote_paper(2, currency="SAR"), PaperLanguage.EN).content)[0]
    assert "Saudi riyals" in text
    assert "SAR 3," in text
    chinese = pages(quote_pdf.write(quote_paper(2, currency="SAR"), PaperLanguage.ZH_CN).content)[0]
    assert "沙特里亚尔" in chinese
    unknown = pages(quote_pdf.write(quote_paper(2, currency="XCD"), PaperLanguage.EN).content)[0]
    assert "XCD" in unknown


def test_a_quote_without_discounts_or_terms_leaves_them_out() -> None:
    paper = quote_paper(1)
    bare = replace(paper, terms=(), quote=replace(paper.quote, discount=paper.quote.lines[0].discount))
    text = pages(quote_pdf.write(bare, PaperLanguage.EN).content)[0]
    assert [word for word in ("Discount", "Terms", "Subtotal") if word in text] == []
