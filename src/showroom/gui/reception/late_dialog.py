"""Late entry 补录: any act of the desk with its true time and who really served (REC-23)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtWidgets import QWidget

from showroom.clock import zone
from showroom.domain.reception import terms
from showroom.gui.kit.dialog import Dialog
from showroom.gui.kit.fields import Combo, Field
from showroom.gui.kit.labels import Label
from showroom.gui.kit.layouts import boxed, hbox, vbox
from showroom.gui.kit.theme import THEME
from showroom.gui.reception.late_form import NAME, LateAct, LateFloor, LateForm, TimeField
from showroom.gui.reception.late_people import CAME, STATUS, WENT, CallForm, PersonForm
from showroom.gui.reception.late_visits import About, KnownVisit, NewVisit
from showroom.gui.reception.serving import put
from showroom.gui.shell.context import ShellContext

_SERVED = (terms.ASSIGNED, terms.GREETED)


class LateDialog(Dialog):
    """What happened, when it really was, and the fields that this act needs. ``value()``: (true moment, the act)."""

    def __init__(
        self, parent: QWidget, context: ShellContext, floor: LateFloor, now: datetime, time_zone: str, limit_s: int
    ) -> None:
        super().__init__(
            parent,
            NAME,
            self.tr("Late entry"),
            self.tr("Record"),
            sentence=self.tr("With the true time. It charges the turn, and nobody served since is moved."),
            width=640,
        )
        self._context, self._floor, self._zone = context, floor, time_zone
        self._now, self._limit = now.astimezone(zone(time_zone)), timedelta(seconds=limit_s)
        self._forms: dict[str, LateForm] = {}
        self._what = Combo(f"{NAME}.what", self._choices())
        self._what.setMaxVisibleItems(12)
        self._what.currentIndexChanged.connect(lambda _index: self._choose())
        self._at = TimeField(f"{NAME}.at", self.tr("When it really was"), self._now)
        self._at.timeChanged.connect(lambda _time: self._show())
        self._old = Label("", "muted", f"{NAME}.old", wrap=True)
        self._common = {
            "what": Field(self.tr("What happened?"), self._what, required=True),
            "true_at": Field(self.tr("When it really was"), boxed(hbox(self._at, None, spacing=8)), required=True),
        }
        self._place = vbox(spacing=0)
        # each at the top: a sentence under one must not push the other down
        head = hbox(*(boxed(vbox(field, None)) for field in self._common.values()), spacing=16)
        self.set_body(vbox(head, self._old, self._place, spacing=14))
        room = int(self.screen().availableGeometry().height() * 0.9) - THEME.px(220)
        self._area.setMinimumHeight(min(THEME.px(600), room))
        self._choose()
        self._what.setFocus()

    def _choices(self) -> list[tuple[object, str]]:
        return [
            ("visit", self.tr("A visit nobody entered")),
            ("greet", self.tr("A visitor was greeted")),
            ("finish", self.tr("A visit ended")),
            ("missed", self.tr("Somebody did not come when called")),
            ("served", self.tr("Somebody else really served")),
            ("after_all", self.tr("Who left unserved was served after all")),
            ("deputy", self.tr("A deputy served who waited")),
            ("help", self.tr("A colleague took one who waited as well")),
            ("hand_over", self.tr("A visitor was handed over")),
            ("unserved", self.tr("A visitor left unserved")),
            (CAME, self.tr("Somebody came to work")),
            (WENT, self.tr("Somebody went home")),
            (STATUS, self.tr("Somebody's status")),
            ("call", self.tr("A phone call")),
        ]

    def _made(self, what: str) -> LateForm:
        """The form of an act, made when it is first asked for."""
        floor = self._floor
        makers: dict[str, Callable[[], LateForm]] = {
            "visit": lambda: NewVisit(floor, self._context, self._now),
            "call": lambda: CallForm(floor),
        }
        if what in (CAME, WENT, STATUS):
            return PersonForm(floor, what, self._context.actor().staff_id)
        if what in makers:
            return makers[what]()
        return KnownVisit(floor, self._about(what), self._zone)

    def _about(self, what: str) -> About:
        who, note = self.tr("Who really served"), self.tr("Note for the colleague")
        because, example = self.tr("Reason"), self.tr("For example: the PC was busy, she went to the door")
        return {
            "greet": About("greet", (terms.ASSIGNED,)),
            "finish": About("finish", _SERVED, outcome=True),
            "missed": About("missed", (terms.ASSIGNED,), fault=True),
            "served": About("served", (terms.WAITING, *_SERVED, terms.LEFT), who, because, must=True, example=example),
            "after_all": About(
                "after_all", (terms.LEFT_UNSERVED,), who, because, must=True, example=example, outcome=True
            ),
            "deputy": About("deputy", (terms.WAITING,), who=self.tr("Who deputised")),
            "help": About("help", (terms.WAITING,), who=self.tr("Who took them as well")),
            "hand_over": About("hand_over", (*_SERVED, terms.LEFT), who=self.tr("Who went on"), says=note),
            "unserved": About("unserved", (terms.WAITING,), says=self.tr("Why, if they said")),
        }[what]

    def _form(self) -> LateForm:
        return self._forms[str(self._what.value())]

    def _choose(self) -> None:
        what = str(self._what.value())
        if what not in self._forms:
            form = self._forms[what] = self._made(what)
            form.changed.connect(self._show)
            self._place.addWidget(form)
        for key, form in self._forms.items():
            form.setVisible(key == what)
        self.fields = {**self._common, **self._form().fields}
        for field in self.fields.values():
            field.set_error("")
        self._show()

    def _show(self) -> None:
        minutes = int(self._limit.total_seconds()) // 60
        said = self.tr("More than {minutes} minutes ago: a supervisor signs.").format(minutes=minutes)
        put(self._old, said if self.is_old() else "")
        self._old.setVisible(self.is_old())

    def _moment(self) -> datetime:
        form = self._forms.get(str(self._what.value()))
        return self._at.moment(form.day() if form is not None else None)

    def is_old(self) -> bool:
        """Whether it is so long ago that a supervisor must sign."""
        return self._now - self._moment() > self._limit

    def problems(self) -> dict[str, str]:
        at = self._moment()
        found = self._form().problems(at)
        if at > self._now:
            found["true_at"] = self.tr("This time is still to come.")
        return found

    def value(self) -> tuple[datetime, LateAct]:
        at = self._moment()
        return at, self._form().act(at)
