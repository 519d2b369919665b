"""Incoming numbers and dialling: one small interface, an adapter a kind of telephone (CAL-11)."""

from showroom.services.telephony.choose import source_for
from showroom.services.telephony.modem import serial_ports
from showroom.services.telephony.source import NumberSource, TypedSource

__all__ = ["NumberSource", "TypedSource", "serial_ports", "source_for"]
