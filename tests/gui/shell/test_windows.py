"""Windows: none flashes up by mistake; the board and the dashboard have windows of their own."""

import shiboken6
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QMenu, QWidget
from tests.gui.shell.conftest import Program

from showroom.gui.kit.prompts import SystemPrompts
from showroom.gui.shell.secondary import SecondaryWindow
from showroom.gui.shell.window import Window


class Watcher(QObject):
    """Notes every window that is shown and is none of ours."""

    def __init__(self) -> None:
        super().__init__()
        self.strange: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow()
        if shown and not isinstance(watched, Window | QDialog | QMenu):
            kind = watched.metaObject().className()
            if kind not in ("QTipLabel", "QComboBoxPrivateContainer"):
                self.strange.append(f"{kind} {watched.objectName()}")
        return False


def test_no_part_flashes_up_as_a_window_of_its_own(program: Program, qapp: QApplication) -> None:
    watcher = Watcher()
    qapp.installEventFilter(watcher)
    try:
        program.start()
        program.sign_in("Mo Lan")
        for spec in program.window.specs():
            program.window.navigate(spec.key)
            program.wait(lambda: not program.runtime.door.is_busy)
        program.runtime.change(language="zh_CN")
        program.window.popups.open_keys()
        program.window.findChild(QDialog, "keymap").reject()
        program.runtime.session.lock()
    finally:
        qapp.removeEventFilter(watcher)
    assert watcher.strange == []


def test_every_page_opens_in_both_languages(program: Program) -> None:
    program.start()
    program.sign_in("Mo Lan")
    for language in ("en", "zh_CN"):
        program.runtime.change(language=language)
        for spec in program.window.specs():
            program.window.navigate(spec.key)
            assert program.window.current_page is not None, spec.key
            assert program.window.current_page.title == spec.shown_title or program.window.current_page.title
    assert program.window._crash is None


def test_the_board_in_a_window_of_its_own(program: Program) -> None:
    program.start()
    program.sign_in("Anna")
    program.window.popups.open_window("board")
    (window,) = program.window.popups.windows
    assert isinstance(window, SecondaryWindow)
    program.wait(lambda: window._page is not None)
    assert window.isVisible()
    window.toggle_full()
    assert window.isFullScreen()
    program.runtime.change(language="zh_CN")
    assert window._page is not None
    window.close()
    program.wait(lambda: not shiboken6.isValid(window))
    program.window.popups.open_window("board")
    assert len(program.window.popups.windows) == 1  # who is gone is forgotten
    program.window.popups.windows[0].close()


def test_qts_own_file_chooser_speaks_chinese_too(program: Program) -> None:
    program.start()
    program.runtime.change(language="zh_CN")
    SystemPrompts().open_file(program.window, "打开", ["CSV (*.csv)"], lambda _file: None)
    chooser = program.window.findChild(QFileDialog)
    assert chooser is not None
    shown = [label.text() for label in chooser.findChildren(QLabel) if label.text()]
    assert shown
    assert not [text for text in shown if text.isascii()]
    chooser.close()
