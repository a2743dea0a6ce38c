"""The plan as lines of CareShift, written as cost kinds write them: the ledger carries the money of every line."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from _ema_plan import (
    BASE,
    BED_STAFF,
    CLASSES,
    FIGURES,
    FITTING,
    FIXED,
    GROUPS,
    LAST,
    PLACES,
    POPULATION,
    POSTS,
    SERVICES,
    STAFF,
    WANTED,
    WARD,
    Group,
    Service,
)

from costing.ledger import Ledger, gather
from costing.lines import (
    Book,
    Line,
    Promise,
    Row,
    Scope,
    Stock,
    ago,
    clip,
    lag,
    least,
    most,
    reached,
    rest,
    total,
    whole,
)

TAGS = {"econ": "E22", "standing": "new"}
MONEY = "ARD 2025"


@dataclass
class Written:
    """The book, the row of each ledger line and the row of the total."""

    book: Book
    lines: list[Row]
    total: Row


@dataclass
class World:
    """What every part of the plan refers to: the figures, the ledger, the people and the staff there are."""

    figures: dict[str, Row]
    ledger: Ledger
    people: Row
    able: Row


def written() -> Written:
    """The whole plan."""
    book = Book(BASE, LAST, tail=0)
    figures = _figures(book.scope("figures"))
    freed = book.scope("workforce").promise("staff freed by closed beds", "FTE")
    prices, everybody = book.scope("prices"), book.scope("population")
    ledger = Ledger(_index(prices, figures, ""), {name: _index(prices, figures, name) for name in CLASSES})
    people = everybody.stock("population", POPULATION, "people")
    people.becomes(people.before * (1 + figures["population_growth"]))
    world = World(figures, ledger, people, _staff(book.scope("staff pool"), figures, freed))
    for number, service in enumerate(SERVICES):
        _service(book.scope(f"service {number}"), world, service, figures[f"target_{number}"])
    _institution(book.scope("institution"), world, freed)
    lines = [entry.nominal for entry in ledger.entries]
    return Written(book, lines, gather(book.scope("overall"), "total", lines, str(lines[0].unit)))


def _figures(on: Scope) -> dict[str, Row]:
    units = {"graduates": "FTE", "price_ward": f"{MONEY}/ward", "price_place": f"{MONEY}/people"}
    units |= {"price_person": f"{MONEY}/people", "price_home": f"{MONEY}/people"}
    units |= {f"pay_{post}": f"{MONEY}/FTE" for post in POSTS}
    rates = {name: -0.5 for name in FIGURES if name.startswith(("growth", "inflation"))}
    return {
        name: on.input(name, value, units.get(name, ""), address=name, lower=rates.get(name, -math.inf))
        for name, value in FIGURES.items()
    }


def _index(on: Scope, figures: dict[str, Row], name: str) -> Stock:
    row = on.stock(f"index {name}".strip(), 1, "ARD/ARD 2025", above_zero=True)
    rise = 1 + figures["inflation"]
    row.becomes(row.before * (rise * (1 + figures[f"growth_{name}"]) if name else rise))
    return row


def _staff(on: Scope, figures: dict[str, Row], freed: Promise) -> Row:
    staff = on.stock("staff", STAFF, "FTE")
    staff.becomes(staff.before * (1 - figures["leaving"]) + figures["graduates"] + lag(freed, 1))
    return on.line("share of moves that can be staffed", clip(staff / on.const(WANTED, "FTE")))


def _service(on: Scope, world: World, service: Service, target: Row) -> None:
    start, years = on.input("start", service.start), on.input("years", service.years, lower=1)
    catchment = on.input("catchment", service.catchment, "people/centre", lower=1)
    come = on.line("how far it has come", clip((on.book.year - start) / years))
    open_ = on.stock("units open", on.input("at start", service.opened, "centre"))
    open_.becomes(most(open_.before, on.line("units needed", whole(world.people * (come * target) / catchment))))
    working = on.line("units working", (open_ + open_.before) / 2)
    for post, each in zip(POSTS, service.posts, strict=True):
        quantity = working * on.input(f"{post}: a unit", each, "FTE/centre")
        pay = world.figures[f"pay_{post}"]
        world.ledger.cost(on, post, quantity=quantity, price=pay, index="pay", **TAGS)
    running = on.input("running costs", service.running, f"{MONEY}/centre")
    world.ledger.cost(on, "running costs", quantity=working, price=running, index="goods", **TAGS)


def _institution(on: Scope, world: World, freed: Promise) -> None:
    figures, parts = world.figures, [on.part(f"group {number}") for number in range(len(GROUPS))]
    ready = on.line("places ready", on.series("places planned", list(PLACES), "people") * figures["pace"])
    residents = [p.stock("residents", g.residents, "people") for p, g in zip(parts, GROUPS, strict=True)]
    homes = [part.stock("people in homes", 0, "people") for part in parts]
    taken: list[Row] = []
    free = on.flow("places free", rest(ready, _total(home.before for home in homes)))
    for part, group, here in zip(parts, GROUPS, residents, strict=True):
        taken.append(_moves(part, world, group, here, rest(free, *taken)))
    for here, home, moves in zip(residents, homes, taken, strict=True):
        here.becomes((here.before - moves) * (1 - figures["deaths"]))
        home.becomes(home.before * (1 - figures["deaths_outside"]) + moves)
    left = on.line("residents", _total(residents))
    closed = on.line("beds closed", rest(ago(left, 1), left))
    freed.becomes(closed * (BED_STAFF * on.const(1, "FTE/people")) * figures["redeployed"])
    _buildings(on, world, left, ready)
    for number, (part, group) in enumerate(zip(parts, GROUPS, strict=True)):
        _care(part, world, group, (residents[number], homes[number], taken[number]))


def _moves(on: Scope, world: World, group: Group, here: Stock, places: Line) -> Row:
    planned, gone = on.series("moves planned", list(group.moves), "people"), on.stock("moved so far", 0, "people")
    path = on.stock("path", 0, "people")
    path.becomes(path.before + planned)
    willing = on.line("moves that can be staffed", rest(path, gone.before) * world.able)
    moves = on.flow("moving", least(willing, here.before * (1 - world.figures["deaths"]), places))
    gone.becomes(gone.before + moves)
    return moves


def _buildings(on: Scope, world: World, left: Row, ready: Row) -> None:
    figures, cost = world.figures, world.ledger.cost
    running = on.line("institution open", reached(left, on.const(1, "people")))
    wards = on.line("wards", whole(left / on.const(WARD, "people/ward")))
    new = on.line("places opening", rest(ready, ago(ready, 1)))
    fixed, fitting = on.input("fixed costs", FIXED, MONEY), on.input("fitting out", FITTING, f"{MONEY}/people")
    cost(on, "fixed costs", quantity=running, price=fixed, index="goods", **TAGS)
    cost(on, "wards", quantity=wards, price=figures["price_ward"], index="pay", **TAGS)
    cost(on, "building", quantity=new, price=figures["price_place"], index="construction", **TAGS)
    cost(on, "fitting out", quantity=new, price=fitting, index="goods", **TAGS)


def _care(on: Scope, world: World, group: Group, people: tuple[Row, Row, Row]) -> None:
    figures, cost, (here, home, moves) = world.figures, world.ledger.cost, people
    medicines = on.input("medicines of a person", group.medicines, f"{MONEY}/people")
    moving = on.input("a move", group.leaving, f"{MONEY}/people")
    weighted, homed = here * on.input("weight", group.weight), home * on.input("home", group.home)
    cost(on, "care", quantity=weighted, price=figures["price_person"], index="goods", **TAGS)
    cost(on, "medicines", quantity=here, price=medicines, index="medicines", **TAGS)
    cost(on, "homes", quantity=homed, price=figures["price_home"], index="pay", **TAGS)
    cost(on, "moves", quantity=moves, price=moving, index="pay", **TAGS)


def _total(rows: Iterable[Line]) -> Line:
    found = total(rows)
    assert isinstance(found, Line)
    return found
