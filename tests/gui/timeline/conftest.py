"""The page of the time line after a morning."""

from __future__ import annotations

import pytest
from tests.gui.conftest import Context
from tests.gui.timeline.hands import Settled, Show, a_morning, opened

from showroom.clock import ManualClock
from showroom.gui.timeline.page import TimelinePage


@pytest.fixture
def page(context: Context, clock: ManualClock, show: Show, settled: Settled) -> TimelinePage:
    a_morning(context, clock)
    return opened(context, show, settled)
