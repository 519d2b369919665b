"""What every table keeps to."""

from __future__ import annotations

from sqlalchemy import BigInteger, Table

from showroom.store.models import whole_metadata

# Customers belong to the company, ownership to a store; the device counter belongs to the database.
COMPANY = {
    "customer_change",
    "customer_confirmed",
    "customer_relation",
    "customer_phone",
    "customer_field",
    "customer_grade",
    "customer_heads",
    "customer_latest",
    "broad_row",
    "broad_term",
    "found_owner",
    "not_same_person",
    "term",
    "device",
    "import_ahead",
    "store",
}


def tables() -> list[Table]:
    return whole_metadata().sorted_tables


def test_what_belongs_to_a_store_says_so() -> None:
    for table in tables():
        assert ("store_id" in table.c) != (table.name in COMPANY), table.name


def test_numbers_are_64_bits_and_money_is_whole_minor_units() -> None:
    for table in tables():
        for column in table.columns:
            if column.type.python_type is int:
                assert isinstance(column.type, BigInteger), column
            if column.name.endswith("_minor"):
                assert isinstance(column.type, BigInteger), column
            assert column.type.python_type is not float, column


def test_each_foreign_key_leads_to_a_table_that_exists() -> None:
    for table in tables():
        for key in table.foreign_keys:
            assert key.column.table in tables()
