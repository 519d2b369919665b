"""After a crash: what was being typed is still there, and the bar leads to it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from showroom.gui.kit.bars import MessageBar

if TYPE_CHECKING:
    from showroom.gui.kit.page import Page
    from showroom.gui.shell.main_window import MainWindow


class DraftBar(MessageBar):
    """Tells of the first draft that a page does not tell of itself (``Page.reminds``)."""

    def __init__(self) -> None:
        super().__init__("draft")

    def offer(self, window: MainWindow) -> None:
        """Only drafts of pages that whoever is signed in may see."""
        drafts = window.runtime.drafts
        if drafts is None:
            return
        allowed = {spec.key: spec for spec in window.specs()}
        page = window.current_page
        for key in drafts.keys():  # noqa: SIM118 - not a mapping
            spec = allowed.get(key.split(".", 1)[0])
            if spec is not None and not (page is not None and page.reminds and spec.key == window.current):
                said = self.tr("Something typed on the page “{page}” was not saved yet. It is still there.")
                self.setProperty("of", spec.key)
                self.show_message(
                    said.format(page=spec.shown_title),
                    "info",
                    self.tr("Go there"),
                    partial(window.navigate, spec.key, draft=key),
                )
                return

    def page_opened(self, key: str, page: Page) -> None:
        """A page that tells of its drafts itself needs no bar above it."""
        if page.reminds and self.property("of") == key:
            self.dismiss()
