"""The lines of an institution that the Transition sheets read, with the names by which they find them."""

from __future__ import annotations

from collections.abc import Iterator

from costing import Model, Row, RunDown
from outputs.annex.change_keys import code

Named = tuple[str, Row]
PEOPLE = ("moves", "waiting", "unplanned", "deaths", "other", "own", "admitted", "not_admitted", "average")
OF_GROUP = ("residents", "admitted", "not_admitted", "deaths", "other", "own", "leavers")
OF_WAY = ("wanted", "homed", "moves", "leavers")
OF_STAFF = ("needed", "freed", "redeployed", "unplaced")


def institution_figures(model: Model) -> Iterator[tuple[str, str, Row]]:
    """Name, label and line of every figure of every institution; a name is ``measure.institution[.group][.home]``."""
    for identity, down in model.institutions.items():
        for name, row in (*_whole(down), *_groups(down), *_places(down), *_staff(down)):
            measure, _, rest = name.partition(".")
            about = f"{down.title}, {rest.replace('.', ', ').replace('_', ' ')}" if rest else down.title
            yield f"{measure}.{identity}{f'.{rest}' if rest else ''}", f"{about}: {row.label}", row


def _whole(down: RunDown) -> Iterator[Named]:
    rows: dict[str, Row | None] = {
        "residents": down.residents,
        "beds": down.beds,
        "leavers": down.leavers,
        "wards": down.wards,
        "site": down.site,
        "gate": down.gate,
        "base": down.budget.base,
        "cost": down.budget.cost,
        "released": down.budget.released,
        "naive": down.naive,
        "receipts": down.estate.receipts if down.estate else None,
        "empty": down.estate.empty if down.estate else None,
    }
    if down.insurer is not None:
        rows |= {"income": down.insurer.income, "saved": down.insurer.saved, "deficit": down.insurer.deficit}
        rows["before"] = down.insurer.before
    rows |= {"own_people": down.own.people if down.own else None}
    rows |= {"diverted": down.diverted.people if down.diverted else None, "frozen": down.budget.frozen}
    yield from ((name, row) for name, row in rows.items() if row is not None)
    if down.people is not None:
        yield from ((name, getattr(down.people, name)) for name in PEOPLE)


def _groups(down: RunDown) -> Iterator[Named]:
    for one in down.people.groups if down.people else ():
        group = code(one.name)
        yield from ((f"{name}.{group}", getattr(one, name)) for name in OF_GROUP)
        for way in one.ways:
            yield from ((f"{name}.{group}.{code(way.offer.name)}", getattr(way, name)) for name in OF_WAY)


def _places(down: RunDown) -> Iterator[Named]:
    for name, offer in down.offers.items():
        rows = {
            "opening": offer.places.opening,
            "open": offer.places.open,
            "years": offer.places.years,
            "stood": offer.ready,
            "free": offer.free,
            "moved": offer.moves,
            "outside": offer.time.outside,
        }
        yield from ((f"{measure}.{code(name)}", row) for measure, row in rows.items())


def _staff(down: RunDown) -> Iterator[Named]:
    for one in down.staff:
        yield from ((f"{name}.{code(one.cadre)}", getattr(one, name)) for name in OF_STAFF)
