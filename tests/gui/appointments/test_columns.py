"""Where the appointments of a day stand: columns, lanes side by side, the hours shown (CAL-09)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom.gui.appointments.columns import Block, Column, Sheet, sheet
from showroom.gui.appointments.day_geometry import Geometry
from showroom.services.appointments import AppointmentState, Expected

pytestmark = pytest.mark.clause("CAL-09")

MIDNIGHT = datetime(2026, 3, 2, 16, tzinfo=UTC)
HOURS = ((600, 1260),)
CREW = (Column(1, "Anna"), Column(2, "Bo"))


def one(id_: int, start: int, minutes: int = 60, *, who: int | None = 1, room: str = "", left: str = "") -> Expected:
    return Expected(
        id=id_,
        at=MIDNIGHT + timedelta(minutes=start),
        minutes=minutes,
        name=f"Customer {id_}",
        phone="",
        customer_id=None,
        purpose="room" if room else "visit",
        resource=room,
        consultant_id=who,
        consultant={1: "Anna", 2: "Bo"}.get(who or 0, left),
        owner_id=None,
        state=AppointmentState.EXPECTED,
        visit_id=None,
        note="",
        cancel_reason="",
        booked_by_id=None,
        resource_id=7 if room else None,
    )


def drawn(*rows: Expected) -> Sheet:
    return sheet(rows, "consultant", CREW, MIDNIGHT, HOURS, "Whoever is next", {"visit": "Visit", "room": "Room"})


def lanes(made: Sheet) -> dict[int, tuple[int, int, int]]:
    return {block.appointment.id: (block.column, block.lane, block.lanes) for block in made.blocks}


def test_overlapping_ones_stand_side_by_side_and_only_those() -> None:
    made = drawn(one(1, 660), one(2, 690), one(3, 720), one(4, 900), one(5, 900, who=2))
    assert lanes(made) == {1: (1, 0, 2), 2: (1, 1, 2), 3: (1, 0, 2), 4: (1, 0, 1), 5: (2, 0, 1)}
    assert {block.appointment.id for block in made.blocks if block.is_doubled} == {1, 2, 3}


def test_an_hour_is_shown_around_the_opening_hours_and_whatever_lies_outside() -> None:
    assert (drawn().first, drawn().last) == (540, 1320)
    assert (drawn(one(1, 430), one(2, 1400, 50)).first, drawn(one(1, 430), one(2, 1400, 50)).last) == (420, 1500)


def test_nobody_in_particular_and_somebody_who_left_have_columns_too() -> None:
    made = drawn(one(1, 660, who=None), one(2, 660, who=9, left="Former"))
    assert [(column.key, column.name) for column in made.columns] == [
        (0, "Whoever is next"),
        (1, "Anna"),
        (2, "Bo"),
        (9, "Former"),
    ]


def test_a_block_says_what_its_column_does_not() -> None:
    row = one(1, 660, room="Terrace")
    (block,) = drawn(row).blocks
    assert block.facts == ("Room", "Terrace")
    (of_room,) = sheet([row], "resource", (), MIDNIGHT, HOURS, "Nothing kept", {"room": "Room"}).blocks
    assert of_room.facts == ("Room", "Anna")


@given(st.lists(st.tuples(st.integers(0, 95), st.integers(1, 16), st.sampled_from([None, 1, 2])), max_size=14))
def test_no_two_blocks_ever_cover_each_other(places: list[tuple[int, int, int | None]]) -> None:
    from PySide6.QtCore import QSize

    rows = [one(n, start * 15, length * 15, who=who) for n, (start, length, who) in enumerate(places)]
    made = drawn(*rows)
    assert sorted(block.appointment.id for block in made.blocks) == list(range(len(rows)))
    place = Geometry(made, QSize(1216, 600), 0, 0)
    rects = [place.rect(block) for block in made.blocks]
    assert not [
        (a, b) for n, a in enumerate(rects) for b in rects[n + 1 :] if a.intersects(b) and a.height() > 18 < b.height()
    ]
    for block in made.blocks:  # what is drawn is what is hit
        assert place.hit(place.cell(block.column, block.start).center()) == (block.column, block.start)
        assert _at_lane(made, block) is block


def _at_lane(made: Sheet, block: Block) -> Block | None:
    return made.block_at(block.column, block.start, block.lane)
