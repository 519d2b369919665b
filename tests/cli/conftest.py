"""The command line, run in this process: what it printed and its exit code."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """``run("check", "--json")``; the language of the environment is English."""
    from showroom.cli.main import main

    monkeypatch.setenv("LC_ALL", "C.UTF-8")

    def command(*words: object) -> Ran:
        capsys.readouterr()
        code = main([str(word) for word in words])
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return command


@pytest.fixture
def arrivals(tmp_path: Path) -> Path:
    """A small door counter's file: two days, a rush on the first, people after midnight, rows of people going out."""
    rows = ["flow,date,time,count"]
    for day, half_hours in (
        ("07/24/05", {"10:00:00": 3, "10:30:00": 9, "11:00:00": 6, "18:30:00": 1}),
        ("07/25/05", {"00:30:00": 2, "14:00:00": 4, "23:30:00": 1}),
    ):
        for half in range(48):
            time = f"{half // 2:02d}:{half % 2 * 30:02d}:00"
            rows.append(f"7,{day},{time},5")
            rows.append(f"9,{day},{time},{half_hours.get(time, 0)}")
    file = tmp_path / "arrivals.csv"
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return file


ARRIVED = 26
"""How many people the file of :func:`arrivals` counts in."""


@pytest.fixture
def simulated(run: Run, arrivals: Path, tmp_path: Path) -> Path:
    """A store in which the arrivals have been played with two consultants."""
    file = tmp_path / "simulated.sqlite3"
    done = run("simulate", "--arrivals", arrivals, "--consultants", 2, "--database", file, "--json")
    assert done.code == 0, done.err
    return file
