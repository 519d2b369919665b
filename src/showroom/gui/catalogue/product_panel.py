"""The product card: price, options, what it does, strengths, situations, comparison, availability (PRE-04)."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QVBoxLayout

from showroom.gui.catalogue import words
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.cards import Card
from showroom.gui.kit.labels import Label, Pill, divider
from showroom.gui.kit.layouts import boxed, clear, hbox, scrolled, vbox
from showroom.gui.shell.context import ShellContext
from showroom.services.catalogue import Choice, ProductCard

_FACTS = ("functions", "strengths", "situations", "comparison")


class ProductPanel(Card):
    """``quote(product id)`` when the product shall be quoted; ``price(product id)`` when its price shall change."""

    quote = Signal(object)
    price = Signal(object)

    def __init__(self, context: ShellContext) -> None:
        super().__init__(None, "catalogue.product")
        self._context = context
        self.card: ProductCard | None = None
        self.trade = words.PLAIN  # the page says which trade it is
        self._comma = "、" if context.language.startswith("zh") else ", "
        self._body: QVBoxLayout = vbox(spacing=10, margins=(20, 18, 14, 18))
        self._quote = Button(self.tr("Add to a quote"), "catalogue.quote", icon="file-plus", kind="primary")
        self._quote.clicked.connect(lambda: self._emit(self.quote))
        self._price = Button(self.tr("New price …"), "catalogue.price", icon="tag", kind="ghost")
        self._price.clicked.connect(lambda: self._emit(self.price))
        feet = hbox(self._price, None, self._quote, margins=(14, 10))
        area = scrolled(boxed(self._body), "catalogue.product.facts")
        layout = vbox(area, divider(), feet, spacing=0)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.show_card(None)

    def show_card(self, card: ProductCard | None) -> None:
        """Another product, or none."""
        self.card = card
        clear(self._body)
        self._quote.setEnabled(card is not None and self._context.may("quotes.edit"))
        self._price.setVisible(card is not None and self._context.may("catalogue.edit"))
        if card is None:
            hint = Label(self.tr("Choose a product to see its card."), "muted", "catalogue.product.none", wrap=True)
            hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._body.addStretch(1)
            self._body.addWidget(hint)
            self._body.addStretch(1)
            return
        lang, row = self._context.language, card.row
        self._body.addWidget(Label(row.name.of(lang), "h2", "catalogue.product.name", wrap=True))
        other = row.name.of("en" if lang.startswith("zh") else "zh_CN")
        under = " · ".join(part for part in (row.sku, other if other != row.name.of(lang) else "") if part)
        self._body.addWidget(Label(under, "muted", "catalogue.product.sku", wrap=True))
        self._add_price(card)
        facts = [
            (self._title("size"), words.size(card)),
            (self.tr("Categories"), self._comma.join(text.of(lang) for text in card.categories)),
            (self._title("materials"), self._joined(card, "materials") or row.description.of(lang)),
            (self._title("rooms"), self._joined(card, "rooms")),
            (self._title("styles"), self._joined(card, "styles")),
            (self.tr("Designer"), card.designer or ""),
            (self._title("lead"), self.tr("{days} days").format(days=card.lead_days) if card.lead_days else ""),
        ]
        for title, text in facts:
            if text:
                self._add_fact(title, text)
        for _key, group, choices in card.groups:
            self._add_fact(group.of(lang), self._comma.join(self._choice(one) for one in choices))
        for kind in _FACTS:
            texts = card.facts.get(kind, ())
            if texts:
                self._add_list(self._title(kind), [text.of(lang) for text in texts])
        self._add_prices(card)
        self._body.addStretch(1)

    def _emit(self, signal: SignalInstance) -> None:
        if self.card is not None:
            signal.emit(self.card.row.id)

    def _title(self, kind: str) -> str:
        return words.fact_title(kind, self.trade, self._context.language)

    def _joined(self, card: ProductCard, kind: str) -> str:
        return self._comma.join(text.of(self._context.language) for text in card.facts.get(kind, ()))

    def _choice(self, choice: Choice) -> str:
        label = choice.label.of(self._context.language)
        if not choice.surcharge:
            return label
        sign = "+" if choice.surcharge.minor > 0 else ""
        return self.tr("{name} ({count})").format(name=label, count=f"{sign}{choice.surcharge.digits()}")

    def _add_price(self, card: ProductCard) -> None:
        row, lang = card.row, self._context.language
        price = Label(row.price.text(), "figure", "catalogue.product.price", tabular=True)
        pills = [
            Pill(words.availability(row.availability, self.trade, lang), words.availability_tone(row.availability))
        ]
        life = words.life_cycle(row.state, self.trade, lang)
        if life:
            pills.append(Pill(life, "accent" if row.state == "new" else "warning"))
        self._body.addLayout(hbox(price, None, *pills))
        if row.old_price:
            before = self.tr("before {price}").format(price=row.old_price.text())
            self._body.addWidget(Label(before, "muted", "catalogue.product.old_price"))

    def _add_fact(self, title: str, text: str) -> None:
        label = Label(title, "caption", "catalogue.product.fact")
        value = Label(text, "body", "catalogue.product.value", wrap=True)
        self._body.addLayout(vbox(label, value, spacing=1))

    def _add_list(self, title: str, texts: list[str]) -> None:
        self._body.addWidget(Label(title, "strong", "catalogue.product.list"))
        for text in texts:
            self._body.addWidget(Label(f"• {text}", "body", "catalogue.product.point", wrap=True))

    def _add_prices(self, card: ProductCard) -> None:
        """Earlier and coming prices, when there is more than the one."""
        if len(card.prices) < 2:
            return
        self._body.addWidget(Label(self.tr("Prices"), "strong", "catalogue.product.prices"))
        for step in card.prices:
            day = QLocale().toString(
                QDate(step.valid_from.year, step.valid_from.month, step.valid_from.day), "yyyy-MM-dd"
            )
            said = self.tr("from {day}").format(day=day)
            value = Label(step.price.text(), "body", "catalogue.product.step", tabular=True)
            self._body.addLayout(hbox(Label(said, "muted", "catalogue.product.from"), None, value))
