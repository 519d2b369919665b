"""The first records of a file as an import would take them: who is new, who is known, what is rejected (REG-12).

Read by what reads an import, into a plan that is thrown away.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from showroom.domain.customers import cells
from showroom.domain.customers.cells import Columns
from showroom.domain.errors import UserError
from showroom.domain.packs.schema import Form
from showroom.domain.staff.actor import Actor
from showroom.domain.staff.permissions import require
from showroom.services import packs
from showroom.services.customer_files import columns as _columns
from showroom.services.customer_files.importing import ACTION
from showroom.services.customer_files.plan import Plan
from showroom.services.customer_files.reading import Reader, in_portions
from showroom.services.customer_files.values import Preview, PreviewRow
from showroom.services.record_files.opening import open_records
from showroom.services.record_files.values import Record
from showroom.services.shop import Shop
from showroom.store.staging import staging

ROWS = 200


def preview(shop: Shop, actor: Actor, file: Path, mapping: Sequence[tuple[str, str]] = (), rows: int = ROWS) -> Preview:
    """The first records as they would be taken. Raises ``UserError`` for the file; nothing is written."""
    require(actor, ACTION)
    source = open_records(file)
    with staging(shop.database) as stage:
        pack = packs.in_force(shop, stage.connection).pack
        try:
            columns, how = _columns.found(stage.connection, shop.store.id, pack.form, source.heads, mapping)
        except UserError as refusal:
            if refusal.code != "import_no_heads":
                raise
            columns, how = {}, _columns.GUESSED
        first = list(islice(source.records(), rows + 1))
        records = first[:rows]
        reader = Reader(shop, stage, Plan(stage), pack, source.heads, columns)
        taken = [one for portion in in_portions(records) for one in reader.take(portion)] if columns else []
        made = tuple(
            PreviewRow(_name(pack.form, columns, record), one) for record, one in zip(records, taken, strict=False)
        )
    shape, samples = source.shape, tuple(record.cells for record in records)
    return Preview(
        shape.kind, shape.encoding, shape.separator, source.heads, columns, how, samples, made, len(first) <= rows
    )


def _name(form: Form, columns: Columns, record: Record) -> str:
    """Whom a record is about: what its columns for the name say, else whatever it says first."""
    named = [one.key for one in form.fields if one.column == "name"]
    for keys in (named, (cells.FAMILY_NAME, cells.GIVEN_NAME)):
        said = [record.cells[at].strip() for key in keys for at in columns.get(key, ()) if at < len(record.cells)]
        if any(said):
            return " ".join(text for text in said if text)
    return next((cell.strip() for cell in record.cells if cell.strip()), "")
