"""How charts look and how they are saved: one palette, the finding as title, the same bytes on every run."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from outputs.cells import Record
from outputs.wording import unbroken

PALETTE = ("#12436D", "#28A197", "#801650", "#F46A25", "#3D3D3D", "#A285D1")
"""Colours of areas and lines, each 3:1 on white; those side by side differ also for people who are colour-blind."""
LEGIBLE = 4.5
"""Least contrast of letters with their ground, as WCAG 2 asks (1.4.3)."""
_LOOK: Any = {
    "svg.hashsalt": "careshift",
    "svg.fonttype": "path",
    "font.family": "DejaVu Sans",
    "font.size": 10,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "axes.grid.axis": "y",
    "axes.axisbelow": True,
    "grid.color": "#D9D9D9",
    "hatch.linewidth": 1.2,
}


@dataclass(frozen=True)
class Chart:
    """A chart drawn on `axes`, its numbers as rows, and a text for people who do not see it."""

    stem: str
    title: str
    axes: Any
    rows: Sequence[Record]
    alternative: str


def figure_of(title: str, unit: str, source: str) -> Any:
    """Empty axes under a title, with the unit above and the source below."""
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib.figure import Figure

    with mpl.rc_context(_LOOK):
        axes = Figure(figsize=(10, 5.6), layout="constrained").subplots()
    axes.set_title("\n".join(_lines(title)) + "\n", loc="left", fontsize=13, weight="bold", color=PALETTE[4])
    axes.text(0, 1.01, unit, transform=axes.transAxes, color=PALETTE[4], va="bottom")
    axes.figure.supxlabel(source, x=0.01, ha="left", fontsize=8, color=PALETTE[4])
    axes.yaxis.set_major_formatter(thousands)
    return axes


def _lines(title: str) -> list[str]:
    """A title in lines, numbers kept with what they count."""
    return textwrap.wrap(unbroken(title), 82, break_on_hyphens=False)


def thousands(value: float, _: float) -> str:
    """A number at an axis, its thousands apart."""
    return f"{value:,.6g}".replace(",", " ")


def contrast(one: str, other: str = "#FFFFFF") -> float:
    """How far two colours are apart in light, as WCAG 2 counts: 1 to 21.

    >>> round(contrast("#000000"), 1), contrast("#FFFFFF")
    (21.0, 1.0)
    """
    lighter, darker = sorted((_light(one), _light(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _light(colour: str) -> float:
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ink(colour: str) -> str:
    """A colour for letters: the same, darker where letters in it would be too faint on white.

    >>> ink("#12436D"), ink("#28A197")
    ('#12436D', '#20827A')
    """
    parts = [float(int(colour[place : place + 2], 16)) for place in (1, 3, 5)]
    while contrast(colour) < LEGIBLE:
        parts = [0.97 * part for part in parts]
        colour = "#" + "".join(f"{round(part):02X}" for part in parts)
    return colour


def apart(ends: dict[str, float], least: float) -> dict[str, float]:
    """Heights for labels, in the order of their lines, no two nearer than `least` and none on the axis."""
    spots: dict[str, float] = {}
    height = -least / 2
    for key in sorted(ends, key=lambda name: ends[name]):
        height = max(ends[key], height + least)
        spots[key] = height
    return spots


def save(folder: Path, chart: Chart) -> Path:
    """Write the chart as .png and .svg; neither holds a date."""
    import matplotlib as mpl

    drawn = chart.axes.figure
    about = {"Title": chart.title, "Description": chart.alternative}
    with mpl.rc_context(_LOOK):
        drawn.savefig(folder / f"{chart.stem}.svg", metadata={**about, "Date": None, "Creator": "CareShift"})
        drawn.savefig(folder / f"{chart.stem}.png", dpi=120, metadata={**about, "Software": "CareShift"})
    return folder / f"{chart.stem}.png"
