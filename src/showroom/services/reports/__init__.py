"""The daily visitor report (MGR-03): figures of any day, its PDF and its spreadsheet."""

from showroom.documents.daily_report import DailyReport, Deviation, duration
from showroom.services.reports.daily import PaperBytes, daily, pdf, xlsx

__all__ = ["DailyReport", "Deviation", "PaperBytes", "daily", "duration", "pdf", "xlsx"]
