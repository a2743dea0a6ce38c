"""Tables of prices: the economic view line by line, the layers of new spending, and what capital leaves behind."""

from __future__ import annotations

from collections.abc import Iterator

from costing import Row, in_view
from outputs.cells import Record, at, shown_years
from scenarios import Projection

TAGS = (
    "kind",
    "layer",
    "view",
    "standing",
    "nature",
    "econ",
    "input",
    "setting",
    "area",
    "directive",
    "homes",
    "group",
)
LAYERS = ("base", "optimism_bias", "physical", "taxes", "real", "price", "nominal", "others")


def economic_rows(projection: Projection) -> Iterator[Record]:
    """Every line of the economic view; those of a year add up to the economic cost of the plan in it."""
    for name, one in projection.scenarios.items():
        for entry in in_view(one.model.ledger, "economic"):
            about = {tag: entry.tags.get(tag, "") for tag in TAGS}
            about |= {"scenario": name, "element": entry.tags["element"], "name": entry.tags["name"]}
            about |= {"line": entry.label, "address": entry.real.address}
            for column, year in shown_years(one):
                yield about | {"year": year, "real": at(one, entry.real, column)}


def layer_rows(projection: Projection) -> Iterator[Record]:
    """What new spending is made of, year by year."""
    for name, one in projection.scenarios.items():
        rows: dict[str, Row] = {measure: getattr(one.model.layers, measure) for measure in LAYERS}
        for column, year in shown_years(one):
            yield {"scenario": name, "year": year, **{measure: at(one, row, column) for measure, row in rows.items()}}


def tail_rows(projection: Projection) -> Iterator[Record]:
    """What capital costs to run, for each action and kind of home that buys any."""
    for name, one in projection.scenarios.items():
        for tail in one.model.tails.values():
            rows = {"capital": tail.capital, "recurrent": tail.recurrent, "running_cost_of_one": tail.each,
                    "left_behind": tail.left, "left_behind_so_far": tail.left_so_far}  # fmt: skip
            about = {"scenario": name, "element": tail.element, "homes": tail.homes, "name": tail.title}
            for column, year in shown_years(one):
                values = {measure: None if row is None else at(one, row, column) for measure, row in rows.items()}
                yield about | {"running_by": tail.waiver, "year": year, **values}
