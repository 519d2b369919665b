"""Do the kept sums, frozen versions and papers of the quotes still say what they said? For ``showroom check``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import Connection, func, select

import showroom.services.quotes.records as records
from showroom.documents.quote_paper import QuotePaper
from showroom.domain.quotes import totals
from showroom.services.quotes.frozen import digest, thaw
from showroom.services.shop import Shop
from showroom.store.models import Quote, QuoteVersion
from showroom.store.models import QuotePaper as PaperRow


@dataclass(frozen=True, slots=True)
class Wrong:
    """Something that does not fit: ``what`` is a column (``…_minor``), ``version``, ``version_total`` or ``paper``."""

    quote_id: int
    number: str
    version: int
    what: str
    expected: str
    stands: str


def verify(shop: Shop, connection: Connection) -> tuple[int, tuple[Wrong, ...]]:
    """(number of quotes looked at, what is wrong with them)."""
    count = connection.execute(select(func.count(Quote.id)).where(Quote.store_id == shop.store.id)).scalar_one()
    wrong = (*_sums(shop, connection), *_versions(shop, connection), *_papers(shop, connection))
    return int(count), wrong


def _sums(shop: Shop, connection: Connection) -> Iterator[Wrong]:
    """The four sums of a quote against its lines."""
    for row in connection.execute(select(Quote).where(Quote.store_id == shop.store.id)).all():
        told = records.columns(records.draft_of(connection, row))
        for name in ("subtotal_minor", "discount_minor", "tax_minor", "total_minor"):
            stands = getattr(row, name)
            if stands != told[name]:
                yield Wrong(row.id, row.number or str(row.id), row.version, name, str(told[name]), str(stands))


def _versions(shop: Shop, connection: Connection) -> Iterator[Wrong]:
    """Each frozen text against its digest, and the total it comes to against the one kept beside it."""
    for row in connection.execute(select(QuoteVersion).where(QuoteVersion.store_id == shop.store.id)).all():
        found = digest(row.content)
        if found != row.digest:
            yield Wrong(row.quote_id, row.number, row.version, "version", row.digest, found)
            continue
        total = totals(thaw(QuotePaper, row.content).quote).total.minor
        if total != row.total_minor:
            yield Wrong(row.quote_id, row.number, row.version, "version_total", str(total), str(row.total_minor))


def _papers(shop: Shop, connection: Connection) -> Iterator[Wrong]:
    """The bytes of each kept paper against their sha256."""
    found = connection.execute(
        select(PaperRow.sha256, PaperRow.content, QuoteVersion.quote_id, QuoteVersion.number, QuoteVersion.version)
        .join(QuoteVersion, QuoteVersion.id == PaperRow.version_id)
        .where(QuoteVersion.store_id == shop.store.id)
    )
    for kept, content, quote_id, number, version in found:
        stands = sha256(content).hexdigest()
        if stands != kept:
            yield Wrong(quote_id, number, version, "paper", kept, stands)
