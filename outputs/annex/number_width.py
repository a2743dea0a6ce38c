"""How wide a column must be for the numbers in it."""

from __future__ import annotations

DECIMALS = {
    "money": 0,
    "year": 0,
    "scaled": 1,
    "people": 1,
    "share": 1,
    "small": 2,
    "date": 2,
    "permille": 2,
    "pure": 4,
}
"""Decimals that a style shows."""
SHARES = ("share", "permille")
ROOM, EDGE = 1.2, 2.0
"""Fonts that stand in for the workbook's own have digits up to a fifth wider; a cell has an edge on both sides."""


def characters(value: float, style: str) -> float:
    """The width, in characters, that a column needs to show a number; 0 where the style shows what fits.

    >>> characters(-1234567.0, "money bold"), characters(0.5, "general")
    (14.0, 0.0)
    """
    kind = next((word for word in style.split() if word in DECIMALS), "")
    if not kind:
        return 0.0
    shown = 100 * value if kind in SHARES else value
    text = f"{shown:.{DECIMALS[kind]}f}" if kind == "year" else f"{shown:,.{DECIMALS[kind]}f}"
    return ROOM * (len(text) + (kind in SHARES)) + EDGE
