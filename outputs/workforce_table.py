"""The table of the workforce: posts, people and gaps by cadre and year."""

from __future__ import annotations

from collections.abc import Iterator

from costing import Row
from outputs.cells import Record, at, shown_years
from scenarios import Projection

MEASURES = (
    "needed", "institutions", "in_post", "elsewhere", "supply", "leavers", "retired", "joining", "graduates",
    "redeployed", "vacancies", "gap", "unused", "paid", "wages",
)  # fmt: skip


def workforce_rows(projection: Projection) -> Iterator[Record]:
    """Every cadre of every scenario by year; what a plan does not have of a cadre is 0."""
    for name, one in projection.scenarios.items():
        for cadre, found in one.model.workforce.cadres.items():
            rows: dict[str, Row | None] = {measure: getattr(found, measure) for measure in MEASURES}
            for column, year in shown_years(one):
                values = {measure: 0.0 if row is None else at(one, row, column) for measure, row in rows.items()}
                yield {"scenario": name, "cadre": cadre, "year": year, **values}
