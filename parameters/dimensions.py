"""Whether the unit of a figure is the unit of its setting, with any currency and price year where money is meant."""

from __future__ import annotations

import re
from collections.abc import Collection

from parameters.problems import Wording
from parameters.units import Unit, UnitError

_LARGE = re.compile(r"\b(millions?|thousands?|billions?|mio|mln|mn|mrd|bn|m|k|lakhs?|crores?)\b", re.IGNORECASE)
_NO_UNIT = Wording("leave the unit out; a share is written as 0.25", "clear the cell; a share is written as 0.25")
_DATED = re.compile(r"(?:[A-Z]{3}|I\$) \d{4}")


def unit_fault(
    given: str, expected: str, convertible: Collection[str] | None = None, money: str = "USD 2024"
) -> tuple[str, str | Wording] | None:
    """What is wrong with a unit (message, hint), or None.

    Args:
        given: the unit written, such as ``PEN 2024/FTE``.
        expected: the unit of the setting, such as ``money/FTE``.
        convertible: the currencies that the country's rates can convert; None accepts any.
        money: currency and price year for hints, such as those of the plan; empty where they are not known.
    """
    example = expected.replace("money", money or "money")
    try:
        unit = Unit.parse(given)
    except UnitError as error:
        if not expected:
            return str(error), _NO_UNIT
        hint = "write the number in full, without million or thousand in its unit; " if _LARGE.search(given) else ""
        return str(error), f"{hint}the unit here is '{example}'"
    if not expected:
        return None if unit == Unit.parse(expected) else (f"is not needed (got '{given}')", _NO_UNIT)
    if "money" not in expected:
        return None if unit == Unit.parse(expected) else _different(given, expected, money)
    return _money_fault(unit, given, expected, convertible, money)


def _money_fault(
    unit: Unit, given: str, expected: str, convertible: Collection[str] | None, money: str
) -> tuple[str, str] | None:
    currencies = [name for name, power in unit.money if power > 0]
    if len(currencies) != 1:
        return _different(given, expected, money)
    if not _DATED.fullmatch(currencies[0]):
        whole = expected.replace("money", f"{currencies[0]} {money[-4:]}")
        return f"money needs its price year (got '{given}')", f"write '{whole}'" if money else ""
    currency = currencies[0].split()[0]
    known = convertible is None or currency in convertible
    if unit != Unit.parse(expected.replace("money", currencies[0])):
        return _different(given, expected, currencies[0] if known else money)
    if convertible is not None and not known:
        return f"there is no exchange rate for {currency} (got '{given}')", f"convert to {', '.join(convertible)} first"
    return None


def _different(given: str, expected: str, money: str) -> tuple[str, str]:
    example = f", such as {expected.replace('money', money)}" if money else ""
    hint = f"money is written as currency and price year{example}" if "money" in expected else ""
    return f"the unit must be '{expected}' (got '{given}')", hint


def is_money(unit: str) -> bool:
    """Whether a setting's unit asks for money."""
    return "money" in unit
