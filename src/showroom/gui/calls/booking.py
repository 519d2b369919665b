"""An appointment booked from the call that is on the line (CAL-09)."""

from __future__ import annotations

from showroom.domain.calls.rules import CallResult, CallTopic
from showroom.gui.appointments import dialog
from showroom.gui.calls.entry import CallEntry
from showroom.gui.shell.context import ShellContext


def book(entry: CallEntry, context: ShellContext) -> None:
    """Open the booking form with what is known of the caller; once it is booked the call says so."""

    def booked(appointment_id: int) -> None:
        if entry.began is None:
            return  # the call was written down or cleared meanwhile
        entry.booked = (*entry.booked, appointment_id)
        if entry.about.about is CallTopic.ENQUIRY:
            entry.about.topic.set_values([CallTopic.APPOINTMENT.value])
        entry.about.result.set_values([CallResult.VISIT_BOOKED.value])

    customer_id = entry.who.person_id
    dialog.book(
        entry.window(),
        context,
        customer_id=customer_id,
        name=entry.form.typed("name") if customer_id is None else "",
        phone=entry.who.text if customer_id is None else "",
        done=booked,
    )
