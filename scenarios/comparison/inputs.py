"""The inputs in which two scenarios differ: value, unit, range, source, words, and what only one of them has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scenarios.comparison.settings import Setting, settings
from scenarios.comparison.sides import Pair, Side

FIELDS = {"text": "value", "unit": "unit", "range": "range", "source": "source", "note": "note"}
"""What of a setting may differ, and what that is called."""


@dataclass(frozen=True)
class InputChange:
    """One input that differs; texts are empty where one scenario does not have it.

    Attributes:
        what: what differs (value, unit, range, source, note), or which scenario alone has it.
        relative: new over old, less 1; None where they are no numbers of one unit.
    """

    scenario: str
    against: str
    address: str
    what: str
    old: str
    new: str
    relative: float | None
    unit_old: str
    unit_new: str
    range_old: str
    range_new: str
    source_old: str
    source_new: str
    origin_old: str
    origin_new: str


def input_changes(pair: Pair) -> list[InputChange]:
    """Every input that differs, in the order of the first plan; an element that only one has is one line."""
    first, other = (_settings(side) for side in (pair.first, pair.other))
    elements = [{setting.element for setting in found.values()} for found in (first, other)]
    lone = elements[0] ^ elements[1]
    found = [
        change
        for address in dict.fromkeys([*_places(first, lone), *_places(other, lone)])
        for change in _change(pair, address, first.get(address), other.get(address))
    ]
    return found


def _settings(side: Side) -> dict[str, Setting]:
    """The settings of a side, and one line for each of its elements as a whole."""
    found = settings(side.plan, side.model.scenario)
    whole = {
        element.address: Setting(element.title, origin=element.origin, element=element.address)
        for element in side.model.scenario.elements()
    }
    return whole | found


def _places(found: Mapping[str, Setting], lone: set[str]) -> Iterator[str]:
    """Addresses that are looked at: of an element that only one scenario has, that of the element alone."""
    for address, setting in found.items():
        if not setting.element or (address == setting.element) == (setting.element in lone):
            yield address


def _change(pair: Pair, address: str, old: Setting | None, new: Setting | None) -> Iterator[InputChange]:
    if old is not None and new is not None:
        differing = [said for name, said in FIELDS.items() if getattr(old, name) != getattr(new, name)]
        what = ", ".join(differing)
    else:
        what = f"only in {pair.other.label if old is None else pair.first.label}"
    if what:
        here, there = old or Setting(""), new or Setting("")
        yield InputChange(
            pair.other.label, pair.first.label, address, what, here.text, there.text, _relative(here, there),
            here.unit, there.unit, here.range, there.range, here.source, there.source, here.origin, there.origin,
        )  # fmt: skip


def _relative(old: Setting, new: Setting) -> float | None:
    if old.number is None or new.number is None or old.unit != new.unit or old.number == 0:
        return None
    return new.number / old.number - 1 if new.number != old.number else None
