"""Who is signed in at this PC; locks by hand (Ctrl+L) and after a while without a key or a press (SEC-01)."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

from showroom.domain.staff.actor import DESK, Actor

_LIFE = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.InputMethod,
}
RECENT = 8


class Session(QObject):
    """``changed`` after sign-in and lock. ``recent``: ids of those who signed here last, newest first."""

    changed = Signal()
    expired = Signal()
    """The idle time is over; comes just before the lock."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._actor = DESK
        self.recent: list[int] = []
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self._on_idle)

    @property
    def actor(self) -> Actor:
        return self._actor

    @property
    def is_locked(self) -> bool:
        return self._actor.kind == "desk"

    def set_idle_minutes(self, minutes: float) -> None:
        """Lock after so long without a sign of life; 0: never."""
        self._idle.setInterval(round(minutes * 60_000))
        if minutes <= 0:
            self._idle.stop()
        elif not self.is_locked:
            self._idle.start()

    def sign_in(self, actor: Actor) -> None:
        self._actor = actor
        self.remember(actor)
        self._listen(True)
        if self._idle.interval() > 0:
            self._idle.start()
        self.changed.emit()

    def remember(self, actor: Actor) -> None:
        """Somebody signed: their card comes first next time."""
        if actor.staff_id is not None:
            self.recent = [actor.staff_id, *(i for i in self.recent if i != actor.staff_id)][:RECENT]

    def lock(self) -> None:
        """Back to the desk: the board and F2 go on working."""
        self._idle.stop()
        self._listen(False)
        if not self.is_locked:
            self._actor = DESK
            self.changed.emit()

    def _on_idle(self) -> None:
        self.expired.emit()
        self.lock()

    def _listen(self, listening: bool) -> None:
        """See every event of the program while somebody is signed in, and only then: it costs on the way to sign-in."""
        app = QCoreApplication.instance()
        if app is None:
            return
        app.removeEventFilter(self)
        if listening:
            app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Any input puts the lock off."""
        if event.type() in _LIFE and self._idle.isActive():
            self._idle.start()
        return False
