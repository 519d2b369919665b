"""Address cards made plain: whatever a phone or mail program writes, line by line, becomes what vCard 3.0 says.

vCard 2.1 breaks quoted-printable lines softly, may name another charset for each line and folds base64 in its own way;
a library that reads text can't see any of that, so it is done here, on the bytes. The grammar is the library's.
"""

from __future__ import annotations

import codecs
import quopri
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_PICTURES = {b"PHOTO": "photos", b"LOGO": "photos", b"SOUND": "sounds", b"KEY": "keys"}
_NAME = re.compile(rb"(?:([A-Za-z0-9_-]+)\.)?([A-Za-z0-9-]+)\s*([;:])")
_STRUCTURED = frozenset({"N", "ADR", "ORG"})


@dataclass(frozen=True, slots=True)
class Card:
    """A card's lines as bytes, unfolded; ``line``: where it begins. ``skipped``: kinds of what was left out."""

    line: int
    lines: tuple[bytes, ...]
    skipped: tuple[str, ...]
    whole: bool = True


def cards(stream: Iterable[bytes]) -> Iterator[Card]:
    """The cards of a file. A card within a card (an agent's) is left out; one without its end is not ``whole``."""
    lines: list[bytes] = []
    skipped: list[str] = []
    begins, depth, picture, soft = 0, 0, False, False
    for number, raw in enumerate(stream, start=1):
        line = raw.rstrip(b"\r\n")
        upper = line.strip().upper()
        if soft and not upper.startswith((b"BEGIN:", b"END:")):
            # some fold the line as well; a blank that stands before a letter is a blank between words
            lines[-1] = lines[-1][:-1] + (line[1:] if line[:2] in (b" =", b"\t=") else line)
            soft = lines[-1].endswith(b"=")
            continue
        soft = False
        if upper == b"BEGIN:VCARD":
            if depth and not _inside_agent(lines):
                yield Card(begins, tuple(lines), tuple(skipped), whole=False)
                depth = 0
            depth += 1
            if depth == 1:
                lines, skipped, begins, picture = [], [], number, False
            continue
        if upper == b"END:VCARD":
            if depth == 1:
                yield Card(begins, tuple(lines), tuple(skipped))
            depth = max(0, depth - 1)
            continue
        if depth != 1:
            continue
        if line[:1] in (b" ", b"\t"):
            if not picture and lines:
                lines[-1] += line[1:]
            continue
        found = _NAME.match(line)
        if picture and (found is None or not upper):  # base64 that was not indented
            continue
        picture = found is not None and found.group(2).upper() in _PICTURES
        if found is None:
            if lines and upper:  # a line break that somebody forgot to write as one
                lines[-1] += b"\\n" + line
        elif picture:
            skipped.append(_PICTURES[found.group(2).upper()])
        else:
            lines.append(line)
            soft = line.endswith(b"=") and b"QUOTED-PRINTABLE" in line.partition(b":")[0].upper()
    if depth:
        yield Card(begins, tuple(lines), tuple(skipped), whole=False)


def _inside_agent(lines: list[bytes]) -> bool:
    return bool(lines) and lines[-1].upper().startswith(b"AGENT")


def plain(line: bytes, encoding: str) -> str:
    """One unfolded line as vCard 3.0 writes it; ``encoding``: of the file, for a line that names none."""
    found = _NAME.match(line)
    assert found is not None  # ``cards`` gives no others
    head, value = _cut(line)
    name = found.group(2).decode("ascii").upper()
    words = _parts(head.decode("utf-8", errors="replace"))
    charset, quoted, base64, kept = encoding, False, False, [words[0]]
    for word in words[1:]:
        key, _, said = word.partition("=")
        match key.strip().upper(), said.strip().strip('"').upper():
            case "CHARSET", said_charset:
                charset = said_charset
            case ("ENCODING", "QUOTED-PRINTABLE") | ("QUOTED-PRINTABLE", _):
                quoted = True
            case ("ENCODING", "8BIT" | "7BIT") | ("8BIT" | "7BIT", _) | ("LANGUAGE", _):
                pass
            case ("ENCODING", "B" | "BASE64") | ("BASE64", _):
                base64 = True
            case _ if said:
                kept.append(word.strip() if '"' in said or re.fullmatch(r"[^:;,\\]*", said) else f'{key}="{said}"')
            case _ if key.strip():
                kept.append(f"TYPE={key.strip()}")  # 2.1 names types without saying that they are
    if base64 and not quoted:
        return ""  # a picture under another name
    if quoted:
        fields = _fields(value) if name in _STRUCTURED else [value]
        texts = [_escaped(_decoded(quopri.decodestring(one), charset)) for one in fields]
        text = ";".join(texts)
    else:
        text = _decoded(value, charset)
    return f"{';'.join(kept)}:{text}"


def _cut(line: bytes) -> tuple[bytes, bytes]:
    """Name with parameters, and value; a colon within quotes is no end."""
    quoted = False
    for at, byte in enumerate(line):
        if byte == 0x22 and line[at - 1 : at] != b"\\":
            quoted = not quoted
        elif byte == 0x3A and not quoted:
            return line[:at], line[at + 1 :]
    head, _, value = line.partition(b":")
    return head, value


def _parts(head: str) -> list[str]:
    return [part for part in re.findall(r'(?:[^;"]|"[^"]*"?)+', head.replace('\\"', "")) if part.strip()]


def _fields(value: bytes) -> list[bytes]:
    return re.split(rb"(?<!\\);", value)


def _escaped(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\\;", ";").replace("\\,", ",")
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace(",", "\\,").replace(";", "\\;")


def _decoded(value: bytes, charset: str) -> str:
    for name in (charset, "utf-8", "gb18030", "cp1252"):
        try:
            return value.decode("gb18030" if codecs.lookup(name).name in ("gb2312", "gbk") else name)
        except (UnicodeDecodeError, LookupError):
            continue
    return value.decode("latin-1")
