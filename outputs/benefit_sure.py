"""What is said of a ratio or a net sum: the middle of the draws first, and where the base case disagrees with it."""

from __future__ import annotations

from math import isnan

from costing import Present
from outputs.analyses.chance_words import of_draws
from outputs.analyses.sure_said import LEAST_DRAWS
from outputs.wording import money, number, scale
from scenarios import Projected, Spread, chance_above, present_spread

RATIOS = ("ratio", "ratio_with_health")
UNSURE = (0.1, 0.9)
"""A chance between these is said wherever the figure is."""
EVEN = 1.0
"""Where a ratio brings what it costs."""


def ratio_text(value: float | None) -> str:
    """A ratio as it is printed; a dash where there is none."""
    return "-" if value is None or isnan(value) else number(value, 2)


def told(one: Projected, known: Spread) -> bool:
    """Whether there are draws enough to speak of, and a figure in each of them."""
    many = one.drawn is not None and one.drawn.draws >= LEAST_DRAWS
    return many and known.p50 is not None and not isnan(known.p50)


def middle_of(one: Projected, known: Spread) -> float:
    """The middle of the draws, or the base case where there are none to speak of."""
    return known.p50 if told(one, known) and known.p50 is not None else known.base


def apart(known: Spread, line: float) -> bool:
    """Whether the base case and the middle of the draws lie on different sides of a line."""
    return known.p50 is not None and not isnan(known.p50) and (known.base > line) != (known.p50 > line)


def doubt(one: Projected, present: Present, *, with_health: bool = False) -> str:
    """What belongs to a ratio that is not sure: the base case where it disagrees, and in how many draws it is above 1.

    Nothing without draws, or where nine draws of ten or more agree with the base case.
    """
    known = present_spread(one, present, RATIOS[with_health])
    chance = chance_above(one, present, with_health=with_health)
    if chance is None or not told(one, known):
        return ""
    above = f"{of_draws(chance)} above 1"
    if apart(known, EVEN):
        return f"base case {ratio_text(known.base)}, but the middle of the draws {ratio_text(known.p50)}; {above}"
    return above if UNSURE[0] <= chance <= UNSURE[1] else ""


def net_said(value: float, currency: str) -> str:
    """A net sum as a gain or a loss, never as an amount below 0.

    >>> net_said(-20_400_000, "ARD"), net_said(5, "ARD")
    ('a net loss of ARD 20.4 million', 'a net gain of ARD 5')
    """
    return f"a net {'gain' if value >= 0 else 'loss'} of {money(abs(value), currency)}"


def in_size_of(value: float, largest: float) -> str:
    """An amount in the unit that another one is written in, with as many decimals as it takes to be seen.

    >>> in_size_of(25_600, 25_800_000), in_size_of(5_000_000, 25_800_000)
    ('0.03 million', '5.0 million')
    """
    size, word = scale(largest)
    part = value / size
    decimals = 0 if size == 1 else 1 if abs(part) >= 0.095 or part == 0 else 2
    return f"{number(part, decimals)} {word}".rstrip()


def moved(value: float, currency: str) -> str:
    """What waiting does, as a verb with an amount above 0.

    >>> moved(-4e6, "ARD"), moved(8.1e6, "ARD")
    ('saves ARD 4.0 million', 'loses ARD 8.1 million')
    """
    return f"{'loses' if value > 0 else 'saves'} {money(abs(value), currency)}"
