"""``showroom import customers`` and ``showroom search``."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from showroom.cli.main import main

ROWS = "姓名,手机号\n王小明,138 1234 5678\n李静,13900001111\n赵六,138 00\n"


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = main(list(words))
    said = capsys.readouterr()
    return code, said.out, said.err


@pytest.mark.clause("REG-12", "REG-04")
def test_import_then_search(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file, database, kept = tmp_path / "a.csv", str(tmp_path / "store.sqlite3"), tmp_path / "out" / "bad.csv"
    file.write_text(ROWS, encoding="utf-8")
    take = ("import", "customers", str(file), "--json", "--rejected", str(kept), "--database", database)
    code, out, err = run(capsys, *take, "--dry-run")
    assert (code, err) == (0, "")
    assert json.loads(out)["added"] == 2
    assert not Path(database).exists()
    code, out, _ = run(capsys, *take)
    said = json.loads(out)
    assert code == 0
    assert [said[key] for key in ("read", "added", "updated", "unchanged", "rejected")] == [3, 2, 0, 0, 1]
    assert said["columns"] == {"name": "姓名", "phones": "手机号"}
    assert said["columns_guessed"]
    with kept.open(encoding="utf-8-sig", newline="") as stream:
        heads, row = csv.reader(stream)
    assert heads[:2] == ["姓名", "手机号"]
    assert row[:3] == ["赵六", "138 00", "4"]
    assert "missing" in row[3] or "位" in row[3]
    code, out, _ = run(capsys, *take)
    said = json.loads(out)
    assert [said[key] for key in ("read", "added", "updated", "unchanged", "rejected")] == [3, 0, 0, 2, 1]

    code, out, _ = run(capsys, "--lang", "zh_CN", "search", "wxm", "--json", "--database", database)
    (hit,) = json.loads(out)
    assert (hit["kind"], hit["name"], hit["matched"], hit["why"]) == ("customer", "王小明", "wxm", "首字母 wxm")
    code, out, _ = run(capsys, "--database", database, "--lang", "en", "search", "1111", "--json")
    (hit,) = json.loads(out)
    assert (hit["name"], hit["why"]) == ("李静", "phone ends in 1111")
    assert "李静" in out
    code, out, _ = run(capsys, "--database", database, "--lang", "en", "search", "nobody")
    assert (code, out) == (0, "Nothing fits.\n")
    code, out, _ = run(capsys, "--database", database, "search", "nobody", "--json")
    assert (code, json.loads(out)) == (0, [])


def test_bad_input_is_a_line_and_a_code(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    database = str(tmp_path / "store.sqlite3")
    code, out, err = run(capsys, "--lang", "en", "search", "x", "--database", database)
    assert (code, out) == (3, "")
    assert len(err.splitlines()) == 1
    code, out, err = run(
        capsys, "--lang", "en", "import", "customers", str(tmp_path / "no.csv"), "--database", database
    )
    assert (code, out) == (2, "")
    assert "no.csv" in err
    assert not Path(database).exists()
    file = tmp_path / "a.csv"
    file.write_text("A,B\n1,2\n", encoding="utf-8")
    code, _, err = run(capsys, "--lang", "en", "import", "customers", str(file), "--database", database)
    assert code == 2
    assert "--map" in err
    code, _, err = run(
        capsys, "--lang", "en", "import", "customers", str(file), "--map", "nome=A", "--database", database
    )
    assert code == 2
    assert "nome" in err


@pytest.mark.clause("REG-12", "SEC-02")
def test_export_and_import_again(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, database = tmp_path / "a.csv", str(tmp_path / "store.sqlite3")
    file.write_text("Wer;Mobil\n王小明;138 1234 5678\n=Zoë;+49 30 901820\n", encoding="utf-8")
    common = ("--lang", "en", "--database", database)
    code, out, _ = run(capsys, "import", "customers", str(file), "--map", "Wer=name", "phones=Mobil", "--json", *common)
    said = json.loads(out)
    assert (code, said["added"], said["columns_guessed"]) == (0, 2, False)
    code, out, _ = run(capsys, "import", "customers", str(file), "--json", *common)  # the columns are remembered
    assert (code, json.loads(out)["unchanged"]) == (0, 2)
    to = tmp_path / "out.csv"
    code, out, err = run(capsys, "export", "customers", "--to", str(to), *common)
    assert (code, out) == (5, "")
    assert not to.exists()
    monkeypatch.setattr("sys.stdin", io.StringIO("2580\n"))
    assert run(capsys, "pin", "Manager", *common)[0] == 0
    for kind in ("csv", "xlsx", "vcf"):
        monkeypatch.setattr("sys.stdin", io.StringIO("2580\n"))
        to = tmp_path / f"out.{kind}"
        code, out, err = run(capsys, "export", "customers", "--to", str(to), "--as", "Manager", "--json", *common)
        assert (code, json.loads(out)) == (0, {"customers": 2, "format": kind, "file": str(to)}), err
        code, out, _ = run(capsys, "import", "customers", str(to), "--json", *common)
        said = json.loads(out)
        assert (said["read"], said["unchanged"], said["conflicts"]) == (2, 2, 0)
    monkeypatch.setattr("sys.stdin", io.StringIO("2580\n"))
    code, _, err = run(capsys, "export", "customers", "--to", str(tmp_path / "x.doc"), "--as", "Manager", *common)
    assert (code, len(err.splitlines())) == (2, 1)


@pytest.mark.clause("REG-04")
def test_search_after_an_update_of_the_index(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file, database = tmp_path / "a.csv", tmp_path / "store.sqlite3"
    file.write_text(ROWS, encoding="utf-8")
    assert run(capsys, "import", "customers", str(file), "--database", str(database))[0] == 0
    with closing(sqlite3.connect(database)) as connection, connection:  # as the migration leaves an older store
        connection.execute("DELETE FROM term")
        connection.execute("UPDATE customer_heads SET version = 0")
    code, out, said = run(capsys, "--database", str(database), "--lang", "en", "search", "wxm")
    assert (code, out.split()[0]) == (0, "王小明")
    assert "100 %" in said
    assert run(capsys, "--database", str(database), "--lang", "en", "search", "wxm")[2] == ""
