"""What must hold of who pays, in the annex: each a difference that must be nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from costing import Model
from outputs.annex.checked import MONEY, PERCENT, Check, figures_of, years_of
from outputs.annex.classified import Tables
from outputs.annex.tongue import say
from outputs.funding_said import AUTOMATIC

RELEASED = "released_money"
SUMS = {"funded": "Funding by action = funding by source", "gap": "Actions add up: gap", "cost": "Actions add up: cost"}
PAID_AND_LEFT = "{pot} (may be paid by: {sources}): paid + left = its ledger lines"
NO_MORE_PAID = "{pot} (may be paid by: {sources}): no more is paid than it costs"
Cells = tuple[tuple[str, float], ...]


def funding_checks(tables: Tables, scenario: str) -> Iterator[Check]:
    """Every check of the funding of a scenario."""
    model = tables.annex.projection.scenarios[scenario].model
    money = model.financing
    yield Check("Gap + funded = cost of the plan", scenario, MONEY,
                figures_of(tables, scenario, "funding.funded", "+funding.gap", "-total_nominal"))  # fmt: skip
    paid = [f"+source.paid.{source.name}" for source in money.sources]
    yield Check("Funding by source = funding of the plan", scenario, MONEY,
                figures_of(tables, scenario, "-funding.funded", *paid))  # fmt: skip
    yield Check("Shares of cost by source, and of the gap, add up to 100 %", scenario, PERCENT,
                _shares(tables, scenario, [source.name for source in money.sources]))  # fmt: skip
    for measure, whole in (("funded", "funding.funded"), ("gap", "funding.gap"), ("cost", "funding.cost")):
        parts = [f"+action.{measure}.{name}" for name in money.elements]
        what = SUMS[measure]
        yield Check(what, scenario, MONEY, figures_of(tables, scenario, f"-{whole}", *parts))
    for source in money.sources:
        held, gives = f"source.holds.{source.name}", f"source.paid.{source.name}"
        most = _above(tables, scenario, gives, held)
        yield Check(
            say("{source}: pays no more than it holds", source=_named(source.name, source.title)), scenario, MONEY, most
        )
    yield from _pots(tables, scenario, model)
    yield from _released(tables, scenario, model)
    yield from _ceilings(tables, scenario, model)
    if model.reconciliation.estimate is not None:
        yield _reconciled(tables, scenario, model)


def _named(name: str, title: str) -> str:
    """A source by its title; of those that a plan has of itself in the language of the annex."""
    return say(title) if name in AUTOMATIC else title


def _shares(tables: Tables, scenario: str, names: Sequence[str]) -> Cells:
    """What sources pay and what nobody pays, in percent of the cost of the year, less 100; 0 where nothing is spent."""
    figures, parts = tables.figures, [*(f"source.paid.{name}" for name in names), "funding.gap"]

    def cell(year: int) -> tuple[str, float]:
        whole = figures.cell(scenario, "total_nominal", year)
        paid = "+".join(f"{figures.cell(scenario, name, year)}" for name in parts)
        cost = figures.value(scenario, "total_nominal", year)
        value = sum(figures.value(scenario, name, year) for name in parts)
        return f"IF(ABS({whole})<1,0,100*({paid})/{whole}-100)", 100 * value / cost - 100 if abs(cost) >= 1 else 0.0

    return years_of(tables, cell)


def _above(tables: Tables, scenario: str, low: str, high: str) -> Cells:
    """By how much one figure is above another; below 0 counts as 0."""
    figures = tables.figures

    def cell(year: int) -> tuple[str, float]:
        one, other = (figures.cell(scenario, name, year) for name in (low, high))
        first, second = (figures.value(scenario, name, year) for name in (low, high))
        return f"MAX(0,{one}-MAX(0,{other}))", max(0.0, first - max(0.0, second))

    return years_of(tables, cell)


def _pots(tables: Tables, scenario: str, model: Model) -> Iterator[Check]:
    """A source pays only out of the pots that it may pay, and never more than the ledger lines in them."""
    pots = list(enumerate(model.financing.pots, start=1))
    for source in model.financing.sources:
        parts = [f"+pot.paid.{number}.{source.name}" for number, pot in pots if source.name in pot.paid]
        cells = figures_of(tables, scenario, f"-source.paid.{source.name}", *parts)
        yield Check(
            say("{source}: pays nothing that it may not pay", source=_named(source.name, source.title)),
            scenario,
            MONEY,
            cells,
        )
    for number, pot in pots:
        paid = [f"pot.paid.{number}.{name}" for name in pot.paid]
        may = ", ".join(pot.sources) or say("nobody")
        titled = say("Pot {number}", number=number) if pot.sources else say("What no source may pay")
        wanted, said = {"pot": f"pot{number}"}, {"pot": titled, "sources": may}
        whole = _lines(tables, scenario, [*paid, f"pot.left.{number}"], wanted)
        yield Check(say(PAID_AND_LEFT, **said), scenario, MONEY, whole)
        over = tuple(
            (f"MAX(0,{formula})", max(0.0, value)) for formula, value in _lines(tables, scenario, paid, wanted)
        )
        if paid:
            yield Check(say(NO_MORE_PAID, **said), scenario, MONEY, over)


def _lines(tables: Tables, scenario: str, terms: Sequence[str], wanted: dict[str, str]) -> Cells:
    """Key figures added up, less the ledger lines with some keys."""
    ledger, figures, keys = tables.ledger, tables.figures, {"scenario": scenario, **wanted}
    text = "".join(f',{ledger.keys(kind)},"{key}"' for kind, key in keys.items())

    def cell(year: int) -> tuple[str, float]:
        found = "+".join(figures.cell(scenario, name, year) for name in terms)
        value = sum(figures.value(scenario, name, year) for name in terms)
        lines = f"SUMIFS({ledger.amounts('nominal', year)}{text})"
        return f"{found}-{lines}", value - ledger.total("nominal", year, **keys)

    return years_of(tables, cell)


def _released(tables: Tables, scenario: str, model: Model) -> Iterator[Check]:
    """Money that institutions release is spent at most once, and not before it is released."""
    if model.bridge is None or model.transition is None:
        return
    figures = tables.figures
    spent = ("bridge_repaid", "bridge_retained", "bridge_returned")
    paid = f"source.paid.{RELEASED}"

    def once(year: int) -> tuple[str, float]:
        parts = [paid, *spent]
        text = "+".join(figures.cell(scenario, name, year) for name in parts)
        value = sum(figures.value(scenario, name, year) for name in parts)
        value -= figures.value(scenario, "transition_released", year)
        return f"MAX(0,{text}-{figures.cell(scenario, 'transition_released', year)})", max(0.0, value)

    yield Check("Released money is spent at most once", scenario, MONEY, years_of(tables, once))
    again = _above(tables, scenario, paid, "bridge_revoted")
    yield Check("Released money is never spent before it is released and voted again", scenario, MONEY, again)


def _ceilings(tables: Tables, scenario: str, model: Model) -> Iterator[Check]:
    """What a ceiling is held against is what the ledger says of its payer."""
    payers = {name: key for key, name in tables.annex.keys.names["payer"].items()}
    for name, ceiling in model.financing.ceilings.items():
        given = model.scenario.financing[name].settings
        wanted = {"payer": payers[ceiling.payer]} if ceiling.payer else {}
        for kind in ("nature", "policy"):
            if str(given.get(kind) or "any") != "any":
                wanted[kind] = str(given[kind])
        cells = _lines(tables, scenario, [f"ceiling.cost.{name}"], wanted)
        whose = say(ceiling.payer or "every payer")
        what = say("Ceiling '{ceiling}' is held against what {payer} pays", ceiling=ceiling.title, payer=whose)
        yield Check(what, scenario, MONEY, cells)


def _reconciled(tables: Tables, scenario: str, model: Model) -> Check:
    """No change + residuals = forward estimates, in the years that they are given for."""
    figures = tables.figures
    names = ["modelled", *(["unmodelled"] if model.reconciliation.unmodelled is not None else []), "beyond"]

    def cell(year: int) -> tuple[str, float]:
        text = "+".join(figures.cell(scenario, f"estimate.{name}", year) for name in names)
        value = sum(figures.value(scenario, f"estimate.{name}", year) for name in names)
        value -= figures.value(scenario, "estimate.estimate", year)
        given = figures.cell(scenario, "estimate.known", year)
        formula = f"({text}-{figures.cell(scenario, 'estimate.estimate', year)})*{given}"
        return formula, value * figures.value(scenario, "estimate.known", year)

    return Check("No change + residuals = forward estimates", scenario, MONEY, years_of(tables, cell))
