"""The daily visitor report as PDF and as a workbook, read back."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest
from pypdf import PdfReader
from tests.documents.samples import report

from showroom.documents import daily_report_pdf, daily_report_xlsx
from showroom.documents.daily_report import duration
from showroom.documents.labels import PaperLanguage


@pytest.mark.clause("MGR-03")
@pytest.mark.parametrize("language", [PaperLanguage.EN, PaperLanguage.ZH_CN])
def test_pdf_has_every_visit_and_figure(language: PaperLanguage) -> None:
    day = report(60)
    paper = daily_report_pdf.write(day, language)
    texts = [page.extract_text() for page in PdfReader(BytesIO(paper.content)).pages]
    text = "\n".join(texts)
    assert paper.missing == ()
    assert len(texts) == paper.pages > 1
    assert text.count("139****0001") == 60
    heading = day.heading.of(language.value)
    assert all(heading in page for page in texts)
    for word in ["1:00:11", "¥54,400.50", "客户指定", "9f2c" * 16, "b71a" * 16, day.signatures[1].of(language.value)]:
        assert word in text


@pytest.mark.clause("MGR-03")
def test_workbook_has_every_table() -> None:
    content = daily_report_xlsx.write(report(60), PaperLanguage.ZH_CN)
    book = openpyxl.load_workbook(BytesIO(content))
    assert book.sheetnames == [
        *("汇总", "分时来访", "按来访类型", "按来源渠道", "按接待结果", "按销售顾问", "轮序外接待", "来访登记表"),
    ]
    register = book["来访登记表"]
    assert register.max_row == 61
    assert [cell.value for cell in register[61]][:5:4] == [60, "欧阳修远 139****0001"]
    assert sum(row[1].value for row in book["分时来访"].iter_rows(min_row=2)) == 60
    figures = {row[0].value: row[1].value for row in book["汇总"].iter_rows(min_row=4)}
    assert figures["报价金额 CNY"] == 54400.5
    assert figures["最长等候"] == "1:00:11"


@pytest.mark.clause("REG-12")
@pytest.mark.parametrize(
    "evil", ["=1+2", '=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "http://x.example", "123", "{=1}"]
)
def test_text_stays_text_in_the_workbook(evil: str) -> None:
    content = daily_report_xlsx.write(report(2, customer=evil), PaperLanguage.EN)
    cell = openpyxl.load_workbook(BytesIO(content))["Visit register"]["E2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (evil, "s", None)


@pytest.mark.clause("MGR-03")
def test_printed_again_it_is_the_same() -> None:
    for write in (daily_report_pdf.write, daily_report_xlsx.write):
        first, second = write(report(), PaperLanguage.EN), write(report(), PaperLanguage.EN)
        assert first == second


def test_a_day_without_anything_still_prints() -> None:
    from dataclasses import replace

    from showroom.documents.daily_report import Calls, Quotes, Waits

    empty = replace(
        report(5), hours=(), kinds=(), channels=(), outcomes=(), consultants=(), visits=(), deviations=(), ledger=None,
        waits=Waits(0, None, None, None, 0), calls=Calls(0, 0), quotes=Quotes(0), signatures=(),
    )  # fmt: skip
    paper = daily_report_pdf.write(empty, PaperLanguage.EN)
    text = PdfReader(BytesIO(paper.content)).pages[0].extract_text()
    assert "every visitor went to the consultant" in text
    assert openpyxl.load_workbook(BytesIO(daily_report_xlsx.write(empty, PaperLanguage.EN))).sheetnames[0] == "Summary"


def test_durations() -> None:
    assert [duration(s) for s in (None, 0, 65, 3599, 3727)] == ["—", "0:00", "1:05", "59:59", "1:02:07"]
