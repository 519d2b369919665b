"""Reads a pack: files → one text → parsed → typed → checked. Nothing is half accepted.

A pack file may keep sections in files beside it (``include = ["furniture/form.toml"]``); they are joined to one text,
which is what the database keeps and what the digest is of. Each part must begin with a table, so that joining can't
change what it means.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from pathlib import Path as File
from pathlib import PurePosixPath
from typing import Any

from showroom.domain.packs.checks import check, options_of
from showroom.domain.packs.decode import Decoder
from showroom.domain.packs.positions import positions
from showroom.domain.packs.problems import Finding, PackError, PackProblem, Path
from showroom.domain.packs.schema import Pack

LARGEST = 4 * 1024 * 1024  # bytes; a pack is some tens of kilobytes, anything like this is another kind of file
_INCLUDE = re.compile(r"^include[ \t]*=", re.MULTILINE)
_AT = re.compile(r"\(at (?:line (?P<line>\d+), column \d+|end of document)\)$")
# what tomllib says → our code; it has no codes of its own
_SYNTAX = (
    ("Cannot overwrite a value", "pack_toml_twice"),
    ("Cannot declare", "pack_toml_twice"),
    ("Duplicate inline table key", "pack_toml_twice"),
    ("Cannot mutate immutable", "pack_toml_twice"),
    ("Unterminated string", "pack_toml_string"),
    ("Expected \"'''\"", "pack_toml_string"),
    ("Illegal character", "pack_toml_character"),
    ("Unescaped '\\' in a string", "pack_toml_character"),
    ("Unclosed array", "pack_toml_bracket"),
    ("Unclosed inline table", "pack_toml_bracket"),
    ("Expected ']'", "pack_toml_bracket"),
    ("Expected '='", "pack_toml_equals"),
    ("Invalid value", "pack_toml_value"),
)


@dataclass(frozen=True, slots=True)
class Bundle:
    """A pack as one text. ``parts``: (first line in the text, file name), ascending."""

    text: str
    parts: tuple[tuple[int, str], ...]

    def place(self, line: int) -> tuple[str, int]:
        """The file and line that line ``line`` of the text came from."""
        first, name = max(part for part in self.parts if part[0] <= max(line, 1))
        return name, max(line, 1) - first + 1


def load(path: File) -> Pack:
    """The pack in file ``path``; raises :class:`PackError`."""
    joined = bundle(path)
    return _load(joined)


@lru_cache(maxsize=8)
def load_text(text: str, name: str = "pack") -> Pack:
    """The pack in ``text``, as the database keeps it; ``name`` stands for the file in problems.

    Kept by its text: every thread's shop, and every record made under an older version, asks for the same few.
    """
    return _load(Bundle(text, ((1, name),)))


def digest(text: str) -> str:
    """SHA-256 (hex) of a pack's text."""
    return hashlib.sha256(text.encode()).hexdigest()


def bundle(path: File) -> Bundle:
    """The file and those it includes, as one text; raises :class:`PackError` for files that can't be read."""
    text = read(path)
    if not _INCLUDE.search(text):
        return Bundle(text, ((1, path.name),))
    raw = parse(Bundle(text, ((1, path.name),)))
    names = raw.get("include")
    where = positions(text)
    if not isinstance(names, list):
        if "include" in raw:
            line = where.line(("include",))
            raise PackError([PackProblem(path.name, line, ("include",), "pack_wrong_type_list", {"found": str(names)})])
        return Bundle(text, ((1, path.name),))
    lines = text.split("\n")
    first, last = where.spans[("include",)]
    for number in range(first - 1, last):  # the text must read on its own; lines keep their numbers
        lines[number] = "# " + lines[number]
    texts = ["\n".join(lines).rstrip("\n") + "\n"]
    parts = [(1, path.name)]
    problems: list[PackProblem] = []
    for index, name in enumerate(names):
        spot = ("include", index)
        try:
            part = _part(path, name, PackProblem(path.name, where.line(spot), spot, "pack_bad_include"))
        except PackError as error:
            problems.extend(error.problems)
            continue
        parts.append((sum(one.count("\n") for one in texts) + 1, str(name)))
        texts.append(part)
    if problems:
        raise PackError(problems)
    return Bundle("".join(texts), tuple(parts))


def _part(path: File, name: object, blame: PackProblem) -> str:
    """The text of an included file."""
    if not isinstance(name, str) or not name or PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
        raise PackError([replace(blame, facts={"value": str(name)})])
    file = path.parent / name
    if not file.is_file():
        raise PackError([replace(blame, code="pack_no_file", facts={"name": name})])
    text = read(file, name)
    for number, line in enumerate(text.split("\n"), start=1):
        bare = line.strip()
        if bare and not bare.startswith("#"):
            if not bare.startswith("["):
                raise PackError([PackProblem(name, number, (), "pack_part_without_table")])
            break
    return text.rstrip("\n") + "\n"


def read(path: File, name: str | None = None) -> str:
    """The text of a file, line ends as ``\\n``, without a byte order mark; raises :class:`PackError`."""
    said = name or path.name
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise PackError([PackProblem(said, 1, (), "pack_no_file", {"name": str(path)})]) from None
    except OSError as error:
        raise PackError([PackProblem(said, 1, (), "pack_unreadable", {"why": error.strerror or ""})]) from error
    if len(content) > LARGEST:
        raise PackError([PackProblem(said, 1, (), "pack_too_large", {"size": len(content), "largest": LARGEST})])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise PackError([PackProblem(said, line, (), "pack_not_utf8")]) from None
    return text.replace("\r\n", "\n")


def parse(joined: Bundle) -> dict[str, Any]:
    """The tables of a text; raises :class:`PackError` for what is not TOML."""
    try:
        return tomllib.loads(joined.text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        if len(joined.parts) > 1:  # a part that ends open must not be blamed on the next one
            for part in _apart(joined):
                parse(part)
        message = str(error)
        found = _AT.search(message)
        line = int(found["line"]) if found and found["line"] else joined.text.rstrip("\n").count("\n") + 1
        said = _AT.sub("", message).strip()
        code = next((code for start, code in _SYNTAX if said.startswith(start)), "pack_toml_other")
        if found and not found["line"]:
            code = "pack_toml_end"
        file, number = joined.place(line)
        raise PackError([PackProblem(file, number, (), code, {"why": said})]) from None
    except RecursionError:
        raise PackError([PackProblem(joined.place(1)[0], 1, (), "pack_toml_deep")]) from None


def _apart(joined: Bundle) -> Iterator[Bundle]:
    """Each part as a text of its own."""
    lines = joined.text.split("\n")
    firsts = [first for first, _ in joined.parts]
    for (first, name), after in zip(joined.parts, [*firsts[1:], len(lines) + 1], strict=True):
        yield Bundle("\n".join(lines[first - 1 : after - 1]) + "\n", ((1, name),))


def placed(joined: Bundle, findings: Iterable[Finding]) -> list[PackProblem]:
    """Findings with their file and line, in the order of the text."""
    where = positions(joined.text)
    problems = []
    for line, finding in sorted(((where.line(one.path), one) for one in findings), key=lambda pair: pair[0]):
        file, number = joined.place(line)
        problems.append(PackProblem(file, number, finding.path, finding.code, finding.facts))
    return problems


def _load(joined: Bundle) -> Pack:
    raw = parse(joined)
    decoder = Decoder()
    pack = decoder.build(Pack, raw)
    if pack is not None and not decoder.findings:
        check(pack, decoder.refuse)
    if pack is None or decoder.findings:
        raise PackError(placed(joined, decoder.findings))
    fields = tuple(replace(one, options=options_of(pack, one)) for one in pack.form.fields)
    form = replace(pack.form, fields=fields)
    return replace(pack, form=form, digest=digest(joined.text), text=joined.text)


__all__ = ["Bundle", "Path", "bundle", "digest", "load", "load_text", "parse", "placed", "read"]
