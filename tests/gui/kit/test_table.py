"""Tables of dataclass rows: selection by id over a refresh, sorting and paging as signals, words for screen readers."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from showroom.gui.kit.table import Column, Table


@dataclass(frozen=True, slots=True)
class Visit:
    id: int
    name: str
    phone: str
    state: str
    amount: str


COLUMNS: tuple[Column[Visit], ...] = (
    Column("name", "Visitor", lambda v: v.name, second=lambda v: v.phone, avatar=lambda v: v.name, sortable=True),
    Column("state", "State", lambda v: v.state, 140, tone=lambda v: "warning" if v.state == "waiting" else None),
    Column("amount", "Amount", lambda v: v.amount, 120, number=True),
)
ROWS = tuple(Visit(n, f"Visitor {n}", f"+86 {n}", "waiting" if n % 2 else "served", f"¥ {n}") for n in range(30))


@pytest.fixture
def table(qtbot: QtBot) -> Table[Visit]:
    made: Table[Visit] = Table(COLUMNS, lambda v: v.id, "visits", "Visits", empty="Nobody yet")
    qtbot.addWidget(made)
    made.resize(700, 400)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_selection_follows_the_id(table: Table[Visit], qtbot: QtBot) -> None:
    chosen: list[Visit | None] = []
    table.chosen.connect(chosen.append)
    table.show_rows(ROWS)
    assert table.select_id(5)
    assert chosen == [ROWS[5]]
    table.show_rows(tuple(reversed(ROWS)))
    assert table.current() == ROWS[5]
    assert chosen == [ROWS[5]]  # a refresh is no choice
    table.show_rows(ROWS[:3])
    assert table.current_id() is None
    assert chosen[-1] is None
    assert not table.select_id(99)


def test_same_rows_keep_the_scroll_position(table: Table[Visit]) -> None:
    table.show_rows(ROWS)
    table.verticalScrollBar().setValue(300)
    changed = tuple(Visit(v.id, v.name + "!", v.phone, v.state, v.amount) for v in ROWS)
    table.show_rows(changed)
    assert table.verticalScrollBar().value() == 300
    assert table.rows()[0].name == "Visitor 0!"


def test_enter_and_double_click_open(table: Table[Visit], qtbot: QtBot) -> None:
    table.show_rows(ROWS)
    opened: list[Visit] = []
    table.opened.connect(opened.append)
    table.select_id(1)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.row_middle(2))
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.row_middle(2))
    assert opened == [ROWS[1], ROWS[2]]


def test_headings_ask_for_an_order(table: Table[Visit], qtbot: QtBot) -> None:
    asked: list[tuple[str, bool]] = []
    table.sorted_by.connect(lambda key, descending: asked.append((key, descending)))
    header = table.horizontalHeader()
    header.sectionClicked.emit(0)
    header.sectionClicked.emit(0)
    header.sectionClicked.emit(2)  # not sortable
    assert asked == [("name", False), ("name", True)]


def test_end_of_the_list_asks_for_more(table: Table[Visit], qtbot: QtBot) -> None:
    table.show_rows(ROWS)
    with qtbot.waitSignal(table.near_end):
        table.verticalScrollBar().setValue(table.verticalScrollBar().maximum())
    table.add_rows((Visit(100, "Next", "", "served", ""),))
    assert table.rows()[-1].id == 100


def test_screen_readers_get_every_word(table: Table[Visit]) -> None:
    table.show_rows(ROWS)
    model = table.model()
    assert model.data(model.index(1, 0), Qt.ItemDataRole.AccessibleTextRole) == "Visitor 1, +86 1"
    assert model.data(model.index(1, 1)) == "waiting"
    assert model.headerData(2, Qt.Orientation.Horizontal) == "Amount"
    assert model.data(model.index(1, 2), Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert table.accessibleName() == "Visits"


def test_empty_table_says_so(table: Table[Visit]) -> None:
    blank = table.grab().toImage()
    table.show_rows(ROWS)
    assert table.grab().toImage() != blank
    table.step(1)
    assert table.current() == ROWS[0]
    table.step(100)
    assert table.current() == ROWS[-1]


def test_ten_thousand_rows_are_shown_at_once(table: Table[Visit], qtbot: QtBot) -> None:
    many = tuple(Visit(n, f"V{n}", "", "served", "") for n in range(10_000))
    table.show_rows(many)
    assert table.select_id(9_999)
    assert table.model().rowCount() == 10_000
