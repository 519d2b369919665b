"""The daily visitor report (MGR-03): figures of any day, its PDF and its spreadsheet."""

from showroom.documents.daily_report import DailyReport, Deviation, duration
from showroom.services.reports.daily import PaperBytes, daily, last_day, pdf, xlsx

__all__ = ["DailyReport", "Deviation", "PaperBytes", "daily", "duration", "last_day", "pdf", "xlsx"]
