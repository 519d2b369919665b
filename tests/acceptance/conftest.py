"""Acceptance tests drive real pages: they take the fixtures of the GUI tests."""

from __future__ import annotations

from tests.gui.conftest import _look, context, qapp_args, settled, show, store_shop

__all__ = ["_look", "context", "qapp_args", "settled", "show", "store_shop"]
