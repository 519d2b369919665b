"""docs/packs.md lists every switch of the rotation, as it is."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from showroom.domain.reception.switches import SWITCHES, Number

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("policy_table", ROOT / "scripts" / "policy_table.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_has_the_table_as_it_is_now(script: ModuleType) -> None:
    page = (ROOT / "docs" / "packs.md").read_text(encoding="utf-8")
    assert script.table() in page, "renew it: scripts/policy_table.py --write"
    assert script.written(page) == page


def test_the_table_names_every_switch_with_each_of_its_values(script: ModuleType) -> None:
    lines = script.table().splitlines()
    for name, switch in SWITCHES.items():
        (line,) = (one for one in lines if one.startswith((f"| `{name}`", f"| `{name}.<key>`")))
        if isinstance(switch, Number):
            assert f"{switch.least} – {switch.most} {switch.unit}" in line
        else:
            assert all(f"`{str(choice).lower()}`" in line for choice in switch.choices)
