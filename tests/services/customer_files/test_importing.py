"""Files of customers, as shops have them (REG-12)."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import func, select
from tests.services.conftest import Crew

from showroom.domain.customers import form
from showroom.domain.errors import Refused, UserError
from showroom.services.customer_files.importing import import_customers
from showroom.services.customer_files.values import Imported
from showroom.services.customers import cards, find
from showroom.store.models import AuditEntry, Customer, CustomerPhone

CHINESE = """姓名,手机号,客户来源,预算,备注,归属人
王小明,138 1234 5678,路过进店,1-3万,"想要沙发,两只猫",Anna
李静,13900001111,,,,
李静,138 1234 56,,,,
,,,,没有名字,
王小明,+86 138-1234-5678,,,,
周敏,13700002222,朋友的朋友,,,
赵六,13700003333,,,,查无此人
"""


def counts(found: Imported) -> tuple[int, int, int, int, int]:
    return found.read, found.added, found.updated, found.unchanged, found.rejected_count


def written(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    file = tmp_path / "customers.csv"
    file.write_bytes(text.encode(encoding))
    return file


@pytest.mark.clause("REG-12")
@pytest.mark.engines
def test_each_record_is_added_or_rejected_with_its_reason_and_a_second_run_changes_nothing(
    crew: Crew, tmp_path: Path
) -> None:
    file = written(tmp_path, CHINESE)
    first = import_customers(crew.shop, crew.manager, file)
    assert counts(first) == (7, 2, 0, 1, 4)
    assert dict(first.columns) == {
        "name": "姓名",
        "phones": "手机号",
        "source_channel": "客户来源",
        "budget": "预算",
        "notes": "备注",
        "owner": "归属人",
    }
    assert [(record.line, why.code) for record, why in first.rejected] == [
        (4, "phone_mobile_too_short"),
        (5, "customer_needs_something"),
        (7, "form_no_such_option"),
        (8, "import_no_such_person"),
    ]
    (hit,) = find.find(crew.shop, crew.anna, "wxm")
    card = cards.card(crew.shop, crew.anna, hit.person.id)
    assert card.person.owner == "Anna"
    assert card.answers["budget"] == form.MoneyRange(1_000_000, 3_000_000)
    assert card.answers["notes"] == "想要沙发,两只猫"
    with crew.shop.view(crew.manager, "customers.view") as connection:
        before = connection.execute(select(func.count()).select_from(AuditEntry)).scalar()
    again = import_customers(crew.shop, crew.manager, file)
    assert counts(again) == (7, 0, 0, 3, 4)
    with crew.shop.view(crew.manager, "customers.view") as connection:
        assert connection.execute(select(func.count()).select_from(AuditEntry)).scalar() == before


@pytest.mark.clause("REG-12")
def test_a_trial_run_says_the_same_and_writes_nothing(crew: Crew, tmp_path: Path) -> None:
    file = written(tmp_path, CHINESE)
    trial = import_customers(crew.shop, crew.manager, file, dry_run=True)
    with crew.shop.view(crew.manager, "customers.view") as connection:
        assert connection.execute(select(func.count()).select_from(Customer)).scalar() == 0
    assert counts(trial) == counts(import_customers(crew.shop, crew.manager, file))


@pytest.mark.clause("REG-12")
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_any_encoding_and_separator(crew: Crew, tmp_path: Path, encoding: str, separator: str) -> None:
    rows = [("姓名", "手机", "地址"), ("王小明", "13812345678", "上海市徐汇区天钥桥路")]
    file = written(tmp_path, "\r\n".join(separator.join(row) for row in rows), encoding)
    assert counts(import_customers(crew.shop, crew.manager, file)) == (1, 1, 0, 0, 0)
    (hit,) = find.find(crew.shop, crew.manager, "王小明")
    assert cards.card(crew.shop, crew.manager, hit.person.id).answers["address"] == "上海市徐汇区天钥桥路"


@pytest.mark.clause("REG-12")
def test_a_changed_file_updates_and_takes_no_number_away(crew: Crew, tmp_path: Path) -> None:
    import_customers(
        crew.shop, crew.manager, written(tmp_path, "Name,Phone\nAnna Nowak,+48 512 345 678\nBo,13812345678\n")
    )
    changed = (
        "Last name,First name,Phone 1,Phone 2,E-mail\nNowak,Anna,+48 512 345 678,+48 600 100 200,a@nowak.example\n"
    )
    found = import_customers(crew.shop, crew.manager, written(tmp_path, changed))
    assert counts(found) == (1, 0, 1, 0, 0)
    assert dict(found.columns)["phones"] == "Phone 1 + Phone 2"
    import_customers(crew.shop, crew.manager, written(tmp_path, "Name,E-mail,Phone\nAnna Nowak,a@nowak.example,\n"))
    (hit,) = find.find(crew.shop, crew.manager, "nowak")
    card = cards.card(crew.shop, crew.manager, hit.person.id)
    assert card.answers["phones"] == ("+48 512 345 678", "+48 600 100 200")
    assert card.answers["email"] == "a@nowak.example"
    with crew.shop.view(crew.manager, "customers.view") as connection:
        assert connection.execute(select(func.count()).select_from(Customer)).scalar() == 2
        assert connection.execute(select(func.count()).select_from(CustomerPhone)).scalar() == 3


@pytest.mark.clause("REG-12", "REG-03")
def test_another_name_on_a_number_is_another_person(crew: Crew, tmp_path: Path) -> None:
    file = written(tmp_path, "姓名,电话\n张三,13812345678\n李四,13812345678\n张三,\n张三,\n")
    first = import_customers(crew.shop, crew.manager, file)
    assert counts(first) == (4, 2, 0, 2, 0)
    assert counts(import_customers(crew.shop, crew.manager, file)) == (4, 0, 0, 4, 0)


@pytest.mark.clause("REG-12")
def test_columns_as_said(crew: Crew, tmp_path: Path) -> None:
    file = written(tmp_path, "A,B,C\n王小明,13812345678,13900001111\n")
    with pytest.raises(UserError, match="import_no_heads"):
        import_customers(crew.shop, crew.manager, file)
    with pytest.raises(UserError, match="import_map_unknown_head"):
        import_customers(crew.shop, crew.manager, file, mapping=[("name", "X")])
    with pytest.raises(UserError, match="import_map_unknown_field"):
        import_customers(crew.shop, crew.manager, file, mapping=[("nome", "A")])
    said = [("name", "a"), ("phones", "B"), ("phones", "C")]
    assert counts(import_customers(crew.shop, crew.manager, file, mapping=said)) == (1, 1, 0, 0, 0)


def test_files_that_are_none(crew: Crew, tmp_path: Path) -> None:
    with pytest.raises(UserError):
        import_customers(crew.shop, crew.manager, tmp_path / "gone.csv")
    with pytest.raises(UserError, match="import_empty"):
        import_customers(crew.shop, crew.manager, written(tmp_path, "姓名,电话\n"))
    with pytest.raises(UserError):
        import_customers(crew.shop, crew.manager, written(tmp_path, ""))
    with pytest.raises(Refused):
        import_customers(crew.shop, crew.anna, written(tmp_path, CHINESE))


@pytest.mark.clause("REG-12")
def test_a_card_s_job_and_groups_are_no_answers_of_the_form(crew: Crew, tmp_path: Path) -> None:
    file = tmp_path / "phone.vcf"
    file.write_text(
        "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Weber;Ida;;;\r\nFN:Ida Weber\r\nTITLE:Head of purchasing\r\nROLE:Buyer\r\n"
        "CATEGORIES:myContacts,Business\r\nTEL;TYPE=CELL:+49 171 1234567\r\nEND:VCARD\r\n",
        encoding="utf-8",
        newline="",
    )
    found = import_customers(crew.shop, crew.manager, file)
    assert counts(found) == (1, 1, 0, 0, 0)
    assert set(found.columns) == {"name", "family_name", "given_name", "phones"}
