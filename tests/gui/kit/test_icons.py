"""Every icon named in the source exists; an unknown name is refused at once."""

import ast
import re
from pathlib import Path

import pytest

from showroom import paths
from showroom.gui.kit import icons

SOURCE = Path(icons.__file__).parents[1]
SVG_NAMES = {file.stem for file in (paths.resources() / "icons").glob("*.svg")}


def _named_icons() -> set[tuple[str, str]]:
    """(file, name) of each icon given as a literal: ``icon="…"`` and in calls of Icon, Tile, THEME.icon …"""
    found = set()
    for file in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            given = [k.value for k in node.keywords if k.arg == "icon"]
            if called in {"Icon", "Tile", "EmptyState", "icon", "set_icon", "paint", "pixmap", "PageSpec", "FindHit"}:
                first = {"paint": 1, "PageSpec": 2, "FindHit": 2}.get(called, 0)
                given += node.args[first : first + 1]
            for value in given:
                if (
                    isinstance(value, ast.Constant)
                    and isinstance(value.value, str)
                    and re.fullmatch(r"[a-z][a-z0-9-]+", value.value)
                ):
                    found.add((str(file.relative_to(SOURCE)), value.value))
    return found


def test_named_icons_exist() -> None:
    named = _named_icons()
    assert len(named) > 15
    assert {(file, name) for file, name in named if name not in SVG_NAMES} == set()


def test_unknown_icon_is_refused(qapp: object) -> None:
    with pytest.raises(KeyError):
        icons.icon("no-such-icon", "#000000")


def test_icon_is_drawn_in_its_colour(qapp: object) -> None:
    picture = icons.icon("check-circle-fill", "#C02626").pixmap(32, 32).toImage()
    solid = {
        picture.pixelColor(x, y).name() for x in range(32) for y in range(32) if picture.pixelColor(x, y).alpha() == 255
    }
    assert solid == {"#c02626"}


def test_licence_lies_beside() -> None:
    assert "MIT License" in (paths.resources() / "icons" / "LICENSE").read_text()
    assert "SIL Open Font License" in (paths.resources() / "fonts" / "ui" / "OFL.txt").read_text()
