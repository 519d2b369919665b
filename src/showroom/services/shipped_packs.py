"""The packs that come with the program: their names and words, without reading more than their heads.

The first start lists them before a database is open, so nothing here needs one.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from showroom import paths
from showroom.domain.text import Text

DEFAULT = "furniture"


@dataclass(frozen=True, slots=True)
class ShippedPack:
    """The head of a shipped pack; ``currency`` is what its amounts are in."""

    name: str
    version: str
    label: Text
    summary: Text
    country: str
    currency: str


def shipped_file(name: str) -> Path:
    """Where the shipped pack ``name`` lies, if there is one."""
    return paths.resources() / "packs" / f"{name}.toml"


@lru_cache(maxsize=1)
def shipped() -> tuple[ShippedPack, ...]:
    """Every shipped pack: the usual one first, the others by name."""
    found = [_head(file) for file in (paths.resources() / "packs").glob("*.toml")]
    return tuple(sorted(found, key=lambda pack: (pack.name != DEFAULT, pack.name)))


def _head(file: Path) -> ShippedPack:
    text = file.read_text(encoding="utf-8")
    head = tomllib.loads(text.partition("\n[")[0] + "\n")  # a pack is long, its head some lines above the first table
    return ShippedPack(
        name=head["name"],
        version=head["version"],
        label=Text(**head["label"]),
        summary=Text(**head["summary"]),
        country=head["country"],
        currency=head["currency"],
    )
