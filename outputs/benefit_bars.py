"""Bars in pairs, without and with the value of health, each with its range and the middle of the draws."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import isnan
from typing import Any

from outputs.analyses.bars_chart import named_bars, wide_axes
from outputs.cells import Record
from outputs.chart_style import PALETTE, thousands
from outputs.wording import number
from scenarios import Spread

BLUE, GREEN, PLUM, ORANGE, DARK, VIOLET = PALETTE
WITHOUT, WITH = "without the value of health", "with the value of health"
BARS = {WITHOUT: BLUE, WITH: GREEN}
THICK = 0.36
MARKS = {"base": "", "p10": ", P10", "p50": ", P50", "p90": ", P90"}
UNCOUNTED = "health not counted"
GROUND = {"facecolor": "white", "edgecolor": "none", "pad": 0.4, "alpha": 1.0}
"""What stands behind numbers, so that a line through them does not hide them."""


@dataclass(frozen=True)
class Bars:
    """Bars in pairs, from the top.

    Attributes:
        pairs: by name a figure without and one with the value of health; none with it where no health is counted.
        unit: of the figures.
        size: by what they are divided.
    """

    pairs: Mapping[str, Mapping[str, Spread]]
    unit: str
    size: float = 1.0

    @property
    def drawn(self) -> bool:
        """Whether there are draws."""
        return any(len(ends(each)) > 1 for pair in self.pairs.values() for each in pair.values())

    def rows(self) -> list[Record]:
        """The numbers, one row a pair; empty where there is none."""
        marks = MARKS if self.drawn else {"base": ""}
        return [
            {"of": name}
            | {
                f"{said}{mark} ({self.unit})": self._shown(pair.get(said), key)
                for said in BARS
                for key, mark in marks.items()
            }
            for name, pair in self.pairs.items()
        ]

    def _shown(self, each: Spread | None, key: str) -> float | None:
        value = None if each is None else getattr(each, key)
        return None if value is None or isnan(value) else value / self.size


def ends(each: Spread) -> tuple[float, ...]:
    """The base case of a figure, P10 and P90; the base case alone where there is no range."""
    return tuple(value for value in (each.base, each.p10, each.p90) if value is not None and not isnan(value))


def draw_bars(bars: Bars, title: str, source: str) -> Any:
    """Lying bars in pairs with their ranges over the draws, and the number at the end of each."""
    axes = wide_axes(title, bars.unit, source)
    middles = list(range(len(bars.pairs)))[::-1]
    for offset, said in zip((THICK / 2, -THICK / 2), BARS, strict=True):
        for middle, pair in zip(middles, bars.pairs.values(), strict=True):
            if said in pair:
                _bar(axes, middle + offset, pair[said], (BARS[said], bars.size))
            else:
                axes.annotate(
                    f" {UNCOUNTED}", (0, middle + offset), va="center", color=DARK, fontsize=9, bbox=GROUND, zorder=6
                )
        axes.barh(0, 0, color=BARS[said], label=said)
    if bars.drawn:
        axes.plot([], [], color=ORANGE, linewidth=2, label="P10 to P90: eight draws of ten; the bar is the base case")
        axes.plot(
            [], [], "o", color="white", markeredgecolor=ORANGE, label="P50: the middle of the draws, the first number"
        )
    named_bars(axes, middles, list(bars.pairs))
    axes.margins(x=0.3 if bars.drawn else 0.12)
    axes.xaxis.set_major_formatter(thousands)
    axes.legend(loc="upper center", bbox_to_anchor=(0.4, -0.06), ncols=2, frameon=False, fontsize=9)
    return axes


def _bar(axes: Any, place: float, each: Spread, look: tuple[str, float]) -> None:
    colour, size = look
    found = [value / size for value in ends(each)]
    axes.barh(place, found[0], color=colour, height=THICK)
    decimals = 2 if size == 1.0 else 1
    said = [number(value, decimals) for value in found]
    if len(found) > 1 and each.p50 is not None:
        axes.plot(found[1:], [place, place], color=ORANGE, linewidth=2)
        axes.plot([each.p50 / size], [place], "o", color="white", markeredgecolor=ORANGE, markersize=4.5)
        said = [f"{number(each.p50 / size, decimals)} ({said[1]} to {said[2]})"]
    axes.annotate(
        f"  {said[0]}", (max([0.0, *found]), place), va="center", color=DARK, fontsize=9, bbox=GROUND, zorder=6
    )
