"""Every figure of a run as tidy tables: one row for each scenario and year, or for each thing, scenario and year."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from costing import Entry, Row
from outputs.analyses.run_tables import sure_rows
from outputs.benefit_tables import benefit_records
from outputs.cells import Record, at, shown_years
from outputs.codebook import CODEBOOK
from outputs.codebook_terms import Columns
from outputs.functions import functions_records
from outputs.funding_tables import action_rows, ceiling_rows, funding_rows, reconciliation_rows
from outputs.national import national_columns, national_records
from outputs.parameter_table import parameter_rows
from outputs.people_tables import bed_rows, bridge_rows, place_rows, staff_rows, transition_rows
from outputs.price_tables import economic_rows, layer_rows, tail_rows
from outputs.quality_tables import quality_tables
from outputs.service_table import service_rows
from outputs.workforce_table import workforce_rows
from scenarios import Finding, Projected, Projection, indicators, region_values

if TYPE_CHECKING:
    from pandas import DataFrame

MEASURES = (
    "nominal", "real", "baseline_nominal", "baseline_real", "new_nominal", "new_real", "capital_nominal",
    "recurrent_nominal",
)  # fmt: skip
LEDGER_TAGS = (
    "menu", "kind", "standing", "nature", "econ", "function", "provider", "hc", "payer", "input", "setting", "area",
    "directive", "price_class", "duration", "layer", "view", "homes", "region", "group",
    "level", "scheme", "book",
)  # fmt: skip


def tables(projection: Projection, findings: Sequence[Finding]) -> dict[str, DataFrame]:
    """All tables of a run by name; each has the columns that the codebook explains.

    Years are the base year and the plan years. Amounts are in whole units of currency: `nominal` in money of the
    year, `real` in money of the base year.
    """
    rows: dict[str, Iterator[Record]] = {
        "ledger": _ledger(projection),
        "summary": _summary(projection),
        "staff": staff_rows(projection),
        "workforce": workforce_rows(projection),
        "services": service_rows(projection),
        "beds": bed_rows(projection),
        "transition": transition_rows(projection),
        "places": place_rows(projection),
        "bridge": bridge_rows(projection),
        "indicators": (vars(value) for value in indicators(projection)),
        "layers": layer_rows(projection),
        "economic": economic_rows(projection),
        "functions": functions_records(projection),
        "tails": tail_rows(projection),
        "funding": funding_rows(projection),
        "funding_by_action": action_rows(projection),
        "ceilings": ceiling_rows(projection),
        "reconciliation": reconciliation_rows(projection),
        "findings": (vars(finding) for finding in findings),
        "parameters": parameter_rows(projection),
    }
    rows |= sure_rows(projection) | benefit_records(projection)
    if projection.regions is not None:
        rows["regions"] = (vars(value) for value in region_values(projection.regions, projection))
    found = {name: table(name, records) for name, records in rows.items()}
    own = national_columns(projection.plan.crosswalk)
    if own:
        found["national_budget"] = table("national_budget", national_records(projection), own)
    found |= {name: table(name, records) for name, records in quality_tables(projection, found).items()}
    found["codebook"] = table("codebook", codebook_rows([*found, "codebook"], own))
    return found


def table(name: str, records: Iterator[Record], own: Mapping[str, Columns] | None = None) -> DataFrame:
    """Records as a table whose columns are those of the codebook, in its order; `own` has those of this run alone."""
    from pandas import DataFrame

    return DataFrame(list(records), columns=list((CODEBOOK | dict(own or {}))[name]), dtype=object)


def codebook_rows(names: Sequence[str], own: Mapping[str, Columns] | None = None) -> Iterator[Record]:
    """Every column of the named tables with its meaning and unit; `own` has the columns of tables of this run alone."""
    for name in names:
        for column, (meaning, unit) in (CODEBOOK | dict(own or {}))[name].items():
            yield {"file": f"{name}.csv", "column": column, "meaning": meaning, "unit": unit}


def _summary(projection: Projection) -> Iterator[Record]:
    for name, one in projection.scenarios.items():
        sums: dict[str, Row] = {measure: getattr(one.model.totals, measure) for measure in MEASURES}
        apart = _differences(projection, name)
        for column, year in shown_years(one):
            yield {
                "scenario": name,
                "year": year,
                "period": "base" if column == 0 else "plan",
                **{_long(measure): at(one, row, column) for measure, row in sums.items()},
                "per_head_real": at(one, one.model.per_head, column),
                **{measure: float(values[min(column, len(values) - 1)]) for measure, values in apart.items()},
            }


def _long(measure: str) -> str:
    return f"total_{measure}" if measure in ("nominal", "real") else measure.replace("new_", "new_policy_")


def _differences(projection: Projection, name: str) -> Mapping[str, Any]:
    picks: dict[str, Callable[..., Row]] = {
        "difference_nominal": lambda model: model.totals.nominal,
        "difference_real": lambda model: model.totals.real,
    }
    return {measure: projection.difference(name, pick) for measure, pick in picks.items()}


def _ledger(projection: Projection) -> Iterator[Record]:
    for name, one in projection.scenarios.items():
        for entry in one.model.ledger.entries:
            about = _about(name, entry)
            for column, year in shown_years(one):
                yield about | {"year": year} | _amounts(one, entry, column)


def _about(name: str, entry: Entry) -> Record:
    tags = {tag: entry.tags.get(tag, "") for tag in LEDGER_TAGS}
    element = {"element": entry.tags["element"], "name": entry.tags["name"]}
    units = {"quantity_unit": str(entry.quantity.unit), "price_unit": str(entry.price.unit)}
    return {"scenario": name, **element, "line": entry.label, "address": entry.nominal.address, **tags, **units}


def _amounts(one: Projected, entry: Entry, column: int) -> Record:
    return {
        "quantity": at(one, entry.quantity, column),
        "price": at(one, entry.price, column) if isinstance(entry.price, Row) else None,
        "price_index": at(one, entry.index, column),
        "nominal": at(one, entry.nominal, column),
        "real": at(one, entry.real, column),
    }
