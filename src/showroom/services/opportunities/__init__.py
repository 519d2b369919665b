"""Opportunities: opened by buying signals, moved through the pack's stages, assessed and given out (REG-14, MGR-08)."""

from showroom.services.opportunities.acts import edit, lose, move, reopen, take_back, win
from showroom.services.opportunities.lists import (
    closed,
    get,
    history,
    of_customer,
    pipeline,
    rules,
    to_settle,
    to_settle_in,
)
from showroom.services.opportunities.signals import note, note_in, note_of_visit, take_back_of_visit
from showroom.services.opportunities.signals import take_back as take_back_note
from showroom.services.opportunities.supervising import GivenOut, assess, give, proposal, take_back_give
from showroom.services.opportunities.values import Assessment, Change, Details, Noted, Pipeline, Row, Source, State

__all__ = [
    "Assessment",
    "Change",
    "Details",
    "GivenOut",
    "Noted",
    "Pipeline",
    "Row",
    "Source",
    "State",
    "assess",
    "closed",
    "edit",
    "get",
    "give",
    "history",
    "lose",
    "move",
    "note",
    "note_in",
    "note_of_visit",
    "of_customer",
    "pipeline",
    "proposal",
    "reopen",
    "rules",
    "take_back",
    "take_back_give",
    "take_back_note",
    "take_back_of_visit",
    "to_settle",
    "to_settle_in",
    "win",
]
