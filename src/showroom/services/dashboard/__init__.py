"""The manager's figures, live and over a span of days, and the records behind each (MGR-01, MGR-02)."""

from showroom.services.dashboard.live import live
from showroom.services.dashboard.records import records
from showroom.services.dashboard.trends import last_day, trends
from showroom.services.dashboard.values import (
    Figure,
    Figures,
    FloorAlerts,
    Live,
    PersonFigures,
    Pick,
    Record,
    Records,
    Trends,
)

__all__ = [
    "Figure",
    "Figures",
    "FloorAlerts",
    "Live",
    "PersonFigures",
    "Pick",
    "Record",
    "Records",
    "Trends",
    "last_day",
    "live",
    "records",
    "trends",
]
