"""The sheet Regional lines: what every region pays, by programme, class and year, as the engine computed it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from costing import Entry
from outputs.annex.context import Annex
from outputs.annex.keys import OUTSIDE
from outputs.annex.page import banner, print_setup
from outputs.annex.sheet import Sheet, finite
from outputs.annex.streamed import Rows, stream
from scenarios import RegionalLines, regional_lines

SHEET = "Regional lines"
KEYS = ("element", "area", "directive", "economic", "function", "payer", "standing")
HEADS = ("scenario", "region", "code", *KEYS)
WIDTHS = (14, 9, 12, 22, 8, 10, 10, 10, 8, 11)
HEAD, FIRST = 5, len(HEADS)
NOTE = (
    "Engine values, base case: CareShift costs every region apart, so that they do not follow changes made in this "
    "file. Lines of a region with the same keys are one; Codes says what keys mean, Regions what regions are called."
)
BLOCKS = {"nominal": "Cost, nominal", "real": "Cost, real"}
Array = NDArray[np.float64]


@dataclass(frozen=True)
class RegionalLedger:
    """Where the lines of regions stand (rows from 0), and what they come to.

    Attributes:
        years: how many columns of years each block has; a column of the plan years together follows them.
        totals: by scenario and block, shape (region, year); `codes`: the regions in this order.
        sums: the row of the sheet Regions with the sum over regions, by scenario and figure; those below it hold the
            plan as one and the difference; `gaps`: where lines less totals of regions stand there, by scenario.
    """

    sheet: Sheet
    first: int
    last: int
    years: int
    codes: tuple[str, ...]
    totals: dict[tuple[str, str], Array]
    sums: dict[tuple[str, str], int] = field(default_factory=dict)
    gaps: dict[str, str] = field(default_factory=dict)

    def keys(self, head: str) -> str:
        """The reference to the keys under a heading."""
        return self.sheet.column(HEADS.index(head), self.first, self.last)

    def amounts(self, block: str, year: int) -> str:
        """The reference to the amounts of a block in a year; the number of years stands for all plan years."""
        return self.sheet.column(self._column(block, year), self.first, self.last)

    def lines_of(self, scenario: str, region: int) -> str:
        """The formula that adds up the lines of a region over the plan years, real."""
        wanted = {"scenario": scenario, "region": region_key(region)}
        keys = "".join(f',{self.keys(head)},"{key}"' for head, key in wanted.items())
        return f"SUMIFS({self.amounts('real', self.years)}{keys})"

    def _column(self, block: str, year: int) -> int:
        return FIRST + list(BLOCKS).index(block) * (self.years + 1) + year


def write_regional_lines(annex: Annex, sheet: Sheet) -> RegionalLedger:
    """Write every line of every region and scenario; rows go straight into the file, one after the other.

    Raises:
        ValueError: a cost is not a number.
    """
    banner(annex, sheet, SHEET, NOTE)
    print_setup(annex, sheet, wide=3)
    sheet.widths(*WIDTHS, *(14 for _ in range(2 * (len(annex.years) + 1))))
    _heads(annex, sheet)
    assert annex.projection.regions is not None
    codes = tuple(region.code for region in annex.projection.regions.regions)
    payers = {name: key for key, name in annex.keys.names["payer"].items()}
    found = {name: regional_lines(annex.projection.plan, name, lambda entry: keys_of(entry, payers))
             for name in annex.projection.regions.scenarios}  # fmt: skip
    for lines in found.values():
        finite(float(lines.nominal.sum() + lines.real.sum()), sheet, HEAD + 1, FIRST)
    last = HEAD + sum(len(list(_places(lines))) for lines in found.values())
    stream(sheet, last, _rows(sheet, found, codes))
    sheet.page.freeze_panes(HEAD + 1, 2)
    sheet.page.repeat_rows(HEAD)
    sheet.page.autofilter(HEAD, 0, max(last, HEAD + 1), FIRST - 1)
    totals = {(name, block): getattr(lines, block).sum(axis=0) for name, lines in found.items() for block in BLOCKS}
    return RegionalLedger(sheet, HEAD + 1, max(last, HEAD + 1), len(annex.years), codes, totals)


def keys_of(entry: Entry, payers: dict[str, str]) -> tuple[str, ...]:
    """The keys of a line, as the Lines sheet has them."""
    tags = entry.tags
    payer = payers.get(tags.get("payer", OUTSIDE), OUTSIDE)
    area, directive = (tags.get(kind, OUTSIDE) for kind in ("area", "directive"))
    function = tags.get("function", f"F{OUTSIDE}")
    return tags["element"], f"A{area}", f"D{directive}", tags["econ"], function, payer, tags["standing"]


def region_key(number: int) -> str:
    """What sums find a region by: codes are the plan's own, and may look like numbers."""
    return f"REG{number + 1}"


def _heads(annex: Annex, sheet: Sheet) -> None:
    for column, title in enumerate(HEADS):
        sheet.own(HEAD, column, title, "head")
    for number, title in enumerate(BLOCKS.values()):
        start = FIRST + number * (len(annex.years) + 1)
        sheet.text(HEAD - 1, start, title, "heading")
        for column, year in enumerate(annex.years, start=start):
            sheet.own(HEAD, column, str(year), "head right")
        sheet.text(HEAD, start + len(annex.years), "plan years", "head right")


def _places(lines: RegionalLines) -> Iterator[tuple[int, int]]:
    """Region and line of everything that costs anything in any year, region by region."""
    costs = (lines.nominal != 0).any(axis=2) | (lines.real != 0).any(axis=2)
    yield from ((int(region), int(line)) for region, line in np.argwhere(costs.T))


def _rows(sheet: Sheet, found: dict[str, RegionalLines], codes: tuple[str, ...]) -> Iterator[str]:
    rows = Rows(sheet, HEAD + 1, FIRST)
    for name, lines in found.items():
        for region, line in _places(lines):
            blocks = (getattr(lines, block)[line, region].tolist() for block in BLOCKS)
            amounts = [amount for values in blocks for amount in (*values, sum(values[1:]))]
            yield rows.text((name, region_key(region), codes[region], *lines.keys[line]), amounts)
