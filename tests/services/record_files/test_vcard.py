"""Address cards as phones and mail programs write them (REG-12)."""

from __future__ import annotations

from pathlib import Path

import pytest

from showroom.domain.errors import UserError
from showroom.services.record_files.opening import open_records
from showroom.services.record_files.values import Source

OUTLOOK = (
    "BEGIN:VCARD\r\nVERSION:2.1\r\nX-MS-OL-DEFAULT-POSTAL-ADDRESS:2\r\nN;LANGUAGE=zh-cn;CHARSET=gb2312:王;明\r\n"
    "FN;CHARSET=gb2312:王明\r\nORG;CHARSET=gb2312:蓝海装饰;设计部\r\nTITLE:Designer\r\n"
    "TEL;WORK;VOICE:(021) 6123-4567\r\n"
    "TEL;CELL;VOICE:13812345678\r\n"
    "ADR;WORK;PREF;ENCODING=QUOTED-PRINTABLE:;;1600 Penn Ave=0D=0ABox 2;Washington;DC;20001;USA\r\n"
    "LABEL;WORK;PREF;ENCODING=QUOTED-PRINTABLE:1600 Penn Ave=0D=0A=\r\nBox 2=0D=0A=\r\nWashington, DC  20001\r\n"
    "NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:=E4=BD=A0=E5=A5=\r\n=BD=0D=0A; second=\r\n line\r\n"
    "PHOTO;TYPE=JPEG;ENCODING=BASE64:\r\n /9j/4AAQSkZJRgABAQ\r\n AAAA==\r\n\r\n"
    'X-MS-OL-DESIGN;CHARSET=utf-8:<card xmlns="http://x" ver="1.0"/>\r\nEMAIL;PREF;INTERNET:w@example.com\r\n'
    "REV:20260101T000000Z\r\nEND:VCARD\r\n"
).encode("gb2312")
APPLE = (
    "BEGIN:VCARD\nVERSION:3.0\nPRODID:-//Apple Inc.//iOS 17//EN\nN:Stevenson;John;Philip\\, Paul;Dr.;Jr.\n"
    "FN:John Stevenson\n"
    "ORG:Foo\\, Inc.;\nEMAIL;type=INTERNET;type=HOME:old@foo.example\n"
    "EMAIL;type=INTERNET;type=WORK;type=pref:john@foo.example\n"
    "item1.TEL;type=pref:+1 (555) 010-9999\nitem1.X-ABLabel:_$!<Main>!$_\nTEL;type=CELL;type=VOICE:+49 30 901820\n"
    "item2.ADR;type=HOME:;;1 Infinite Loop\\nFlat 2;Cupertino;CA;95014;United States\nitem2.X-ABADR:us\n"
    "NOTE:a very long note that is folded by the phone af\n ter seventy-five characters\\; and goes on\\nhere\n"
    "BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-06\nPHOTO;ENCODING=b;TYPE=JPEG:AAAA\n BBBB\nX-ABUID:5:ABPerson\nEND:VCARD\n"
)
FOUR = (
    "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:urn:uuid:4fbe8971\r\nFN:Li Na\r\nN:Li;Na;;;\r\n"
    'TEL;VALUE=uri;PREF=1;TYPE="voice,home":tel:+86-10-6552-9988;ext=55\r\nTEL;TYPE=cell:13900001111\r\n'
    'EMAIL:li@example.com\r\nBDAY:19850412\r\nADR;LABEL="No: 1; Road":;;建国路 88 号;北京;北京;100022;\r\n'
    "PHOTO:data:image/jpeg;base64,AAAA\r\nEND:VCARD\r\n"
)


def taken(source: Source) -> list[dict[str, str]]:
    return [
        {head: cell for head, cell in zip(source.heads, record.cells, strict=True) if cell}
        for record in source.records()
        if record.trouble is None
    ]


def opened(tmp_path: Path, content: bytes) -> Source:
    file = tmp_path / "contacts.vcf"
    file.write_bytes(content)
    return open_records(file)


@pytest.mark.clause("REG-12")
def test_outlook_2_1(tmp_path: Path) -> None:
    source = opened(tmp_path, OUTLOOK)
    (card,) = taken(source)
    assert (card["FN"], card["N family"], card["N given"]) == ("王明", "王", "明")
    assert (card["ORG"], card["ORG unit"]) == ("蓝海装饰", "设计部")
    assert card["TEL"] == "(021) 6123-4567\n13812345678"
    assert card["ADR"] == "1600 Penn Ave\nBox 2, 20001 Washington, DC, USA"
    assert card["NOTE"] == "你好\n; second line"
    assert card["EMAIL"] == "w@example.com"
    assert source.skipped == {"photos": 1}


@pytest.mark.clause("REG-12")
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030"])
def test_apple_3_0_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    text = APPLE + APPLE.replace("John", "王").replace("Stevenson", "小明").replace("Infinite", "天钥桥路七号楼")
    first, second = taken(opened(tmp_path, text.encode(encoding)))
    assert (first["FN"], first["ORG"]) == ("John Stevenson", "Foo, Inc.")
    assert (first["EMAIL"], first["EMAIL more"]) == ("john@foo.example", "old@foo.example")
    assert first["TEL"] == "+1 (555) 010-9999\n+49 30 901820"
    assert first["ADR"] == "1 Infinite Loop\nFlat 2, 95014 Cupertino, CA, United States"
    assert (
        first["NOTE"] == "a very long note that is folded by the phone after seventy-five characters; and goes on\nhere"
    )
    assert second["FN"] == "王 小明"


@pytest.mark.clause("REG-12")
def test_4_0_with_numbers_as_addresses(tmp_path: Path) -> None:
    (card,) = taken(opened(tmp_path, FOUR.encode()))
    assert card["TEL"] == "+86-10-6552-9988 ext 55\n13900001111"
    assert (card["UID"], card["BDAY"], card["ADR"]) == ("urn:uuid:4fbe8971", "19850412", "北京建国路 88 号 100022")


@pytest.mark.clause("REG-12")
def test_damaged_cards_are_rejected_alone(tmp_path: Path) -> None:
    good = "BEGIN:VCARD\nVERSION:3.0\nFN:Anna\nN:Anna;;;;\nEND:VCARD\n"
    cut = "BEGIN:VCARD\nVERSION:3.0\nFN:Cut\n"
    agent = "BEGIN:VCARD\nVERSION:2.1\nFN:Boss\nAGENT:\nBEGIN:VCARD\nFN:Helper\nTEL:110\nEND:VCARD\n"
    agent += "TEL:13812345678\nEND:VCARD\n"
    stray = 'BEGIN:VCARD\nFN:Stray\nnonsense\nX-A;B=\\"q\\" 5;C=T:geo:1,2\nTEL:1\nEND:VCARD\n'
    source = opened(tmp_path, (good + cut + agent + stray + cut).encode())
    assert [record.trouble and record.trouble.code for record in source.records()] == [
        None, "import_card_without_end", None, None, "import_card_without_end",
    ]  # fmt: skip
    assert [card.get("FN") for card in taken(source)] == ["Anna", "Boss", "Stray\nnonsense"]
    assert taken(source)[1]["TEL"] == "13812345678"
    with pytest.raises(UserError, match="import_file_empty"):
        opened(tmp_path, b"BEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n")


@pytest.mark.clause("REG-12")
def test_what_a_card_is_called_when_there_is_no_name(tmp_path: Path) -> None:
    text = "BEGIN:VCARD\nVERSION:3.0\nN:;;;;\nFN:Acme GmbH\nORG:Acme GmbH;\nX-ABShowAs:COMPANY\nTEL:1\nEND:VCARD\n"
    text += "BEGIN:VCARD\nVERSION:3.0\nN:;;;;\nFN:13812345678\nTEL:13812345678\nEND:VCARD\n"
    assert taken(opened(tmp_path, text.encode())) == [{"ORG": "Acme GmbH", "TEL": "1"}, {"TEL": "13812345678"}]
