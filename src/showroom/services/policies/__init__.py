"""The rules of the rotation as the manager sees and changes them: in force, coming, past, and what a change would mean.

A policy is a part of the store's pack; each change is a new version of the pack, from a stated moment on.
"""

from showroom.services.policies.changing import change, propose, withdraw
from showroom.services.policies.reads import history, in_force, preset, presets
from showroom.services.policies.values import HistoryRow, PolicyVersion, Preset, Problem, Proposal, Week

__all__ = [
    "HistoryRow",
    "PolicyVersion",
    "Preset",
    "Problem",
    "Proposal",
    "Week",
    "change",
    "history",
    "in_force",
    "preset",
    "presets",
    "propose",
    "withdraw",
]
