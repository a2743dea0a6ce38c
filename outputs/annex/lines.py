"""The Lines sheet: the ledger of every scenario, tagged so that it can be summed any way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from costing import Entry, Model, Row, letters
from outputs.annex.class_keys import CLASS_KINDS
from outputs.annex.context import Annex
from outputs.annex.funding_figures import pot_keys
from outputs.annex.page import banner, print_setup, year_heads
from outputs.annex.sheet import Sheet, here, stretch

KEYS = ("scenario", "element", "area", "directive", "economic", "function", "payer", "standing", "change", "layer",
        *CLASS_KINDS)  # fmt: skip
HEADS = (
    *KEYS, "name", "cost line", "nature", "input", "setting", "price class", "quantity stands in", "quantity of",
    "price stands in", "price", "unit of price", "index stands in", "unknown keys, first four",
    "unknown keys, the others", "unknown keys, accounts and form", "negative", "policy", "pot", "rate of optimism bias",
    "rate of physical contingency", "rate of tax",
)  # fmt: skip
WIDTHS = (13, 18, 8, 10, 10, 10, 8, 11, 22, 18, *(11 for _ in CLASS_KINDS), 34, 34, 11, 18, 15, 13, 30, 10, 30, 12,
          18, 30, 12, 12, 12, 9, 9, 8, 24, 24, 12)  # fmt: skip
HEAD, FIRST = 5, len(HEADS)
REFERENCES, FLAGS = HEADS.index("quantity stands in"), HEADS.index("unknown keys, first four")
RATES = HEADS[-3:]
"""Columns of the rates by which contingencies and taxes were put on a line; their keys stand in Key figures."""
APART = ("policy", "pot", *RATES)
"""Columns of keys that are no classification: existing or new policy, and which sources may pay a line."""
BLOCKS = ("nominal", "real", "shown", "gap")
TITLES = {
    "nominal": "Cost, nominal",
    "real": "Cost, real",
    "shown": "As Settings shows it: live scenario, nominal or real, in the unit chosen",
    "gap": "Check: distance of quantity x price x index from nominal cost",
}


@dataclass(frozen=True)
class Ledger:
    """Where the ledger stands: its rows (from 0, first and last), and its values by row."""

    sheet: Sheet
    first: int
    rows: tuple[tuple[str, Entry, dict[str, str]], ...]
    years: int
    index: dict[tuple[tuple[str, str], ...], list[int]] = field(default_factory=dict)

    @property
    def last(self) -> int:
        """The last row."""
        return self.first + len(self.rows) - 1

    def column(self, block: str, year: int) -> int:
        """The column of a block in a year (0 is the base year)."""
        return FIRST + BLOCKS.index(block) * (self.years + 1) + year

    def keys(self, kind: str) -> str:
        """The reference to the keys of a classification, or to the rates that lines carry."""
        return self.sheet.column(HEADS.index(kind), self.first, self.last)

    def amounts(self, block: str, year: int) -> str:
        """The reference to the amounts of a block in a year."""
        return self.sheet.column(self.column(block, year), self.first, self.last)

    def total(self, block: str, year: int, **wanted: str) -> float:
        """What the lines with the wanted keys come to."""
        column = self.column(block, year)
        return sum(float(self.sheet.values.get((row, column), 0.0)) for row in self.found(tuple(wanted.items())))

    def found(self, wanted: tuple[tuple[str, str], ...]) -> Sequence[int]:
        """The rows of the lines with the wanted keys."""
        if not wanted:
            return range(self.first, self.last + 1)
        if wanted not in self.index:
            kind, key = wanted[-1]
            among = self.found(wanted[:-1])
            self.index[wanted] = [row for row in among if self.rows[row - self.first][2][kind] == key]
        return self.index[wanted]


def write_lines(annex: Annex, sheet: Sheet) -> Ledger:
    """Write every cost line of every scenario."""
    note = "Every cost: quantity x price x price index. Quantities, prices and indices stand in the Model sheets."
    banner(annex, sheet, "Lines", note)
    print_setup(annex, sheet, wide=6)
    sheet.page.repeat_rows(HEAD)
    sheet.page.repeat_columns(0, 1)
    sheet.widths(*WIDTHS)
    for column, title in enumerate(HEADS):
        sheet.own(HEAD, column, title, "head")
    rows = tuple(
        (name, entry, {"scenario": name, **annex.keys.of(entry), **_apart(one.model, entry, pots)})
        for name, one, _ in annex.scenarios
        for pots in (pot_keys(one.model),)
        for entry in one.model.ledger.entries
    )
    ledger = Ledger(sheet, HEAD + 1, rows, len(annex.years))
    for block in BLOCKS:
        start = ledger.column(block, 0)
        year_heads(annex, sheet, HEAD, start, ledger.years, what=TITLES[block])
        for column in range(start, start + ledger.years):
            sheet.width(column, 14)
    for row, (name, entry, keys) in enumerate(rows, start=ledger.first):
        _tags(annex, sheet, row, entry, keys)
        _references(annex, sheet, row, name, entry)
        _amounts(annex, ledger, row, name, entry)
    sheet.page.freeze_panes(HEAD + 1, 2)
    sheet.page.autofilter(HEAD, 0, ledger.last, FIRST - 1)
    return ledger


def _tags(annex: Annex, sheet: Sheet, row: int, entry: Entry, keys: dict[str, str]) -> None:
    for column, kind in enumerate(KEYS):
        sheet.own(row, column, keys[kind])
    for head in APART:
        sheet.own(row, HEADS.index(head), keys[head])
    told = ("name", "", "nature", "input", "setting", "price_class")
    for column, tag in enumerate(told, start=len(KEYS)):
        sheet.own(row, column, entry.tags.get(tag, "") if tag else entry.label, "fit")


def _apart(model: Model, entry: Entry, pots: Mapping[int, tuple[str, str]]) -> dict[str, str]:
    """Nature, policy and pot of a line, and the rates that it carries or was made by."""
    carried = model.on_top.carried.get(id(entry), {})
    policy, pot = pots[id(entry)]
    rates = {head: carried.get(head.removeprefix("rate of "), "") for head in RATES}
    return {"nature": entry.tags["nature"], "policy": policy, "pot": pot, **rates}


def _references(annex: Annex, sheet: Sheet, row: int, name: str, entry: Entry) -> None:
    layout = annex.layouts[name]
    sheet.own(row, REFERENCES, layout.cell(entry.quantity, 0).replace("$", ""))
    sheet.own(row, REFERENCES + 1, str(entry.quantity.unit))
    if isinstance(entry.price, Row):
        reference, value = annex.at(name, entry.price, 0)
        sheet.own(row, REFERENCES + 2, reference.replace("$", ""))
        sheet.formula(row, REFERENCES + 3, reference, value, "small")
    sheet.own(row, REFERENCES + 4, str(entry.price.unit))
    sheet.own(row, REFERENCES + 5, layout.cell(entry.index, 0).replace("$", ""))


def _amounts(annex: Annex, ledger: Ledger, row: int, name: str, entry: Entry) -> None:
    sheet = ledger.sheet
    for block, line in (("nominal", entry.nominal), ("real", entry.real)):
        place, values = annex.layouts[name].places[line.index], annex.values(name, line)
        page = annex.layouts[name].sheet
        for year in range(ledger.years):
            column = "D" if line.scalar else letters(4 + year)
            value = values[0 if line.scalar else year]
            sheet.formula(row, ledger.column(block, year), f"'{page}'!{column}{place}", value, "money")
    _shown(annex, ledger, row, name)
    _checks(annex, ledger, row, name, entry)


def _checks(annex: Annex, ledger: Ledger, row: int, name: str, entry: Entry) -> None:
    sheet, nominal = ledger.sheet, ledger.column("nominal", 0)
    if isinstance(entry.price, Row):
        for year in range(ledger.years):
            (much, quantity), (dear, price), (level, index) = (
                annex.at(name, line, year) for line in (entry.quantity, entry.price, entry.index)
            )
            cost = sheet.value(row, nominal + year)
            formula = f"ABS({much}*{dear}*{level}-{here(row, nominal + year)})"
            sheet.formula(row, ledger.column("gap", year), formula, abs(quantity * price * index - cost), "small")
    for column, kinds in ((FLAGS, KEYS[:4]), (FLAGS + 1, KEYS[4:10]), (FLAGS + 2, KEYS[10:])):
        start = KEYS.index(kinds[0])
        known = [f"COUNTIF({annex.ranges[f'codes {kind}']},{here(row, at)})" for at, kind in enumerate(kinds, start)]
        sheet.formula(row, column, f"{len(kinds)}-{'-'.join(known)}", 0, "year")
    costs = stretch((row, nominal), (row, nominal + ledger.years - 1))
    least = min(sheet.value(row, nominal + year) for year in range(ledger.years))
    sign = f'IF({here(row, KEYS.index("standing"))}="saving",0,IF(MIN({costs})<-0.005,1,0))'
    negative = float(entry.tags["standing"] != "saving" and least < -0.005)
    sheet.formula(row, HEADS.index("negative"), sign, negative, "year")


def _shown(annex: Annex, ledger: Ledger, row: int, name: str) -> None:
    sheet, divisor = ledger.sheet, float(annex.stored("divisor"))
    live, flag, scale = (annex.cell(each) for each in ("live", "nominal", "divisor"))
    for year in range(ledger.years):
        columns = [ledger.column(block, year) for block in ("nominal", "real")]
        nominal, real = (here(row, column) for column in columns)
        value = sheet.value(row, columns[0]) / divisor if name == annex.stored("live") else 0
        formula = f"IF($A{row + 1}={live},IF({flag}=1,{nominal},{real})/{scale},0)"
        sheet.formula(row, ledger.column("shown", year), formula, value, "scaled")
