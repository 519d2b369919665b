"""Which telephone this PC has: the choice by its settings (CAL-11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from showroom.services.telephony.source import TypedSource

if TYPE_CHECKING:
    from showroom.clock import Clock
    from showroom.services.telephony.source import Heard, Linked, NumberSource
    from showroom.settings import Settings


def source_for(settings: Settings, clock: Clock, heard: Heard, linked: Linked) -> NumberSource:
    """The adapter that this PC's settings ask for; imported only when it is."""
    if settings.phone_source == "asterisk":
        from showroom.services.telephony.asterisk import Asterisk, AsteriskSource

        where = Asterisk(
            settings.phone_host,
            settings.phone_port,
            settings.phone_user,
            settings.phone_secret,
            settings.phone_channel,
            settings.phone_context,
            settings.phone_ring_s,
        )
        return AsteriskSource(where, clock, heard, linked)
    if settings.phone_source == "modem":
        from showroom.services.telephony.modem import ModemSource

        return ModemSource(settings.phone_serial, clock, heard, linked)
    return TypedSource(clock, heard, linked)
