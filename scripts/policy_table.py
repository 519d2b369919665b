"""The table of all switches of the rotation for docs/packs.md, made from the switches and their English words.

policy_table.py           print it
policy_table.py --write   put it into the page, between its marks
"""

from __future__ import annotations

import argparse
from pathlib import Path

from showroom.domain.reception.switches import GROUPS, SWITCHES, Number, PerKey, Switch
from showroom.wording import word

PAGE = Path(__file__).resolve().parents[1] / "docs" / "packs.md"
BEGIN, END = "<!-- switches: scripts/policy_table.py -->", "<!-- end of switches -->"


def table() -> str:
    """The table as Markdown: a heading line a group, a line a switch; the default stands first and is bold."""
    lines = ["| switch | values | meaning | clause |", "| --- | --- | --- | --- |"]
    for group in GROUPS:
        lines.append(f"| **{word('en', f'policy.group.{group}')}** | | | |")
        for name, switch in SWITCHES.items():
            if switch.group == group:
                meaning = f"{word('en', f'policy.{name}')}. {word('en', f'policy.{name}.help')}"
                lines.append(f"| `{_path(name, switch)}` | {_values(switch)} | {meaning} | {switch.clause} |")
    return "\n".join(lines) + "\n"


def _path(name: str, switch: Switch) -> str:
    return f"{name}.<key>" if isinstance(switch, PerKey) else name


def _values(switch: Switch) -> str:
    if isinstance(switch, Number):
        return f"**{switch.default}**; {switch.least} – {switch.most} {switch.unit}"
    said = [_value(choice, bold=choice == switch.default) for choice in switch.choices]
    if isinstance(switch, PerKey):
        for key, choices in switch.special.items():
            said.append(f"for `{key}`: {', '.join(_value(choice) for choice in choices)}")
        said.append("keys: " + ", ".join(f"`{key}`" for key in switch.keys))
    return "; ".join((", ".join(said[: len(switch.choices)]), *said[len(switch.choices) :]))


def _value(choice: object, *, bold: bool = False) -> str:
    text = f"`{str(choice).lower() if isinstance(choice, bool) else choice}`"
    return f"**{text}**" if bold else text


def written(page: str) -> str:
    """The page with the table as it is now."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{table()}\n{END}{after}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="put it into docs/packs.md")
    if parser.parse_args().write:
        PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    else:
        print(table(), end="")


if __name__ == "__main__":
    main()
