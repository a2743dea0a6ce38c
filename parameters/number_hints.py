"""What to write in place of a text that was meant as a number, as a share, or as a list of shares."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from parameters.documents import Node
from parameters.problems import Wording

_PERCENT = re.compile(r"(\d+(?:[.,]\d+)?)\s*%")
_SIGN = re.compile(r"([+\u2212-]) ?(?=\d)")
_NOTHING = ("-", "--", "\u2013", "\u2014", "n/a", "na", "none", "x", "?")
"""What people write into a cell that should stay empty."""
_NARROW = re.compile("[\u00a0\u2009\u202f]")
"""Spaces that office programmes write between thousands."""
_SEPARATED = re.compile(r"[1-9]\d{0,2}(?:([ ,.'])\d{3})(?:\1\d{3})*(?:([.,])(\d+))?")
_COMMA = re.compile(r"(\d+),(\d+)")
_DATE = re.compile(r"(\d{4})-(\d{2})-\d{2}(?:[T ][\d:.]+)?")
_NUMBER = re.compile(r"[\d.,]*\d[\d.,]*")
_DECIMAL = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_SCALES = ("thousand", "thousands", "million", "millions", "mio", "mn", "m", "billion", "billions", "bn", "k")
_HALF = 0.5
"""A smaller share after `times` is taken for a change; another one may be what is left."""
_DOUBLE = 2
"""What is less may be meant as more than the whole: 1.5 is 150 %, or 1.5 %."""
_NO_DATE = "the cell is formatted as a date: format it as a number and type the number again"
_EITHER = {",": ("comma", "decimal comma"), ".": ("point", "decimal point")}


def number_hint(written: Any, *, dated: bool = False) -> str:
    """What to write instead of a text that was meant as a number; empty where that is not clear.

    Args:
        written: what stands in place of the number.
        dated: a date in years is meant.

    >>> number_hint("20%"), number_hint("-400 000"), number_hint("0,125"), number_hint("2026-07-01", dated=True)
    ('write 0.2', 'write -400000, without separators', 'write 0.125', 'write 2026.5, a date in years')
    >>> number_hint("1,250")
    'write 1250 if the comma parts thousands, 1.250 if it is a decimal comma'
    """
    text = _NARROW.sub(" ", str(written)).strip()
    if match := _DATE.fullmatch(text):
        year = round(int(match[1]) + (int(match[2]) - 1) / 12, 2)
        return f"write {year:g}, a date in years" if dated else _NO_DATE
    sign, text = _signed(text)
    minus = sign.replace("+", "")
    if match := _PERCENT.fullmatch(text):
        part = float(match[1].replace(",", ".")) / 100
        raised = f"a scenario that raises something by {100 * part:g}% says times and {1 + part:g}"
        return raised if sign == "+" else f"write {minus}{part:g}"
    if match := _SEPARATED.fullmatch(text):
        return _unseparated(minus, text, match)
    if match := _COMMA.fullmatch(text):
        return f"write {minus}{match[1]}.{match[2]}"
    return f"write -{text}, with the minus of the keyboard" if _typeset(written) and _DECIMAL.fullmatch(text) else ""


def _signed(text: str) -> tuple[str, str]:
    """The sign of a number, that of office programmes as the one of the keyboard, and the rest."""
    match = _SIGN.match(text)
    return (match[1].replace("\u2212", "-"), text[match.end() :]) if match else ("", text)


def _typeset(written: Any) -> bool:
    return str(written).strip().startswith("\u2212")


def change_hint(node: Node, verb: str) -> str:
    """What to write instead of the amount of a scenario's change, ``times`` or ``plus``."""
    sign, text = _signed(_NARROW.sub(" ", str(node.value)).strip())
    match = _PERCENT.fullmatch(text)
    if match is None:
        return hint_at(node)
    part = float(match[1].replace(",", ".")) / 100
    said, raised, lowered = f"{100 * part:g}%", f"{1 + part:g}", f"{1 - part:g}"
    if verb == "plus" or sign:
        way, factor = ("lower", lowered) if sign == "-" else ("raise", raised)
        return f"to {way} it by {said}, write times and {factor}"
    if part < _HALF:
        return f"to raise it by {said}, write times and {raised}; to lower it, times and {lowered}"
    return f"write {part:g} for {said} of it, {raised} to raise it by {said}"


def bound_hint(node: Node) -> str:
    """What to write instead of a low or high figure; one with a sign and a percentage is told from a difference."""
    sign, text = _signed(_NARROW.sub(" ", str(node.value)).strip())
    if sign and _PERCENT.fullmatch(text):
        return "write the figure itself, not how far it is from the value"
    return hint_at(node)


def share_hint(value: float, most: float | None) -> str:
    """What to write instead of a percentage where a share is meant; empty where it is none.

    >>> share_hint(30, 1), share_hint(2.5, 0.5), share_hint(300, 1), share_hint(70, 168)
    ('30 % is written 0.3', '2.5 % is written 0.025', '', '')
    """
    percent = most is not None and most <= 1 < value <= 100 * most
    if not percent or (value < _DOUBLE and most == 1):
        return ""
    return f"{value:g} % is written {value / 100:g}"


def _unseparated(minus: str, text: str, match: re.Match[str]) -> str:
    """A number without the marks that part its thousands."""
    mark, point, decimals = match.groups()
    whole = text.removesuffix(f"{point}{decimals}").replace(mark, "")
    if point == mark:
        return ""
    if point is None and mark in _EITHER and text.count(mark) == 1:
        parts, decimal = _EITHER[mark]
        meant = f"{minus}{text.replace(',', '.')}"
        return f"write {minus}{whole} if the {parts} parts thousands, {meant} if it is a {decimal}"
    return f"write {minus}{whole}{f'.{decimals}' if decimals else ''}, without separators"


def hint_at(node: Node, *, dated: bool = False) -> str:
    """`number_hint`, and what to do with a number among words, or in a cell that holds it as text."""
    hint = number_hint(node.value, dated=dated)
    if hint or not isinstance(node.value, str):
        return hint if node.mark.cell or hint != _NO_DATE else ""
    text = _NARROW.sub(" ", node.value).strip()
    if node.mark.cell and text.lower() in _NOTHING:
        return "leave the cell empty"
    if dated:
        return "a date is written in years, such as 2026.5 for the first of July 2026"
    if said := _among_words(text):
        place = "in the column 'unit'" if node.mark.cell else "beside it, under unit"
        return said.format(place=place)
    if not node.mark.cell or _float(text) is None:
        return ""
    return "the cell holds text that looks like a number: clear it, format it as a number, and write the number again"


def beside_hint(node: Node) -> str:
    """What to do with cells that are filled in beside a word; empty where there are none."""
    cells = [child.mark.cell for key, child in node.items.items() if key != "value" and child.mark.cell]
    return f"a word stands in the column 'value' alone: clear {', '.join(cells)}" if cells else ""


def _among_words(text: str) -> str:
    """What to do with one number that stands among words; empty for any other text."""
    words = text.lower().split()
    numbers = [place for place, word in enumerate(words) if _NUMBER.fullmatch(word)]
    others = [word for word in words if not _NUMBER.fullmatch(word)]
    together = bool(numbers) and numbers[-1] - numbers[0] == len(numbers) - 1
    if not others or not together or any(letter.isdigit() for word in others for letter in word):
        return ""
    if any(word.strip(".") in _SCALES for word in others):
        return "write the number in full, with all its zeros; its unit stands {place}"
    return "write the number alone; its unit stands {place}"


def interval_hint(written: Any) -> str:
    """What to write instead of an interval that was meant in percent.

    >>> interval_hint(90), interval_hint("90"), interval_hint("high")
    ('write 90%', 'write 90%', '')
    """
    number = _float(str(written).strip().replace(",", "."))
    return f"write {number:g}%" if number is not None and 1 < number <= 100 else ""


def list_hint(node: Node) -> str:
    """What to write instead of shares without brackets, or with decimal commas; empty where that is not clear."""
    if isinstance(node.value, tuple):
        return "write decimals with a point, such as 0.5: a comma parts the entries" if _by_commas(node.value) else ""
    text = node.value.strip("[]() ") if isinstance(node.value, str) else ""
    between = ";" if ";" in text else r",\s+|\s+(?!%)" if re.search(r"\s", text) else ","
    found = [_share(entry.strip()) for entry in re.split(between, text)]
    return f"write [{', '.join(f'{share:g}' for share in found if share is not None)}]" if None not in found else ""


def _by_commas(entries: Sequence[Node]) -> bool:
    """Whether the entries of a list are what decimal commas have made of shares: ``[0,5, 0,5]``."""
    if any(isinstance(entry.value, str) and ";" in entry.value for entry in entries):
        return True
    return all(entry.value == 0 for entry in entries[::2]) and any((entry.number or 0) > 1 for entry in entries[1::2])


def _share(text: str) -> float | None:
    """A share as people write it: with a decimal point or comma, or in percent."""
    number = _float(text.rstrip("% ").replace(",", "."))
    return number / 100 if number is not None and text.endswith("%") else number


def _float(text: str) -> float | None:
    return float(text) if _DECIMAL.fullmatch(text) else None


def by_year_hint(node: Node, first: int) -> str | Wording:
    """What to write instead of one number, or of years and their numbers in a text; empty where that is not clear.

    Args:
        node: what was written where numbers by year are needed.
        first: the first year of the plan.
    """
    if node.number is not None:
        return Wording(f"write {{{first}: {node.said}}}", f"write it into the columns of its years, such as {first}")
    levels = node.value.strip("{} ") if isinstance(node.value, str) else ""
    if levels[:4].isdigit() and levels[4:].lstrip().startswith(":"):
        return Wording(f"write {{{levels}}} without quotes", "write each year into its column")
    return ""
