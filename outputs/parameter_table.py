"""The figures that a run rests on: value, range, source, grade, and where each was written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from costing import Model
from outputs.cells import Record
from outputs.sentence import first_scenario
from parameters import Parameter, shown_range
from scenarios import Projected, Projection


def parameter_rows(projection: Projection) -> Iterator[Record]:
    """Every figure of the plan, then for each other scenario those that differ in it."""
    first, *others = [name for name, _ in projection.reforms] or list(projection.scenarios)
    common = projection.scenarios[first].model.scenario.parameters()
    yield from (_record(first, leaf, projection.scenarios[first]) for leaf in common.values())
    for name in others:
        one = projection.scenarios[name]
        leaves = one.model.scenario.parameters()
        yield from (_record(name, leaf, one) for leaf in leaves.values() if _differs(common, leaf))


def figures_used(projection: Projection) -> list[Parameter]:
    """The facts that the plan as written rests on; what the planner chooses is not one."""
    one = projection.scenarios[first_scenario(projection)]
    leaves = one.model.scenario.parameters().values()
    return [leaf for leaf in leaves if not leaf.lever and is_used(leaf.address, one.model)]


def assumptions(projection: Projection) -> list[Parameter]:
    """Those of them that nobody has printed."""
    return [leaf for leaf in figures_used(projection) if leaf.assumption]


def is_used(address: str, model: Model) -> bool:
    """Whether a line reads the figure, or one that it drives; the years of a flow are read through the flow."""
    inputs, driven = model.book.inputs, model.scenario.drivers.get(address, ())
    return any(each in inputs or each.rpartition(".")[0] in inputs for each in (address, *driven))


def _differs(common: Mapping[str, Parameter], leaf: Parameter) -> bool:
    known = common.get(leaf.address)
    return known is None or known.written() != leaf.written()


def _record(scenario: str, leaf: Parameter, one: Projected) -> Record:
    known = shown_range(leaf)
    return {
        "scenario": scenario,
        "address": leaf.address,
        "value": leaf.value,
        "low": known.low if known else None,
        "high": known.high if known else None,
        "interval": known.interval if known and leaf.uncertain else None,
        "standard_error": leaf.standard_error,
        "unit": leaf.unit,
        "source": leaf.source or "",
        "grade": leaf.grade or "",
        "assumption": leaf.assumption,
        "lever": leaf.lever,
        "used": is_used(leaf.address, one.model),
        "fixed": leaf.fixed or "",
        "note": leaf.note or "",
        "origin": leaf.origin,
    }
