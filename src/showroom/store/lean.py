"""A faster way to SQLAlchemy: two modules of the standard library that it imports and this program never uses.

``asyncio`` (SQLAlchemy's asynchronous face) and ``importlib.metadata`` (its plug-ins) cost a fifth of the time
between the
first paint and the sign-in. They stay importable by everybody: whoever asks them for anything gets the real ones.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import Any


class _Later(ModuleType):
    """Stands for a module until it is asked for something it does not hold itself."""

    def __getattr__(self, name: str) -> Any:
        return getattr(_real(self), name)


def _real(stand_in: ModuleType) -> ModuleType:
    """Import the module that ``stand_in`` stands for; from now on both are the same to everybody."""
    name = stand_in.__name__
    if sys.modules.get(name) is stand_in:
        sys.modules.pop(name, None)
    real = importlib.import_module(name)
    stand_in.__dict__.update(real.__dict__)
    return real


def keep_for_later() -> None:
    """Call before SQLAlchemy is imported first; does nothing for what is imported already."""
    if "asyncio" not in sys.modules:
        asyncio = _Later("asyncio")

        def iscoroutine(value: object) -> bool:
            """SQLAlchemy takes hold of this one while it is imported."""
            return bool(_real(asyncio).iscoroutine(value))

        asyncio.__dict__["iscoroutine"] = iscoroutine
        sys.modules["asyncio"] = asyncio
    if "importlib.metadata" not in sys.modules:
        metadata = _Later("importlib.metadata")
        sys.modules["importlib.metadata"] = metadata
        importlib.__dict__["metadata"] = metadata
