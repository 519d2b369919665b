"""Papers to write in the tests: a quote of any length and a day's report."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from showroom.documents.daily_report import (
    Calls,
    ConsultantRow,
    Count,
    DailyReport,
    Deviation,
    HourCount,
    LedgerHead,
    Quotes,
    VisitRow,
    Waits,
)
from showroom.documents.quote_paper import Letterhead, Party, QuotePaper
from showroom.domain.money import Money
from showroom.domain.quotes import Discount, Due, Line, LineKind, PaymentPlan, PlanPart, Quote
from showroom.domain.text import Text

SHANGHAI = ZoneInfo("Asia/Shanghai")
HEAD = Letterhead(
    Text(en="Riverside Home", zh_CN="滨江家居生活馆"),
    address=Text(en="88 Riverside Avenue, Shanghai", zh_CN="上海市滨江大道88号"),
    phone="021-6888 1234",
    tax_number="91310000MA1FL0AB2X",
)
DEPOSIT = PaymentPlan(
    (
        PlanPart(Text(en="Deposit", zh_CN="定金"), Decimal("0.3")),
        PlanPart(Text(en="Balance", zh_CN="尾款"), Decimal("0.7"), Due.BEFORE_DELIVERY),
    )
)
TERMS = tuple(
    Text(en=f"Term number {n} of the store.", zh_CN=f"门店条款第{n}条：无电梯楼层另计搬运费。") for n in range(1, 7)
)


def quote_paper(
    lines: int = 3,
    *,
    draft: bool = False,
    customer: str = "王丽娟",
    currency: str = "CNY",
    tax_included: bool = True,
    discount: Discount | None = None,
) -> QuotePaper:
    items = tuple(
        Line(
            Text(en=f"Oak dining table no. {n}", zh_CN=f"橡木餐桌 {n} 号"),
            Money(128_900 + n * 7_777, currency),
            Decimal("2.5") if n % 3 == 2 else Decimal(1 + n % 4),
            tax=Decimal(13 if n % 4 else 6),
            code=f"OAK-{n:04d}",
            kind=LineKind.PRODUCT,
            discount=Discount.percent("8.5") if n % 5 == 1 else Discount(),
        )
        for n in range(lines)
    )
    quote = Quote(currency, items, discount or Discount.amount("88.88"), tax_included, DEPOSIT, date(2026, 4, 13))
    return QuotePaper(
        HEAD, Party(customer, phone="138 1234 5678"), quote, date(2026, 3, 14), "" if draft else "Q-2026-0042",
        draft=draft, consultant="张伟", terms=TERMS,
    )  # fmt: skip


def report(visits: int = 40, customer: str = "欧阳修远 139****0001") -> DailyReport:
    opened = datetime(2026, 3, 14, 9, 3, tzinfo=SHANGHAI)
    first, bought = Text(en="First visit", zh_CN="首次来访"), Text(en="Bought", zh_CN="成交")
    walk_in = Text(en="Walk-in", zh_CN="路过")
    rows = tuple(
        VisitRow(
            n + 1, opened + timedelta(minutes=9 * n), first, 2, customer, "张伟", 7 * n, opened, opened, walk_in, bought
        )
        for n in range(visits)
    )
    return DailyReport(
        letterhead=HEAD,
        heading=Text(en="Daily visitor report", zh_CN="来访日报"),
        day=date(2026, 3, 14),
        made_at=datetime(2026, 3, 14, 21, 5, tzinfo=SHANGHAI),
        made_by="林梅",
        hours=(HourCount(9, visits - 5), HourCount(10, 5, 1)),
        kinds=(Count(first, visits),),
        channels=(Count(walk_in, visits),),
        outcomes=(Count(bought, visits),),
        consultants=(ConsultantRow("张伟", visits, 30, 1, 3, 4, Money(4_560_000, "CNY")),),
        waits=Waits(14, 95, 288, 3611, 1, 42),
        calls=Calls(19, 7, 2, 3, 1),
        quotes=Quotes(6, (Money(5_440_050, "CNY"),), 1, (Money(880_000, "CNY"),)),
        visits=rows,
        deviations=(Deviation(opened, Text(en="Out of turn", zh_CN="轮序外接待"), Text.same("客户指定"), "林梅"),),
        ledger=LedgerHead(412, "9f2c" * 16, "b71a" * 16),
        signatures=(Text(en="Front desk", zh_CN="前台"), Text(en="Manager", zh_CN="店长")),
    )
