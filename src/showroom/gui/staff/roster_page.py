"""The roster page: who works when this week, and in which order they stand (REC-01)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from showroom.domain.staff.actor import Actor
from showroom.domain.staff.roster import Preset, clock_text
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.cards import Card as Surface
from showroom.gui.kit.days import short_day
from showroom.gui.kit.header import PageHeader
from showroom.gui.kit.keys import bind
from showroom.gui.kit.labels import Label
from showroom.gui.kit.layouts import boxed, hbox, vbox
from showroom.gui.kit.page import Page, WidthClass
from showroom.gui.kit.table import Column
from showroom.gui.shell.context import ShellContext
from showroom.gui.staff.roster_words import RosterWords
from showroom.gui.staff.shift_dialog import ShiftDialog
from showroom.gui.staff.week import DAYS, Cell, PersonWeek, WeekTable, monday_of, weeks
from showroom.services import roster
from showroom.services.roster import Copied, OnRoster, ShiftRow
from showroom.services.shop import Shop

_NOBODY: tuple[OnRoster, ...] = ()
_NO_SHIFTS: tuple[ShiftRow, ...] = ()
_NO_PRESETS: tuple[Preset, ...] = ()


def create(context: ShellContext) -> Page:
    """The page for ``gui/shell/navigation.py``."""
    return RosterPage(context)


class RosterPage(Page):
    """People × days. A preset or typed times go into every selected cell; ↑ ↓ move somebody in the order."""

    def __init__(self, context: ShellContext) -> None:
        super().__init__("roster")
        self.title = self.tr("Roster")
        self._context = context
        self._monday = monday_of(context.shop.day())
        self._names = {"early": self.tr("Early"), "late": self.tr("Late"), "full": self.tr("Full")}
        self._words = RosterWords(context.language, self)
        self._header = PageHeader(self.title, "roster", *self._week_buttons())
        self._presets: dict[str, Button] = {}
        self._acts = self._act_buttons()
        self._table = WeekTable(
            self._columns(), "roster.table", self.tr("Roster of the week"), self.tr("Nobody works here yet.")
        )
        self._table.moved_to.connect(self._show_cell)
        self._table.opened.connect(lambda _row: self._on_times())
        self._table.freed.connect(self._on_free)
        self._day_line = Label("", "muted", "roster.day", wrap=True)
        surface = Surface(vbox(self._table, margins=(6, 6)), "roster.surface")
        self.setLayout(vbox(self._header, self._acts, surface, self._day_line, spacing=14, margins=(28, 20, 28, 16)))
        bind(self, "Alt+Up", self.tr("Move up in the order"), lambda: self._on_move(-1), place=self.title)
        bind(self, "Alt+Down", self.tr("Move down in the order"), lambda: self._on_move(1), place=self.title)

    # -- parts
    def _week_buttons(self) -> tuple[Button, ...]:
        before = Button("", "roster.before", icon="caret-left", tip=self.tr("The week before"))
        now = Button(self.tr("This week"), "roster.now")
        after = Button("", "roster.after", icon="caret-right", tip=self.tr("The week after"))
        self._copy = Button(self.tr("Copy last week"), "roster.copy", icon="copy", kind="primary")
        before.clicked.connect(lambda: self.show_week(self._monday - timedelta(days=DAYS)))
        after.clicked.connect(lambda: self.show_week(self._monday + timedelta(days=DAYS)))
        now.clicked.connect(lambda: self.show_week(monday_of(self._context.shop.day())))
        self._copy.clicked.connect(self._on_copy)
        return before, now, after, self._copy

    def _act_buttons(self) -> Any:
        for key in ("early", "late", "full"):
            button = Button(self._names[key], f"roster.{key}", kind="soft")
            button.clicked.connect(lambda _on=False, key=key: self._on_preset(key))
            self._presets[key] = button
        times = Button(self.tr("Other times"), "roster.times", icon="clock", key="↵")
        free = Button(self.tr("Free"), "roster.free", icon="backspace", key="Del")
        up = Button("", "roster.up", icon="arrow-up", tip=self.tr("Earlier in the order (Alt+↑)"))
        down = Button("", "roster.down", icon="arrow-down", tip=self.tr("Later in the order (Alt+↓)"))
        times.clicked.connect(self._on_times)
        free.clicked.connect(self._on_free)
        up.clicked.connect(lambda: self._on_move(-1))
        down.clicked.connect(lambda: self._on_move(1))
        self._editing = (*self._presets.values(), times, free, up, down)
        order = Label(self.tr("Order"), "muted", "roster.order")
        return boxed(hbox(*self._presets.values(), times, free, None, order, up, down, spacing=10), "roster.acts")

    def _columns(self) -> tuple[Column[PersonWeek], ...]:
        return self._words.columns(self._monday, self._context.shop.day(), narrow=self._width == "compact")

    # -- showing
    def show_week(self, monday: date) -> None:
        """Show another week."""
        self._monday = monday
        self.refresh()

    def refresh(self) -> None:
        """The week as it is planned now."""
        context, last = self._context, self._monday + timedelta(days=DAYS - 1)
        people = context.read(roster.people, _NOBODY)
        shifts = context.read(lambda shop, actor: roster.shifts(shop, actor, self._monday, last), _NO_SHIFTS)
        today = context.shop.day()
        begin = today if self._monday <= today <= last else None  # days that are over can't be planned
        self._table.show_week(self._columns(), weeks(people, shifts, self._monday, today), begin)
        may = context.may("roster.edit")
        self._acts.setVisible(may)
        self._copy.setVisible(may)
        language = context.language
        said = f"{short_day(self._monday, language)} – {short_day(last, language)}"
        week = self.tr("Week {number}").format(number=self._monday.isocalendar().week)
        self._header.show_subtitle(f"{week} · {said}")
        self._show_cell()

    def reflow(self, width: WidthClass) -> None:
        self.refresh_soon()

    def _day_presets(self, day: date) -> tuple[Preset, ...]:
        return self._context.read(lambda shop, actor: roster.presets(shop, actor, day), _NO_PRESETS)

    def _show_cell(self) -> None:
        cell = self._table.cell(self._monday)
        today = self._context.shop.day()
        over = cell is None or all(one.day < today for one in self._table.cells(self._monday))
        for button in self._editing:
            button.setEnabled(not over)
        if cell is None:
            self._day_line.setText("")
            return
        for preset in self._day_presets(cell.day):
            hours = f"{clock_text(preset.starts_minute)}–{clock_text(preset.ends_minute)}"
            self._presets[preset.key].show_text(f"{self._names[preset.key]} {hours}")
        self._day_line.setText(self._words.order_of(self._table.rows(), self._monday, cell.day, today))

    def focus_first(self) -> None:
        self._table.setFocus()

    def keep(self) -> dict[str, Any]:
        cell = self._table.cell(self._monday)
        return {"monday": self._monday, "cell": (cell.staff_id, (cell.day - self._monday).days + 1) if cell else None}

    def resume(self, kept: dict[str, Any]) -> None:
        self.show_week(kept["monday"])
        if kept.get("cell"):
            self._table.select_cell(*kept["cell"])

    # -- acts
    def _coming(self) -> tuple[Cell, ...]:
        today = self._context.shop.day()
        return tuple(cell for cell in self._table.cells(self._monday) if cell.day >= today)

    def _set(self, cells: tuple[Cell, ...], act: Callable[[Shop, Actor, Cell], object], told: str) -> None:
        """One act for all cells, taken back together."""
        if not cells or not self._context.may("roster.edit"):
            return
        context = self._context

        def every(shop: Shop, actor: Actor) -> None:
            with shop.batch():
                for cell in cells:
                    act(shop, actor, cell)

        def undo() -> None:
            context.act("roster.edit", lambda shop, actor: _put_back(shop, actor, cells))

        context.act("roster.edit", every, lambda _none: context.undo_bar.offer(told, undo))

    def _on_preset(self, key: str) -> None:
        cells = self._coming()
        wanted = {
            day: next((preset for preset in self._day_presets(day) if preset.key == key), None)
            for day in {cell.day for cell in cells}
        }

        def give(shop: Shop, actor: Actor, cell: Cell) -> None:
            preset = wanted[cell.day]
            if preset is not None:
                roster.set_shift(shop, actor, cell.staff_id, cell.day, preset.starts_minute, preset.ends_minute)

        self._set(cells, give, self.tr("Shift set: {what}").format(what=self._names[key]))

    def _on_times(self) -> None:
        cell, cells = self._table.cell(self._monday), self._coming()
        if cell is None or not cells or not self._context.may("roster.edit"):
            return
        name = next((row.name for row in self._table.rows() if row.id == cell.staff_id), "")
        day = short_day(cell.day, self._context.language)
        title = f"{name} · {day}" if len(cells) == 1 else self.tr("Shift for {count} days").format(count=len(cells))
        dialog = ShiftDialog(self.window(), self._context, title, cell, self._day_presets(cell.day))

        def every(shop: Shop, actor: Actor, value: tuple[int, int]) -> None:
            with shop.batch():
                for one in cells:
                    roster.set_shift(shop, actor, one.staff_id, one.day, *value)

        told = self.tr("Shift set: {what}").format(what=title)
        self._context.submit(
            dialog,
            "roster.edit",
            every,
            lambda _none: self._context.undo_bar.offer(
                told,
                lambda: self._context.act("roster.edit", lambda shop, actor: _put_back(shop, actor, cells)),
            ),
        )
        dialog.open()

    def _on_free(self) -> None:
        cells = tuple(cell for cell in self._coming() if cell.shift is not None)
        self._set(
            cells,
            lambda shop, actor, cell: roster.clear_shift(shop, actor, cell.staff_id, cell.day),
            self.tr("Free"),
        )

    def _on_move(self, step: int) -> None:
        """Move the current person by one place, for every day of the week that is not over."""
        cell = self._table.cell(self._monday)
        order = [row.id for row in self._table.rows()]
        person = self._table.current()
        if person is None or not self._context.may("roster.edit"):
            return
        at = order.index(person.id)
        to = at + step
        if not 0 <= to < len(order):
            return
        order[at], order[to] = order[to], order[at]
        days = [self._monday + timedelta(days=number) for number in range(DAYS)]
        self._context.act(
            "roster.edit",
            lambda shop, actor: roster.set_order(shop, actor, days, order),
            lambda _none: self._stay(person.id, cell),
        )

    def _stay(self, staff_id: int, cell: Cell | None) -> None:
        self._table.select_cell(staff_id, (cell.day - self._monday).days + 1 if cell is not None else 1)

    def _on_copy(self) -> None:
        context, monday = self._context, self._monday

        def copied(result: Copied) -> None:
            told = self.tr("Shifts copied: {count}").format(count=len(result.shift_ids))
            context.undo_bar.offer(
                told,
                lambda: context.act("roster.edit", lambda shop, actor: roster.take_back_copy(shop, actor, result)),
            )

        context.act(
            "roster.edit",
            lambda shop, actor: roster.copy_week(shop, actor, monday - timedelta(days=DAYS), monday),
            copied,
        )


def _put_back(shop: Shop, actor: Actor, cells: tuple[Cell, ...]) -> None:
    with shop.batch():
        for cell in cells:
            was = cell.shift
            if was is None:
                roster.clear_shift(shop, actor, cell.staff_id, cell.day)
            else:
                roster.set_shift(shop, actor, cell.staff_id, cell.day, was.starts_minute, was.ends_minute, was.place)
