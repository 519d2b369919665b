"""``showroom rehearse``: other rules on past days, from the command line (REC-19)."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest
from tests.cli.conftest import ARRIVED, Run

FROM = ("rehearse", "--from", "2005-07-24")


@pytest.mark.clause("REC-19")
def test_both_sides_as_json(run: Run, simulated: Path) -> None:
    done = run(*FROM, "uses_turn.first=false", "--database", simulated, "--json")
    assert done.code == 0, done.err
    found = done.json
    then, now = found["as_it_was"], found["rehearsed"]
    assert then["visits"] == now["visits"] == ARRIVED
    assert (then["turns"] > 0, now["turns"]) == (True, 0)
    assert found["changes"] == [{"switch": "uses_turn.first", "old": True, "new": False}]
    assert sum(one["turns"] for one in then["people"]) == then["turns"]
    assert all(one["name"] for one in now["people"])


@pytest.mark.clause("REC-19")
def test_the_rules_in_force_give_the_past(run: Run, simulated: Path, tmp_path: Path) -> None:
    file = tmp_path / "same.toml"
    file.write_text("[rotation]\nred_wait_s = 300\n", encoding="utf-8")
    found = run(*FROM, "--policy", file, "--database", simulated, "--json").json
    assert (found["changes"], found["rehearsed"]) == ([], found["as_it_was"])


@pytest.mark.clause("REC-19")
def test_a_preset_in_words_and_on_paper(run: Run, simulated: Path, tmp_path: Path) -> None:
    file = tmp_path / "r.pdf"
    words = ("--preset", "car", "--to", "2005-07-24", "--export", file, "--database", simulated)
    done = run(*FROM, *words, "--lang", "zh_CN")
    assert done.code == 0, done.err
    assert done.out.splitlines()[0].startswith("2005-07-24 至 2005-07-24，共 1 天。规则：")
    assert "归属人正在接待：由人代接 → 请客户等候" in done.out
    assert "轮序预演" in pypdf.PdfReader(file).pages[0].extract_text()


def test_what_cant_be_rehearsed_is_one_line(run: Run, simulated: Path, tmp_path: Path) -> None:
    for words, said in (
        ((), "Say which other rules"),
        (("--preset", "nothing"), "nothing"),
        (("--preset", "car", "--policy", tmp_path / "x.toml"), "together"),
        (("owner_busy=perhaps",), "perhaps"),
        (("red_wait_s=60", "amber_wait_s=120"), ""),
        (("owner_busy=wait", "--to", "2005-07-01"), "before the first"),
        (("owner_busy=wait", "--export", tmp_path / "x.doc"), "x.doc"),
    ):
        done = run(*FROM, *words, "--database", simulated, "--lang", "en")
        assert (done.code, len(done.err.splitlines())) == (2, 1), done.err
        assert said in done.err
    empty = run("rehearse", "--from", "2004-01-01", "--to", "2004-01-02", "owner_busy=wait", "--database", simulated)
    assert (empty.code, "Nothing happened" in empty.err) == (2, True)
