"""A rehearsal as a workbook and as CSV: plain values, and nothing that a spreadsheet would run (REC-19)."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO

from showroom.documents.labels import Labels, PaperLanguage
from showroom.documents.rehearsal import RehearsalPaper
from showroom.documents.workbook import Value, Workbook
from showroom.domain.reception.comparing import METRICS, Figure, difference_shown, shown

_RUNS = ("=", "+", "-", "@", "\t", "\r")


def xlsx(paper: RehearsalPaper, language: PaperLanguage) -> bytes:
    """A sheet of the whole period, one of the people, one of the switches; times as ``m:ss``."""
    labels = Labels(language)
    heading = _heading(paper, labels)
    book = Workbook(heading, _store(paper, labels))
    book.table(labels.one("rehearsal.all"), _heads(labels, "figure"), _figure_rows(paper, labels), note=heading)
    book.table(labels.one("rehearsal.people"), _people_heads(labels), _people_rows(paper))
    changes = [(" / ".join(labels.texts(change)),) for change in paper.changes]
    book.table(labels.one("rehearsal.changes"), (labels.one("rehearsal.switch"),), changes)
    assumed = [(text,) for text in paper.assumed(labels)]
    book.table(labels.one("rehearsal.assumed"), (labels.one("rehearsal.assumed"),), assumed)
    return book.finish()


def csv_bytes(paper: RehearsalPaper, language: PaperLanguage) -> bytes:
    """UTF-8 with its mark, so that a spreadsheet reads Chinese. A row a figure: whom, which, then, now, difference;
    times in seconds."""
    labels = Labels(language)
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow([labels.one("rehearsal.whom"), *_heads(labels, "figure")])
    everybody = labels.one("rehearsal.everybody")
    for figure in paper.figures:
        unit = f" ({labels.one('rehearsal.seconds')})" if figure.is_time else ""
        named = labels.one(f"rehearsal.figure.{figure.code}") + unit
        writer.writerow([everybody, named, figure.then, figure.now, figure.difference])
    for person in paper.people:
        for figure in person.figures:
            named = labels.one(f"rehearsal.metric.{figure.code}")
            writer.writerow([plain(paper.name(person.staff)), named, figure.then, figure.now, figure.difference])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def plain(text: str) -> str:
    """Text that a spreadsheet would take for a formula gets an apostrophe before it."""
    return f"'{text}" if text.startswith(_RUNS) else text


def _store(paper: RehearsalPaper, labels: Labels) -> str:
    return " ".join(labels.texts(paper.letterhead.store))


def _heading(paper: RehearsalPaper, labels: Labels) -> str:
    rules = " / ".join(labels.texts(paper.rules))
    return f"{labels.one('rehearsal.title')} {paper.first} – {paper.last} · {rules} · {_store(paper, labels)}"


def _heads(labels: Labels, first: str) -> tuple[str, ...]:
    return tuple(labels.one(f"rehearsal.{code}") for code in (first, "then", "now", "difference"))


def _figure_rows(paper: RehearsalPaper, labels: Labels) -> list[tuple[Value, ...]]:
    return [(labels.one(f"rehearsal.figure.{figure.code}"), *_cells(figure)) for figure in paper.figures]


def _cells(figure: Figure) -> tuple[Value, Value, Value]:
    if figure.is_time:
        return shown(figure, figure.then), shown(figure, figure.now), difference_shown(figure)
    return figure.then, figure.now, figure.difference


def _people_heads(labels: Labels) -> Sequence[str]:
    sides = ("then", "now", "difference")
    named = [
        f"{labels.one(f'rehearsal.metric.{code}')}: {labels.one(f'rehearsal.{side}')}"
        for code, _ in METRICS
        for side in sides
    ]
    return (labels.one("rehearsal.name"), *named)


def _people_rows(paper: RehearsalPaper) -> list[tuple[Value, ...]]:
    return [
        (
            paper.name(person.staff),
            *(value for one in person.figures for value in (one.then, one.now, one.difference)),
        )
        for person in paper.people
    ]
