"""The shipped pack, and a copy of it to spoil."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from showroom import paths
from showroom.domain.packs.loader import load
from showroom.domain.packs.problems import PackError, PackProblem

FOLDER = paths.resources() / "packs"
FURNITURE = FOLDER / "furniture.toml"
CATALOGUE = FOLDER / "furniture" / "catalogue.toml"


@dataclass(frozen=True, slots=True)
class Copy:
    """A pack copied to a folder of the test's own."""

    folder: Path

    @property
    def main(self) -> Path:
        return self.folder / "furniture.toml"

    def replace(self, name: str, old: str, new: str) -> int:
        """Puts ``new`` in place of the first ``old`` in file ``name``; returns the line it begins on."""
        file = self.folder / name
        text = file.read_text(encoding="utf-8")
        assert old in text, f"{old!r} does not stand in {name}"
        line = text[: text.index(old)].count("\n") + 1
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
        return line

    def problems(self) -> tuple[PackProblem, ...]:
        """Why the pack is refused; fails when it isn't."""
        with pytest.raises(PackError) as refused:
            load(self.main)
        return refused.value.problems


def copy_to(folder: Path) -> Copy:
    shutil.copytree(FOLDER, folder, dirs_exist_ok=True)
    return Copy(folder)
