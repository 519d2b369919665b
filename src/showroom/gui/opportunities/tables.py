"""The pipeline as tables: the open ones, by consultant and age, the closed ones (REG-14)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from showroom.domain.opportunities.pipeline import Age, Worth, worth
from showroom.domain.packs.opportunities import OpportunityRules
from showroom.gui.kit.table import Column, Table
from showroom.gui.opportunities import words
from showroom.gui.shell.context import ShellContext
from showroom.services.opportunities import Row, State

Rules = Callable[[], OpportunityRules]


def open_table(context: ShellContext, rules: Rules) -> Table[Row]:
    """The open ones, one a line."""
    return Table(
        [
            Column("customer", QCoreApplication.translate("OpportunityTables", "Customer"),
                   lambda row: row.customer.name, avatar=lambda row: row.customer.name,
                   second=lambda row: row.title or " · ".join(words.signals(context, rules(), row.signals))),
            Column("stage", QCoreApplication.translate("OpportunityTables", "Stage"),
                   lambda row: words.stage_label(context, rules(), row.stage), 146),
            Column("days", QCoreApplication.translate("OpportunityTables", "In the stage"), words.in_stage, 128,
                   tone=lambda row: words.AGE_TONES[row.age]),
            Column("amount", QCoreApplication.translate("OpportunityTables", "Amount"), words.amount, 118,
                   number=True),
            Column("owner", QCoreApplication.translate("OpportunityTables", "Owner"), words.owner, 110),
            Column("next", QCoreApplication.translate("OpportunityTables", "Next step"),
                   lambda row: words.next_step(context, row),
                   tone=lambda row: "danger" if row.late else None),
            Column("assessment", QCoreApplication.translate("OpportunityTables", "Assessment"),
                   lambda row: context.word(f"assessment_{row.assessment.value}"), 128,
                   tone=lambda row: words.ASSESSMENT_TONES[row.assessment]),
        ],
        lambda row: row.id,
        "opportunities.table",
        QCoreApplication.translate("OpportunityTables", "Open opportunities"),
        empty=QCoreApplication.translate("OpportunityTables", "No opportunity fits these filters."),
    )  # fmt: skip


def closed_table(context: ShellContext, rules: Rules) -> Table[Row]:
    """Won and lost, the last first."""

    def state(row: Row) -> str:
        said = context.word(f"opportunity_state_{row.state.value}")
        return f"{said} · {words.lost_reason(context, rules(), row.lost_reason)}" if row.lost_reason else said

    return Table(
        [
            Column("customer", QCoreApplication.translate("OpportunityTables", "Customer"),
                   lambda row: row.customer.name, avatar=lambda row: row.customer.name,
                   second=lambda row: row.title),
            Column("state", QCoreApplication.translate("OpportunityTables", "Result"), state,
                   tone=lambda row: words.STATE_TONES[row.state]),
            Column("stage", QCoreApplication.translate("OpportunityTables", "Stage"),
                   lambda row: words.stage_label(context, rules(), row.stage), 146, muted=True),
            Column("amount", QCoreApplication.translate("OpportunityTables", "Amount"), words.amount, 118,
                   number=True),
            Column("owner", QCoreApplication.translate("OpportunityTables", "Owner"), words.owner, 110),
            Column("closed", QCoreApplication.translate("OpportunityTables", "Closed"),
                   lambda row: words.moment(context, row.closed_at) if row.closed_at is not None else "–", 140,
                   number=True, muted=True),
        ],
        lambda row: row.id,
        "opportunities.closed",
        QCoreApplication.translate("OpportunityTables", "Closed opportunities"),
        empty=QCoreApplication.translate("OpportunityTables", "Nothing is closed yet."),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Share:
    """What a consultant has open; ``owner_id`` None: nobody's. ``ages``: how many of each age."""

    owner_id: int | None
    name: str
    worth: Worth
    ages: dict[Age, int]


def shares(rows: Sequence[Row]) -> list[Share]:
    """By consultant, who has most in it first; what is nobody's at the top."""
    found: dict[int | None, list[Row]] = defaultdict(list)
    for row in rows:
        if row.state is State.OPEN:
            found[row.owner_id].append(row)
    made = [
        Share(
            owner,
            words.owner(theirs[0]),
            worth((row.amount, row.probability) for row in theirs),
            {age: sum(row.age is age for row in theirs) for age in Age},
        )
        for owner, theirs in found.items()
    ]
    return sorted(made, key=lambda one: (one.owner_id is not None, -one.worth.amount, -one.worth.count, one.name))


def share_table(currency: str) -> Table[Share]:
    """By consultant and age."""

    def count(age: Age) -> Callable[[Share], str]:
        return lambda one: str(one.ages[age]) if one.ages[age] else "–"

    return Table(
        [
            Column("owner", QCoreApplication.translate("OpportunityTables", "Consultant"), lambda one: one.name,
                   avatar=lambda one: one.name if one.owner_id is not None else ""),
            Column("count", QCoreApplication.translate("OpportunityTables", "Open"),
                   lambda one: str(one.worth.count), 84, number=True),
            Column("fresh", QCoreApplication.translate("OpportunityTables", "In time"), count(Age.FRESH), 84,
                   number=True, muted=True),
            Column("old", QCoreApplication.translate("OpportunityTables", "Long"), count(Age.OLD), 84, number=True),
            Column("stale", QCoreApplication.translate("OpportunityTables", "Stale"), count(Age.STALE), 84,
                   number=True),
            Column("amount", QCoreApplication.translate("OpportunityTables", "Worth"),
                   lambda one: words.money(one.worth.amount, currency), 150, number=True),
            Column("weighted", QCoreApplication.translate("OpportunityTables", "Weighted"),
                   lambda one: words.money(one.worth.weighted, currency), 150, number=True),
        ],
        lambda one: one.owner_id if one.owner_id is not None else 0,
        "opportunities.shares",
        QCoreApplication.translate("OpportunityTables", "By consultant and age"),
        empty=QCoreApplication.translate("OpportunityTables", "No opportunity fits these filters."),
    )  # fmt: skip
