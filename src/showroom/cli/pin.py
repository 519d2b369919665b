"""``showroom pin NAME``: a PIN for somebody who has none or forgot it; it is read from standard input.

Whoever may run commands on the store's PC may do this; it is audited as theirs. A store that a command made has a
manager without a PIN: this is how the first person gets into the window.
"""

from __future__ import annotations

import argparse
from typing import Any

from showroom.cli import common
from showroom.wording import word


def add_parser(subparsers: Any) -> None:
    parser = subparsers.add_parser("pin", help="cli.help.pin", description="cli.help.pin_long")
    parser.add_argument("name", metavar="NAME", help="cli.help.pin_name")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    from showroom.services import staff

    with common.open_shop(args) as shop:
        card = staff.find_by_name(shop, common.actor(), args.name)
        staff.set_pin(shop, common.actor(), card.id, common.read_pin(args, card.name))
    common.print_lines(word(args.lang, "cli.pin_set", name=card.name))
    return 0
