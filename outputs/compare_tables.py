"""A comparison as tidy tables, which all that is said of it is taken from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from outputs.cells import Record
from outputs.codebook_compare import COMPARED
from scenarios import Comparison


def compare_tables(comparison: Comparison) -> dict[str, list[Record]]:
    """The tables of a comparison by name; each row has the columns that `COMPARED` explains, in their order."""
    rows: dict[str, Iterable[Record]] = {
        "scenarios": _sides(comparison),
        "inputs": (vars(one) for other in comparison.others for one in other.inputs),
        "years": (vars(one) for some in _totals(comparison) for one in some),
        "figures": (vars(one) for other in comparison.others for one in other.figures),
        "indicators": (vars(one) for other in comparison.others for one in other.indicators),
        "findings": (vars(one) for other in comparison.others for one in other.findings),
        "drivers": (vars(one) for other in comparison.others for one in other.drivers),
        "lines": _lines(comparison),
    }
    if comparison.draws:
        rows["ranges"] = (vars(one) for other in comparison.others for one in other.ranges)
    rows["codebook"] = _codebook([*rows, "codebook"])
    return {name: [{column: one[column] for column in COMPARED[name]} for one in found] for name, found in rows.items()}


def _sides(comparison: Comparison) -> Iterator[Record]:
    notes = {comparison.first.label: ""} | {
        other.pair.other.label: "; ".join(other.pair.notes) for other in comparison.others
    }
    for side in comparison.sides:
        plan = side.plan
        yield {
            "scenario": side.label,
            "plan": plan.title,
            "name": side.name,
            "title": side.model.scenario.title,
            "country": plan.country,
            "currency": plan.currency,
            "base_year": plan.base_year,
            "first_year": plan.first,
            "last_year": plan.last,
            "source": side.source,
            "note": notes[side.label],
        }


def _totals(comparison: Comparison) -> Iterator[Iterable[object]]:
    yield comparison.first_totals
    yield from (other.totals for other in comparison.others)


def _lines(comparison: Comparison) -> Iterator[Record]:
    for other in comparison.others:
        for one in other.lines:
            amounts = {f"{basis}_{name}": value for (basis, name), value in one.amounts.items()}
            yield vars(one) | amounts


def _codebook(names: Iterable[str]) -> Iterator[Record]:
    for name in names:
        for column, (meaning, unit) in COMPARED[name].items():
            yield {"file": f"{name}.csv", "column": column, "meaning": meaning, "unit": unit}
