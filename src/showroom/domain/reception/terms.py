"""The words of the rotation: visit kinds (REC-06), statuses (REC-04), visit states (REC-14)."""

from __future__ import annotations

VISIT_KINDS = (
    "first",
    "return",
    "appointment",
    "asked_for",
    "phone_up",
    "referral",
    "family",
    "vip",
    "agent",
    "service",
    "competitor",
    "non_opportunity",
    "friend",
)

# What a wish for one person makes an "asked for"; an appointment, a repair … with a named person stays what it is.
ASKED_FOR_KINDS = ("first", "asked_for", "return", "vip")

AVAILABLE = "available"
WITH_VISITOR = "with_visitor"
OFF = "off"
# Statuses a person can be set to by hand, besides available; with_visitor comes from visits alone.
AWAY_STATUSES = ("meeting", "phone", "break", "lunch", "errand", "training", "private_leave")
STATUSES = (AVAILABLE, WITH_VISITOR, *AWAY_STATUSES, OFF)

WAITING = "waiting"
ASSIGNED = "assigned"
GREETED = "greeted"
LEFT = "left"
LEFT_UNSERVED = "left_unserved"
UNDONE = "undone"
OPEN_STATES = (WAITING, ASSIGNED, GREETED)

# The three sequences: of visits, of agents' customers, of phone enquiries (REC-06, REC-21).
VISITS, AGENTS, CALLS = "visits", "agents", "calls"
SEQUENCES = (VISITS, AGENTS, CALLS)

# Somebody away in the house can come back to an empty desk (REC-05).
CAN_COME_BACK = ("meeting", "phone", "break", "lunch", "training")

COURTESIES = ("elderly", "small_children", "unwell")
FAULTS = ("point", "deck")
MEMBER_ROLES = ("decision_maker", "partner", "parent", "child", "adviser", "friend", "other")
