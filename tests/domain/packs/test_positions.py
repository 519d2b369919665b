"""The position index agrees with ``tomllib`` about every key of every TOML file that ships."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path as File

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.packs.files import FOLDER

from showroom.domain.packs.positions import positions
from showroom.domain.packs.problems import Path, path_text

FILES = sorted(FOLDER.rglob("*.toml"))


def keys(value: object, path: Path = ()) -> Iterator[Path]:
    """The path of everything in parsed TOML."""
    if path:
        yield path
    if isinstance(value, dict):
        for key, one in value.items():
            yield from keys(one, (*path, key))
    elif isinstance(value, list):
        for index, one in enumerate(value):
            yield from keys(one, (*path, index))


@pytest.mark.parametrize("file", FILES, ids=[file.name for file in FILES])
def test_every_key_of_a_shipped_file_has_a_line_that_holds_it(file: File) -> None:
    text = file.read_text(encoding="utf-8")
    where, lines = positions(text), text.split("\n")
    checked = 0
    for path in keys(tomllib.loads(text)):
        last = path[-1]
        if isinstance(last, str):
            # a table that is only implied, [a.b] without [a], is found at the line of its first key
            line = lines[where.line(path) - 1] if path in where.spans else None
            assert line is None or last in line, path_text(path)
            checked += line is not None
        else:
            assert path in where.spans, path_text(path)
    assert checked > 10


AWKWARD = r'''
# a = 1
title = "with # and [brackets] and \" quote"
long = """
key = 1
""""
raw = "\\"
"quoted key".inner = [ # comment ] here
  1, [2,
  3], { a = 1, b.c = 'x,}' },
]
[a . 'b c']
k = { x = [1, {y = 2}], z = 1979-05-27 }
[[list]]
n = 1
[[list.sub]]
m = 1
[[list]]
[[list.sub]]
m = 2
[list.sub.deep]
d = """ " "" """
'''


def test_lines_of_awkward_toml() -> None:
    text = AWKWARD
    tomllib.loads(text)
    where = positions(text)
    expected: dict[Path, int] = {
        ("title",): 3,
        ("long",): 4,
        ("raw",): 7,
        ("quoted key", "inner"): 8,
        ("quoted key", "inner", 0): 9,
        ("quoted key", "inner", 1, 1): 10,
        ("quoted key", "inner", 2, "b", "c"): 10,
        ("a", "b c"): 12,
        ("a", "b c", "k", "x", 1, "y"): 13,
        ("a", "b c", "k", "z"): 13,
        ("list", 0, "n"): 15,
        ("list", 0, "sub", 0, "m"): 17,
        ("list", 1, "sub", 0, "m"): 20,
        ("list", 1, "sub", 0, "deep", "d"): 22,
        ("list", 1, "sub", 0, "deep", "missing"): 21,
        ("nothing",): 1,
    }
    assert {path: where.line(path) for path in expected} == expected
    assert where.spans[("long",)] == (4, 6)
    assert where.spans[("quoted key", "inner")] == (8, 11)


words = st.text(st.characters(codec="utf-8", exclude_characters='"\\\r\n', exclude_categories=("Cc", "Cs")), max_size=8)


@given(st.lists(st.tuples(words, st.integers(0, 3), st.lists(words, max_size=3)), max_size=12))
def test_each_entry_of_a_written_list_is_found_where_it_was_written(entries: list[tuple[str, int, list[str]]]) -> None:
    lines: list[str] = []
    expected: dict[Path, int] = {}
    for index, (said, blank, names) in enumerate(entries):
        lines += ["# [[one]]"] * blank + ["[[one]]"]
        expected["one", index] = len(lines)
        lines.append(f'said = "{said}"')
        expected["one", index, "said"] = len(lines)
        lines.append("names = [")
        for at, name in enumerate(names):
            lines.append(f'  "{name}", # ]')
            expected["one", index, "names", at] = len(lines)
        lines.append("]")
    text = "\n".join(lines)
    tomllib.loads(text)
    where = positions(text)
    assert {path: where.line(path) for path in expected} == expected
