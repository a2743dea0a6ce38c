"""Indicator BI32: posts needed, people in post and the gap, by cadre and for the population; the wage bill."""

from __future__ import annotations

from collections.abc import Iterator

from costing.indicator import Indicator
from costing.workforce import Workforce

ATLAS = "about 13 mental health workers for 100 000 people, median of countries (WHO Mental Health Atlas 2024)"


def staff_indicators(people: Workforce) -> Iterator[Indicator]:
    """BI32 of every cadre (its name stands where others name an action), then of all together."""
    if not people.cadres:
        return
    for name, one in people.cadres.items():
        yield Indicator("BI32", "full-time posts needed", one.needed, name)
        yield Indicator("BI32", "people in post", one.in_post, name)
        yield Indicator("BI32", "posts that nobody fills", one.gap, name)
        if one.wages is not None:
            yield Indicator("BI32", "wage bill", one.wages, name)
    yield Indicator("BI32", "full-time posts needed", people.needed)
    yield Indicator("BI32", "people in post", people.in_post)
    yield Indicator("BI32", "posts that nobody fills", people.gap)
    yield Indicator("BI32", "wage bill", people.wages)
    yield Indicator("BI32", "full-time posts needed for 100 000 people", people.needed_per_head)
    yield Indicator("BI32", "people in post for 100 000 people", people.per_head, benchmark=ATLAS)
