"""Phone calls: log one in seconds, know who calls, keep the promise to call back (CAL), enquiries in turn (REC-21)."""

from showroom.services.calls.enquiry import Given, NextEnquiry, next_enquiry
from showroom.services.calls.lists import callbacks, calls_of, messages_for, open_count, open_forms
from showroom.services.calls.log import done, log, log_in, passed_on, reopen
from showroom.services.calls.lookup import caller, first_time_fields, sheet
from showroom.services.calls.values import Caller, CallRow, Logged, NewCall, Sheet

__all__ = [
    "CallRow",
    "Caller",
    "Given",
    "Logged",
    "NewCall",
    "NextEnquiry",
    "Sheet",
    "callbacks",
    "caller",
    "calls_of",
    "done",
    "first_time_fields",
    "log",
    "log_in",
    "messages_for",
    "next_enquiry",
    "open_count",
    "open_forms",
    "passed_on",
    "reopen",
    "sheet",
]
