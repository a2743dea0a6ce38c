"""How cells of stored tables are shown in documents: rounded as they are published, never computed."""

from __future__ import annotations

import math

from outputs.wording import money, number, signed


def amount(value: float, currency: str, sign: bool = False) -> str:
    """An amount of money, with its sign where it is a difference.

    >>> amount(2_265_541_390.92, "PEN", sign=True), amount(-5e6, "PEN", sign=True), amount(0, "PEN", sign=True)
    ('+PEN 2 265.5 million', '-PEN 5.0 million', 'PEN 0')
    """
    if not sign or not money(abs(value), "").strip(" 0."):
        return money(value, currency)
    return f"{'+' if value > 0 else '-'}{money(abs(value), currency)}"


def scaled(text: str | float, size: float, sign: bool = False) -> str:
    """An amount in millions or thousands with one decimal; nothing for an empty cell.

    >>> scaled("8873030.17", 1e6), scaled(-5e6, 1e6, sign=True), scaled("", 1e3)
    ('8.9', '-5.0', '')
    """
    if text == "":
        return ""
    value = float(text) / size
    return signed(value, 1) if sign else number(value, 1)


def count(text: str, decimals: int = 1) -> str:
    """A number of people, posts or places.

    >>> count("172.4"), count("4", 0), count("")
    ('172.4', '4', '')
    """
    return "" if text == "" else number(float(text), decimals)


def shown_cell(column: str, text: str) -> str:
    """A number of a chart: years as they are, others with as many decimals as matter.

    >>> shown_cell("year", "2026"), shown_cell("cost", "6.890563156"), shown_cell("cost", "1053.45300011")
    ('2026', '6.89', '1 053.5')
    >>> shown_cell("bar", "no longer spent"), shown_cell("people", "200"), shown_cell("share", "0.0123")
    ('no longer spent', '200', '0.012')
    """
    try:
        value = float(text)
    except ValueError:
        return text
    if column == "year" or math.isnan(value):
        return text
    if value == int(value):
        return number(value)
    return number(value, 1 if abs(value) >= 100 else 2 if abs(value) >= 0.1 else 3)


def shown_value(text: str) -> str:
    """A number of a table of any kind, with up to five digits that count.

    >>> shown_value("450000"), shown_value("0.0123456"), shown_value("2025"), shown_value("1e-07")
    ('450 000', '0.012346', '2025', '0.0000001')
    """
    try:
        value = float(text)
    except ValueError:
        return text
    if value == int(value):
        return text if 1900 <= value <= 2200 else number(value)
    digits = f"{value:.5g}"
    if "e" in digits:
        return f"{value:.12f}".rstrip("0")
    return number(value, len(digits.partition(".")[2]))
