"""The interface that stays: places of options, languages, exit codes, errors in one line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from showroom.cli.demo import shown

ON_A_STORE = (
    ("check",),
    ("ledger", "verify"),
    ("ledger", "show"),
    ("ledger", "replay", "--day", "2026-11-21"),
    ("backup", "--to", "copy.bak"),
)


@pytest.mark.parametrize("command", ON_A_STORE, ids=" ".join)
def test_without_a_store_the_exit_code_is_3_and_nothing_is_made(run, tmp_path, command) -> None:
    place = tmp_path / "none.sqlite3"
    ran = run(*command, "--database", place)
    assert ran.code == 3
    assert ran.err.count("\n") == 1
    assert str(place) in ran.err
    assert not place.exists()


def test_database_and_language_stand_before_or_after_the_command(run, simulated) -> None:
    before = run("--database", simulated, "--lang", "zh_CN", "check")
    between = run("ledger", "--lang", "zh_CN", "--database", simulated, "verify")
    after = run("check", "--database", simulated, "--lang", "zh_CN")
    assert before.code == between.code == after.code == 0
    assert before.out == after.out
    assert "没有问题" in after.out
    assert "账本完整" in between.out


@pytest.mark.parametrize(
    "words",
    [
        ("nonsense",),
        ("--window", "roof"),
        ("check", "--colour"),
        ("simulate", "--consultants", "2"),
        ("simulate", "--arrivals", "x.csv", "--consultants", "none"),
        ("simulate", "--arrivals", "x.csv", "--consultants", "100000"),
        ("ledger", "replay", "--day", "yesterday"),
        ("demo", "--days", "-1"),
        ("--lang", "fr", "check"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("lang", ["en", "zh_CN"])
def test_wrong_usage_is_one_sentence_and_exit_code_2(run, words, lang) -> None:
    ran = run("--lang", lang, *words)
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.count("\n") == 1
    assert "cli." not in ran.err  # a code would mean that nobody worded it
    if lang == "zh_CN":
        assert any("\u4e00" <= letter <= "\u9fff" for letter in ran.err)


def test_help_speaks_both_languages_and_names_every_exit_code(run) -> None:
    for lang, usage in (("en", "usage:"), ("zh_CN", "用法：")):
        ran = run("--lang", lang, "--help")
        assert ran.code == 0
        assert ran.out.startswith(usage)
        assert "cli.help" not in ran.out
        for command in (
            "demo",
            "simulate",
            "ledger",
            "import",
            "search",
            "report",
            "quote",
            "check",
            "backup",
            "restore",
        ):
            assert command in ran.out, command
            assert "cli.help" not in run(command, "--help", "--lang", lang).out


def test_an_error_of_ours_is_a_sentence_and_a_kept_report(run, simulated, monkeypatch, tmp_path) -> None:
    from showroom.services import check

    def broken(*_args: object) -> None:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr(check, "check", broken)
    monkeypatch.setenv("SHOWROOM_HOME", str(tmp_path / "home"))
    ran = run("check", "--database", simulated)
    assert ran.code == 4
    assert ran.err.count("\n") == 1
    assert "Traceback" not in ran.err
    kept = list((tmp_path / "home" / "reports").iterdir())
    assert len(kept) == 1
    report = kept[0].read_text(encoding="utf-8")
    assert "ZeroDivisionError" in report
    assert "secret" not in report


def test_ctrl_c_ends_with_130(run, simulated, monkeypatch) -> None:
    from showroom.services import check

    def interrupted(*_args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(check, "check", interrupted)
    ran = run("check", "--database", simulated)
    assert (ran.code, ran.err) == (130, "")


def _showroom(*words: str, **more: object) -> subprocess.CompletedProcess[str]:
    source = str(Path(__file__).resolve().parents[2] / "src")
    env = os.environ | {"PYTHONPATH": source, "PYTHONUTF8": "0", "LC_ALL": "C"}
    command = [sys.executable, "-m", "showroom", *words]
    return subprocess.run(command, env=env, capture_output=True, text=True, encoding="utf-8", check=False, **more)


def test_a_command_never_loads_qt(simulated) -> None:
    code = (
        "import sys; from showroom.cli.main import main; "
        f"code = main(['check', '--database', {str(simulated)!r}]); "
        "sys.exit(code or any(name.startswith('PySide6') for name in sys.modules))"
    )
    source = str(Path(__file__).resolve().parents[2] / "src")
    ran = subprocess.run([sys.executable, "-c", code], env=os.environ | {"PYTHONPATH": source}, check=False)
    assert ran.returncode == 0


def test_json_is_utf8_whatever_the_environment_says(simulated) -> None:
    ran = _showroom("ledger", "show", "--database", str(simulated), "--json")
    assert ran.returncode == 0
    assert "林晓雯" in ran.stdout
    assert json.loads(ran.stdout)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no closed pipes of this kind")
def test_a_closed_pipe_is_no_error_message(simulated) -> None:
    source = str(Path(__file__).resolve().parents[2] / "src")
    env = os.environ | {"PYTHONPATH": source}
    command = [sys.executable, "-m", "showroom", "ledger", "show", "--database", str(simulated), "--json"]
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 141


def test_a_file_that_is_no_database_is_refused_as_the_environments_fault(run, tmp_path) -> None:
    place = tmp_path / "letter.sqlite3"
    place.write_text("Dear customer, " * 100, encoding="utf-8")
    for lang in ("en", "zh_CN"):
        ran = run("check", "--database", place, "--lang", lang)
        assert ran.code == 4
        assert ran.err.count("\n") == 1
        assert "db_not_a_database" not in ran.err
    assert place.read_text(encoding="utf-8").startswith("Dear customer")


@pytest.mark.engines
def test_a_database_the_server_does_not_have_is_missing(run, empty_url) -> None:
    place = f"{empty_url}_nowhere"
    ran = run("check", "--database", place)
    assert ran.code == 3
    assert ran.err.count("\n") == 1


def test_the_default_database_is_the_settings_one(run, simulated) -> None:
    from showroom.settings import SettingsFile

    file = SettingsFile()
    file.save(file.load().with_(database=str(simulated), language="zh_CN"))
    ran = run("ledger", "verify")
    assert ran.code == 0
    assert "账本完整" in ran.out


def test_a_server_is_named_without_its_password() -> None:
    assert shown("postgresql://floor:s3cret@db.example:5433/store").endswith("://floor:***@db.example:5433/store")
    assert shown("/srv/store.sqlite3") == "/srv/store.sqlite3"
