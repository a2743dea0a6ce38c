"""Checks of people, homes, institutions and the bridge, scenario by scenario."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from costing import Row, RunDown
from outputs.annex.checked import MONEY, PEOPLE, Check, figures_of, years_of
from outputs.annex.classified import Tables
from outputs.annex.tongue import say
from outputs.annex.units import named

Term = tuple[str, Row]
BRIDGE = {
    "Bridge: released = ring-fenced + retained + returned": (
        "transition_released", "-bridge_ring_fenced", "-bridge_retained", "-bridge_returned",
    ),
    "Bridge: ring-fenced = used + repaid + surplus": (
        "bridge_ring_fenced", "-bridge_used", "-bridge_repaid", "-bridge_surplus",
    ),
    "Bridge: need = used + drawn + gap": ("bridge_need", "-bridge_used", "-bridge_drawn", "-bridge_gap"),
    "Bridge: opening + drawn + interest - repaid = closing": (
        "bridge_opening", "+bridge_drawn", "+bridge_interest", "-bridge_repaid", "-bridge_balance",
    ),
}  # fmt: skip
GATED = "{institution}: while the gate is on nobody moves without a place, {home}"
SPLIT = ("transition_lasting", "+transition_passing", "-transition_double_funding")
PARTS = {"community": "community", "one_offs": "one-off costs", "capital": "capital"}
KEYS = {"community": "HNLM", "one_offs": "O", "capital": "K"}


def transition_checks(tables: Tables, scenario: str) -> Iterator[Check]:
    """Every check of the change in a scenario."""
    model = tables.annex.projection.scenarios[scenario].model
    if model.transition is None:
        return
    yield _released(tables, scenario)
    yield Check("Double funding = lasting + passing", scenario, MONEY, figures_of(tables, scenario, *SPLIT))
    for name, letters in KEYS.items():
        yield Check(
            say("Lines of the change add up: {part}", part=say(PARTS[name])),
            scenario,
            MONEY,
            _lines(tables, scenario, name, letters),
        )
    if model.bridge is not None:
        for what, terms in BRIDGE.items():
            yield Check(what, scenario, MONEY, figures_of(tables, scenario, *terms))
        yield _carried(tables, scenario, model.bridge.opening, model.bridge.balance)
    for down in model.institutions.values():
        if down.people is not None:
            yield from _institution(tables, scenario, down)


def _released(tables: Tables, scenario: str) -> Check:
    """Where a vote is below the budget, what it lacks is not released: then released may only be less."""
    model = tables.annex.projection.scenarios[scenario].model
    assert model.transition is not None
    parts = ["transition_released", "+transition_institutions", "-transition_base"]
    if model.transition.frozen is not None:
        parts.append("+transition_frozen")
    cells = figures_of(tables, scenario, *parts)
    if all(down.budget.avoided is None for down in model.institutions.values()):
        return Check("Released + institution cost = institution budget", scenario, MONEY, cells)
    less = years_of(tables, lambda year: (f"MAX(0,{cells[year][0]})", max(0.0, cells[year][1])))
    return Check("Released is no more than budget less institution cost", scenario, MONEY, less)


def _lines(tables: Tables, scenario: str, name: str, letters: str) -> tuple[tuple[str, float], ...]:
    """Ledger lines by their part of the change, less the sum that the Model makes of them."""
    ledger, figures = tables.ledger, tables.figures
    keys = [key for key in tables.annex.keys.names["change"] if key[0] in letters and key[1] == "."]

    def cell(year: int) -> tuple[str, float]:
        text, value = "", 0.0
        for key in keys:
            wanted = f'{ledger.keys("scenario")},"{scenario}",{ledger.keys("change")},"{key}"'
            text += f"+SUMIFS({ledger.amounts('nominal', year)},{wanted})"
            value += ledger.total("nominal", year, scenario=scenario, change=key)
        total = f"transition_{name}"
        text = f"{text.removeprefix('+') or '0'}-{figures.cell(scenario, total, year)}"
        return text, value - figures.value(scenario, total, year)

    return years_of(tables, cell)


def _carried(tables: Tables, scenario: str, opening: Row, closing: Row) -> Check:
    cells = _difference(tables, scenario, [("+", opening)], [("-", closing)])
    return Check("Bridge: opening = closing of the year before", scenario, MONEY, cells)


def _institution(tables: Tables, scenario: str, down: RunDown) -> Iterator[Check]:
    people = down.people
    assert people is not None
    flows = [("+", people.admitted), ("-", people.moves), ("-", people.deaths), ("-", people.other)]
    yield _conserved(tables, scenario, down.title, flows, people.residents)
    for one in people.groups if len(people.groups) > 1 else ():
        ways = [("-", way.moves) for way in one.ways]
        flows = [("+", one.admitted), *ways, ("-", one.deaths), ("-", one.other)]
        title = f"{down.title}, {named(one.name)}"
        yield _conserved(tables, scenario, title, flows, one.residents)
    cells = _difference(tables, scenario, [("+", people.beds)], [("-", people.beds)], above=True)
    yield Check(say("{institution}: beds never rise", institution=down.title), scenario, PEOPLE, cells)
    if down.gate is not None:
        for name, offer in down.offers.items():
            terms = [("+", offer.moves), ("-", offer.free)]
            cells = _difference(tables, scenario, terms, [], above=True, only=down.gate)
            what = say(GATED, institution=down.title, home=name.replace("_", " "))
            yield Check(what, scenario, PEOPLE, cells)
    if down.insurer is not None:
        one_, budget = down.insurer, down.budget
        terms = [("+", one_.saved), ("-", one_.deficit), ("+", one_.before), ("-", budget.base), ("+", budget.cost)]
        what = say("{institution}: insurer saves less what the owner loses = no longer spent", institution=down.title)
        yield Check(what, scenario, MONEY, _difference(tables, scenario, terms, []))


def _conserved(tables: Tables, scenario: str, title: str, flows: Sequence[Term], residents: Row) -> Check:
    cells = _difference(tables, scenario, [*flows, ("-", residents)], [("+", residents)])
    return Check(
        say("{institution}: start + admitted = moved + died + other + end", institution=title), scenario, PEOPLE, cells
    )


def _difference(
    tables: Tables, scenario: str, now: Sequence[Term], before: Sequence[Term], *, above: bool = False,
    only: Row | None = None,
) -> tuple[tuple[str, float] | None, ...]:  # fmt: skip
    """Lines of a year, and of the year before it, added up; with `above` only what is more than nothing.

    `only`: a line that is 1 where there is something to check.
    """

    def cell(year: int) -> tuple[str, float] | None:
        if year == 0:
            return None
        text, value = "", 0.0
        for terms, column in ((now, year), (before, year - 1)):
            for sign, row in terms:
                reference, figure = tables.annex.at(scenario, row, column)
                text, value = f"{text}{sign}{reference}", value + (figure if sign == "+" else -figure)
        text = text.removeprefix("+")
        if above:
            text, value = f"MAX(0,{text})", max(0.0, value)
        if only is not None:
            flag, on = tables.annex.at(scenario, only, year)
            text, value = f"IF({flag}>0.5,{text},0)", value if on > 0.5 else 0.0
        return text, value

    return tuple(cell(year) for year in range(len(tables.annex.years)))
