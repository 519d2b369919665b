"""Imports inside functions of the windows: a thread of the pool may be loading the same package (gui/shell/warm.py)."""

from __future__ import annotations

import ast
from pathlib import Path

import showroom

ROOT = Path(showroom.__file__).parent


def test_a_late_import_names_a_service_package_not_a_module_in_it() -> None:
    """Python breaks a deadlock of two importing threads by handing one of them a half-made module. That needs one of
    them to begin inside the package while the other goes through its ``__init__``."""
    packages = {f"showroom.services.{place.parent.name}" for place in (ROOT / "services").glob("*/__init__.py")}
    assert "showroom.services.reception" in packages
    # A package whose ``__init__`` imports nothing, or hands out names of one of its modules, has no two ends.
    packages -= {"showroom.services.customers", "showroom.services.customer_files"}
    found = []
    for file in sorted((ROOT / "gui").rglob("*.py")):
        for function in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(function, ast.FunctionDef):
                continue
            for node in ast.walk(function):
                if isinstance(node, ast.ImportFrom) and node.module is not None:
                    package, _, inner = node.module.rpartition(".")
                    if package in packages and inner:
                        found.append(f"{file.relative_to(ROOT)}:{node.lineno} {node.module}")
    assert not found
