"""No text of a paper lies over another one, none leaves the page, in each language (QUO-02, MGR-03, REG-08)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

import pytest
from tests.documents import fairness_samples, morning_samples, samples

from showroom.documents import (
    call_register_pdf,
    daily_report_pdf,
    fairness_pdf,
    fonts,
    morning_pdf,
    quote_pdf,
    ruling_pdf,
)
from showroom.documents.call_register import CallRegister, RegisterRow, Totals
from showroom.documents.daily_report import DailyReport, Desk
from showroom.documents.labels import PaperLanguage
from showroom.documents.ruling import CandidateRow, RulingPaper, StatedRow
from showroom.documents.sheet import Paper, Sheet
from showroom.domain.text import Text

NOW = datetime(2026, 11, 22, 19, 30, tzinfo=samples.SHANGHAI)


@dataclass(frozen=True, slots=True)
class Said:
    """A line of text where it stands; points from the page's top left corner."""

    left: float
    right: float
    base: float
    size: float
    text: str


Pages = dict[int, list[Said]]


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> Pages:
    """What is written on each page, page by page, as it is written."""
    found: Pages = defaultdict(list)
    kept: list[Any] = []  # the pages stay alive, so that no two have one id
    plain = Sheet.text

    def text(self: Sheet, x: float, y: float, text: str, size: float = 9, **look: Any) -> float:
        width = plain(self, x, y, text, size, **look)
        align = look.get("align", "left")
        left = x - (width if align == "right" else width / 2 if align == "centre" else 0)
        kept.append(self._pages[-1])
        found[id(self._pages[-1])].append(Said(left, left + width, y, size, fonts.clean(text)))
        return width

    monkeypatch.setattr(Sheet, "text", text)
    return found


def over_each_other(said: list[Said]) -> list[tuple[str, str]]:
    """The texts that cross: closer than half a letter up and down, and the same place across."""
    shown = sorted((one for one in said if one.text.strip()), key=lambda one: one.base)
    found = []
    for number, one in enumerate(shown):
        for other in shown[number + 1 :]:
            if other.base - one.base >= 0.55 * min(one.size, other.size):
                break
            if min(one.right, other.right) - max(one.left, other.left) > 0.5:
                found.append((one.text, other.text))
    return found


def ruling() -> RulingPaper:
    facts = (Text(en="Owner since 21 November 2026", zh_CN="2026年11月21日 起为归属人"),)
    clause = Text(en="Protection", zh_CN="保护期")
    until = Text(en="23 December 2026", zh_CN="2026年12月23日")
    stated = (Text(en="Last digits", zh_CN="电话尾号"), "5678", Text(en="right", zh_CN="相符"))
    long = Text(en="The visit counts as brought by the agency. " * 3, zh_CN="该次来访计为报备方带来的客户。" * 6)
    return RulingPaper(
        letterhead=samples.HEAD,
        number=3,
        kind=clause,
        customer="周萍 138****5678",
        opened_at=NOW,
        opened_by="Bo",
        statement="Served her in spring",
        candidates=tuple(CandidateRow(who, clause, facts, until) for who in ("林晓雯", "Wen Homes 文家地产")),
        stated=(StatedRow("陈嘉豪", NOW, (stated, stated)),),
        proposed=(Text(en="As the order says.", zh_CN="依顺序。"),),
        decided=(Text(en="Bo looks after her.", zh_CN="该客户归 Bo。"), long),
        differs=True,
        why="客户本人确认",
        decided_at=NOW,
        decided_by="沈丽华",
        earlier=(long,),
        policy=Text(en="Rules of the store.", zh_CN="本店规则。"),
        signers=(("manager", "沈丽华"), ("owner", "Bo")),
        made_at=NOW,
        made_by="沈丽华",
        of_notices=True,
    )


def register() -> CallRegister:
    late = RegisterRow(
        number=1,
        at=NOW,
        caller="刘女士",
        phone="139 0000 1111",
        first_time=True,
        topic=Text(en="Order or delivery", zh_CN="订单与送货"),
        said="实木餐桌的甲醛检测报告什么时候能发？",
        result=Text(en="Call back", zh_CN="待回电"),
        taken_by="苏敏",
        for_whom="Lucas Meyer",
        rings=6,
        is_late=True,
        duration_s=3700,
        is_private=True,
        is_over=True,
        callback=Text(en="answered", zh_CN="已答复"),
        answer="Called back; delivery on Sunday is possible.",
        mark=Text(en="Price control", zh_CN="限价政策"),
    )
    return CallRegister(
        samples.HEAD,
        date(2026, 11, 22),
        NOW,
        "沈丽华",
        tuple(replace(late, number=number) for number in range(1, 40)),
        Totals(39, 17, 12),
        (),
        unsigned=39,
    )


def report() -> DailyReport:
    return replace(samples.report(60), desk=Desk(1, 24_701, 24_701))


PAPERS: dict[str, Callable[[PaperLanguage], Paper]] = {
    "daily": lambda lang: daily_report_pdf.write(report(), lang),
    "quote": lambda lang: quote_pdf.write(samples.quote_paper(34), lang),
    "fairness": lambda lang: fairness_pdf.write(fairness_samples.paper(20), lang),
    "morning": lambda lang: morning_pdf.write(morning_samples.morning(), lang),
    "ruling": lambda lang: ruling_pdf.write(ruling(), lang),
    "calls": lambda lang: call_register_pdf.write(register(), lang),
}


@pytest.mark.clause("QUO-02", "MGR-03", "REC-20", "REC-23", "REG-08", "CAL-04")
@pytest.mark.parametrize("language", list(PaperLanguage))
@pytest.mark.parametrize("paper", list(PAPERS))
def test_no_text_lies_over_another_or_leaves_the_page(paper: str, language: PaperLanguage, pages: Pages) -> None:
    made = PAPERS[paper](language)
    assert made.pages == len(pages)
    wide = 842 if paper == "morning" else 596
    for said in pages.values():
        assert over_each_other(said) == []
        assert [one.text for one in said if one.left < 20 or one.right > wide - 20] == []


def test_the_eye_of_this_test_sees_an_overlap() -> None:
    label, figure = Said(20, 90, 100, 8, "Declined a phone / guests"), Said(80, 110, 101, 8.5, "0 / 60")
    assert over_each_other([label, figure]) == [(label.text, figure.text)]
    assert over_each_other([label, replace(figure, base=113.0)]) == []
