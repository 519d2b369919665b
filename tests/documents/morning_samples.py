"""A store's morning, made up."""

from __future__ import annotations

from datetime import date, datetime

from tests.documents.samples import HEAD, SHANGHAI

from showroom import paths
from showroom.documents.morning import AppointmentRow, MorningPaper, OrderRow
from showroom.domain.packs.loader import load
from showroom.domain.text import Text

NAMES = ("陈晓雨", "Anna Bergström", "王丽娟", "Bo", "欧阳修远", "Chen Wei-Ting", "刘洋", "Katarzyna Wiśniewska-Nowak")


def morning(people: int = 8, *, appointments: int = 5, pages: int = 1, by_hand: bool = False) -> MorningPaper:
    pack = load(paths.resources() / "packs" / "furniture.toml")
    return MorningPaper(
        HEAD,
        date(2026, 11, 21),
        datetime(2026, 11, 20, 20, 55, tzinfo=SHANGHAI),
        "王芳",
        Text(en="Start order: carried over from the last day.", zh_CN="起始轮序：接续上一营业日。"),
        tuple(
            OrderRow(
                None if by_hand else n + 1,
                NAMES[n % len(NAMES)],
                "09:00-18:00" if n < 5 else "12:30-21:30",
                note=Text(en="make-up turns owed: 1, shift 2", zh_CN="待补接 1 次，第 2 班") if n % 3 == 1 else None,
            )
            for n in range(people)
        ),
        tuple(
            AppointmentRow(
                datetime(2026, 11, 21, 10 + n % 10, 30, tzinfo=SHANGHAI),
                "孙女士 139****0001",
                Text(en="Measuring", zh_CN="上门量房"),
                NAMES[n % len(NAMES)],
            )
            for n in range(appointments)
        ),
        2,
        1,
        tuple(one.label for one in pack.visit_kinds),
        tuple(one.label for one in pack.channels),
        tuple(one.label for one in pack.outcomes),
        pages,
    )
