"""Values of figures and outcomes as they are said: short, with their unit; small shares as per cent."""

from __future__ import annotations

from outputs.wording import number, of_currency, scale


def is_share(unit: str, *values: float) -> bool:
    """Whether a plain number is better said in per cent: all its values within 1, and not all whole.

    >>> is_share("", 0.01, -0.005, 0.025), is_share("", 0.0, 0.0, 1.0), is_share("people", 0.5)
    (True, False, False)
    """
    return unit == "" and all(abs(value) <= 1 for value in values) and not all(float(v).is_integer() for v in values)


def value_said(value: float, unit: str = "", share: bool = False) -> str:
    """A value with its unit.

    >>> value_said(0.0412, "", True), value_said(92300.4, "people/centre"), value_said(2.5)
    ('4.12 %', '92 300 people/centre', '2.5')
    """
    if share:
        return f"{_digits(100 * value)} %"
    return f"{_digits(value)} {unit}".strip()


def _digits(value: float) -> str:
    """Four digits that count, and none after the point of what is 1 000 or more."""
    if abs(value) >= 1000:
        return number(value)
    text = f"{value:.4g}"
    return "0" if float(text) == 0 else text


def fine_money(value: float, currency: str) -> str:
    """A small amount with its currency: in millions from one million on, so that digits that count are seen.

    >>> fine_money(62_340, "ARD"), fine_money(162_340, "ARD"), fine_money(2_207_500, "ARD"), fine_money(12, "ARD")
    ('ARD 62.3 thousand', 'ARD 162.3 thousand', 'ARD 2.2 million', 'ARD 12')
    """
    size, word = (1e3, "thousand") if 1e3 <= abs(value) < 1e6 else scale(value)
    return of_currency(value, currency, size, word)


def fine_scale(size: float, word: str, *values: float) -> tuple[float, str]:
    """The scale of a column that shows one decimal: a thousand times finer where an amount would read 0.0 or 0.1.

    >>> fine_scale(1e6, "million", 29_400.0, 0.0), fine_scale(1e6, "million", 3_200_000.0, 0.0)
    ((1000.0, 'thousand'), (1000000.0, 'million'))
    """
    if size > 1 and any(0.5 <= abs(value) < 0.15 * size for value in values):
        return size / 1000, "thousand" if size == 1e6 else ""
    return size, word


def scaled(unit: str, *values: float) -> tuple[float, str, int]:
    """By what the values of a column are divided, the unit with the word for it, and the decimals to show.

    >>> scaled("PEN 2025", 2_207_000_000.0, 0.0), scaled("", 0.25, 0.5)
    ((1000000.0, 'PEN 2025 million', 1), (1.0, '', 3))
    """
    highest = max((abs(value) for value in values), default=0.0)
    size, word = scale(highest)
    return size, f"{unit} {word}".strip(), 1 if highest / size >= 10 or size > 1 else 3
