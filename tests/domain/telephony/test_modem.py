"""What the lines of a caller-ID modem mean (CAL-02, CAL-11)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from showroom.domain.telephony.line import LineKind
from showroom.domain.telephony.modem import Lines, ModemLine

pytestmark = pytest.mark.clause("CAL-11")
NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)


def _after(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


@pytest.mark.clause("CAL-02")
def test_ring_number_name_rings_and_silence() -> None:
    line = ModemLine()
    first = line.heard("RING", NOW)
    assert first is not None
    assert (first.kind, first.number, first.rings) == (LineKind.RINGING, "", 1)
    assert line.heard("DATE = 1121", _after(1)) is None
    assert line.heard("TIME = 1000", _after(1)) is None
    numbered = line.heard("NMBR = 13812345678", _after(1))
    assert numbered is not None
    assert numbered.number == "13812345678"
    assert numbered.call == first.call
    named = line.heard("NAME=王女士", _after(1))
    assert named is not None
    assert named.name == "王女士"
    assert line.quiet(_after(4)) is None
    second = line.heard("RING", _after(5))
    assert second is not None
    assert (second.rings, second.number) == (2, "13812345678")
    stopped = line.quiet(_after(14))
    assert stopped is not None
    assert (stopped.kind, stopped.rings) == (LineKind.STOPPED, 2)
    assert line.quiet(_after(30)) is None
    again = line.heard("RING", _after(31))
    assert again is not None
    assert again.number == ""
    assert again.call != first.call


def test_the_number_may_come_before_the_first_ring() -> None:
    line = ModemLine()
    numbered = line.heard("NMBR = 02165432100", NOW)
    assert numbered is not None
    assert numbered.rings == 0
    rung = line.heard("RING", _after(1))
    assert rung is not None
    assert (rung.rings, rung.number, rung.call) == (1, "02165432100", numbered.call)


@pytest.mark.parametrize("said", ["P", "O", "PRIVATE", "OUT OF AREA"])
def test_a_withheld_number_is_none(said: str) -> None:
    line = ModemLine()
    line.heard("RING", NOW)
    event = line.heard(f"NMBR = {said}", NOW)
    assert event is not None
    assert event.number == ""


@pytest.mark.parametrize("line", ["OK", "NO CARRIER", "NMBR", "=", "MESG = 06", "AT+VCID=1"])
def test_other_lines_tell_nothing(line: str) -> None:
    assert ModemLine().heard(line, NOW) is None


def test_lines_whatever_ends_them_and_however_they_are_cut() -> None:
    lines = Lines()
    assert lines.feed(b"\r\nRI") == []
    assert lines.feed(b"NG\r\n\r\nNAME = " + "王".encode("gb18030")) == ["RING"]
    assert lines.feed(b"\rNMBR = 1\n") == ["NAME = 王", "NMBR = 1"]
    assert lines.feed(b"\xff" * 2000) == []
    assert lines.feed(b"RING\r\n") == ["RING"]


def test_a_frame_with_several_fields_may_withhold_one_and_tell_the_other() -> None:
    """MDMF: date and time, then number and name, each withheld by itself (P: by the caller, O: out of the area)."""
    line = ModemLine()
    line.heard("RING", NOW)
    for said in ("DATE = 1121", "TIME = 1000", "NMBR = P", "NAME = WANG FURNITURE"):
        event = line.heard(said, _after(1))
    assert event is not None
    assert (event.number, event.name) == ("", "WANG FURNITURE")
    other = ModemLine()
    for said in ("DATE=1121", "TIME=1000", "NMBR=0014155552671", "NAME=O", "RING"):
        event = other.heard(said, NOW)
    assert event is not None
    assert (event.number, event.name, event.rings) == ("0014155552671", "", 1)
