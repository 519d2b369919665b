"""The pages of the counter window: made when opened first, refreshed by the bus, made anew for another language."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from showroom.gui.kit.page import Page
from showroom.gui.shell.navigation import FIND, PageSpec

if TYPE_CHECKING:
    from showroom.domain.staff.actor import Actor
    from showroom.gui.shell.context import FindHit, FindProvider, ShellContext
    from showroom.services.shop import Shop


class Pages:
    """``report`` gets what a page raises while it refreshes; the others refresh all the same."""

    def __init__(self, stack: QStackedWidget, report: Callable[[BaseException], None]) -> None:
        self._stack, self._report = stack, report
        self._made: dict[str, Page] = {}
        self._kept: dict[str, dict[str, Any]] = {}

    def get(self, key: str) -> Page | None:
        """The page, if it was made already."""
        return self._made.get(key)

    def page(self, spec: PageSpec, context: ShellContext) -> Page:
        """The page of ``spec``; made now if need be, with what an earlier one kept."""
        page = self._made.get(spec.key)
        if page is None:
            page = spec.create(context)
            self._made[spec.key] = page
            self._stack.addWidget(page)
            kept = self._kept.pop(spec.key, None)
            if kept is not None:
                page.restore_state(kept)
        return page

    def changed(self) -> None:
        """Something was committed: visible pages refresh, hidden ones become stale."""
        for page in tuple(self._made.values()):
            try:
                page.changed()
            except Exception as error:  # noqa: BLE001 - one page's mistake must not leave the others out of date
                self._report(error)

    def drop(self, *, keep: bool) -> None:
        """Throw all pages away; with ``keep`` their typing and state come back with the next ones."""
        self._kept = {key: page.save_state() for key, page in self._made.items()} | self._kept if keep else {}
        for page in self._made.values():
            drop(self._stack, page)
        self._made = {}


def drop(stack: QStackedWidget, widget: QWidget) -> None:
    """Take a widget out of the stack for good."""
    stack.removeWidget(widget)
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()


def arrive(page: Page, arguments: dict[str, Any]) -> None:
    """Hand over what the page's ``arrive`` knows; it need not know every reason to be opened (``draft``, ``new``)."""
    known = inspect.signature(page.arrive).parameters
    open_ended = any(p.kind is inspect.Parameter.VAR_KEYWORD for p in known.values())
    page.arrive(**{name: value for name, value in arguments.items() if open_ended or name in known})


def find_providers() -> dict[str, FindProvider]:
    """What Ctrl+K asks, in its order."""
    return {name: partial(_find_with, module) for name, module in FIND}


def _find_with(module: str, shop: Shop, actor: Actor, query: str) -> Sequence[FindHit]:
    """Ask a find provider; its module is imported at the first search, in the background."""
    hits: Sequence[FindHit] = importlib.import_module(module).find(shop, actor, query)
    return hits
