"""Tables of who pays: sources, actions, ceilings, and no new policy beside the forward estimates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from costing import Row
from outputs.cells import Record, at, shown_years
from scenarios import Projected, Projection

NOBODY, HOUSEHOLDS = "gap", "households"
"""How rows are called that are no source: what nobody pays, and what households pay beside it all."""


def funding_rows(projection: Projection) -> Iterator[Record]:
    """What each source holds and pays, the gap, and households; sources and gap add up to the cost of the plan."""
    for name, one in projection.scenarios.items():
        found = one.model.financing
        for source in found.sources:
            terms = source.terms
            about = {
                "scenario": name, "source": source.name, "name": source.title, "kind": "source",
                "security": terms.security, "on_budget": terms.on_budget, "scheme": terms.scheme,
                "revenue": terms.revenue,
            }  # fmt: skip
            rows = {"holds": source.holds, "paid": found.paid[source.name], "unused": found.unused[source.name]}
            yield from _by_year(one, about, rows)
        about = {"scenario": name, "source": "", "name": "paid by nobody", "kind": NOBODY}
        yield from _by_year(one, about, {"paid": found.total.gap})
        for own, row in found.households.items():
            title = one.model.scenario.financing[own].title
            about = {"scenario": name, "source": own, "name": title, "kind": HOUSEHOLDS}
            yield from _by_year(one, about, {"paid": row})


def action_rows(projection: Projection) -> Iterator[Record]:
    """What is paid of each action and institution."""
    for name, one in projection.scenarios.items():
        scenario = one.model.scenario
        known = {**scenario.actions, **scenario.institutions}
        for element, paying in one.model.financing.elements.items():
            about = {"scenario": name, "element": element, "name": known[element].title}
            yield from _by_year(one, about, {"cost": paying.cost, "funded": paying.funded, "gap": paying.gap})


def ceiling_rows(projection: Projection) -> Iterator[Record]:
    """Every ceiling with what is held against it."""
    for name, one in projection.scenarios.items():
        for key, ceiling in one.model.financing.ceilings.items():
            given = one.model.scenario.financing[key].settings
            about = {"scenario": name, "ceiling": key, "name": ceiling.title, "payer": ceiling.payer}
            about |= {kind: str(given.get(kind) or "any") for kind in ("nature", "policy")}
            rows = {measure: getattr(ceiling, measure) for measure in ("limit", "cost", "room", "excess")}
            yield from _by_year(one, about, rows)


def reconciliation_rows(projection: Projection) -> Iterator[Record]:
    """No new policy beside the forward estimates; empty where the plan or the country gives nothing."""
    for name, one in projection.scenarios.items():
        beside = one.model.reconciliation
        rows = {"modelled": beside.modelled, "unmodelled": beside.unmodelled}
        yield from _by_year(one, {"scenario": name}, rows, {"beyond": beside.beyond, "estimate": beside.estimate})


def _by_year(
    one: Projected, about: Record, rows: Mapping[str, Row | None], where_known: Mapping[str, Row | None] | None = None
) -> Iterator[Record]:
    """Rows by year; those of `where_known` only in years with a forward estimate."""
    known = one.model.reconciliation.known
    for column, year in shown_years(one):
        values = {measure: None if row is None else at(one, row, column) for measure, row in rows.items()}
        given = known is not None and at(one, known, column) > 0
        values |= {
            measure: at(one, row, column) if row is not None and given else None
            for measure, row in (where_known or {}).items()
        }
        yield about | {"year": year} | values
