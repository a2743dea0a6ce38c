"""One row of a sheet of the input workbook, as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from parameters.documents import Scalar


@dataclass(frozen=True)
class PlanRow:
    """What one row of a sheet says; every value is what the cell holds, to be written as it is.

    Attributes:
        element: name of an action, a place, a scenario...; empty where the sheet has no such column.
        setting: path inside the element (``posts.nurse``, ``shares[0]``, ``"a.b".c``); on Scenarios a whole address,
            with what is inside it after a colon (``actions.new: posts.nurse``). It ends with a dot where a comment
            stands inside that setting, above the next.
        entries: by header (`layout.FIGURE`, change, file): a number, a text, or a truth value. Lists are text in YAML's
            flow form.
        years: by year, for flows and paths of plain numbers.
        comment: without ``#``; several lines are parted by line breaks.
    """

    element: str = ""
    setting: str = ""
    entries: Mapping[str, Scalar] = field(default_factory=dict)
    years: Mapping[int, Scalar] = field(default_factory=dict)
    comment: str = ""

    @property
    def says_something(self) -> bool:
        """Whether the row gives a value, a key of a figure or a year; otherwise it carries a comment alone."""
        return bool(self.entries) or bool(self.years)


@dataclass(frozen=True)
class PlanSheets:
    """A plan as rows, by sheet in the order of the workbook.

    Attributes:
        rows: for each sheet that holds something.
        regions: the table of regions, its headings first; empty if the plan has none. Numbers are numbers.
    """

    rows: Mapping[str, tuple[PlanRow, ...]]
    regions: tuple[tuple[Scalar, ...], ...] = ()
