"""Tables of staff, beds and people, and of the change from institutions to community."""

from __future__ import annotations

from collections.abc import Iterator

from costing import Row, RunDown
from outputs.cells import Record, at, shown_years
from scenarios import Projected, Projection

TRANSITION = (
    "residents", "leavers", "waiting", "institutions", "community", "capital", "base", "released", "released_real",
    "naive", "extra", "extra_so_far", "double_funding", "double_funding_real",
)  # fmt: skip


def staff_rows(projection: Projection) -> Iterator[Record]:
    """Full-time posts by cadre: the quantities of pay lines (premiums pay the same posts again and are left out)."""
    for name, one in projection.scenarios.items():
        for entry in one.model.ledger.entries:
            if not entry.label.startswith("pay, ") or str(entry.quantity.unit) != "FTE":
                continue
            about = {tag: entry.tags.get(tag, "") for tag in ("element", "name", "setting", "standing", "homes")}
            for column, year in shown_years(one):
                posts = at(one, entry.quantity, column)
                yield {"scenario": name, **about, "cadre": entry.tags["input"], "year": year, "full_time_posts": posts}


def bed_rows(projection: Projection) -> Iterator[Record]:
    """Beds and people of institutions, beds of services."""
    for name, one in projection.scenarios.items():
        for identity, down in one.model.institutions.items():
            tags = {"scenario": name, "element": identity, "name": down.title, "setting": "institution"}
            for measure, row in _of_institution(down).items():
                yield from _measured(one, row, tags | {"standing": "", "measure": measure})
        for row in one.model.book.rows:
            if row.label == "beds" and str(row.unit) == "bed":
                tags = {tag: row.tags.get(tag, "") for tag in ("element", "name", "setting", "standing")}
                yield from _measured(one, row, {"scenario": name, **tags, "measure": "beds"})


def _of_institution(down: RunDown) -> dict[str, Row]:
    rows: dict[str, Row | None] = {"beds": down.beds, "residents": down.residents, "wards": down.wards}
    if down.people is not None:
        people = down.people
        rows |= {"moves": people.moves, "waiting": people.waiting, "not_admitted": people.not_admitted}
    rows["leavers"] = down.leavers
    return {measure: row for measure, row in rows.items() if row is not None}


def _measured(one: Projected, row: Row, about: Record) -> Iterator[Record]:
    for column, year in shown_years(one):
        yield about | {"year": year, "value": at(one, row, column), "unit": str(row.unit)}


def transition_rows(projection: Projection) -> Iterator[Record]:
    """The change from institutions to community, summed over institutions."""
    for name, one in projection.scenarios.items():
        change = one.model.transition
        if change is None:
            continue
        rows: dict[str, Row] = {measure: getattr(change, measure) for measure in TRANSITION}
        for column, year in shown_years(one):
            values = {measure: at(one, row, column) for measure, row in rows.items()}
            yield {"scenario": name, "year": year, **values}

