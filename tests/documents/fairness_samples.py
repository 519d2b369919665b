"""A month of a store, made up, for the papers of the fairness statement."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random

from tests.documents.samples import HEAD, SHANGHAI

from showroom.documents.daily_report import Deviation
from showroom.documents.fairness import FairnessPaper, LedgerRange, Statement, TurnRow
from showroom.domain.reception.fairness import Counts, DayShare, DayShares, Period, PeriodShare, apportion
from showroom.domain.text import Text

NAMES = ("陈晓雨", "Anna Bergström", "王丽娟", "Bo", "欧阳修远", "Chen Wei-Ting", "刘洋", "Katarzyna Wiśniewska")
WHY = Text(
    en="First visit → next in rotation: Anna is 2nd; Bo was passed over: at lunch since 12:04, the policy keeps "
    "the place",
    zh_CN="首次来访 → 按轮序接待：陈晓雨 排第 2 位；Bo 被跳过：12:04 起用餐，按规则保留轮位",
)


def month(people: int = 8, days: int = 26, seed: int = 7) -> Period:
    """A month of ``people`` with days off, turns by chance."""
    rng = Random(seed)
    shares: list[DayShares] = []
    for number in range(days):
        day = date(2026, 11, 1) + timedelta(days=number)
        here = [staff for staff in range(1, people + 1) if rng.random() < 0.8] or [1]
        minutes = [rng.randint(3000, 5400) for _ in here]
        turns = [rng.randint(0, 6) for _ in here]
        dues = apportion(sum(turns) * 100, minutes)
        shares.append(
            DayShares(
                day,
                tuple(
                    DayShare(
                        staff,
                        day,
                        time + rng.randint(0, 400),
                        time,
                        taken,
                        due,
                        Counts(*(rng.choice((0, 0, 0, 1, 2)) for _ in range(8))),
                        (),
                    )
                    for staff, time, taken, due in zip(here, minutes, turns, dues, strict=True)
                ),
            )
        )
    own = {
        staff: tuple(share for day in shares for share in day.people if share.staff == staff)
        for staff in range(1, people + 1)
    }
    eligible = [sum(share.eligible for share in own[staff]) for staff in own]
    taken = [sum(share.turns for share in own[staff]) for staff in own]
    dues = apportion(sum(taken) * 100, eligible)
    return Period(
        tuple(shares),
        tuple(
            PeriodShare(
                staff,
                sum(share.clocked for share in own[staff]),
                minutes,
                turns,
                due,
                sum((share.counts for share in own[staff]), Counts()),
                own[staff],
            )
            for staff, minutes, turns, due in zip(own, eligible, taken, dues, strict=True)
        ),
    )


def paper(people: int = 8, *, statements: int = 1, summary: bool = True) -> FairnessPaper:
    """The month's paper with the first ``statements`` people's own."""
    period = month(people)
    names = {n: NAMES[(n - 1) % len(NAMES)] + (f" {n}" if n > len(NAMES) else "") for n in range(1, people + 1)}
    return FairnessPaper(
        HEAD,
        date(2026, 11, 1),
        False,
        datetime(2026, 12, 1, 9, 5, tzinfo=SHANGHAI),
        "王芳",
        period,
        names,
        LedgerRange(1201, 9740, 8540, "9f2c" * 16),
        tuple(
            Statement(
                names[share.staff],
                share,
                tuple(
                    TurnRow(
                        datetime(2026, 11, 1 + n * 26 // max(1, share.turns), 10 + n % 9, 7 * n % 60, tzinfo=SHANGHAI),
                        n + 1,
                        Text(en="First visit", zh_CN="首次来访"),
                        WHY,
                    )
                    for n in range(share.turns)
                ),
                (
                    Deviation(
                        datetime(2026, 11, 3, 14, 2, tzinfo=SHANGHAI),
                        Text(en="Visitor 7 → Bo, outside the order", zh_CN="7 号来访 → Bo（不按轮序）"),
                        Text.same("speaks Cantonese 会讲粤语"),
                        "王芳",
                    ),
                ),
            )
            for share in period.people[:statements]
        ),
        summary,
    )
