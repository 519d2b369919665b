"""``showroom pack check FILE``."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from showroom import paths
from showroom.cli.main import main

PACKS = paths.resources() / "packs"


@pytest.fixture
def spoiled(tmp_path: Path) -> Path:
    """The furniture pack with a wrong kind of field and a product whose category does not exist."""
    shutil.copytree(PACKS, tmp_path / "packs")
    form = tmp_path / "packs" / "furniture" / "form.toml"
    form.write_text(form.read_text(encoding="utf-8").replace('kind = "date"', 'kind = "day"'), encoding="utf-8")
    return tmp_path / "packs" / "furniture.toml"


def test_a_good_pack(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", "en", "pack", "check", str(PACKS / "furniture.toml")]) == 0
    said = capsys.readouterr()
    assert "furniture" in said.out
    assert "64 products" in said.out
    assert said.err == ""


def test_each_problem_is_a_line_with_file_line_and_reason(capsys: pytest.CaptureFixture[str], spoiled: Path) -> None:
    text = (spoiled.parent / "furniture" / "form.toml").read_text(encoding="utf-8")
    line = text[: text.index('kind = "day"')].count("\n") + 1
    assert main(["pack", "check", str(spoiled), "--lang", "en"]) == 1
    first, count = capsys.readouterr().out.splitlines()
    assert first.startswith(f"furniture/form.toml:{line}: form.fields[11].kind: “day” is not a choice here")
    assert count == "Problems: 1."
    assert main(["pack", "check", str(spoiled), "--lang", "zh_CN"]) == 1
    assert "此处不能选“day”" in capsys.readouterr().out


def test_json_has_the_same_facts(capsys: pytest.CaptureFixture[str], spoiled: Path) -> None:
    assert main(["--lang", "zh_CN", "pack", "check", str(spoiled), "--json"]) == 1
    out = capsys.readouterr().out
    said = json.loads(out)
    assert not said["ok"]
    (problem,) = said["problems"]
    assert (problem["file"], problem["code"]) == ("furniture/form.toml", "pack_unknown_choice")
    assert "此处不能选" in out  # UTF-8, not escaped


def test_the_catalogue_of_the_pack_is_checked_too(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    shutil.copytree(PACKS, tmp_path / "packs")
    file = tmp_path / "packs" / "furniture" / "catalogue.toml"
    file.write_text(
        file.read_text(encoding="utf-8").replace('category = "beds"', 'category = "bed"', 1), encoding="utf-8"
    )
    assert main(["--lang", "en", "pack", "check", str(tmp_path / "packs" / "furniture.toml")]) == 1
    assert "catalogue.toml:" in capsys.readouterr().out


def test_no_such_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["--lang", "en", "pack", "check", str(tmp_path / "none.toml")]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "none.toml" in said.err
