"""The daily visitor report as a workbook: one sheet a table, every cell a plain value. Clause MGR-03."""

from __future__ import annotations

from collections.abc import Callable

from showroom.documents.daily_report import Count, DailyReport, duration
from showroom.documents.labels import Labels, PaperLanguage
from showroom.documents.workbook import Value, Workbook
from showroom.domain.text import Text


def write(report: DailyReport, language: PaperLanguage) -> bytes:
    """The XLSX bytes of ``report``; the same input gives the same bytes."""
    labels = Labels(language)

    def text(value: Text) -> str:
        return " ".join(labels.texts(value))

    heading = f"{text(report.heading)} {report.day.isoformat()} · {text(report.letterhead.store)}"
    book = Workbook(heading, text(report.letterhead.store))
    book.table(
        labels.one("report.summary"),
        (labels.one("report.figure"), labels.one("report.value")),
        _figures(report, labels),
        note=heading,
    )
    book.table(
        labels.one("report.by_hour"),
        (labels.one("report.hour"), labels.one("report.visits"), labels.one("report.unserved")),
        [(f"{hour.hour:02d}:00", hour.arrivals, hour.unserved) for hour in report.hours],
    )
    for code, counts in (
        ("report.by_kind", report.kinds),
        ("report.by_channel", report.channels),
        ("report.by_outcome", report.outcomes),
    ):
        book.table(labels.one(code), (labels.one(code), labels.one("report.visits")), _counts(counts, text))
    codes = ("visits", "turns", "makeups", "calls", "quotes", "quoted")
    book.table(
        labels.one("report.by_consultant"),
        (labels.one("report.consultant"), *(labels.one(f"report.column.{code}") for code in codes)),
        [
            (row.name, row.visits, row.turns, row.makeups, row.calls, row.quotes, row.quoted)
            for row in report.consultants
        ],
    )
    book.table(
        labels.one("report.deviations"),
        tuple(labels.one(f"report.{code}") for code in ("time", "what", "reason", "by")),
        [(item.at, text(item.what), text(item.reason), item.by) for item in report.deviations],
    )
    heads = ("number", "arrived", "kind", "party", "customer", "consultant", "waited_s", "greeted", "left")
    book.table(
        labels.one("report.register"),
        tuple(labels.one(f"report.visit.{code}") for code in (*heads, "channel", "outcome")),
        [
            (
                *(row.number, row.arrived, text(row.kind), row.party, row.customer, row.consultant),
                *(row.waited_s, row.greeted, row.left, text(row.channel), text(row.outcome)),
            )
            for row in report.visits
        ],
    )
    return book.finish()


def _counts(counts: tuple[Count, ...], text: Callable[[Text], str]) -> list[tuple[Value, ...]]:
    return [(text(count.label), count.visits) for count in counts]


def _figures(report: DailyReport, labels: Labels) -> list[tuple[Value, ...]]:
    one, waits, calls, quotes = labels.one, report.waits, report.calls, report.quotes
    rows: list[tuple[Value, ...]] = [
        (one("report.state"), one("report.closed" if report.closed else "report.open")),
        (one("report.visits"), report.arrivals),
        (one("report.waited"), waits.waited),
        (one("report.unserved"), waits.unserved),
        (one("report.wait_median"), duration(waits.median_s)),
        (one("report.wait_p90"), duration(waits.p90_s)),
        (one("report.wait_longest"), duration(waits.longest_s)),
        (one("report.unattended"), duration(waits.unattended_s)),
        (one("report.phone_declined"), report.guests.told),
        *_desk(report, labels),
        (one("report.appointments_came"), report.appointments.came),
        (one("report.appointments_no_show"), report.appointments.no_show),
        (one("report.appointments_cancelled"), report.appointments.cancelled),
        (one("report.appointments_expected"), report.appointments.expected),
        (one("report.calls"), calls.total),
        (one("report.first_calls"), calls.first_time),
        (one("report.late_answers"), calls.late_answers),
        (one("report.callbacks_due"), calls.callbacks_due),
        (one("report.callbacks_open"), calls.callbacks_open),
        (one("report.private_calls"), f"{calls.private_over} / {calls.private}"),
        (one("report.quotes"), quotes.issued),
        *((f"{one('report.quoted_sum')} {amount.currency}", amount) for amount in quotes.issued_total),
        (one("report.accepted"), quotes.accepted),
        *((f"{one('report.accepted_sum')} {amount.currency}", amount) for amount in quotes.accepted_total),
        (one("report.follow_ups_done"), report.follow_ups_done),
        (one("report.follow_ups_open"), report.follow_ups_open),
    ]
    if report.ledger:
        rows.append((one("report.ledger_events"), report.ledger.events))
        rows.append((one("report.ledger_head"), report.ledger.head))
        if report.ledger.signature:
            rows.append((one("report.ledger_seal"), report.ledger.signature))
    rows.append((one("report.made_at"), report.made_at))
    rows.append((one("report.made_by"), report.made_by))
    return rows


def _desk(report: DailyReport, labels: Labels) -> list[tuple[Value, ...]]:
    """Two more figures where the rules want somebody at the desk (REC-05)."""
    desk = report.desk
    if not desk.minimum:
        return []
    return [
        (labels.one("report.desk_short"), duration(desk.short_s)),
        (labels.one("report.desk_unattended"), duration(desk.unattended_s)),
    ]
