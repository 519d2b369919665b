"""Presentations with a visitor: the pack's checklist run, paused, resumed, handed over, finished (PRE)."""

from showroom.services.presentations.acts import (
    Start,
    hand_over,
    mark,
    note,
    objection,
    pause,
    reopen,
    resume,
    start,
)
from showroom.services.presentations.fill import apply_offers, link_customer, register_customer
from showroom.services.presentations.finishing import Finished, finish, take_back_finish
from showroom.services.presentations.reads import latest_of_visit, overview, run
from showroom.services.presentations.values import Candidate, Offer, Overview, Row, Run, StageView, StepView

__all__ = [
    "Candidate",
    "Finished",
    "Offer",
    "Overview",
    "Row",
    "Run",
    "StageView",
    "Start",
    "StepView",
    "apply_offers",
    "finish",
    "hand_over",
    "latest_of_visit",
    "link_customer",
    "mark",
    "note",
    "objection",
    "overview",
    "pause",
    "register_customer",
    "reopen",
    "resume",
    "run",
    "start",
    "take_back_finish",
]
