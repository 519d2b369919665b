"""Charts painted by hand: quick to start, in the theme's colours, with a text for screen readers and records to
open.
"""

from showroom.gui.kit.charts.bars import Bars, Funnel, Meter
from showroom.gui.kit.charts.base import Series, nice_ceiling, spoken
from showroom.gui.kit.charts.lines import Lines, Sparkline
from showroom.gui.kit.charts.parts import Donut, HeatMap, Part

__all__ = [
    "Bars",
    "Donut",
    "Funnel",
    "HeatMap",
    "Lines",
    "Meter",
    "Part",
    "Series",
    "Sparkline",
    "nice_ceiling",
    "spoken",
]
