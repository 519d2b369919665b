"""Phone calls: log one in seconds, know who calls, keep the promise to call back (CAL), enquiries in turn (REC-21)."""

from showroom.services.calls.alerts import NewAlert, open_alert_count, open_alerts
from showroom.services.calls.callbacks import NewStep, done, note_overdue, reopen, step, steps, undo_step
from showroom.services.calls.enquiry import Given, NextEnquiry, next_enquiry
from showroom.services.calls.late import log_late
from showroom.services.calls.lists import callbacks, calls_of, open_count, open_forms
from showroom.services.calls.log import log, log_in
from showroom.services.calls.lookup import caller, first_time_fields, sheet
from showroom.services.calls.messages import messages_for, unread
from showroom.services.calls.news import CallNews, news_of, waiting_count
from showroom.services.calls.signing import sign_off, take_back_sign_off
from showroom.services.calls.undo import take_back, withdraw
from showroom.services.calls.values import Alert, Caller, CallRow, Known, Logged, Message, NewCall, Sheet, Step

__all__ = [
    "Alert",
    "CallNews",
    "CallRow",
    "Caller",
    "Given",
    "Known",
    "Logged",
    "Message",
    "NewAlert",
    "NewCall",
    "NewStep",
    "NextEnquiry",
    "Sheet",
    "Step",
    "callbacks",
    "caller",
    "calls_of",
    "done",
    "first_time_fields",
    "log",
    "log_in",
    "log_late",
    "messages_for",
    "news_of",
    "next_enquiry",
    "note_overdue",
    "open_alert_count",
    "open_alerts",
    "open_count",
    "open_forms",
    "reopen",
    "sheet",
    "sign_off",
    "step",
    "steps",
    "take_back",
    "take_back_sign_off",
    "undo_step",
    "unread",
    "waiting_count",
    "withdraw",
]
