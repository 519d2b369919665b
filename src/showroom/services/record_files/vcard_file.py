"""Address cards (vCard 2.1, 3.0, 4.0) as records: a head for each kind of line that occurs in the file."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from showroom.domain.customers import names
from showroom.domain.errors import UserError
from showroom.services.record_files.encoding import encoding_of
from showroom.services.record_files.values import VCARD, FileShape, Record, Trouble
from showroom.services.record_files.vcard_lines import Card, cards, plain

OWN = "X-SHOWROOM-"  # lines of our own: fields of the form that no line of the standard holds
_SILENT = frozenset(
    {
        "VERSION", "PRODID", "REV", "SORT-STRING", "CLASS", "MAILER", "AGENT", "XML", "CLIENTPIDMAP", "SOURCE", "KIND",
        "PROFILE", "NAME", "X-IMAGETYPE", "X-IMAGEHASH", "X-SHARED-PHOTO-DISPLAY-PREF",
    }
)  # fmt: skip
_APART = {"TITLE": "TITLE (job)", "CATEGORIES": "CATEGORIES (groups)", "ROLE": "ROLE (job)"}
"""Lines that mean something else on a card than a form's field of that name: they are never guessed to be it."""
_PARTS_OF_N = ("N family", "N given", "N additional", "N prefix", "N suffix")
_ORDER = (
    "FN",
    *_PARTS_OF_N,
    "NICKNAME",
    "ORG",
    "ORG unit",
    _APART["TITLE"],
    _APART["ROLE"],
    "TEL",
    "EMAIL",
    "EMAIL more",
    "ADR",
    "ADR more",
)
_APPLE_NUMBER = re.compile(r"^tel:", re.IGNORECASE)


class VcardFile:
    """A file of address cards; pictures are skipped and counted. Raises ``UserError``: ``import_file_…``."""

    def __init__(self, path: Path) -> None:
        self.path = path
        encoding = encoding_of(path)
        self.shape = FileShape(VCARD, encoding)
        self._size, self._read = max(1, path.stat().st_size), 0
        self._skipped: Counter[str] = Counter()
        found: dict[str, None] = {}
        for card in self._cards():
            for line in card.lines:
                found.update(dict.fromkeys(_heads_of(line)))
        listed = [head for head in _ORDER if head in found]
        self.heads: tuple[str, ...] = (*listed, *(head for head in found if head not in _ORDER))
        if not self.heads:
            raise UserError("import_file_empty", field="file", file=path.name)

    @property
    def part_read(self) -> float:
        return min(1.0, self._read / self._size)

    @property
    def skipped(self) -> Mapping[str, int]:
        return dict(self._skipped)

    def records(self) -> Iterator[Record]:
        self._skipped.clear()
        for card in self._cards():
            self._skipped.update(card.skipped)
            if not card.whole:
                yield Record(card.line, self._row({}), Trouble("import_card_without_end"))
                continue
            try:
                values = _values(card, self.shape.encoding)
            except (ValueError, AttributeError, IndexError, TypeError) as error:
                yield Record(card.line, self._row({}), Trouble("import_card_unreadable", {"why": type(error).__name__}))
                continue
            if values:
                yield Record(card.line, self._row(values))

    def _row(self, values: Mapping[str, str]) -> tuple[str, ...]:
        return tuple(values.get(head, "") for head in self.heads)

    def _cards(self) -> Iterator[Card]:
        with self._lines() as lines:
            yield from cards(lines)

    @contextmanager
    def _lines(self) -> Iterator[Iterator[bytes]]:
        wide = self.shape.encoding.startswith("utf-16") or self.shape.encoding == "utf-32"
        with self.path.open("rb") as raw:
            if not wide:
                yield self._counted(raw, raw)
                return
            with io.TextIOWrapper(raw, encoding=self.shape.encoding, newline="\n") as text:
                yield self._counted(raw, (line.encode("utf-8") for line in text))

    def _counted(self, raw: io.BufferedReader, lines: Iterator[bytes] | io.BufferedReader) -> Iterator[bytes]:
        for number, line in enumerate(lines):
            if number == 0:
                line = line.removeprefix(b"\xef\xbb\xbf")
            if number % 64 == 0:
                self._read = raw.tell()
            yield line


def _heads_of(line: bytes) -> tuple[str, ...]:
    """The heads that a line of a card may fill."""
    name = re.split(rb"[;:]", line, maxsplit=1)[0].rpartition(b".")[2].decode("ascii", errors="replace").upper().strip()
    if name in _SILENT or (
        name.startswith(("X-MS-", "X-AB", "X-ADDRESSBOOK", "X-PHONETIC")) and name != "X-MS-IMADDRESS"
    ):
        return ()
    match name:
        case "N":
            return _PARTS_OF_N
        case "ORG":
            return ("ORG", "ORG unit")
        case "EMAIL" | "ADR":
            return (name, f"{name} more")
    return (_APART.get(name, name),)


def _values(card: Card, encoding: str) -> dict[str, str]:
    """A card's texts by head. Raises what the library raises for a card that is none."""
    import vobject  # 40 ms: only for cards

    logging.getLogger("vobject.base").setLevel(logging.CRITICAL + 1)  # a line it can't read is skipped
    inner = encoding if not encoding.startswith(("utf-16", "utf-32")) else "utf-8"
    lines = [text for line in card.lines if _heads_of(line) and (text := plain(line, inner))]
    whole = "\r\n".join(("BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", ""))
    parsed = next(iter(vobject.readComponents(whole, ignoreUnreadable=True)), None)
    if parsed is None:
        raise ValueError("no card")
    found: dict[str, list[tuple[bool, str]]] = {}
    for one in parsed.getChildren():
        preferred = _is_preferred(one.params)
        for head, text in _texts(one.name, one.value):
            if text.strip():
                found.setdefault(head, []).append((preferred, text.strip()))
    joined = _joined(found)
    if not joined.get("N family") and not joined.get("N given") and _stands_in(joined):
        del joined["FN"]
    return joined


def _stands_in(joined: Mapping[str, str]) -> bool:
    """Whether what a card is called is no name: a card must be called something, so its company or number is taken."""
    others = (joined.get("ORG"), joined.get("EMAIL"), joined.get("UID"), *joined.get("TEL", "").split("\n"))
    return "FN" in joined and joined["FN"] in others


def _is_preferred(params: Mapping[str, list[str]]) -> bool:
    types = {part.strip().upper() for said in params.get("TYPE", []) for part in said.split(",")}
    return "PREF" in types or params.get("PREF") == ["1"]


def _joined(found: Mapping[str, list[tuple[bool, str]]]) -> dict[str, str]:
    """The texts of each head, the preferred first; of e-mails and addresses one, the others beside it."""
    joined: dict[str, str] = {}
    for head, texts in found.items():
        ordered = list(dict.fromkeys(text for _, text in sorted(texts, key=lambda pair: not pair[0])))
        if head in ("EMAIL", "ADR") and len(ordered) > 1:
            joined[f"{head} more"] = "\n".join(ordered[1:])
            ordered = ordered[:1]
        joined[head] = "\n".join(ordered)
    return joined


def _texts(name: str, value: Any) -> Iterator[tuple[str, str]]:
    match name:
        case "N":
            parts = (value.family, value.given, value.additional, value.prefix, value.suffix)
            yield from zip(_PARTS_OF_N, (_flat(part, " ") for part in parts), strict=True)
        case "ADR":
            yield "ADR", address(value)
        case "ORG":
            parts_of_org = value if isinstance(value, list) else [value]
            yield "ORG", _flat(parts_of_org[0], ",") if parts_of_org else ""
            yield "ORG unit", " ".join(part for part in parts_of_org[1:] if part)
        case "TEL":
            number = _APPLE_NUMBER.sub("", _flat(value, ",")).replace(";ext=", " ext ")
            yield "TEL", number
        case _:
            yield _APART.get(name, name), _flat(value, ",")


def _flat(part: Any, between: str) -> str:
    return between.join(str(one) for one in part) if isinstance(part, list | tuple) else str(part)


def address(value: Any) -> str:
    """An address in one text, in the order its script writes it: from large to small in Chinese."""
    street, extended, box = (_flat(part, ",").strip() for part in (value.street, value.extended, value.box))
    city, region, code, country = (
        _flat(part, ",").strip() for part in (value.city, value.region, value.code, value.country)
    )
    if not any((extended, box, city, region, code, country)):
        return street
    if names.is_han(street + city + region):
        return "".join((country, region, city if city != region else "", street, extended)) + (
            f" {code}" if code else ""
        )
    place = " ".join(part for part in (code, city) if part)
    return ", ".join(part for part in (street, extended, box, place, region, country) if part)
