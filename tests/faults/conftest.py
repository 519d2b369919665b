"""Faults happen to a real store with its people."""

from tests.services.conftest import crew

__all__ = ["crew"]
