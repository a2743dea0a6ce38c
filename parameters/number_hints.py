"""What to write in place of a text that was meant as a number, as a share, or as a list of shares."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from parameters.documents import Node

_PERCENT = re.compile(r"([+-]?)(\d+(?:[.,]\d+)?)\s*%")
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
_EITHER = {",": ("comma", "decimal comma"), ".": ("point", "decimal point")}


def number_hint(written: Any) -> str:
    """What to write instead of a text that was meant as a number; empty where that is not clear.

    >>> number_hint("20%"), number_hint("400 000"), number_hint("0,125"), number_hint("2026-07-01")
    ('write 0.2', 'write 400000, without separators', 'write 0.125', 'write 2026.5, a date in years')
    >>> number_hint("1,250")
    'write 1250 if the comma parts thousands, 1.250 if it is a decimal comma'
    """
    text = _NARROW.sub(" ", str(written)).strip()
    if match := _PERCENT.fullmatch(text):
        part = float(match[2].replace(",", ".")) / 100
        raised = f"a scenario that raises something by {100 * part:g}% says times and {1 + part:g}"
        return raised if match[1] == "+" else f"write {match[1]}{part:g}"
    if match := _SEPARATED.fullmatch(text):
        return _unseparated(text, match)
    if match := _COMMA.fullmatch(text):
        return f"write {match[1]}.{match[2]}"
    if match := _DATE.fullmatch(text):
        return f"write {round(int(match[1]) + (int(match[2]) - 1) / 12, 2):g}, a date in years"
    return ""


def _unseparated(text: str, match: re.Match[str]) -> str:
    """A number without the marks that part its thousands."""
    mark, point, decimals = match.groups()
    whole = text.removesuffix(f"{point}{decimals}").replace(mark, "")
    if point == mark:
        return ""
    if point is None and mark in _EITHER and text.count(mark) == 1:
        parts, decimal = _EITHER[mark]
        return f"write {whole} if the {parts} parts thousands, {text.replace(',', '.')} if it is a {decimal}"
    return f"write {whole}{f'.{decimals}' if decimals else ''}, without separators"


def hint_at(node: Node) -> str:
    """`number_hint`, and what to do with a number among words, or in a cell that holds it as text."""
    hint = number_hint(node.value)
    if hint or not isinstance(node.value, str):
        return hint
    text = _NARROW.sub(" ", node.value).strip()
    if node.mark.cell and text.lower() in _NOTHING:
        return "leave the cell empty"
    if said := _among_words(text):
        place = "in the column 'unit'" if node.mark.cell else "beside it, under unit"
        return said.format(place=place)
    if not node.mark.cell or _float(text) is None:
        return ""
    return "the cell holds text that looks like a number: clear it, format it as a number, and write the number again"


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
