"""The plain ways to open the window are read without argparse, and mean the same as with it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from showroom.cli.main import main
from showroom.cli.quick import window_arguments

PLAIN = (
    [],
    ["--database", "a.sqlite3"],
    ["--database=a b.sqlite3", "--lang", "zh_CN"],
    ["--window", "board", "--lang=en", "--database", "postgresql://u@h/n?sslmode=require"],
)
NOT_PLAIN = (
    ["check"],
    ["--help"],
    ["--version"],
    ["--window", "roof"],
    ["--lang", "zh-CN"],
    ["--database"],
    ["--database", "--lang"],
    ["--database="],
    ["--database", "x", "search", "y"],
    ["-h"],
)


@pytest.mark.parametrize("words", PLAIN, ids=" ".join)
def test_plain_words_mean_what_the_parser_makes_of_them(words) -> None:
    seen = []
    quick = window_arguments(words)
    assert main(words, lambda args: seen.append(args) or 0) == 0
    assert quick is not None
    parsed = seen[0]
    assert (quick.database, quick.lang, quick.window) == (parsed.database, parsed.lang, parsed.window)


@pytest.mark.parametrize("words", NOT_PLAIN, ids=" ".join)
def test_everything_else_is_left_to_the_parser(words) -> None:
    assert window_arguments(words) is None


def test_before_the_window_neither_argparse_nor_toml_is_loaded() -> None:
    code = (
        "import sys; from showroom import __main__ as program; loaded = []; "
        "program._open_window = lambda args: loaded.extend(sys.modules) or 0; "
        "sys.argv = ['showroom', '--lang', 'en']; assert program.main() == 0; "
        "print(sorted({'argparse', 'tomllib', 'gettext'} & set(loaded)))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, env=_env())
    assert told.stdout.strip() == "[]", told.stderr


def _env() -> dict[str, str]:
    import os
    from pathlib import Path

    return os.environ | {"PYTHONPATH": str(Path(__file__).resolve().parents[2] / "src")}
