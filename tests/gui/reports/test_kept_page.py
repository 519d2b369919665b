"""The tab of appointments among the reports: kept, missed, cancelled (CAL-09)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from tests.gui.conftest import Context

from showroom.clock import ManualClock
from showroom.gui.reports.page import ReportsPage, create
from showroom.services import appointments, reception
from showroom.services.appointments import NewAppointment


@pytest.mark.clause("CAL-09")
def test_kept_missed_and_cancelled_of_the_last_days(
    context: Context, show: Callable[..., QWidget], clock: ManualClock, settled: Callable[[], None]
) -> None:
    shop, anna = context.shop, context.people["Anna"]

    def book(name: str) -> int:
        wanted = NewAppointment(clock.now() + timedelta(hours=1), name=name, consultant_id=anna.staff_id)
        return appointments.book(shop, anna, wanted)

    came, cancelled, _missed, _too = (book(f"Guest {number}") for number in range(4))
    appointments.cancel(shop, anna, cancelled, "ill")
    reception.clock_in(shop, anna, anna.staff_id or 0)
    reception.walk_in(shop, context.people["Lin Mei"], reception.WalkIn(appointment_id=came))
    clock.advance(days=1)
    page = create(context)
    assert isinstance(page, ReportsPage)
    show(page)
    page.arrive(tab="kept")
    settled()
    words = [label.text() for label in page.shown.findChildren(QLabel)]
    at = words.index("All appointments")
    assert words[at + 1 : at + 6] == ["4", "1", "2", "1", "33 %"]  # booked, came, did not come, cancelled, of expected
    assert words[words.index("Anna") + 1 : words.index("Anna") + 6] == ["4", "1", "2", "1", "33 %"]
