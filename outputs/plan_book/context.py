"""What all sheets of an input workbook are written from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from xlsxwriter import Workbook

from outputs.plan_book.allowed import Known
from outputs.plan_book.looks import Looks
from outputs.plan_book.sheet import Sheet
from parameters import Outlook, PlanSheets


@dataclass
class PlanBook:
    """A workbook that is being written.

    Attributes:
        title: of the plan.
        years: base year and plan years.
        names: the sheets that will be there, in order.
    """

    plan: PlanSheets
    outlook: Outlook
    title: str
    years: tuple[int, ...]
    known: Known
    workbook: Workbook
    looks: Looks
    names: tuple[str, ...]
    sheets: Mapping[str, Sheet] = field(default_factory=dict)

    @property
    def basis(self) -> str:
        """The price basis, said on every page."""
        currency = self.known.currency or "no country yet"
        return (
            f"Money: each figure in its own currency and price year; the plan is costed in {currency} {self.known.base}"
        )
