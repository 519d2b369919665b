"""Issuing a quote and its papers (QUO-02, QUO-04).

At issue everything that is on the paper is frozen as text. The PDF of a language is made when it is first wanted, kept,
and from then on handed out byte for byte; so issuing holds the database's write lock for no longer than a few inserts.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, func, select

import showroom.services.quotes.approval as approval
import showroom.services.quotes.records as records
from showroom import wording
from showroom.documents.quote_paper import NOTHING, Party, QuotePaper
from showroom.domain.customers import phones
from showroom.domain.customers.access import in_full
from showroom.domain.errors import UserError
from showroom.domain.packs.schema import Pack
from showroom.domain.quotes import LineKind, State, move
from showroom.domain.quotes import check as check_quote
from showroom.domain.staff.actor import Actor
from showroom.domain.text import Text
from showroom.services import packs
from showroom.services.customers.owners import owner_of
from showroom.services.customers.people import phones_of
from showroom.services.quotes.frozen import digest, freeze, thaw
from showroom.services.quotes.letterhead import letterhead_in
from showroom.services.quotes.terms import terms_of
from showroom.services.quotes.values import Draft, PaperView
from showroom.services.shop import Shop
from showroom.services.work import Work
from showroom.store.models import Customer, Quote, QuoteVersion, Staff
from showroom.store.models import QuotePaper as PaperRow


def issue(shop: Shop, actor: Actor, quote_id: int, skating_reason: str | None = None) -> str:
    """Freeze a draft and give it its number (the next of the store and year); gives the number.

    ``skating_reason``: why to go on though somebody else looks after the household (REG-08); empty: ask for it, None:
    nobody is there to be asked. Raises ``UserError``: the first of the draft's problems at its field,
    ``quotes.no_customer``, ``quotes.needs_manager``, ``quotes.cannot``, ``skating_needs_reason``.
    """
    with shop.work(actor, "quotes.issue") as work:
        return issue_in(work, quote_id, skating_reason)


def issue_in(work: Work, quote_id: int, skating_reason: str | None = None) -> str:
    """:func:`issue` as part of another act."""
    row = records.found(work.connection, work.store_id, quote_id)
    move(State(row.state), State.ISSUED)
    draft = records.draft_of(work.connection, row)
    pack = packs.in_force(work.shop, work.connection, work.now)
    offered = terms_of(pack.pack, work.actor)
    check_quote(draft.quote(offered.plan(draft.plan_key)), work.day)
    if draft.customer_id is None:
        raise UserError("quotes.no_customer", field="customer")
    approval.check(pack.pack, work.actor, row, draft)
    from showroom.services.ownership import contacts, skating  # the desk knows quotes: a cycle only at import time

    skating.check_in(work, draft.customer_id, "quote", reason=skating_reason, quote_id=quote_id)
    contacts.contact(work, draft.customer_id, row.consultant_id, "quote", effective=True)
    year, seq, number = _number(work, row)
    paper = _paper(work.shop, work.connection, work.actor, row, draft, pack.pack, number=number, draft_mark=False)
    content = freeze(paper)
    work.insert(
        QuoteVersion,
        quote_id=quote_id,
        version=row.version,
        number=number,
        issued_at=work.now,
        issued_by_id=work.actor.staff_id,
        currency=draft.currency,
        total_minor=draft.totals.total.minor,
        digest=digest(content),
        content=content,
    )
    work.update(
        Quote,
        quote_id,
        state=State.ISSUED.value,
        number=number,
        number_year=year,
        number_seq=seq,
        day=work.day,
        issued_at=work.now,
        updated_at=work.now,
        pack_version_id=pack.version_id,
    )
    return number


def _number(work: Work, row: Any) -> tuple[int, int, str]:
    """(year, running number, number): a quote keeps the one it has; the unit of work is the store's only writer."""
    if row.number is not None:
        return row.number_year, row.number_seq, row.number
    year = work.day.year
    last = work.connection.execute(
        select(func.max(Quote.number_seq)).where(Quote.store_id == work.store_id, Quote.number_year == year)
    ).scalar()
    seq = (last or 0) + 1
    return year, seq, f"Q{year}-{seq:05d}"


def _paper(
    shop: Shop,
    connection: Connection,
    actor: Actor,
    row: Any,
    draft: Draft,
    pack: Pack,
    *,
    number: str,
    draft_mark: bool,
) -> QuotePaper:
    """Everything on the paper of a draft as it stands."""
    consultant = connection.execute(select(Staff.name, Staff.phone).where(Staff.id == draft.consultant_id)).first()
    day = shop.day()
    facts = {"days": (draft.valid_until - day).days if draft.valid_until else 0}
    terms = tuple(
        Text(
            en=term.filled("en", store=shop.store.name, **facts),
            zh_CN=term.filled("zh_CN", store=shop.store.name, **facts),
        )
        for term in pack.quote.terms
    )
    return QuotePaper(
        letterhead=letterhead_in(shop, connection),
        customer=_party(shop, connection, draft.customer_id),
        quote=draft.quote(terms_of(pack, actor).plan(draft.plan_key)),
        day=day,
        number=number,
        version=row.version,
        draft=draft_mark,
        consultant=consultant.name if consultant else "",
        consultant_phone=(consultant.phone or "") if consultant else "",
        delivery=_delivery(draft, pack),
        terms=terms,
        title=pack.quote.paper.title or NOTHING,
        consultant_title=pack.quote.paper.consultant or NOTHING,
        delivery_title=pack.quote.paper.delivery or NOTHING,
    )


def _party(shop: Shop, connection: Connection, customer_id: int | None) -> Party:
    if customer_id is None:
        return Party("")
    found = connection.execute(
        select(
            *(Customer.name, Customer.company, Customer.email, Customer.address),
            *(Customer.invoice_title, Customer.tax_number),
        ).where(Customer.id == customer_id)
    ).one()
    numbers = phones_of(connection, [customer_id]).get(customer_id, ())
    return Party(
        name=found.name or found.company or "",
        company=found.company or "",
        phone=phones.shown(numbers[0], shop.store.country) if numbers else "",
        email=found.email or "",
        address=found.address or "",
        invoice_title=found.invoice_title or "",
        tax_number=found.tax_number or "",
    )


def _delivery(draft: Draft, pack: Pack) -> Text:
    """When it is delivered, if there is anything to deliver."""
    if not any(line.kind is LineKind.PRODUCT for line in draft.lines):
        return NOTHING
    charge = pack.quote.delivery
    return Text(
        **{
            lang: wording.word(lang, "quotes.delivery_within", what=charge.label.of(lang), days=charge.days)
            for lang in ("en", "zh_CN")
        }
    )


def paper(shop: Shop, actor: Actor, quote_id: int, language: str, version: int | None = None) -> PaperView:
    """The PDF of a quote in ``en``, ``zh_CN`` or ``both``: an issued one byte for byte as ever, a draft with its mark.

    ``version``: an issued version; default the quote as it stands. Raises ``UserError``: ``quotes.no_version``.
    """
    from showroom.documents import quote_pdf  # the PDF library is not needed before a paper is
    from showroom.documents.labels import PaperLanguage

    chosen = PaperLanguage(language)
    _record_sight(shop, actor, quote_id)
    with shop.view(actor, "quotes.view") as connection:
        row = records.found(connection, shop.store.id, quote_id)
        if version is None and row.state == State.DRAFT.value:
            pack = packs.in_force(shop, connection).pack
            draft = records.draft_of(connection, row)
            content = _paper(shop, connection, actor, row, draft, pack, number="", draft_mark=True)
            frozen = None
        else:
            frozen = _version(connection, row, version or row.version)
            kept = _kept(connection, frozen, chosen)
            if kept is not None:
                return kept
            content = thaw(QuotePaper, frozen.content)
    written = quote_pdf.write(content, chosen)
    missing = tuple(item.code_point for item in written.missing)
    made = PaperView(
        content=written.content,
        language=chosen.value,
        pages=written.pages,
        sha256=sha256(written.content).hexdigest(),
        stored=frozen is not None,
        number=content.number or None,
        missing=missing,
    )
    return made if frozen is None else _keep(shop, actor, frozen, made)


def _record_sight(shop: Shop, actor: Actor, quote_id: int) -> None:
    """A paper shows the customer in full: to whoever sees that customer masked, showing it is recorded (SEC-02)."""
    with shop.view(actor, "quotes.view") as connection:
        row = records.found(connection, shop.store.id, quote_id)
        if row.customer_id is None or (actor.staff_id is not None and actor.staff_id == row.consultant_id):
            return
        by = connection.execute(select(Customer.created_by_id).where(Customer.id == row.customer_id)).scalar()
        if in_full(actor, owner_of(connection, shop.store.id, row.customer_id), by):
            return
    with shop.work(actor, "customers.reveal") as work:
        work.note("customer_shown_on_paper", customer=row.customer_id, quote=quote_id)


def _version(connection: Connection, row: Any, version: int) -> Any:
    found = connection.execute(
        select(QuoteVersion).where(QuoteVersion.quote_id == row.id, QuoteVersion.version == version)
    ).first()
    if found is None:
        raise UserError("quotes.no_version", number=row.number or "", version=version)
    if digest(found.content) != found.digest:
        raise UserError("quotes.version_damaged", number=found.number, version=version)
    return found


def _kept(connection: Connection, version: Any, language: str) -> PaperView | None:
    found = connection.execute(
        select(PaperRow).where(PaperRow.version_id == version.id, PaperRow.language == language)
    ).first()
    if found is None:
        return None
    missing = tuple(found.missing.split())
    return PaperView(found.content, found.language, found.pages, found.sha256, True, version.number, missing)


def _keep(shop: Shop, actor: Actor, version: Any, made: PaperView) -> PaperView:
    """Stores the first paper of a language; whoever comes second gets what the first one stored."""
    with shop.work(actor, "quotes.view") as work:
        kept = _kept(work.connection, version, made.language)
        if kept is not None:
            return kept
        work.insert(
            PaperRow,
            version_id=version.id,
            language=made.language,
            pages=made.pages,
            missing=" ".join(made.missing),
            sha256=made.sha256,
            content=made.content,
            made_at=work.now,
        )
    return made
