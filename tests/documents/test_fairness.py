"""The fairness statement read back from its PDF: what stands on it adds up (REC-20)."""

from __future__ import annotations

import re
from decimal import Decimal
from io import BytesIO

import pytest
from pypdf import PdfReader
from tests.documents.fairness_samples import month, paper

from showroom.documents import fairness_pdf
from showroom.documents.fairness import difference_text, minutes_text, turns_text
from showroom.documents.labels import PaperLanguage


def pages(content: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(content)).pages]


def number(text: str) -> Decimal:
    return Decimal(text.replace(",", "").replace("\u2212", "-"))


@pytest.mark.clause("REC-20")
def test_everybody_stands_on_one_page_and_the_column_adds_up() -> None:
    made = fairness_pdf.write(paper(8, statements=0), PaperLanguage.EN)
    assert (made.pages, made.missing) == (1, ())
    (text,) = pages(made.content)
    figures = r"([\d,]+\.\d)\s+([\d,]+\.\d)\s+(\d+)\s+([\d,]+\.\d\d)\s+([+\u2212]?\d+\.\d\d)"
    rows = [tuple(number(part) for part in row) for row in re.findall(figures, text)]
    *people, total = rows
    assert len(people) == 8
    for column in range(5):
        assert sum(row[column] for row in people) == total[column]
    assert total[4] == 0
    assert all(turns - due == difference for _, _, turns, due, difference in rows)
    assert "9f2c" * 16 in text
    assert "events 1201 to 9740" in text
    assert "Supervisor" in text


@pytest.mark.clause("REC-20")
def test_forty_people_still_stand_on_one_page() -> None:
    for language in PaperLanguage:
        assert fairness_pdf.write(paper(40, statements=0), language).pages == 1


@pytest.mark.clause("REC-20")
def test_a_persons_days_add_up_to_the_month() -> None:
    made = fairness_pdf.write(paper(statements=1, summary=False), PaperLanguage.EN)
    text = "\n".join(pages(made.content))
    share = month().people[0]
    figures = r"([\d,]+\.\d)\s+([\d,]+\.\d)\s+([\d,]+\.\d)\s+(\d+)\s+(\d+)\s+(\d+\.\d\d)\s+([+\u2212]?\d+\.\d\d)"
    rows = [tuple(number(part) for part in row) for row in re.findall(figures, text)]
    *days, summed, whole = rows
    assert len(days) == len(share.days)
    for column in range(7):
        assert sum(row[column] for row in days) == summed[column]
    evened = re.search(r"([\d,]+\.\d)\s+(\d+)\s+([+\u2212]?\d+\.\d\d)\s+([+\u2212]?\d+\.\d\d)\s+The month", text)
    assert evened is not None
    minutes, turns, due, difference = (number(part) for part in evened.groups())
    assert (summed[2] + minutes, summed[4] + turns) == (whole[2], whole[4])
    assert (summed[5] + due, summed[6] + difference) == (whole[5], whole[6])
    assert f"= {turns_text(share.due)} turns due; {share.turns} taken" in text
    for word in ("Consultant", "Supervisor", "Date", f"Visits that took a turn: {share.turns}"):
        assert word in text
    assert text.count("next in rotation: Anna") == share.turns


@pytest.mark.clause("REC-20")
@pytest.mark.parametrize("language", list(PaperLanguage))
def test_every_language_has_its_words_on_every_page(language: PaperLanguage) -> None:
    made = fairness_pdf.write(paper(statements=2), language)
    found = pages(made.content)
    assert made.missing == ()
    assert len(found) == made.pages > 4
    for lang, title, sign, month_text in (
        ("zh_CN", "轮次公平确认单", "销售顾问", "2026年11月"),
        ("en", "Fairness statement", "Consultant", "November 2026"),
    ):
        shown = lang in language.parts
        assert all((title in text) is shown for text in found)
        assert (sign in "".join(found)) is shown
        if language is not PaperLanguage.BOTH:
            assert all((month_text in text) is shown for text in found)
    assert sum("陈晓雨" in text for text in found) > 2
    assert fairness_pdf.write(paper(statements=2), language) == made


def test_figures_as_texts() -> None:
    assert [turns_text(value) for value in (0, 5, 5150, -35)] == ["0.00", "0.05", "51.50", "\u22120.35"]
    assert [difference_text(value) for value in (0, 35, -1035)] == ["0.00", "+0.35", "\u221210.35"]
    assert [minutes_text(value) for value in (0, 9, 97553)] == ["0.0", "0.9", "9,755.3"]
