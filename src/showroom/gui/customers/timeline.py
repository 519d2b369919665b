"""What happened with a customer, latest first, by kinds; each entry opens its record (REG-10)."""

from __future__ import annotations

from showroom.domain.packs.schema import Pack
from showroom.gui.customers import moment_words, words
from showroom.gui.customers.moments import Line, MomentsList
from showroom.gui.customers.sections import Section
from showroom.gui.kit.buttons import Chips
from showroom.gui.kit.layouts import vbox
from showroom.gui.shell.context import ShellContext
from showroom.services.customers import timeline
from showroom.services.customers.cards import pack_in_force
from showroom.services.customers.values import Card, Moment


def create(context: ShellContext, customer_id: int) -> Section:
    """The section."""
    return TimelineSection(context, customer_id)


class TimelineSection(Section):
    """Chips for what to see (none is all), and the entries, read page by page while somebody scrolls."""

    def __init__(self, context: ShellContext, customer_id: int) -> None:
        super().__init__(context, customer_id, "timeline")
        self._pack: Pack | None = None
        self._whole = False
        self.chips = Chips(
            [(key, moment_words.group_title(key)) for key, _ in moment_words.GROUPS],
            "customer.timeline.kinds",
            several=True,
        )
        self.chips.setAccessibleName(self.tr("What to see"))
        self.chips.setProperty("draft", False)
        self.chips.changed.connect(lambda _keys: self.refresh())
        self.list = MomentsList(
            self._worded, "customer.timeline.list", self.tr("What happened"), self.tr("Nothing of that kind yet.")
        )
        self.list.opened.connect(self._open)
        self.list.near_end.connect(self._more)
        self.setLayout(vbox(self.chips, self.list, spacing=6))

    def show_card(self, card: Card) -> None:
        self._pack = card.pack

    def refresh(self) -> None:
        """The first page again, or as much as was read already."""
        if self._pack is None:
            self._pack = self.context.read(pack_in_force, None)
        wanted = max(timeline.PAGE, self.list.entries.rowCount())
        moments = self._read(wanted, None)
        self._whole = len(moments) < wanted
        at = self.list.verticalScrollBar().value()
        if self.list.entries.replace(moments):
            self.list.executeDelayedItemsLayout()
            self.list.verticalScrollBar().setValue(at)

    def _read(self, limit: int, after: Moment | None) -> tuple[Moment, ...]:
        chosen = set(self.chips.values())
        kinds = [kind for key, group in moment_words.GROUPS if key in chosen for kind in group] if chosen else None
        none: tuple[Moment, ...] = ()
        return self.context.read(
            lambda shop, actor: timeline.timeline(shop, actor, self.customer_id, limit, kinds=kinds, after=after), none
        )

    def _more(self) -> None:
        count = self.list.entries.rowCount()
        if self._whole or not count:
            return
        moments = self._read(timeline.PAGE, self.list.entries.line(count - 1).moment)
        self._whole = len(moments) < timeline.PAGE
        self.list.entries.append(moments)

    def _worded(self, moment: Moment) -> Line:
        title = moment_words.title(self.context, self._pack, moment) if self._pack is not None else moment.kind
        facts = " · ".join(part for part in (words.when(self.context, moment.at), moment.staff) if part)
        icon = moment_words.ICONS.get(moment.kind, "dot-outline")
        return Line(moment, icon, title, moment_words.second(self.context, moment), facts)

    def _open(self, moment: Moment) -> None:
        page, arguments = moment_words.leads_to(moment, self.customer_id)
        self.context.navigate(page, **arguments)
