"""Phone calls: log one in seconds, know who calls, and keep the promise to call back (CAL)."""

from showroom.services.calls.lists import callbacks, calls_of, open_count, open_forms
from showroom.services.calls.log import done, log, log_in, reopen
from showroom.services.calls.lookup import caller, first_time_fields, sheet
from showroom.services.calls.values import Caller, CallRow, Logged, NewCall, Sheet

__all__ = [
    "CallRow",
    "Caller",
    "Logged",
    "NewCall",
    "Sheet",
    "callbacks",
    "caller",
    "calls_of",
    "done",
    "first_time_fields",
    "log",
    "log_in",
    "open_count",
    "open_forms",
    "reopen",
    "sheet",
]
