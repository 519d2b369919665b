"""Which encoding a text file is in: its mark, else strict UTF-8, else GB18030 when it looks like it, else a guess."""

from __future__ import annotations

import codecs
from pathlib import Path

from showroom.domain.errors import UserError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 256 * 1024
_GUESSED = ["gb18030", "big5", "shift_jis", "euc_kr", "cp1252", "cp1250", "cp1251"]


def encoding_of(path: Path) -> str:
    """The encoding of the whole file. Raises ``UserError('import_file_not_text')``; ``OSError``."""
    with path.open("rb") as stream:
        sample = stream.read(_SAMPLE)
    for mark, name in _MARKS:
        if sample.startswith(mark):
            return name
    if b"\x00" in sample:
        wide = _without_mark(sample)
        if wide is not None and _decodes(path, wide):
            return wide
        raise UserError("import_file_not_text", field="file", file=path.name)
    if _decodes(path, "utf-8"):
        return "utf-8"
    if _looks_chinese(sample) and _decodes(path, "gb18030"):
        return "gb18030"
    from charset_normalizer import from_bytes  # only for files that are not Unicode

    best = from_bytes(sample[: sample.rfind(b"\n") + 1] or sample, cp_isolation=_GUESSED).best()
    if best is None or not _decodes(path, best.encoding):
        raise UserError("import_file_not_text", field="file", file=path.name)
    return best.encoding


def _without_mark(sample: bytes) -> str | None:
    """UTF-16 without its mark: separators and line ends have their zero byte always on the same side."""
    marks = b',;\t|\r\n "0123456789:'
    ends_low = sum(sample[at] in marks and sample[at + 1] == 0 for at in range(0, len(sample) - 1, 2))
    ends_high = sum(sample[at] == 0 and sample[at + 1] in marks for at in range(0, len(sample) - 1, 2))
    if not ends_low and not ends_high:
        return None
    return "utf-16-le" if ends_low >= ends_high else "utf-16-be"


def _decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as stream:
            while part := stream.read(_SAMPLE):
                decoder.decode(part)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _looks_chinese(sample: bytes) -> bool:
    """Whether the pairs of bytes are everyday characters: both bytes above 0xA0, as in GB 2312.

    Almost any Latin text with accents is GB18030 too, but there the second byte is a plain letter.
    """
    pairs = everyday = at = 0
    while at < len(sample) - 1:
        if sample[at] < 0x80:
            at += 1
            continue
        pairs += 1
        everyday += sample[at] >= 0xA1 and sample[at + 1] >= 0xA1
        at += 2
    return pairs > 0 and everyday >= 0.7 * pairs
