"""The ledger: every cost of a plan, as quantity x price x index, tagged so that it can be classified any way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from costing.lines import Line, Row, Scope, total

CAPITAL = ("E31", "E2632", "E2822")
"""Beginnings of the economic codes (GFSM 2014) that are capital; everything else is recurrent."""

LAYERS = ("base", "optimism bias", "physical contingency", "tax")
"""What a cost line is: the estimate itself, or what is put on top of new spending (see `costing.contingencies`)."""

OUTSIDE = "outside"
"""The code of a line that a classification does not cover, so that its totals still add up to everything."""

CLASSIFIED = ("payer", "function", "provider", "hc", "input", "setting", "area", "directive", "level", "scheme",
              "region", "group", "book")  # fmt: skip
"""Classifications that a plan's element may leave open."""

CENT = 0.005
"""Below half a cent, money is nothing."""


@dataclass(frozen=True)
class Entry:
    """One ledger line.

    Attributes:
        nominal: money of each year; `real`: the same in money of the base year.
        tags: element, kind, standing (baseline, new, expansion, saving), nature, duration, econ, input, payer,
            function, layer, view (both, cash, economic) and more; "outside" where a classification does not cover the
            line.
    """

    label: str
    quantity: Row
    price: Line
    index: Row
    nominal: Row
    real: Row
    tags: Mapping[str, str]

    @property
    def baseline(self) -> bool:
        """Whether it is spent without any new policy too."""
        return self.tags["standing"] == "baseline"

    @property
    def layer(self) -> str:
        """Whether it is the base estimate, optimism bias, physical contingency or tax."""
        return self.tags["layer"]

    @property
    def capital(self) -> bool:
        """Whether its economic code is capital."""
        return self.tags["nature"] == "capital"


@dataclass(frozen=True)
class Building:
    """Buildings that a plan makes: the tags of what they belong to, and how many open in a year."""

    tags: Mapping[str, str]
    opening: Row


@dataclass
class Ledger:
    """The cost lines of one scenario. `general` is the price level by which real money is told from nominal.

    Attributes:
        entries: what is paid, in the order written; `economic`: lines of the economic view alone.
        buildings: those that new policy makes, for what they cost to run afterwards.
    """

    general: Row
    indices: Mapping[str, Row]
    entries: list[Entry] = field(default_factory=list)
    economic: list[Entry] = field(default_factory=list)
    buildings: list[Building] = field(default_factory=list)

    def cost(self, on: Scope, label: str, *, quantity: Line, price: Line, index: str, **tags: str) -> Entry:
        """Write a cost: its quantity (named if it is not), and its nominal and real amount.

        Args:
            on: where it is written; its tags are inherited.
            label: what is bought.
            quantity: how much, per year.
            price: base-year money for one of it.
            index: the price class by which it is carried over the years.
            tags: `econ` and `standing` are compulsory, here or on the scope.
        """
        entry = self._entry(on, label, quantity=quantity, price=price, index=index, **tags)
        self.entries.append(entry)
        return entry

    def economic_cost(self, on: Scope, label: str, *, quantity: Line, price: Line, index: str, **tags: str) -> Entry:
        """Write what costs a country something although nobody pays for it: annuities, unpaid time, time already paid.

        Its arguments are those of `cost`. It is in no cash total; the economic view adds it to what is in both views.
        """
        entry = self._entry(on, label, quantity=quantity, price=price, index=index, **{**tags, "view": "economic"})
        self.economic.append(entry)
        return entry

    def _entry(self, on: Scope, label: str, *, quantity: Line, price: Line, index: str, **tags: str) -> Entry:
        row = quantity if isinstance(quantity, Row) else on.line(f"{label}: quantity", quantity)
        nominal = on.line(f"{label}: cost, nominal", row * price * self.indices[index])
        real = on.line(f"{label}: cost, real", nominal / self.general)
        entry = Entry(label, row, price, self.indices[index], nominal, real, _tags({**on.tags, **tags}, index))
        nominal.tags = real.tags = dict(entry.tags)
        return entry

    def of(self, **tags: str) -> list[Entry]:
        """The entries that carry all the given tags."""
        return [entry for entry in self.entries if all(entry.tags.get(name) == tag for name, tag in tags.items())]


def _tags(given: Mapping[str, str], price_class: str) -> dict[str, str]:
    """The tags of a cost line, with the explicit code "outside" where nothing is said."""
    nature = "capital" if given["econ"].startswith(CAPITAL) else "recurrent"
    view = "cash" if nature == "capital" else "both"
    usual = {"price_class": price_class, "nature": nature, "duration": "continuing", "view": view, "layer": "base"}
    return {**dict.fromkeys(CLASSIFIED, OUTSIDE), **usual, **given}


def gather(on: Scope, label: str, rows: Sequence[Row], unit: str) -> Row:
    """The sum of any number of rows as one row, through partial sums where there are many."""
    nothing = on.const(0, unit) * on.book.always
    return on.line(label, _sum(on, label, list(rows)) if rows else nothing, unit)


def _sum(on: Scope, label: str, rows: list[Row], longest: int = 25) -> Line:
    turn = ""  # parts of parts need names of their own
    while len(rows) > longest:
        pieces = [rows[start : start + longest] for start in range(0, len(rows), longest)]
        rows = [on.line(f"{label}: part {turn}{n}", _line(piece)) for n, piece in enumerate(pieces, start=1)]
        turn += "of parts "
    return _line(rows)


def _line(rows: Iterable[Row]) -> Line:
    found = total(rows)
    assert isinstance(found, Line)
    return found


@dataclass(frozen=True)
class Totals:
    """Sums of ledger lines: of one element of the plan, or of all."""

    nominal: Row
    real: Row
    baseline_nominal: Row
    baseline_real: Row
    new_nominal: Row
    new_real: Row
    capital_nominal: Row
    recurrent_nominal: Row


def totals(on: Scope, entries: Sequence[Entry], nominal: str, real: str) -> Totals:
    """Write the sums of the given entries; `nominal` and `real` are the units of money."""

    def sums(label: str, unit: str, rows: Sequence[Row]) -> Row:
        return gather(on, label, rows, unit)

    old = [entry for entry in entries if entry.baseline]
    new = [entry for entry in entries if not entry.baseline]
    baseline_nominal = sums("baseline, nominal", nominal, [entry.nominal for entry in old])
    new_nominal = sums("new policy, nominal", nominal, [entry.nominal for entry in new])
    baseline_real = sums("baseline, real", real, [entry.real for entry in old])
    new_real = sums("new policy, real", real, [entry.real for entry in new])
    return Totals(
        nominal=on.line("total, nominal", baseline_nominal + new_nominal),
        real=on.line("total, real", baseline_real + new_real),
        baseline_nominal=baseline_nominal,
        baseline_real=baseline_real,
        new_nominal=new_nominal,
        new_real=new_real,
        capital_nominal=sums("capital, nominal", nominal, [entry.nominal for entry in entries if entry.capital]),
        recurrent_nominal=sums(
            "recurrent, nominal", nominal, [entry.nominal for entry in entries if not entry.capital]
        ),
    )


def totals_of_all(on: Scope, parts: Sequence[Totals], nominal: str, real: str) -> Totals:
    """Write the sums of the sums of all elements."""
    names = ("baseline_nominal", "baseline_real", "new_nominal", "new_real", "capital_nominal", "recurrent_nominal")
    units = {name: nominal if name.endswith("nominal") else real for name in names}
    rows = {
        name: gather(on, name.replace("_", ", ").replace("new", "new policy"), [getattr(p, name) for p in parts], unit)
        for name, unit in units.items()
    }
    return Totals(
        nominal=on.line("total, nominal", rows["baseline_nominal"] + rows["new_nominal"]),
        real=on.line("total, real", rows["baseline_real"] + rows["new_real"]),
        **rows,
    )
