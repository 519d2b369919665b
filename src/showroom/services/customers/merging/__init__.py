"""Two records of one customer made into one, and taken apart again at any later time (REG-03)."""

from showroom.services.customers.merging.check import problems
from showroom.services.customers.merging.merge import merge, merge_in
from showroom.services.customers.merging.preview import preview
from showroom.services.customers.merging.proposals import proposals, same_household
from showroom.services.customers.merging.undo import merged_from, since, undo
from showroom.services.customers.merging.values import Later, Merged, MergedFrom, Pair, Preview, Request, Undone

__all__ = [
    "Later",
    "Merged",
    "MergedFrom",
    "Pair",
    "Preview",
    "Request",
    "Undone",
    "merge",
    "merge_in",
    "merged_from",
    "preview",
    "problems",
    "proposals",
    "same_household",
    "since",
    "undo",
]
