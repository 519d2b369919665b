"""A newer version of the store's pack came with the program: it is told, and taken with the rotation as it was set."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from tests.services.conftest import FURNITURE, Crew

from showroom.clock import ManualClock
from showroom.domain.errors import Refused, UserError
from showroom.domain.packs.loader import load, load_text
from showroom.domain.packs.schema import Pack
from showroom.services import pack_updates, pack_versions, packs
from showroom.services.policies import changing

pytestmark = pytest.mark.engines


def older(crew: Crew, version: str = "2026.1") -> None:
    """The store goes by the pack as an older program shipped it: without the sections about the telephone."""
    text = load(FURNITURE).text
    text = re.sub(r'(?m)^version = ".*"', f'version = "{version}"', text, count=1)
    part = (FURNITURE.parent / "furniture/calls.toml").read_text(encoding="utf-8").rstrip("\n")
    assert part in text
    pack_versions.switch(crew.shop, crew.manager, load_text(text.replace(part, "")))


def in_force(crew: Crew) -> Pack:
    with crew.shop.view(crew.manager, "packs.view") as connection:
        return packs.in_force(crew.shop, connection).pack


def test_the_newer_pack_comes_with_the_rotation_as_it_was_set(crew: Crew, clock: ManualClock) -> None:
    shipped = load(FURNITURE)
    assert pack_updates.newer(crew.shop, crew.manager) is None
    clock.advance(minutes=1)
    older(crew)
    assert in_force(crew).calls != shipped.calls
    clock.advance(minutes=1)
    changing.change(crew.shop, crew.manager, {"undo_window_s": 300})
    coming = crew.shop.day() + timedelta(days=3)
    changing.change(crew.shop, crew.manager, {"place_while.lunch": "lose"}, from_day=coming, note="trial")
    clock.advance(minutes=1)
    found = pack_updates.newer(crew.shop, crew.manager)
    assert found == pack_updates.PackUpdate("furniture", shipped.version, "2026.1+1")
    with pytest.raises(Refused):
        pack_updates.take(crew.shop, crew.anna)

    pack_updates.take(crew.shop, crew.manager)
    taken = in_force(crew)
    assert (taken.ownership, taken.form, taken.calls) == (shipped.ownership, shipped.form, shipped.calls)
    assert taken.rotation.undo_window_s == 300
    assert taken.rotation.place_while["lunch"] != "lose"
    assert pack_updates.newer(crew.shop, crew.manager) is None
    with pytest.raises(UserError, match="pack_already_in_force"):
        pack_updates.take(crew.shop, crew.manager)

    clock.advance(hours=24 * 4)  # the rules that waited begin, and the newer sections go on
    later = in_force(crew)
    assert later.calls == shipped.calls
    assert (later.rotation.place_while["lunch"], later.rotation.undo_window_s) == ("lose", 300)
    assert pack_updates.newer(crew.shop, crew.manager) is None


@pytest.mark.parametrize("version", ["ours", "2999.1"])
def test_a_pack_of_the_store_s_own_is_left_alone(crew: Crew, clock: ManualClock, version: str) -> None:
    clock.advance(minutes=1)
    older(crew, version)
    assert pack_updates.newer(crew.shop, crew.manager) is None


def test_versions_are_compared_by_their_numbers() -> None:
    assert pack_updates.is_newer("2026.10", "2026.9+3")
    assert not pack_updates.is_newer("2026.2", "2026.2+7")
    assert not pack_updates.is_newer("2026.1", "2026.2")
