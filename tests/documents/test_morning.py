"""The morning print read back: order, registers with numbers, both languages (REC-23)."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader
from tests.documents.morning_samples import NAMES, morning

from showroom.documents import morning_pdf
from showroom.documents.labels import PaperLanguage


def pages(content: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(content)).pages]


@pytest.mark.clause("REC-23")
@pytest.mark.parametrize("language", list(PaperLanguage))
def test_order_and_both_registers(language: PaperLanguage) -> None:
    made = morning_pdf.write(morning(), language)
    order, visits, calls = pages(made.content)
    assert made.missing == ()
    places = [order.index(name) for name in NAMES[:-1]]  # the last one is in letters of two fonts
    assert places == sorted(places)
    assert "139****0001" in order
    words = {
        "zh_CN": ("早班轮序表", "来访登记表", "来电登记表", "接待顾问", "咨询内容", "首次来访"),
        "en": ("Morning sheet", "Visit register", "Call register", "Consultant", "Asked about", "First visit"),
    }
    for lang, (title, register, call_register, consultant, asked, first) in words.items():
        shown = lang in language.parts
        assert (title in order) is shown
        assert (register in visits) is shown
        assert (call_register in calls) is shown
        assert (consultant in visits) is shown
        assert (asked in calls) is shown
        assert (f"1 {first}" in visits or f"{first} " in visits) is shown
    assert PdfReader(BytesIO(made.content)).pages[0].mediabox.width > 800  # landscape: a dozen columns to write in


@pytest.mark.clause("REC-23")
def test_numbers_go_on_over_the_pages() -> None:
    made = morning_pdf.write(morning(pages=3), PaperLanguage.EN)
    found = pages(made.content)
    assert len(found) == 7
    numbers = [int(line) for text in found[1:4] for line in text.split("\n") if line.strip().isdigit()]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) > 45


@pytest.mark.clause("REC-23")
def test_places_are_left_open_where_clocking_in_makes_the_order() -> None:
    given, empty = (morning_pdf.write(morning(8, appointments=0, by_hand=hand), PaperLanguage.EN) for hand in (0, 1))
    assert "8" in pages(given.content)[0].split("Katarzyna")[0].split()
    assert "8" not in pages(empty.content)[0].split("Katarzyna")[0].split()
    crowd = morning_pdf.write(morning(40, appointments=40), PaperLanguage.BOTH)
    assert crowd.pages == 5  # the order goes on over two more pages
    assert " more" in pages(crowd.content)[0]
    nobody = morning_pdf.write(replace(morning(0, appointments=0), open_visits=0), PaperLanguage.ZH_CN)
    assert nobody.pages == 3


def sizes_of(content: bytes, words: str) -> set[float]:
    """The letter sizes in which ``words`` stand on the first page."""
    found: set[float] = set()

    def visit(text: str, _ctm: object, matrix: list[float], _font: object, size: float) -> None:
        if words in text:
            found.add(round(size * abs(matrix[3]), 2))

    PdfReader(BytesIO(content)).pages[0].extract_text(visitor_text=visit)
    return found


@pytest.mark.clause("REC-23")
def test_a_very_long_name_stands_on_two_lines_in_letters_one_can_read() -> None:
    long = "Maximiliana Konstantina Papadopoulou Hohenzollern"
    paper = morning(2, appointments=1)
    order = tuple(replace(row, name=long) for row in paper.order)
    coming = tuple(replace(row, who=f"{long} 139****0001") for row in paper.appointments)
    made = morning_pdf.write(replace(paper, order=order, appointments=coming), PaperLanguage.EN)
    (first, *_) = pages(made.content)
    lines = first.split("\n")
    assert sum(line.strip().startswith("Maximiliana") and "Hohenzollern" not in line for line in lines) == 3
    for part in ("Maximiliana", "Hohenzollern"):
        assert min(sizes_of(made.content, part)) >= 7
    assert "139****0001" in first.replace("\n", " ")
    short = morning_pdf.write(morning(2, appointments=0), PaperLanguage.EN)
    assert sizes_of(short.content, NAMES[1]) == {10.0}
