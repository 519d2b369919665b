"""One case beside the list: what it is about, what the rules say, the candidates, what was decided (REG-08)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from showroom.gui.kit.buttons import Button
from showroom.gui.kit.cards import Card, EmptyState, SectionHeader
from showroom.gui.kit.labels import Icon, Label, Pill
from showroom.gui.kit.layouts import clear, hbox, scrolled, vbox
from showroom.gui.ownership import words
from showroom.gui.ownership.candidates import candidates, statements
from showroom.gui.shell.context import ShellContext
from showroom.services.ownership import Case, ClaimKind, ClaimRow, ClaimState, PastRuling


class CasePanel(QWidget):
    """Each signal asks the page to do something with the case shown."""

    decide = Signal()
    state = Signal()
    identify = Signal()
    reopen = Signal()
    withdraw = Signal()
    printed = Signal()
    customer = Signal()

    def __init__(self, context: ShellContext) -> None:
        super().__init__()
        self.setObjectName("ownership.panel")
        self._context = context
        self._shown: tuple[ClaimRow | None, Case | None] = (None, None)
        self._stack = QStackedWidget()
        self._stack.addWidget(
            EmptyState(
                "seal-check",
                self.tr("Choose a case"),
                self.tr("Its candidates stand here side by side, with what speaks for each."),
                "ownership.none",
            )
        )
        full = QWidget()
        full.setLayout(self._build())
        self._stack.addWidget(full)
        self.setLayout(vbox(Card(vbox(self._stack), "ownership.case")))

    def _build(self) -> QVBoxLayout:
        self._title = Label("", "h2", "ownership.title", elide=True)
        self._kind = Pill("", "neutral", "ownership.kind")
        self._state = Pill("", "neutral", "ownership.state")
        self._facts = Label("", "muted", "ownership.facts", wrap=True)
        self._reason = Label("", "body", "ownership.reason", wrap=True)
        self._says = Label("", "strong", "ownership.says", wrap=True)
        by_rules = vbox(Label(self.tr("What the rules say"), "caption", "ownership.rule.head"), self._says, spacing=1)
        self._rule = Card(hbox(Icon("seal-check", 22), by_rules, spacing=12, margins=(14, 8)), "ownership.rule")
        self._parts: QVBoxLayout = vbox(spacing=8)
        inner = QWidget()
        inner.setLayout(vbox(self._parts, None, margins=(0, 0, 8, 0)))
        self._decide = Button(self.tr("Decide"), "ownership.act.decide", icon="seal-check", kind="primary", key="↵")
        self._stated = Button(self.tr("State facts"), "ownership.act.state", icon="note-pencil", kind="soft")
        self._identify = Button(self.tr("Who is it?"), "ownership.act.identify", icon="user-check", kind="soft")
        self._reopen = Button(self.tr("Open again"), "ownership.act.reopen", icon="arrow-counter-clockwise")
        self._withdraw = Button(self.tr("Withdraw"), "ownership.act.withdraw", icon="prohibit", kind="ghost")
        self._print = Button(self.tr("Ruling"), "ownership.act.print", icon="printer", kind="soft", key="Ctrl+P")
        self._open = Button(self.tr("Customer"), "ownership.act.customer", icon="address-book", kind="ghost")
        for button, signal in (
            (self._decide, self.decide),
            (self._stated, self.state),
            (self._identify, self.identify),
            (self._reopen, self.reopen),
            (self._withdraw, self.withdraw),
            (self._print, self.printed),
            (self._open, self.customer),
        ):
            button.clicked.connect(signal)
            button.hide()  # all in a row would keep the list narrow before a case is shown
        acts = hbox(self._decide, self._print, self._stated, self._identify, self._reopen, spacing=8)
        acts.addStretch(1)
        acts.addWidget(self._open)
        acts.addWidget(self._withdraw)
        return vbox(
            hbox(self._title, self._kind, self._state, None, spacing=8),
            self._facts,
            self._reason,
            self._rule,
            scrolled(inner, "ownership.parts"),
            acts,
            spacing=10,
            margins=(20, 16),
        )

    def show_case(self, row: ClaimRow | None, case: Case | None) -> None:
        """Show a case; without ``case`` only what somebody who does not judge may see of it."""
        if (row, case) == self._shown:
            return
        self._shown = (row, case)
        self._stack.setCurrentIndex(0 if row is None else 1)
        if row is None:
            return
        context = self._context
        self._title.setText(words.subject(context, row))
        self._kind.show_state(words.kind(context, row), "info")
        self._state.show_state(words.state(context, row), words.tone(context, row))
        self._facts.setText(" · ".join(self._about(row, case)))
        self._reason.setText(case.reason if case is not None else "")
        self._reason.setVisible(bool(self._reason.text()))
        self._says.setText(words.proposal(context, case) if case is not None else "")
        self._rule.setVisible(case is not None)
        self._show_parts(row, case)
        self._show_acts(row, case)

    def _about(self, row: ClaimRow, case: Case | None) -> list[str]:
        context = self._context
        said = [
            self.tr("Case {number}").format(number=row.number),
            self.tr("opened {day} by {name}").format(
                day=words.moment(context, row.opened_at), name=row.opened_by or "–"
            ),
        ]
        if row.window_until is not None and row.state is ClaimState.OPEN:
            said.append(self.tr("claims until {day}").format(day=words.last_day(context, row.window_until)))
        if row.visit_at is not None and row.kind in (ClaimKind.NOTICE, ClaimKind.FORGOTTEN):
            day = words.day(context, row.visit_at)
            said.append(self.tr("visitor {number} of {day}").format(number=row.visit_number, day=day))
        if row.goes_on is not None:
            said.append(self.tr("goes on in case {number}").format(number=row.goes_on))
        if case is not None and case.joined:
            numbers = ", ".join(str(number) for number in case.joined)
            said.append(self.tr("with case {numbers}, after a merge").format(numbers=numbers))
        if case is not None and case.other is not None:
            said.append(self.tr("beside {name}").format(name=case.other.name))
        if case is not None and case.protection is not None:
            said.append(
                self.tr("owner {name}, {left}").format(
                    name=words.name(case, case.protection.staff_id),
                    left=words.left(context, case.protection.days_left),
                )
            )
        return said

    def _show_parts(self, row: ClaimRow, case: Case | None) -> None:
        clear(self._parts)
        if case is None:
            said = self.tr("You have stated what you know.") if row.stated else self.tr("You have stated nothing yet.")
            self._parts.addWidget(Label(said, "body", "ownership.own", wrap=True))
            if row.state is ClaimState.DECIDED:
                winner = row.winner or self._context.word("ownership.nobody")
                decided = self.tr("Decided: {name}").format(name=winner)
                self._parts.addWidget(Label(decided, "strong", "ownership.decided", wrap=True))
            return
        for past in case.rulings:
            self._parts.addWidget(self._ruling(past))
        for code, title, found in (
            ("candidates", self.tr("Candidates"), list(candidates(self._context, case))),
            ("statements", self.tr("Facts stated"), list(statements(self._context, case))),
        ):
            if found:
                self._parts.addWidget(SectionHeader(title, f"ownership.{code}", count=str(len(found))))
                for widget in found:
                    self._parts.addWidget(widget)

    def _ruling(self, past: PastRuling) -> QWidget:
        """A decision: who, by whom, why; one that was taken back says so."""
        context = self._context
        winner = past.winner or context.word("ownership.nobody")
        lines = [self.tr("{day}, {name}").format(day=words.moment(context, past.at), name=past.decided_by)]
        if not past.follows:
            lines.append(self.tr("Other than the rules say ({name}).").format(name=past.proposed or "–"))
        if past.share:
            lines.append(context.word("ownership.share", name=past.share, percent=past.share_percent))
        if past.reason:
            lines.append(past.reason)
        if past.reopened_at is not None:
            lines.append(
                self.tr("Taken back {day} by {name}: {reason}").format(
                    day=words.moment(context, past.reopened_at), name=past.reopened_by, reason=past.reopen_reason
                )
            )
        pill = Pill(
            self.tr("Decision") if past.valid else self.tr("Taken back"), "success" if past.valid else "neutral"
        )
        head = hbox(Label(winner, "h3", elide=True), pill, None, spacing=8)
        body = vbox(head, *(Label(line, "muted", wrap=True) for line in lines), spacing=3, margins=(14, 10))
        return Card(body, f"ownership.ruling.{past.id}", tone="next" if past.valid else "off")

    def _show_acts(self, row: ClaimRow, case: Case | None) -> None:
        context, is_open = self._context, row.state is ClaimState.OPEN
        window = words.is_window(row, context.clock.now())
        judges = case is not None
        known = row.kind is ClaimKind.NOTICE or (case is not None and case.ruling is not None)
        self._decide.setVisible(judges and is_open and context.may("ownership.decide"))
        self._decide.setEnabled(known and not window)
        self._decide.setToolTip(context.word("claim_window_open") if window else "")
        notice = row.kind is ClaimKind.NOTICE
        self._stated.setVisible(is_open and not notice and not row.stated and (window or row.window_until is None))
        self._identify.setVisible(judges and is_open and row.person is None and not notice)
        self._reopen.setVisible(judges and row.state is ClaimState.DECIDED and context.may("ownership.decide"))
        self._print.setVisible(judges and row.state is ClaimState.DECIDED)
        self._withdraw.setVisible(is_open and not notice and judges)
        self._open.setVisible(row.person is not None)
