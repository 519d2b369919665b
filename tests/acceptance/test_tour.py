"""The tour is the acceptance test of a whole day: real windows, mouse and keys, every step read back."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

ROOT = Path(__file__).resolve().parents[2]
CLAUSES = (
    "REC-01", "REC-02", "REC-03", "REC-04", "REC-05", "REC-06", "REC-07", "REC-09", "REC-12", "REC-14", "REC-16",
    "REC-17", "REC-18", "REC-19", "REC-20", "REC-22", "REC-23", "REC-24",
    "CAL-01", "CAL-03", "CAL-05", "REG-01", "REG-02", "REG-03", "REG-04", "REG-10",
    "PRE-01", "PRE-02", "PRE-07", "PRE-08", "QUO-01", "QUO-02", "QUO-04", "QUO-05",
    "MGR-01", "MGR-03", "SEC-01", "SEC-02", "SEC-03",
)  # fmt: skip


@dataclass(frozen=True)
class Walked:
    """What a tour left behind."""

    out: Path
    code: int
    said: str
    facts: dict[str, Any]

    def step(self, key: str) -> dict[str, Any]:
        return next(step for step in self.facts["steps"] if step["key"] == key)

    def read(self, key: str, name: str) -> Any:
        """The first fact ``name`` that was read back in a step."""
        return next(facts[name] for facts in self.step(key)["read"] if name in facts)


def walk(out: Path, *words: str) -> Walked:
    """Walk the tour in a process of its own, without a display."""
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    env = {name: value for name, value in os.environ.items() if name not in hidden}
    env["PYTHONPATH"] = str(ROOT / "src")
    command = [sys.executable, "-m", "showroom", "tour", "--out", str(out), *words]
    done = subprocess.run(command, env=env, cwd=out.parent, capture_output=True, text=True, timeout=560, check=False)
    assert (out / "tour.json").is_file(), done.stderr
    facts = json.loads((out / "tour.json").read_text(encoding="utf-8"))
    return Walked(out, done.returncode, done.stderr, facts)


def _text(file: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(file).pages)


def _digits(text: str) -> str:
    return "".join(character for character in text if character.isdigit())


def _check(walked: Walked, language: str, size: tuple[int, int]) -> None:
    missed = {step["key"]: step["expected"] for step in walked.facts["steps"] if not step["ok"]}
    assert not missed, walked.said
    assert (walked.code, walked.facts["ok"], walked.facts["language"]) == (0, True, language)
    assert len(walked.facts["steps"]) >= 35
    for step in walked.facts["steps"]:
        picture = (walked.out / step["picture"]).read_bytes()
        assert picture.startswith(b"\x89PNG"), step["key"]
        # width and height stand in the first chunk of a PNG
        assert (int.from_bytes(picture[16:20], "big"), int.from_bytes(picture[20:24], "big")) == size, step["key"]
        assert not step["name"].startswith("tour."), step["key"]
    assert "Traceback" not in walked.said


def _check_papers(walked: Walked) -> None:
    number, total = walked.read("quote_issue", "number"), str(walked.read("quote_issue", "total_minor"))
    for name, word in (("quote-en.pdf", "Total"), ("quote-zh_CN.pdf", "大写"), ("quote-both.pdf", "Total")):
        said = _text(walked.out / name)
        assert number in said, name
        assert "陈思远" in said, name
        assert "王海涛" in said, name
        assert word in said, name
        assert total in _digits(said), name
    both = _text(walked.out / "quote-both.pdf")
    assert "大写" in both
    assert number not in _text(walked.out / "quote-draft.pdf")  # a draft has none
    report = _text(walked.out / "report.pdf")
    for name in ("Anna Keller", "王海涛", "Diego Martín"):
        assert name in report
    assert walked.read("report", "ledger_head")[:8] in report.replace("\n", "").replace(" ", "")
    cells = [
        str(cell)
        for sheet in load_workbook(walked.out / "report.xlsx").worksheets
        for row in sheet.iter_rows(values_only=True)
        for cell in row
        if cell is not None
    ]
    assert "王海涛" in cells
    for name in ("fairness.pdf", "morning.pdf"):
        said = _text(walked.out / name)
        for person in ("Anna Keller", "王海涛", "Diego Martín"):
            assert person in said, name


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.clause(*CLAUSES)
def test_the_day_in_english_on_a_light_counter(tmp_path: Path) -> None:
    walked = walk(tmp_path / "tour", "--lang", "en", "--theme", "light", "--size", "1440x900")
    _check(walked, "en", (1440, 900))
    _check_papers(walked)
    # not only that the steps say so: what they read is what a day must leave behind
    assert walked.read("waiting_taken", "waited_s") > 300
    assert walked.read("undo", "count") == 1
    assert walked.read("known_returns", "kind") == "return"
    assert walked.read("register", "e164") == "+8613800138000"
    assert "Wang" not in walked.read("first_walk_in", "explained")
    assert "Anna Keller" in walked.read("first_walk_in", "explained")
    assert walked.read("time_line", "shown") != walked.read("time_line", "last")
    assert walked.read("roster", "starts_minute") < walked.read("roster", "ends_minute")
    assert walked.read("notice", "phone_masked") == "139****2020"
    assert any("Front desk: 0" in line for line in walked.read("board_alarm", "board"))
    assert walked.read("lock", "check")["findings"] == 0


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.clause(*CLAUSES)
def test_the_day_in_chinese_on_a_dark_small_screen(tmp_path: Path) -> None:
    walked = walk(tmp_path / "导览", "--lang", "zh_CN", "--theme", "dark", "--size", "1280x720")
    _check(walked, "zh_CN", (1280, 720))
    _check_papers(walked)
    said = " ".join(step["name"] + step["what"] for step in walked.facts["steps"])
    assert "第一位来访" in said
    assert "来访" in walked.read("first_walk_in", "explained")


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_the_day_on_a_server(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """The same day on PostgreSQL; a database that holds a store already is not touched."""
    with request.getfixturevalue("_postgresql").scratch() as url:
        walked = walk(tmp_path / "tour", "--lang", "zh_CN", "--database", url)
        _check(walked, "zh_CN", (1440, 900))
        again = subprocess.run(
            [sys.executable, "-m", "showroom", "tour", "--out", str(tmp_path / "again"), "--database", url],
            env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert again.returncode == 2, again.stderr
    assert not (tmp_path / "again").exists()


def test_a_step_that_does_not_happen_ends_with_1(tmp_path: Path) -> None:
    """A tour that can't fail proves nothing: signing in before a store was made does not happen, and is named."""
    out = tmp_path / "tour"
    code = (
        "import sys\n"
        "from showroom.gui.tour import day, hands, tour\n"
        "from showroom.gui.tour.day import opening\n"
        "hands.PATIENCE_S = 0.3\n"
        "day.STEPS = (tour.Step('welcome', opening.welcome), tour.Step('sign_in', opening.sign_in))\n"
        "from showroom.__main__ import main\n"
        f"sys.argv = ['showroom', 'tour', '--out', {str(out)!r}, '--lang', 'zh_CN']\n"
        "sys.exit(main())\n"
    )
    env = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "QT_QPA_PLATFORM")}
    env["PYTHONPATH"] = str(ROOT / "src")
    done = subprocess.run(
        [sys.executable, "-c", code], env=env, capture_output=True, text=True, timeout=100, check=False
    )
    facts = json.loads((out / "tour.json").read_text(encoding="utf-8"))
    assert done.returncode == 1, done.stderr
    assert [step["ok"] for step in facts["steps"]] == [True, False]
    assert "reception" in facts["steps"][1]["expected"]
    assert "没有发生" in done.stderr


def test_every_step_is_named_in_both_languages_and_once() -> None:
    from showroom.gui.tour.day import STEPS
    from showroom.wording import LANGUAGES, word

    keys = [step.key for step in STEPS]
    assert len(keys) == len(set(keys)) >= 35
    for language in LANGUAGES:
        for key in keys:
            for part in ("name", "what"):
                said = word(language, f"tour.{key}.{part}")
                assert not said.startswith("tour."), (language, key, part)
                assert any(character >= "\u4e00" for character in said) is (language == "zh_CN"), said
