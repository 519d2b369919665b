"""What a product is found by: one folded text a product; every word of a query must stand in it."""

from __future__ import annotations

from collections.abc import Iterable

from showroom.domain.customers.names import fold, read, runs


def search_text(sku: str, texts: Iterable[str]) -> str:
    """The folded text of a product: article number (also without its leading zeros), names, pinyin and initials."""
    parts = [fold(sku), fold(sku).lstrip("0")]
    for text in texts:
        folded = " ".join(fold(text).split())
        if folded and folded not in parts:
            parts.append(folded)
        for run in runs(text)[0]:
            reading = read(run, surname_first=False)
            parts += [reading.joined, reading.initials]
    return " ".join(dict.fromkeys(part for part in parts if part))


def words(query: str) -> tuple[str, ...]:
    """The folded words of a query; a number typed with leading zeros finds the article written without them."""
    folded = (word for word in fold(query).split())
    return tuple(word.lstrip("0") if word.isdigit() and word.strip("0") else word for word in folded)
