"""Fixtures of the pack tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.domain.packs.files import Copy, copy_to


@pytest.fixture
def pack_copy(tmp_path: Path) -> Copy:
    """A copy of the shipped packs that a test may spoil."""
    return copy_to(tmp_path / "packs")
