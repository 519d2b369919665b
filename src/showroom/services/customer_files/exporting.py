"""Customers into a file: CSV, workbook or address cards (REG-12). Signed by a person, recorded, flat in memory.

What is written is read again by the import as the very same answers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from sqlalchemy import Connection, func, select

from showroom.domain.customers import cell_texts, cells, names
from showroom.domain.customers.form import Answer, Relation
from showroom.domain.errors import UserError
from showroom.domain.packs.schema import Form, Pack
from showroom.domain.staff.actor import Actor
from showroom.domain.staff.permissions import require
from showroom.services import packs
from showroom.services.customer_files.numbers import written
from showroom.services.customers import answers as _answers
from showroom.services.record_files.values import CSV, VCARD, XLSX
from showroom.services.shop import Shop
from showroom.store.models import Customer, CustomerOwner, Staff

if TYPE_CHECKING:
    from showroom.documents.address_cards import AddressCard

ACTION = "customers.export"
KINDS = (CSV, XLSX, VCARD)
_AT_ONCE = 400
_HEADS = {"en": ("Record", "Owner"), "zh_CN": ("记录号", "归属人")}
_ON_A_CARD = frozenset({"name", "phones", "email", "company", "address", "birthday", "notes"})


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written, and where."""

    customers: int
    file: Path


@dataclass(frozen=True, slots=True)
class _Out:
    """A customer on the way out: number, answers, owner's name."""

    number: str
    answers: Mapping[str, Answer]
    owner: str


def export_customers(
    shop: Shop,
    actor: Actor,
    kind: str,
    to: Path,
    *,
    lang: str | None = None,
    vcard: str = "4.0",
    told: Callable[[int, int], None] | None = None,
) -> Exported:
    """Write every customer to ``to``. Raises ``Refused``, ``UserError``; then there is no file, and none is replaced.

    ``lang``: of heads and options (default: the store's); ``vcard``: 4.0, or 3.0, of address
    cards. ``told`` hears (done, of) and may raise to stop.
    """
    require(actor, ACTION)
    if kind not in KINDS:
        raise UserError("export_unknown_format", field="format", format=kind, formats=", ".join(KINDS))
    part = to.with_name(f"{to.name}.part")
    try:
        with shop.view(actor, ACTION) as connection:
            pack = packs.in_force(shop, connection).pack
            of = int(connection.execute(select(func.count()).select_from(Customer).where(Customer.active)).scalar_one())
            if kind == XLSX and of > 1_048_575:
                raise UserError("export_too_many", field="format", count=of)
            with part.open("wb") as stream:
                people = _people(shop, connection, pack, told or _silent, of)
                count = _write(shop, pack, kind, stream, people, lang or shop.store.language, vcard)
        with shop.work(actor, ACTION) as work:  # recorded before anybody has the file
            work.note("customers_exported", count=count, format=kind)
        part.replace(to)
    except OSError as error:
        raise UserError("export_not_written", field="to", file=to.name, why=error.strerror or "") from error
    finally:
        with suppress(OSError):
            part.unlink()
    return Exported(count, to)


def _silent(_done: int, _of: int) -> None:
    return


def _people(
    shop: Shop, connection: Connection, pack: Pack, told: Callable[[int, int], None], of: int
) -> Iterator[_Out]:
    """All customers, oldest first, some hundreds at a time."""
    after, done = 0, 0
    while True:
        ids = list(
            connection.execute(
                select(Customer.id).where(Customer.active, Customer.id > after).order_by(Customer.id).limit(_AT_ONCE)
            ).scalars()
        )
        if not ids:
            told(of, of)
            return
        held = _answers.load_many(connection, pack, ids)
        owners = {
            row.customer_id: row.name
            for row in connection.execute(
                select(CustomerOwner.customer_id, Staff.name)
                .join(Staff, Staff.id == CustomerOwner.staff_id)
                .where(CustomerOwner.store_id == shop.store.id, CustomerOwner.customer_id.in_(ids), Staff.active)
            )
        }
        named = _named(connection, [one.answers for one in held.values()])
        for customer_id in ids:
            if customer_id in held:
                answers = {key: _said(answer, named) for key, answer in held[customer_id].answers.items()}
                yield _Out(written(shop.store.id, customer_id), answers, owners.get(customer_id, ""))
        after, done = ids[-1], done + len(ids)
        told(min(done, of - 1), of)


def _named(connection: Connection, all_answers: list[dict[str, Answer]]) -> dict[int, str]:
    """The names of the customers that relations lead to without saying who it is."""
    ids = {
        answer.customer_id
        for answers in all_answers
        for answer in answers.values()
        if isinstance(answer, Relation) and not answer.said and answer.customer_id is not None
    }
    if not ids:
        return {}
    rows = connection.execute(select(Customer.id, Customer.name).where(Customer.id.in_(ids)))
    return {row.id: row.name for row in rows}


def _said(answer: Answer, named: Mapping[int, str]) -> Answer:
    if isinstance(answer, Relation) and not answer.said and answer.customer_id is not None:
        return Relation(named.get(answer.customer_id, ""), answer.customer_id)
    return answer


def _write(shop: Shop, pack: Pack, kind: str, stream: BinaryIO, people: Iterator[_Out], lang: str, vcard: str) -> int:
    from showroom.documents.record_files import CsvWriter, RecordWriter, XlsxWriter

    currency, count = shop.store.currency, 0
    if kind == VCARD:
        from showroom.documents.address_cards import write_card

        for one in people:
            write_card(stream, _card(pack.form, one, lang, currency), vcard)
            count += 1
        return count
    number, owner = _HEADS["zh_CN" if lang.startswith("zh") else "en"]
    heads = (number, *cell_texts.heads_of(pack.form, lang), owner)
    writer: RecordWriter = CsvWriter(stream, heads) if kind == CSV else XlsxWriter(stream, heads, owner)
    for one in people:
        texts = (cell_texts.text_of(field, one.answers.get(field.key), lang, currency) for field in pack.form.fields)
        writer.row((one.number, *texts, one.owner))
        count += 1
    writer.close()
    return count


def _card(form_: Form, one: _Out, lang: str, currency: str) -> AddressCard:
    from showroom.documents.address_cards import AddressCard

    texts = {field.key: cell_texts.text_of(field, one.answers.get(field.key), lang, currency) for field in form_.fields}
    columns = {field.column: field.key for field in form_.fields if field.column in _ON_A_CARD}

    def text(column: str) -> str:
        return texts.get(columns.get(column, ""), "")

    numbers, birthday = one.answers.get(columns.get("phones", "")), one.answers.get(columns.get("birthday", ""))
    phones = numbers if isinstance(numbers, tuple) else ()
    family, given = _parts(text("name"))
    own = {key: said for key, said in texts.items() if said and key not in columns.values()}
    if one.owner:
        own[cells.OWNER] = one.owner
    return AddressCard(
        uid=one.number,
        shown=text("name") or text("company") or next(iter(phones), "") or text("email") or one.number,
        family=family,
        given=given,
        company=text("company"),
        phones=phones,
        email=text("email"),
        address=text("address"),
        birthday=birthday if isinstance(birthday, date) else None,
        notes=text("notes"),
        own=own,
    )


def _parts(name: str) -> tuple[str, str]:
    """Family and given name as an address book sorts them."""
    if not name:
        return "", ""
    if names.is_han(name):
        cut = names.read(name).surname_length if len(name) > 1 else 1
        return name[:cut], name[cut:]
    given, _, family = name.rpartition(" ")
    return family, given
