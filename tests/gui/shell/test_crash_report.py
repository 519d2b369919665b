"""The crash report names no customer and no folder of the PC."""

from __future__ import annotations

import pytest

from showroom.gui.shell.dialogs import crash_report


@pytest.mark.parametrize(
    "said, kept, blotted",
    [
        ("cannot import 'x' (/home/mei/shop/src/showroom/keys.py)", "keys.py", "mei"),
        (r"no such file: C:\Users\LiNa\store.sqlite3", "store", "LiNa"),
        ("UNIQUE failed for '王丽娟' and 13812345678", "UNIQUE failed", "13812345678"),
        ("3/4 of it", "3/4 of it", "…"),
    ],
)
def test_names_numbers_and_folders_are_blotted_out(said: str, kept: str, blotted: str) -> None:
    try:
        raise RuntimeError(said)
    except RuntimeError as error:
        report = crash_report(error)
    line = next(line for line in report.splitlines() if "RuntimeError" in line)
    assert kept in line
    assert blotted not in line
    assert "王丽娟" not in line
