"""`make pictures` leaves no page out, and its scenes are told in verbs that there are."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from showroom.gui.shell.navigation import PAGES, WINDOWS

Script = Callable[[str], ModuleType]


@pytest.fixture
def scenes(script: Script) -> ModuleType:
    return script("picture_scenes")


def test_every_page_and_window_has_a_scene(scenes: ModuleType) -> None:
    steps = {step for _name, _role, told in scenes.SCENES for step in told}
    assert {f"open {spec.key}" for spec in PAGES} <= steps
    assert {f"window {kind}" for kind in WINDOWS} <= steps


def test_scenes_are_told_in_known_verbs_and_have_names_of_their_own(scenes: ModuleType) -> None:
    names = [name for name, _role, _told in scenes.SCENES]
    assert len(names) == len(set(names))
    for _name, role, told in scenes.SCENES:
        assert role in {"nobody", "manager", "supervisor", "consultant", "receptionist"}
        assert all(hasattr(scenes.Player, f"do_{step.partition(' ')[0]}") for step in told)
