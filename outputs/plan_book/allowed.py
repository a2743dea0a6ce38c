"""What a cell lets in: lists, numbers between bounds, and the message that says what belongs there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from outputs.plan_book.lists import Lists
from outputs.plan_book.shown import said_unit
from parameters import Cadre, Choice, Code, Flow, Number, Path, Profile, Reference, Setting, Shares, Slot, code_names

STOP, WARNING, OPEN = "stop", "warning", "information"
LARGEST = 1e18
_JUST_ABOVE = 1e-9
"""A check between two numbers takes both; where the loader wants more than the lower one, it begins here."""
OUTSIDE = "outside"
_LONGEST_TITLE, _LONGEST_MESSAGE = 32, 255
Options = dict[str, Any]


@dataclass(frozen=True)
class Known:
    """What lists are made from: elements by section, cadres, base year and last year, currency."""

    names: Callable[[str], Sequence[str]]
    cadres: Sequence[str]
    base: int
    last: int
    currency: str
    lists: Lists


def value_check(slot: Slot, known: Known, default: str, title: str) -> Options:
    """The check of the cell that holds a value, with its message; without a rule, the message alone.

    Args:
        slot: what the row may hold.
        known: the plan's names and years.
        default: what holds if nothing is written, for the message.
        title: what a long list is called on Codes.
    """
    rule = _rule(slot.setting, known, title)
    whole = {"validate": "integer"} if slot.whole else {}
    return {**rule, **whole, **_message(slot, known, default)}


def year_check(slot: Slot, known: Known, default: str) -> Options:
    """The check of the cells of the years of a path or flow."""
    setting = slot.setting
    number = Number("", least=setting.least, most=setting.most) if isinstance(setting, (Path, Flow)) else Number("")
    return {**number_check(number, known), **_message(slot, known, default)}


def number_check(setting: Number, known: Known) -> Options:
    """A number that lies where the setting lets it."""
    least, most = setting.floor, setting.most
    if setting.date:
        least, most = known.base, known.last + 1
    said = _bounds(setting, least, most)
    rule: Options = {"validate": "decimal", "error_title": "Not a number that fits", "error_type": STOP}
    if setting.above is not None and most is None:
        return rule | {"criteria": ">", "value": setting.above, "error_message": said}
    if least is not None and most is None:
        return rule | {"criteria": ">=", "value": least, "error_message": said}
    least = least if setting.above is None or least is None else least + _JUST_ABOVE
    ends = (-LARGEST if least is None else least, LARGEST if most is None else most)
    return rule | {"criteria": "between", "minimum": ends[0], "maximum": ends[1], "error_message": said}


def unit_check(slot: Slot, known: Known) -> Options | None:
    """Units that fit; None where a figure has none. Money may be in other currencies and years, so this only warns."""
    if not slot.unit:
        return None
    units = [said_unit(slot, known.currency, known.base)]
    if "money" in slot.unit:
        others = (f"{known.currency} {known.base - 1}", f"USD {known.base}", f"USD {known.base - 1}", "I$ 2019")
        units += [slot.unit.replace("money", other) for other in others if other not in units[0]]
    message = f"The unit here is {units[0]}."
    if "money" in slot.unit:
        message += " Money says its currency and price year; other years are carried to the base year."
    return {
        "validate": "list", "source": known.lists.source("units", units), "error_type": WARNING,
        "error_title": "Another unit?", "error_message": f"{message} Keep what you typed?"[:_LONGEST_MESSAGE],
    }  # fmt: skip


def words_check(words: Sequence[str], title: str, known: Known, error: str = STOP) -> Options:
    """One of some words."""
    return {
        "validate": "list", "source": known.lists.source(title, words), "error_type": error,
        "error_title": "Not in the list", "error_message": _in_list(title, error),
    }  # fmt: skip


def _rule(setting: Setting, known: Known, title: str) -> Options:
    if isinstance(setting, Number):
        return number_check(setting, known)
    if isinstance(setting, Choice):
        return words_check(setting.options, title, known)
    if isinstance(setting, Code):
        return words_check([*code_names(setting.classification), OUTSIDE], f"codes: {setting.classification}", known)
    if isinstance(setting, Reference):
        names = known.names(setting.section)
        return words_check(names, setting.section, known, WARNING) if names else {"validate": "any"}
    if isinstance(setting, Cadre):
        return words_check(known.cadres, "cadres", known, WARNING) if known.cadres else {"validate": "any"}
    return {"validate": "any"}


def _message(slot: Slot, known: Known, default: str) -> Options:
    unit = said_unit(slot, known.currency, known.base)
    parts = [
        f"{slot.what[:1].upper()}{slot.what[1:]}." if slot.what else "",
        f"In {unit}." if unit else "",
        "A list such as [0.4, 0.6]." if isinstance(slot.setting, (Profile, Shares)) else "",
        "Needs source and range (or why no range)." if slot.fact else "",
        default,
    ]  # fmt: skip
    text = " ".join(part for part in parts if part)
    return {"input_message": _short(text, _LONGEST_MESSAGE)} if text else {}


def titled(options: Options, setting: str) -> Options:
    """The options with the name of the setting above their message."""
    return {**options, "input_title": _short(setting, _LONGEST_TITLE)} if "input_message" in options else options


def _short(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 3].rstrip()}..."


def _bounds(setting: Number, least: float | None, most: float | None) -> str:
    if setting.date:
        return f"This must be a date in years, from {least} to {most}: 2027.5 is the middle of 2027."
    parts = [
        f"above {setting.above:g}" if setting.above is not None else f"{least:g} or more" if least is not None else "",
        f"{most:g} or less" if most is not None else "",
    ]
    said = " and ".join(part for part in parts if part)
    return f"This must be a number{f', {said}' if said else ''}, without separators or unit: 0.2, 400000."


def _in_list(title: str, error: str) -> str:
    if error == STOP:
        return "Only the words of the list are understood here."
    return f"There is no such name among the {title} yet. Add it there first, or keep it and add it afterwards."
