"""Tables of staff, beds and people, homes, the bridge, and of the change from institutions to community."""

from __future__ import annotations

from collections.abc import Iterator

from costing import Row, RunDown
from outputs.cells import Record, at, shown_years
from scenarios import Projected, Projection

TRANSITION = (
    "residents", "leavers", "waiting", "institutions", "community", "one_offs", "capital", "base", "released",
    "released_real", "naive", "extra", "extra_so_far", "double_funding", "double_funding_real", "lasting", "passing",
    "need", "parallel", "receipts",
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
        rows |= {
            "moves": people.moves, "waiting": people.waiting, "waiting_for_assessor": people.unplanned,
            "admitted": people.admitted, "not_admitted": people.not_admitted, "deaths": people.deaths,
            "other": people.other, "own_decision": people.own, "deaths_outside": people.died_outside,
        }  # fmt: skip
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
        rows: dict[str, Row | None] = {measure: getattr(change, measure) for measure in TRANSITION}
        for column, year in shown_years(one):
            values = {measure: 0.0 if row is None else at(one, row, column) for measure, row in rows.items()}
            yield {"scenario": name, "year": year, **values}


def place_rows(projection: Projection) -> Iterator[Record]:
    """Homes of each kind for each institution, and who of which group moves there and lives there."""
    for name, one in projection.scenarios.items():
        for identity, down in one.model.institutions.items():
            for home, offer in down.offers.items():
                place = one.model.scenario.places[home]
                about = {
                    "scenario": name, "element": identity, "name": down.title, "homes": home, "title": place.title,
                    "destination": str(place.settings.get("destination", "supported home")),
                }  # fmt: skip
                rows = {
                    "opening": offer.places.opening, "open": offer.places.open, "place_years": offer.places.years,
                    "ready": offer.ready, "ready_this_year": offer.free, "moves": offer.moves,
                }  # fmt: skip
                yield from _of_group(one, about | {"group": ""}, rows)
                for living in down.people.groups if down.people else ():
                    for way in (way for way in living.ways if way.offer is offer):
                        rows = {"would_move": way.wanted, "home_ready": way.homed, "moves": way.moves}
                        yield from _of_group(one, about | {"group": living.name}, rows | {"leavers": way.leavers})


def _of_group(one: Projected, about: Record, rows: dict[str, Row]) -> Iterator[Record]:
    for measure, row in rows.items():
        yield from ({key: value for key, value in record.items() if key != "unit"}
                    for record in _measured(one, row, about | {"measure": measure}))  # fmt: skip


BRIDGE = (
    "opening", "drawn", "interest", "repaid", "balance", "ring_fenced", "retained", "returned", "lapsed", "voted",
    "need", "used", "gap", "surplus",
)  # fmt: skip


def bridge_rows(projection: Projection) -> Iterator[Record]:
    """The bridge ledger of every scenario that has one."""
    for name, one in projection.scenarios.items():
        bridge, change = one.model.bridge, one.model.transition
        if bridge is None or change is None:
            continue
        rows: dict[str, Row | None] = {measure: getattr(bridge, measure) for measure in BRIDGE}
        for column, year in shown_years(one):
            values = {measure: 0.0 if row is None else at(one, row, column) for measure, row in rows.items()}
            yield {"scenario": name, "year": year, "released": at(one, change.released, column), **values}
