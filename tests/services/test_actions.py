"""Every service call names an action of the one table, and the table holds no action that nothing asks for (SEC-01)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import showroom
from showroom.domain.errors import Refused
from showroom.domain.staff.actor import DESK, system_actor
from showroom.domain.staff.permissions import ALLOWED, NEEDS_PERSON, may, require

SERVICES = Path(showroom.__file__).parent / "services"


def asked() -> Iterator[tuple[str, str]]:
    """(where, action) of each string in the services that has the form of an action of the table."""
    features = {action.split(".")[0] for action in ALLOWED}
    for path in sorted(SERVICES.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in ("work", "view", "require", "may", "own"):
                for argument in ast.walk(node):
                    if isinstance(argument, ast.Constant) and str(argument.value).split(".")[0] in features:
                        yield f"{path.name}:{node.lineno}", str(argument.value)


def test_every_action_that_a_service_names_is_in_the_table() -> None:
    unknown = [(where, action) for where, action in asked() if "." in action and action not in ALLOWED]
    assert not unknown


def test_the_table_holds_nothing_that_nothing_asks_for() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in sorted(SERVICES.rglob("*.py")))
    idle = [action for action in ALLOWED if f'"{action.removesuffix("_other")}"' not in sources]
    assert set(idle) <= NEEDS_PERSON


@pytest.mark.clause("SEC-02")
def test_taking_data_out_needs_a_person_whatever_the_machine() -> None:
    for nobody in (system_actor("root"), DESK):
        with pytest.raises(Refused):
            require(nobody, "customers.export")


def test_a_mistyped_action_is_allowed_to_nobody() -> None:
    with pytest.raises(KeyError):
        may(system_actor("root"), "customers.exprot")
