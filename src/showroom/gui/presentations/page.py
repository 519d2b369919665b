"""The presentations page: the list, or one presentation made for a tablet or counter beside a visitor (PRE-01)."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QStackedWidget

from showroom.domain.errors import UserError
from showroom.domain.presentations import rules
from showroom.domain.staff.actor import Actor
from showroom.gui.kit.header import PageHeader
from showroom.gui.kit.keys import bind
from showroom.gui.kit.layouts import boxed, vbox
from showroom.gui.kit.page import Page, WidthClass
from showroom.gui.presentations.overview import OverviewPanel
from showroom.gui.presentations.run import RunPanel
from showroom.gui.shell.context import ShellContext
from showroom.services import packs, presentations
from showroom.services.presentations import Overview, Run, Start
from showroom.services.shop import Shop

_NOTHING = Overview((), (), ())


def create(context: ShellContext) -> Page:
    """The page."""
    return PresentationsPage(context)


class PresentationsPage(Page):
    """``arrive(visit_id=…)`` starts a visit's or goes on with it, ``presentation_id=…`` opens one,
    ``customer_id=…`` starts one without a visit.
    """

    def __init__(self, context: ShellContext) -> None:
        super().__init__("presentations")
        self.title = self.tr("Presentations")
        self._context = context
        self._open_id: int | None = None
        self._open_step: str | None = None
        self._header = PageHeader(
            self.title, "presentations", subtitle=self.tr("The checklist of the pack, step by step beside the visitor")
        )
        self.overview = OverviewPanel(context)
        self.overview.opened.connect(self.open)
        self.overview.started.connect(lambda visit: self.start(Start(visit_id=visit)))
        self.panel = RunPanel(context)
        self.panel.left.connect(self.close_run)
        self._stack = QStackedWidget()
        self._stack.addWidget(boxed(vbox(self._header, self.overview, spacing=16), "presentations.list"))
        self._stack.addWidget(self.panel)
        self.setLayout(vbox(self._stack, margins=(28, 20)))
        place = self.title
        bind(self, "Ctrl+Return", self.tr("Step done"), self._done, place=place, everywhere=True)
        bind(self, "Ctrl+Enter", "", self._done, place=place, everywhere=True)
        bind(self, "Ctrl+Shift+Return", self.tr("Skip the step"), self._skip, place=place, everywhere=True)
        bind(self, "Alt+Right", self.tr("Next step"), lambda: self._move(1), place=place, everywhere=True)
        bind(self, "Alt+Left", self.tr("Previous step"), lambda: self._move(-1), place=place, everywhere=True)

    # -- showing
    def refresh(self) -> None:
        if self._open_id is None:
            self._show_list()
            return
        found: Run | None = None
        wanted = self._open_id
        try:
            found = self._context.read(lambda shop, actor: presentations.run(shop, actor, wanted), None)
        finally:
            if found is None:
                self._open_id = None
        if found is None:
            self._show_list()
            return
        self.panel.show_run(found, self._open_step)
        self._open_step = None
        self._stack.setCurrentIndex(1)

    def _show_list(self) -> None:
        found = self._context.read(presentations.overview, _NOTHING)
        self.overview.show_overview(found, self._context.read(self._kinds, {}))
        self._stack.setCurrentIndex(0)

    def _kinds(self, shop: Shop, actor: Actor) -> dict[str, str]:
        with shop.view(actor, "packs.view") as connection:
            pack = packs.in_force(shop, connection).pack
        return {kind.key: kind.label.of(self._context.language) for kind in pack.visit_kinds}

    def reflow(self, width: WidthClass) -> None:
        self.panel.reflow(width)

    def arrive(
        self,
        *,
        visit_id: int | None = None,
        presentation_id: int | None = None,
        customer_id: int | None = None,
        **_arguments: Any,
    ) -> None:
        if presentation_id is not None:
            self.open(presentation_id)
        elif visit_id is not None or customer_id is not None:
            self.start(Start(visit_id=visit_id, customer_id=customer_id))

    def focus_first(self) -> None:
        if self._open_id is not None:
            self.panel.focus_first()
        else:
            super().focus_first()

    def keep(self) -> dict[str, Any]:
        return {"open": self._open_id, "step": self.panel.current}

    def resume(self, kept: dict[str, Any]) -> None:
        if kept.get("open") is not None:
            self._open_id, self._open_step = kept["open"], kept.get("step")
            self.refresh_soon()

    # -- acts
    def open(self, presentation_id: int) -> None:
        """Show a presentation; a paused one waits for Resume."""
        self._open_id = presentation_id
        self._stale = True
        self._refresh_now()

    def start(self, request: Start) -> None:
        """Begin one (or go on with the visit's)."""

        def failed(error: BaseException) -> bool:
            if not isinstance(error, UserError):
                return False
            self._context.error_bar.show_message(self._context.sentence(error))
            return True

        self._context.act(
            "presentations.run", lambda shop, actor: presentations.start(shop, actor, request), self.open, failed
        )

    def close_run(self) -> None:
        """Back to the list."""
        self._open_id = None
        self.panel.run = None
        self._stale = True
        self._refresh_now()

    def _done(self) -> None:
        if self._open_id is not None:
            self.panel.press_done()

    def _skip(self) -> None:
        if self._open_id is not None:
            self.panel.press_skip()

    def _move(self, by: int) -> None:
        run = self.panel.run
        if self._open_id is not None and run is not None and run.state in rules.OPEN_STATES:
            self.panel.go_by(by)
