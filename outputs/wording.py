"""How figures are said in sentences and tables: short, with sign, unit and price basis, in the language spoken."""

from __future__ import annotations

import re
import unicodedata

from outputs.annex.tongue import say

_KEPT = str.maketrans({"\u2013": "-", "\u2014": "-", "\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"'})


def scale(value: float) -> tuple[float, str]:
    """By what an amount is divided to be read, and the word for it.

    >>> scale(2_207_000_000), scale(-640_000), scale(12)
    ((1000000.0, 'million'), (1000000.0, 'million'), (1.0, ''))
    """
    if abs(value) >= 100_000:
        return 1e6, "million"
    return (1e3, "thousand") if abs(value) >= 1000 else (1.0, "")


def money(value: float, currency: str) -> str:
    """An amount with its currency.

    >>> money(2_207_500_000, "PEN"), money(-12_345, "ARD")
    ('PEN 2 207.5 million', 'ARD -12.3 thousand')
    """
    return of_currency(value, currency, *scale(value))


def of_currency(value: float, currency: str, size: float, word: str) -> str:
    """An amount divided by `size`, which `word` says, with its currency."""
    amount = sized(value, size, word)
    if word:
        return say("{currency} {amount_in_words}", currency=currency, amount_in_words=amount)
    return say("{currency} {amount}", currency=currency, amount=amount)


def sized(value: float, size: float, word: str) -> str:
    """An amount divided by `size`, and the word for that."""
    amount = number(value / size, 1 if size > 1 else 0)
    return say(f"{{amount}} {word}", amount=amount) if word else amount


def number(value: float, decimals: int = 0) -> str:
    """A number with its thousands apart; never "-0".

    >>> number(1605.94, 1), number(-0.001, 1)
    ('1 605.9', '0.0')
    """
    text = f"{value:,.{decimals}f}".replace(",", " ").replace(".", say("."))
    return text.lstrip("-") if not any(digit in text for digit in "123456789") else text


def signed(value: float, decimals: int = 0) -> str:
    """A difference with its sign.

    >>> signed(12.34, 1), signed(-5), signed(0.0)
    ('+12.3', '-5', '0')
    """
    text = number(value, decimals)
    return f"+{text}" if value > 0 and any(digit in text for digit in "123456789") else text


def counted(count: int, noun: str) -> str:
    """A count with its noun.

    >>> counted(1, "finding"), counted(0, "assumption")
    ('1 finding', '0 assumptions')
    """
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def unbroken(text: str) -> str:
    """A text whose amounts are held together, so that no line breaks inside one."""
    return re.sub(r"(?<=\d) (?=\d{3})|(?<=\b[A-Z]{3}) (?=-?\d)|(?<=\d) (?=[mt]\w+)", "\u00a0", text)


def plain(text: str) -> str:
    """A text in ASCII: accents dropped, dashes and quotes made plain."""
    flat = unicodedata.normalize("NFKD", text.translate(_KEPT))
    kept = "".join(letter for letter in flat if not unicodedata.combining(letter))
    return kept.encode("ascii", "replace").decode("ascii")


def listed(words: list[str]) -> str:
    """Words as they stand in a sentence.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    if len(words) < 2:
        return "".join(words)
    return say("{words} and {last}", words=", ".join(words[:-1]), last=words[-1])
