"""``showroom fairness`` and ``showroom report morning``: figures that add up, papers written, refusals (REC-20)."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest
from tests.cli.conftest import Run

MONTH = ("fairness", "--month", "2005-07")


@pytest.mark.clause("REC-20")
def test_the_months_figures_add_up(run: Run, simulated: Path) -> None:
    done = run(*MONTH, "--database", simulated, "--json")
    assert done.code == 0, done.err
    found = done.json
    people = found["people"]
    assert len(people) == 2
    assert found["turns"] == sum(one["turns"] for one in people)
    assert round(sum(one["turns_due"] for one in people), 2) == found["turns"]
    assert round(sum(one["difference"] for one in people), 2) == 0
    assert round(sum(one["eligible_minutes"] for one in people), 1) == found["eligible_minutes"]
    for one in people:
        assert one["turns"] == sum(day["turns"] for day in one["days"])
        due = found["turns"] * one["eligible_minutes"] / found["eligible_minutes"]
        assert one["turns_due"] == pytest.approx(due, abs=0.01)
    assert run("ledger", "verify", "--head", found["head"], "--database", simulated).code == 0


@pytest.mark.clause("REC-20")
def test_papers_of_everybody_of_one_and_of_each(run: Run, simulated: Path, tmp_path: Path) -> None:
    everybody, one, each = (tmp_path / f"{name}.pdf" for name in ("everybody", "one", "each"))
    place = ("--database", simulated, "--lang", "en")
    said = run(*MONTH, "--to", everybody, *place)
    assert said.code == 0
    assert "Written to everybody.pdf" in said.out
    name = run(*MONTH, *place, "--json").json["people"][0]["name"]
    assert run(*MONTH, "--person", name, "--to", one, "--database", simulated, "--lang", "zh_CN").code == 0
    assert run(*MONTH, "--each", "--to", each, "--both-languages", *place).code == 0
    assert len(pypdf.PdfReader(everybody).pages) == 1
    text = pypdf.PdfReader(one).pages[0].extract_text()
    assert name in text
    assert "轮次公平确认单" in text
    assert len(pypdf.PdfReader(each).pages) >= 3
    alone = run(*MONTH, "--person", name, *place)
    assert [line.split(":")[0] for line in alone.out.splitlines()] == [name]


@pytest.mark.clause("REC-20")
def test_what_cant_be_made_is_one_line(run: Run, simulated: Path, tmp_path: Path) -> None:
    place = ("--database", simulated, "--lang", "en")
    for words, code, said in (
        (("--month", "2005-13"), 2, "2005-13"),
        (("--month", "2004-01"), 2, "no day in 2004-01"),
        (("--month", "2999-01"), 2, "still to come"),
        (("--month", "2005-07", "--person", "Nobody"), 2, "Nobody"),
        (("--month", "2005-07", "--to", tmp_path / "no" / "f.pdf"), 2, "could not be written"),
    ):
        done = run("fairness", *words, *place)
        assert (done.code, len(done.err.splitlines())) == (code, 1), done.err
        assert said in done.err


@pytest.mark.clause("REC-23")
def test_the_morning_print(run: Run, simulated: Path, tmp_path: Path) -> None:
    file = tmp_path / "morning.pdf"
    done = run("report", "morning", "--to", file, "--pages", 2, "--database", simulated, "--lang", "zh_CN", "--json")
    assert done.code == 0, done.err
    assert len(done.json["order"]) == 2
    assert done.json["rule"].startswith("起始轮序")
    pages = [page.extract_text() for page in pypdf.PdfReader(file).pages]
    assert ["联系电话" in page for page in pages] == [False, True, True, False, False]
    past = run("report", "morning", "--day", "2005-07-24", "--to", file, "--database", simulated, "--lang", "en")
    assert (past.code, "is past" in past.err) == (2, True)
