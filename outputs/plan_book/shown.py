"""What a default is and where it comes from, in the words of a cell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from outputs.shipped import amount
from parameters import BookLine, Slot

_FILES = {
    "parameters/countries/": "country profile",
    "parameters/menu/": "menu",
    "parameters/templates/": "template",
    "parameters/norms.yaml": "norms",
}
_OURS = "CareShift"


def default_text(line: BookLine, currency: str, base: int) -> str:
    """What holds as long as nothing is written: value, unit and range; otherwise what is asked for.

    Args:
        line: an offer or an example.
        currency: of the plan, for units of money.
        base: the base year, for units of money.
    """
    if line.kind == "menu":
        return str(line.default or "")
    slot = line.slot
    if line.default is not None:
        said = _said(line.default)
        asked = f"{slot.asked}; " if slot is not None and slot.asked else ""
        only = f"if {line.only}: " if line.only else ""
        return f"{asked}such as {said}" if line.kind == "example" else f"{only}{said}"
    if slot is None:
        return ""
    unit = said_unit(slot, currency, base)
    if slot.default is not None:
        return f"{_said(slot.default)} {unit}".strip()
    return ", ".join(part for part in (slot.asked, f"in {unit}" if unit else "") if part)


def origin_text(line: BookLine) -> str:
    """Where a default comes from: its layer, and its source or that it is an assumption."""
    if line.kind == "menu":
        return line.origin
    if line.kind == "example":
        return "an example: it does not count"
    if line.default is None:
        return _OURS if line.slot is not None and line.slot.default is not None else ""
    figure = line.default
    source = figure.get("source", "") if isinstance(figure, Mapping) else ""
    return ": ".join(part for part in (layer_of(line.origin), " ".join(str(source).split())) if part)


def layer_of(origin: str) -> str:
    """The part of what is shipped that a file belongs to: ``menu``, ``country profile``, ``norms``, ``template``."""
    return next((name for start, name in _FILES.items() if origin.startswith(start)), _OURS)


def said_unit(slot: Slot, currency: str, base: int) -> str:
    """The unit of a slot as a planner would write it: money in the currency and prices of the base year."""
    return slot.unit.replace("money", f"{currency or 'USD'} {base}")


def _said(value: Any) -> str:
    if isinstance(value, Mapping) and "value" in value:
        unit = f" {value['unit']}" if value.get("unit") else ""
        return f"{_said(value['value'])}{unit}{_range(value)}"
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {_said(child)}" for key, child in value.items())
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(_said(child) for child in value)}]"
    return amount(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else str(value)


def _range(figure: Mapping[str, Any]) -> str:
    if figure.get("standard_error") is not None:
        return f" (s.e. {amount(figure['standard_error'])})"
    low, high = figure.get("low"), figure.get("high")
    return "" if low is None or high is None else f" ({amount(low)} to {amount(high)})"
