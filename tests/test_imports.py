"""Modules that two threads may import at once: the window's thread opens a page while another loads the first one.

A module that imports from the package it belongs to waits for that package, and the package for the module: Python
breaks the tie between two threads by handing over half a module.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

import showroom

ROOT = Path(showroom.__file__).parent


def _froms(nodes: Iterable[ast.AST]) -> Iterator[ast.ImportFrom]:
    return (node for node in nodes if isinstance(node, ast.ImportFrom))


def test_no_module_imports_from_the_package_that_imports_it() -> None:
    wrong = []
    for package in ROOT.rglob("__init__.py"):
        name = ".".join(("showroom", *package.parent.relative_to(ROOT).parts))
        brought = {node.module for node in _froms(ast.parse(package.read_text()).body)}
        for file in package.parent.glob("*.py"):
            if f"{name}.{file.stem}" in brought:
                wrong += [
                    f"{file}:{node.lineno}"
                    for node in _froms(ast.walk(ast.parse(file.read_text())))
                    if node.module == name
                ]
    assert not wrong
