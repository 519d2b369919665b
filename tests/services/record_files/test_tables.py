"""CSV and workbooks as shops have them (REG-12)."""

from __future__ import annotations

import csv
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from showroom.domain.errors import UserError
from showroom.domain.guarded import guard, unguard
from showroom.services.record_files.encoding import encoding_of
from showroom.services.record_files.opening import open_records

FURNITURE = Path(__file__).parents[4] / "shared" / "data" / "furniture_catalogue.csv"


def cells(path: Path) -> list[tuple[str, ...]]:
    return [record.cells for record in open_records(path).records()]


@pytest.mark.clause("REG-12")
@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("姓名,电话\n王小明,1\n".encode("utf-16-le"), "utf-16-le"),
        ("姓名,电话\n王小明,1\n".encode("utf-16-be"), "utf-16-be"),
        ("姓名,电话\n王小明,1\n".encode("utf-16"), "utf-16"),
        ("姓名,电话\n王小明,1\n".encode("gb18030"), "gb18030"),
        ("姓名,电话\n王小明,1\n".encode("utf-8-sig"), "utf-8-sig"),
        ("Name,Ort\nJürgen Groß,Köln\nZoë,Brühl\nFrançois,Orléans\n".encode("cp1252"), "cp1252"),
        ("姓名,電話,地址\n陳大文,0912,臺北市信義區市府路一號\n林美麗,0933,高雄市前鎮區\n".encode("big5"), "big5"),
    ],
)
def test_encodings(tmp_path: Path, content: bytes, encoding: str) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(content)
    found = encoding_of(file)
    assert found == encoding or content.decode(found) == content.decode(encoding)
    assert cells(file) == [tuple(line.split(",")) for line in content.decode(encoding).splitlines()[1:]]


@pytest.mark.clause("REG-12")
def test_quoted_line_breaks_uneven_rows_and_excels_first_line(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text('sep=;\r\nName;Note\r\n"An;na";"two\r\nlines"\r\n\r\nBo\r\nChen;x;more\r\n', newline="")
    source = open_records(file)
    assert (source.heads, source.shape.separator) == (("Name", "Note"), ";")
    assert [(record.line, record.cells) for record in source.records()] == [
        (3, ("An;na", "two\r\nlines")),
        (6, ("Bo",)),
        (7, ("Chen", "x", "more")),
    ]
    file.write_text('Name,Note\nAnna,"never closed\nBo,1\n' + "x" * 2_000_000)
    with pytest.raises(UserError, match="import_file_quote"):
        cells(file)


@pytest.mark.clause("REG-12")
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(
        st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("=+-@'\"\n,;"), max_size=8),
                 min_size=2, max_size=3), max_size=5),
    separator=st.sampled_from(",;\t|"),
)  # fmt: skip
def test_whatever_is_written_is_read(tmp_path: Path, rows: list[list[str]], separator: str) -> None:
    file = tmp_path / "a.csv"
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, delimiter=separator).writerows(
            [["Head A", "Head B", "Head C"], *([guard(cell) for cell in row] for row in rows)]
        )
    assert cells(file) == [tuple(row) for row in rows if any(cell.strip() for cell in row)]
    assert all(unguard(guard(cell)) == cell for row in rows for cell in row)


@pytest.mark.clause("REG-12")
def test_workbooks(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "empty"
    sheet = book.create_sheet("Kunden")
    for row in (
        ("Name", "Phone", "Born", "Consent", "Score", "Note"),
        ("王小明", 13812345678, datetime.fromisoformat("1985-04-12"), True, 1.5, "=1+1"),
        (None,) * 6,
        ("Bo", "+49 30 901820", date(1990, 1, 2), None, None, "#N/A"),
    ):
        sheet.append(row)
    sheet["F2"].data_type = "s"
    book.save(tmp_path / "a.xlsx")
    source = open_records(tmp_path / "a.xlsx")
    assert (source.shape.kind, source.shape.sheet, source.heads[0]) == ("xlsx", "Kunden", "Name")
    assert [(record.line, record.cells) for record in source.records()] == [
        (2, ("王小明", "13812345678", "1985-04-12", "yes", "1.5", "=1+1")),
        (4, ("Bo", "+49 30 901820", "1990-01-02")),
    ]


@pytest.mark.clause("REG-12")
@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "import_file_empty"),
        (b"\n\n", "import_file_empty"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "import_file_old_workbook"),
        (b"PK\x03\x04" + b"\0" * 60, "import_file_workbook"),
        (bytes(range(256)) * 8, "import_file_not_text"),
    ],
)
def test_files_that_are_none(tmp_path: Path, content: bytes, code: str) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(content)
    with pytest.raises(UserError, match=code):
        open_records(file)
    with pytest.raises(UserError, match="import_no_file"):
        open_records(tmp_path / "gone.csv")


@pytest.mark.skipif(not FURNITURE.is_file(), reason="the catalogue is not part of the tree")
def test_a_real_catalogue_is_read_whole() -> None:
    source = open_records(FURNITURE)
    with FURNITURE.open(encoding="utf-8", newline="") as stream:
        expected = sum(any(cell.strip() for cell in row) for row in csv.reader(stream)) - 1
    records = list(source.records())
    assert len(records) == expected > 1000
    assert {len(record.cells) for record in records} == {len(source.heads)}
    assert source.part_read == 1.0


@pytest.mark.clause("REG-12")
@pytest.mark.parametrize("first", ["", "sep=;\r\n", '"sep=;"\r\n', "SEP=;\n"])
def test_excels_own_habits(tmp_path: Path, first: str) -> None:
    file = tmp_path / "a.csv"
    rows = ("Name;Phone;Note", 'Anna;="013812345678";#N/A', '"Bo";"=""0049 30""";\'=1+1', "")
    file.write_text(first + "\r\n".join(rows), newline="")
    source = open_records(file)
    assert (source.shape.separator, source.heads) == (";", ("Name", "Phone", "Note"))
    assert cells(file) == [("Anna", "013812345678", ""), ("Bo", "0049 30", "=1+1")]
