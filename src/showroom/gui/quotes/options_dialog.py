"""The options of a product on a quote's line: fabric, colour, size, each with its surcharge (QUO-01)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from showroom.domain.quotes import Line
from showroom.gui.kit.dialog import Dialog
from showroom.gui.kit.fields import Combo, Field
from showroom.gui.kit.layouts import vbox
from showroom.gui.shell.context import ShellContext
from showroom.services.catalogue import Choice, ProductCard


class OptionsDialog(Dialog):
    """``value()`` is ``((group key, choice key), …)``. It opens with what the line says now."""

    def __init__(self, parent: QWidget, context: ShellContext, card: ProductCard, line: Line) -> None:
        super().__init__(
            parent,
            "quotes.options",
            self.tr("Options"),
            self.tr("Take over"),
            sentence=f"{card.row.name.of(context.language)} · {card.row.price.text()}",
            width=460,
        )
        self._lang = context.language
        self._combos: dict[str, Combo] = {}
        for key, group, choices in card.groups:
            label = group.of(self._lang)
            combo = Combo(f"quotes.options.{key}", [(one.key, self._said(one)) for one in choices], label=label)
            now = next((one for one in choices if _stands(one, line)), None)
            if now is not None:
                combo.set_value(now.key)
            self._combos[key] = combo
            self.fields[key] = Field(label, combo)
        self.set_body(vbox(*self.fields.values(), spacing=12))
        for combo in list(self._combos.values())[:1]:
            combo.setFocus()

    def _said(self, choice: Choice) -> str:
        label = choice.label.of(self._lang)
        if not choice.surcharge:
            return label
        sign = "+" if choice.surcharge.minor > 0 else ""
        return f"{label}  {sign}{choice.surcharge.digits()}"

    def value(self) -> tuple[tuple[str, str], ...]:
        return tuple((key, str(combo.value())) for key, combo in self._combos.items())


def _stands(choice: Choice, line: Line) -> bool:
    """Whether the line's detail names this choice of this group, as ``services.quotes.line_of`` writes it."""
    return f"{choice.group.en}: {choice.label.en}" in line.detail.en.split("; ")
