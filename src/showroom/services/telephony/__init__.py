"""Incoming numbers and dialling: one small interface, an adapter a kind of telephone (CAL-11)."""

from showroom.services.telephony.modem import serial_ports
from showroom.services.telephony.source import NumberSource, TypedSource, source_for

__all__ = ["NumberSource", "TypedSource", "serial_ports", "source_for"]
