"""Appointments: the booking form and the list of who is expected, for whichever page wants them."""
