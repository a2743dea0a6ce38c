"""The budget in the country's own form: ledger lines gathered by their national codes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from costing import Entry, NationalCode
from outputs.cells import Record, shown_years
from outputs.codebook_terms import CASH, REAL, SCENARIO, YEAR, Columns
from parameters import Crosswalk
from scenarios import Projected, Projection

PAID, SIGNED = "payments", "commitments"
Array = NDArray[np.float64]


@dataclass(frozen=True)
class FormRow:
    """A row of the national form: its codes; where commitments are shown, also whether it is capital or recurrent."""

    codes: tuple[NationalCode, ...]
    nature: str = ""

    @property
    def to_check(self) -> str:
        """The codes that were not read in the published chart."""
        return ", ".join(code.code for code in self.codes if code.check)


def form_rows(projection: Projection) -> dict[FormRow, list[Entry]]:
    """The rows of the national form over all scenarios, in the order of the crosswalk, with their ledger lines."""
    found: dict[FormRow, list[Entry]] = {}
    for one in projection.scenarios.values():
        for entry in one.model.ledger.entries:
            row = _row_of(one, entry)
            if row is not None:
                found.setdefault(row, []).append(entry)
    chart = projection.plan.crosswalk
    return dict(sorted(found.items(), key=lambda each: _place(each[0], chart))) if chart is not None else {}


def _row_of(one: Projected, entry: Entry) -> FormRow | None:
    national = one.model.national
    if national is None:
        return None
    signed = SIGNED in national.crosswalk.amounts
    return FormRow(national.of(entry), entry.tags["nature"] if signed else "")


def _place(row: FormRow, chart: Crosswalk) -> tuple[Any, ...]:
    return (*(row.codes[number].place for number in chart.sorting), *(code.code for code in row.codes), row.nature)


def commitments(row: FormRow, paid: Array) -> Array:
    """What is signed for in each year (the base year first): an operation as a whole in the year of its first payment.

    Recurrent spending, and everything in the base year, is signed for in the year in which it is paid.
    """
    if row.nature != "capital":
        return paid
    signed = np.zeros_like(paid)
    signed[0] = paid[0]
    started = np.flatnonzero(paid[1:])
    if len(started):
        signed[1 + started[0]] = paid[1:].sum()
    return signed


def national_records(projection: Projection) -> Iterator[Record]:
    """The national form of every scenario, year by year."""
    chart = projection.plan.crosswalk
    rows = form_rows(projection)
    for name, one in projection.scenarios.items():
        own = {id(entry) for entry in one.model.ledger.entries}
        for row, entries in rows.items():
            mine = [entry for entry in entries if id(entry) in own]
            if mine and chart is not None:
                yield from _records(one, {"scenario": name} | _codes(chart, row), row, mine)


def _records(one: Projected, about: Record, row: FormRow, entries: Sequence[Entry]) -> Iterator[Record]:
    paid, real = (_sums(one, entries, name) for name in ("nominal", "real"))
    signed = commitments(row, paid)
    for column, year in shown_years(one):
        amounts = {"nominal": float(paid[column]), "real": float(real[column])}
        yield about | {"year": year, **amounts, "commitments_nominal": float(signed[column])}


def _sums(one: Projected, entries: Sequence[Entry], name: str) -> Array:
    years = one.model.book.plan_columns.stop
    values = [np.resize(one.values(getattr(entry, name)), one.model.book.columns)[:years] for entry in entries]
    return np.asarray(np.sum(values, axis=0), dtype=float)


def _codes(chart: Crosswalk, row: FormRow) -> Record:
    pairs = zip(chart.columns, row.codes, strict=True)
    found = {key: text for column, code in pairs for key, text in (
        (column.name, code.code), (f"{column.name}_name", code.name)
    )}  # fmt: skip
    return {**found, "nature": row.nature, "to_check": row.to_check}


def national_columns(chart: Crosswalk | None) -> Mapping[str, Columns]:
    """What the columns of the table national_budget mean; nothing without a crosswalk."""
    if chart is None:
        return {}
    columns: Columns = {"scenario": SCENARIO}
    for column in chart.columns:
        columns[column.name] = (f"{column.title}, as the crosswalk {chart.file} has it", "code")
        columns[f"{column.name}_name"] = (f"name of that {column.title}", "")
    columns |= {
        "nature": ("capital or recurrent, where the crosswalk asks for commitments; else empty", ""),
        "to_check": ("codes of the row that were not read in the country's published chart", "code"),
        "year": YEAR,
        "nominal": ("money paid; all rows of a year add up to the plan total", CASH),
        "real": ("money paid; all rows of a year add up to the plan total", REAL),
        "commitments_nominal": (
            "money signed for: capital of a row as a whole in the year of its first payment, all else as paid", CASH
        ),
    }  # fmt: skip
    return {"national_budget": columns}
