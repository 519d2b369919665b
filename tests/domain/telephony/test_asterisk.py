"""What the frames of an exchange mean for one desk (CAL-02, CAL-11)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom.domain.telephony import asterisk as ami
from showroom.domain.telephony.line import LineKind, rings_between, told_number

pytestmark = pytest.mark.clause("CAL-11")
NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)


def _state(
    channel: str, state: int, *, number: str = "13812345678", unique: str = "1.1", linked: str = "1.0"
) -> dict[str, str]:
    return {
        "event": "Newstate",
        "channel": channel,
        "channelstate": str(state),
        "connectedlinenum": number,
        "connectedlinename": "王女士",
        "uniqueid": unique,
        "linkedid": linked,
    }


def _hangup(channel: str, *, unique: str = "1.1", linked: str = "1.0") -> dict[str, str]:
    return {"event": "Hangup", "channel": channel, "uniqueid": unique, "linkedid": linked}


@given(st.lists(st.integers(1, 40), max_size=40))
def test_a_message_is_the_same_however_it_is_cut(cuts: list[int]) -> None:
    sent = (
        b"Asterisk Call Manager/5.0.2\r\n"
        + ami.action("Newstate", Channel="PJSIP/101-1", ConnectedLineName="王女士")
        + b"Event: Hangup\r\nCause-txt: Normal: Clearing\r\n\r\n"
    )
    frames, found, rest = ami.Frames(), [], sent
    for cut in cuts:
        found += frames.feed(rest[:cut])
        rest = rest[cut:]
    found += frames.feed(rest)
    assert frames.banner == "Asterisk Call Manager/5.0.2"
    assert found == [
        {"action": "Newstate", "channel": "PJSIP/101-1", "connectedlinename": "王女士"},
        {"event": "Hangup", "cause-txt": "Normal: Clearing"},
    ]


@pytest.mark.parametrize("said", [b"SSH-2.0-OpenSSH_9.2\r\n", b"HTTP/1.1 400 Bad Request\r\n", b"\x16\x03\x01" * 50])
def test_another_program_at_the_port_is_told_apart(said: bytes) -> None:
    with pytest.raises(ami.NotAsteriskError):
        ami.Frames().feed(said)


def test_a_line_break_never_becomes_another_header() -> None:
    with pytest.raises(ValueError):
        ami.action("Originate", Exten="100\r\nAction: Command")
    with pytest.raises(ValueError):
        ami.dialled("100;rm")
    assert ami.dialled("+86 138 1234 5678") == "008613812345678"


@pytest.mark.clause("CAL-02")
def test_a_call_from_the_first_ring_to_its_end() -> None:
    line = ami.DeskLine("PJSIP/101")
    ringing = line.heard(_state("PJSIP/101-00000001", 5), NOW)
    assert ringing is not None
    assert (ringing.kind, ringing.number, ringing.name, ringing.rings) == (LineKind.RINGING, "13812345678", "王女士", 1)
    assert line.heard(_state("PJSIP/101-00000001", 5), NOW) is None  # told once
    answered = line.heard(_state("PJSIP/101-00000001", 6), NOW + timedelta(seconds=11))
    assert answered is not None
    assert (answered.kind, answered.rings, answered.since) == (LineKind.ANSWERED, 3, NOW)
    ended = line.heard(_hangup("PJSIP/101-00000001"), NOW + timedelta(minutes=4))
    assert ended is not None
    assert ended.kind is LineKind.ENDED
    assert line.heard(_hangup("PJSIP/101-00000001"), NOW + timedelta(minutes=5)) is None


def test_nobody_answered_here() -> None:
    line = ami.DeskLine("PJSIP/101")
    line.heard(_state("PJSIP/101-00000001", 5), NOW)
    gone = line.heard(_hangup("PJSIP/101-00000001"), NOW + timedelta(seconds=21))
    assert gone is not None
    assert (gone.kind, gone.rings) == (LineKind.MISSED, 5)


def test_other_desks_and_calls_we_make_are_not_told() -> None:
    line = ami.DeskLine("PJSIP/101")
    assert line.heard(_state("PJSIP/1011-00000001", 5), NOW) is None
    assert line.heard(_state("PJSIP/102-00000001", 5), NOW) is None
    assert line.heard(_state("PJSIP/101-00000001", 5, unique=ami.DIALLED_BY_US + "7"), NOW) is None
    assert line.heard(_state("PJSIP/101-00000001", 4), NOW) is None  # the desk itself is dialling


def test_two_telephones_of_one_desk_are_one_call() -> None:
    line = ami.DeskLine("PJSIP/101")
    assert line.heard(_state("PJSIP/101-00000001", 5, unique="1.1"), NOW) is not None
    assert line.heard(_state("PJSIP/101-00000002", 5, unique="1.2"), NOW) is None
    assert line.heard(_state("PJSIP/101-00000002", 6, unique="1.2"), NOW) is not None
    assert line.heard(_hangup("PJSIP/101-00000001", unique="1.1"), NOW) is None
    ended = line.heard(_hangup("PJSIP/101-00000002", unique="1.2"), NOW)
    assert ended is not None
    assert ended.kind is LineKind.ENDED


@pytest.mark.parametrize("said", ["", " ", "anonymous", "Anonymous", "<unknown>", "P", "O", "PRIVATE"])
def test_a_withheld_number_is_none(said: str) -> None:
    assert told_number(said) == ""
    line = ami.DeskLine("PJSIP/101")
    event = line.heard(_state("PJSIP/101-1", 5, number=said), NOW)
    assert event is not None
    assert event.number == ""


def test_what_runs_when_the_line_breaks_is_told_as_stopped() -> None:
    line = ami.DeskLine("PJSIP/101")
    line.heard(_state("PJSIP/101-1", 5), NOW)
    assert [event.kind for event in line.lost(NOW)] == [LineKind.STOPPED]
    assert line.lost(NOW) == ()


def test_a_clock_set_back_is_one_ring() -> None:
    assert rings_between(NOW, NOW - timedelta(hours=1)) == 1
    assert rings_between(NOW, NOW + timedelta(seconds=10)) == 3
    assert rings_between(NOW, NOW + timedelta(seconds=10), 6.0) == 2


def test_two_calls_at_once_are_two() -> None:
    line = ami.DeskLine("PJSIP/101")
    first = line.heard(_state("PJSIP/101-00000001", 5), NOW)
    second = line.heard(_state("PJSIP/101-00000002", 5, number="13900001111", unique="2.1", linked="2.0"), NOW)
    assert first is not None
    assert second is not None
    assert (first.call, second.call, second.number) == ("1.0", "2.0", "13900001111")
    up = line.heard(_state("PJSIP/101-00000001", 6), NOW + timedelta(seconds=6))
    gone = line.heard(_hangup("PJSIP/101-00000002", unique="2.1", linked="2.0"), NOW + timedelta(seconds=20))
    assert up is not None
    assert gone is not None
    assert (up.call, up.kind, gone.call, gone.kind) == ("1.0", LineKind.ANSWERED, "2.0", LineKind.MISSED)


def test_a_transfer_changes_who_is_at_the_other_end_and_the_end_is_still_the_calls() -> None:
    line = ami.DeskLine("PJSIP/101")
    line.heard(_state("PJSIP/101-00000001", 5, number="102"), NOW)
    line.heard(_state("PJSIP/101-00000001", 6, number="102"), NOW + timedelta(seconds=6))
    put_through = {
        "event": "NewConnectedLine", "channel": "PJSIP/101-00000001", "uniqueid": "1.1", "linkedid": "0.9",
        "connectedlinenum": "+14155552671", "connectedlinename": "Ann",
    }  # fmt: skip
    changed = line.heard(put_through, NOW + timedelta(seconds=30))
    assert changed is not None
    assert (changed.call, changed.kind, changed.number, changed.name) == (
        "1.0",
        LineKind.ANSWERED,
        "+14155552671",
        "Ann",
    )
    assert (changed.at, changed.rings) == (NOW + timedelta(seconds=6), 2)  # answered when it was
    assert line.heard(put_through, NOW + timedelta(seconds=31)) is None
    # the exchange links it to the older call by now; the telephone of the desk still ends it
    ended = line.heard(_hangup("PJSIP/101-00000001", linked="0.9"), NOW + timedelta(minutes=4))
    assert ended is not None
    assert (ended.call, ended.kind, ended.rings) == ("1.0", LineKind.ENDED, 2)
    assert line.lost(NOW) == ()


def test_taken_at_another_desk_is_not_missed_here() -> None:
    line = ami.DeskLine("PJSIP/101")
    line.heard(_state("PJSIP/101-00000001", 5), NOW)
    gone = line.heard(_hangup("PJSIP/101-00000001") | {"cause": "26"}, NOW + timedelta(seconds=8))
    assert gone is not None
    assert gone.kind is LineKind.ENDED
