"""The values a report is made of, for those who show it: gui asks services, never documents."""

from showroom.documents.daily_report import (
    Calls,
    ConsultantRow,
    Count,
    DailyReport,
    Desk,
    Deviation,
    HourCount,
    LedgerHead,
    Quotes,
    VisitRow,
    Waits,
)

__all__ = [
    "Calls",
    "ConsultantRow",
    "Count",
    "DailyReport",
    "Desk",
    "Deviation",
    "HourCount",
    "LedgerHead",
    "Quotes",
    "VisitRow",
    "Waits",
]
