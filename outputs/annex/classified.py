"""Tables of the ledger by one classification: they follow the live scenario and what Settings shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from outputs.annex.catalogue import BASE
from outputs.annex.context import Annex
from outputs.annex.figures import Figures
from outputs.annex.lines import Ledger
from outputs.annex.page import banner, say_shown, year_heads
from outputs.annex.said import choice, verdict_said, words
from outputs.annex.sheet import Sheet, here, stretch
from outputs.annex.tongue import say

KEY, NAME, KIND, FIRST = 0, 1, 2, 3
HEAD, NAME_WIDTH = 4, 60
TOLERANCE = 0.005
"""Money below half a cent is nothing."""


@dataclass(frozen=True)
class Group:
    """A row of a table: the lines that carry all of `keys`; the first key stands in the key column."""

    name: str
    keys: dict[str, str]
    depth: int = 0
    kind: str = ""


@dataclass(frozen=True)
class Tables:
    """What tables are written with and on."""

    annex: Annex
    sheet: Sheet
    ledger: Ledger
    figures: Figures

    @property
    def total_column(self) -> int:
        """The column of the sum over the plan years."""
        return FIRST + len(self.annex.years)

    def open(self, title: str, note: str) -> int:
        """Write the head of the sheet; returns the first free row."""
        banner(self.annex, self.sheet, title, note)
        say_shown(self.annex, self.sheet)
        self.sheet.widths(18, NAME_WIDTH, 12, *(13 for _ in self.annex.years), 15)
        self.sheet.page.freeze_panes(HEAD + 1, FIRST)
        return HEAD

    def heads(self, row: int, kind: str) -> None:
        """Write the column headings of a table."""
        for column, title in ((KEY, "key"), (NAME, "name"), (KIND, kind)):
            self.sheet.text(row, column, title, "head")
        if not self.sheet.repeated:
            self.sheet.repeated = True
            self.sheet.page.repeat_rows(row)
        year_heads(self.annex, self.sheet, row, FIRST, len(self.annex.years))
        flag = self.annex.cell("nominal")
        said = choice(f"{flag}=1", True, words("plan years, cash"), words("plan years, real"))
        self.sheet.formula(row, self.total_column, said.formula, said.text, "head right")

    def groups(self, row: int, groups: Sequence[Group]) -> None:
        """Write a row for each group, from `row` on."""
        for place, group in enumerate(groups, start=row):
            bold = " bold" if group.depth == 0 else ""
            self.sheet.own(place, KEY, next(iter(group.keys.values())), f"text{bold}")
            self.sheet.text(place, NAME, group.name, f"wrap indent{group.depth}" if group.depth else "wrap bold")
            self.sheet.tall(place, (say(group.name), NAME_WIDTH - 3 * group.depth), level=min(group.depth, 2))
            self.sheet.text(place, KIND, group.kind)
            for year in range(len(self.annex.years)):
                value = self.ledger.total("shown", year, **group.keys)
                self.sheet.formula(place, FIRST + year, self._sum(place, group, year), value, f"scaled{bold}")
            self._over_years(place, f"scaled{bold}")

    def total(self, row: int, name: str, rows: Sequence[int], kind: str = "") -> None:
        """Write the sum of some rows."""
        for column, text in ((KEY, ""), (NAME, name), (KIND, kind)):
            self.sheet.text(row, column, text, "total")
        for year in range(len(self.annex.years)):
            cells = ",".join(here(place, FIRST + year) for place in rows)
            value = sum(self.sheet.value(place, FIRST + year) for place in rows)
            self.sheet.formula(row, FIRST + year, f"SUM({cells or 0})", value, "scaled total")
        self._over_years(row, "scaled total")

    def check(self, row: int, total: int) -> None:
        """Write the total of the Model sheet below a total, and the difference."""
        self.sheet.text(row, NAME, "Total of the Model sheet", "note")
        self.sheet.text(row + 1, NAME, "Difference (must be 0)", "note")
        key, divisor = self.annex.cell("total key"), self.annex.cell("divisor")
        for year in range(len(self.annex.years)):
            value = self.figures.value(BASE, "total_nominal", year) / self.divisor
            self.sheet.formula(row, FIRST + year, f"{self.figures.found(key, year)}/{divisor}", value, "scaled")
            gap = self.sheet.value(total, FIRST + year) - value
            text = f"ROUND({here(total, FIRST + year)}-{here(row, FIRST + year)},8)"
            self.sheet.formula(row + 1, FIRST + year, text, round(gap, 8), "scaled")
        self._verdict(row + 1)

    @property
    def divisor(self) -> float:
        """What amounts are divided by when the file is written."""
        return float(self.annex.stored("divisor"))

    def _sum(self, row: int, group: Group, year: int) -> str:
        (first, _), *others = group.keys.items()
        wanted = f"{self.ledger.keys(first)},$A{row + 1}"
        wanted += "".join(f',{self.ledger.keys(kind)},"{key}"' for kind, key in others)
        return f"SUMIFS({self.ledger.amounts('shown', year)},{wanted})"

    def _over_years(self, row: int, style: str) -> None:
        first, last = FIRST + 1, self.total_column - 1
        value = sum(self.sheet.value(row, column) for column in range(first, last + 1))
        self.sheet.formula(row, self.total_column, f"SUM({stretch((row, first), (row, last))})", value, style)

    def _verdict(self, row: int) -> None:
        cells = stretch((row, FIRST), (row, self.total_column - 1))
        worst = max(abs(self.sheet.value(row, column)) for column in range(FIRST, self.total_column))
        limit = f"{TOLERANCE}/{self.annex.cell('divisor')}"
        said = verdict_said(f"MAX(MAX({cells}),-MIN({cells}))<={limit}", worst <= TOLERANCE / self.divisor)
        self.sheet.formula(row, self.total_column, said.formula, said.text, "bold right")
        mark(self.sheet, row, self.total_column, row)
        self.annex.verdicts.append(
            (self.sheet, row, self.total_column, "every year: classes add up to the Model total")
        )


def mark(sheet: Sheet, row: int, column: int, last: int) -> None:
    """Colour OK and NOT OK; the words say it too."""
    for text, style in ((say("NOT OK"), "bad"), ("OK", "good")):
        rule = {"type": "cell", "criteria": "==", "value": f'"{text}"', "format": sheet.styles[style]}
        sheet.page.conditional_format(row, column, last, column, rule)
