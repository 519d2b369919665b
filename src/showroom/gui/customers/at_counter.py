"""What the counter needs to know of a customer at once: the tier with its benefits (REG-06), and which answers must be
confirmed again, each with its one tap (REG-11).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from showroom.domain.customers.form import Answer
from showroom.domain.customers.stale import Stale
from showroom.domain.customers.tiers import Standing
from showroom.domain.staff.actor import Actor
from showroom.gui.customers import merge_words, words
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.cards import Card as Surface
from showroom.gui.kit.labels import Label, Pill
from showroom.gui.kit.layouts import boxed, clear, hbox, vbox
from showroom.gui.shell.context import ShellContext
from showroom.services.customers import cards, stale, tiers
from showroom.services.shop import Shop

_Told = tuple[Standing | None, tuple[Stale, ...], Mapping[str, Answer]]
_NOTHING: _Told = (None, (), {})


class StaleCard(Surface):
    """What must be confirmed again, with what was answered (masked where the reader sees it so): "still right" writes
    it down at once, "change" opens the form at that field.
    """

    def __init__(
        self,
        context: ShellContext,
        customer_id: int,
        found: Sequence[Stale],
        answers: Mapping[str, Answer],
        name: str = "customer.stale",
    ) -> None:
        self._context, self._customer_id = context, customer_id
        rows = vbox(spacing=8)
        title = self.tr("Please confirm again")
        super().__init__(rows, name, tone="alert", label=title)
        rows.setContentsMargins(14, 12, 14, 12)
        rows.addWidget(Label(title, "strong", f"{name}.title"))
        for one in found:
            answer = merge_words.answer(context, one.field, answers.get(one.field.key))
            said = self.tr("{field}: {answer}").format(field=one.field.label.of(context.language), answer=answer)
            asked = self.tr("last confirmed {days} days ago").format(days=one.days)
            told = vbox(
                Label(said, "body", f"{name}.{one.field.key}.said", wrap=True),
                Label(asked, "caption", f"{name}.{one.field.key}.asked"),
                spacing=2,
            )
            right = Button(self.tr("Still right"), f"{name}.{one.field.key}", icon="check", kind="soft", ui="small")
            right.setAccessibleDescription(said)
            right.clicked.connect(partial(self._confirm, (one.field.key,)))
            change = Button(
                "", f"{name}.{one.field.key}.change", icon="pencil-simple", kind="ghost", tip=self.tr("Change")
            )
            change.setAccessibleDescription(said)
            change.clicked.connect(partial(self._change, one.field.key))
            line = hbox(told, right, change, spacing=6)
            line.setStretch(0, 1)
            rows.addLayout(line)
        if len(found) > 1:
            every = Button(self.tr("All still right"), f"{name}.all", icon="check-circle", kind="ghost", ui="small")
            every.clicked.connect(partial(self._confirm, tuple(one.field.key for one in found)))
            rows.addLayout(hbox(None, every))

    def _change(self, key: str) -> None:
        self._context.navigate("customers", customer_id=self._customer_id, section="details", edit=key)

    def _confirm(self, keys: tuple[str, ...]) -> None:
        customer_id = self._customer_id
        self._context.act("customers.update", lambda shop, actor: stale.confirm(shop, actor, customer_id, keys))


class AtCounter(QWidget):
    """``show_customer(id)`` reads and shows; hidden while nobody is chosen or there is nothing to say."""

    def __init__(self, context: ShellContext, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("look", "clear")
        self._context, self._name = context, name
        self._shown: tuple[_Told, int | None] = (_NOTHING, None)
        self._tier = Pill("", "neutral", f"{name}.tier")
        self._benefits = Label("", "caption", f"{name}.benefits", wrap=True)
        line = hbox(self._tier, self._benefits, spacing=8)
        line.setStretch(1, 1)
        self._line = boxed(line)
        self._stale_at: QVBoxLayout = vbox()
        self.setLayout(vbox(self._line, self._stale_at, spacing=6))
        self.hide()

    def show_customer(self, customer_id: int | None) -> None:
        """This customer (None: nobody) is before the counter."""
        if customer_id is None:
            self.hide()
            self._shown = (_NOTHING, None)
            return

        def read(shop: Shop, actor: Actor) -> _Told:
            stands, found = tiers.standing(shop, actor, customer_id), stale.stale(shop, actor, customer_id)
            return stands, found, cards.card(shop, actor, customer_id).answers if found else {}

        told = self._context.read(read, _NOTHING) if self._context.may("customers.view") else _NOTHING
        if (told, customer_id) != self._shown:
            self._shown = (told, customer_id)
            self._show(customer_id, *told)

    def _show(
        self, customer_id: int, stands: Standing | None, found: tuple[Stale, ...], answers: Mapping[str, Answer]
    ) -> None:
        self._line.setVisible(stands is not None)
        if stands is not None:
            lang = self._context.language
            self._tier.show_state(stands.tier.label.of(lang), words.TIER_TONES.get(stands.tier.key, "neutral"))
            self._benefits.setText(" · ".join(one.of(lang) for one in stands.tier.benefits))
        clear(self._stale_at)
        if found:
            self._stale_at.addWidget(StaleCard(self._context, customer_id, found, answers, f"{self._name}.stale"))
        self.setVisible(stands is not None or bool(found))
