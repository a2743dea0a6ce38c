"""run.json: what a run was made from and what it came to, for programs and for `careshift explain`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from numpy import float64
from numpy.typing import NDArray

from outputs.analyses.sure_said import draws_said, sure_sentences
from outputs.benefit_record import investment_record
from outputs.benefit_said import benefit_parts_said
from outputs.bridge_sentence import at_end, figure, over_plan, peak_year
from outputs.functions import functions_sentence
from outputs.funding_summary import funding_record, funding_said
from outputs.left_out import left_out
from outputs.parameter_table import assumptions, figures_used
from outputs.region_summary import regions_record
from outputs.run_info import RunInfo
from outputs.sentence import break_even, first_scenario, sentence, total_difference, year_said
from outputs.uncertainty import plan_ranges
from scenarios import Finding, Projected, Projection

Array = NDArray[float64]
LIBRARIES = ("numpy", "pandas", "matplotlib", "xlsxwriter")


def run_record(
    projection: Projection, findings: Sequence[Finding], info: RunInfo, request: dict[str, Any] | None = None
) -> dict[str, Any]:
    """The record of a run as plain data.

    Args:
        projection: all scenarios of the run.
        findings: what the rules say.
        info: which run it is.
        request: how it was asked for: plan file, overrides, scenarios.
    """
    plan, bought = projection.plan, benefit_parts_said(projection, first_scenario(projection), findings)
    return {
        "run": info.run_id,
        "fingerprint": info.fingerprint,
        "careshift": info.version,
        "libraries": library_versions(),
        "seed": info.seed,
        "draws": info.draws,
        "request": request or {},
        "plan": plan.title,
        "country": plan.country,
        "currency": plan.currency,
        "base_year": plan.base_year,
        "years": [plan.first, plan.last],
        "files": list(plan.files),
        "first": first_scenario(projection),
        "sentence": sentence(projection, first_scenario(projection)),
        "funding": funding_said(projection, projection.scenarios[first_scenario(projection)]),
        "sure": sure_sentences(projection),
        "enough": draws_said(projection),
        "benefits": " ".join(bought.values()),
        "what_it_buys": bought,
        "functions": functions_sentence(projection, projection.scenarios[first_scenario(projection)]),
        **regions_record(projection, first_scenario(projection)),
        **_history(info),
        "valid": not any(finding.severity == "BLOCK" for finding in findings),
        "assumptions": len(assumptions(projection)),
        "figures": len(figures_used(projection)),
        "left_out": list(left_out(projection)),
        "warnings": [str(warning) for warning in plan.warnings],
        "findings": [vars(finding) for finding in findings],
        "scenarios": {name: _scenario(projection, name, findings) for name in projection.scenarios},
    }


def _history(info: RunInfo) -> dict[str, Any]:
    """The runs that this one was compared with; nothing where it was compared with none."""
    steps = [{"run": step.run, "careshift": step.version, "changes": [list(one) for one in step.changes]}
             for step in info.history]  # fmt: skip
    return {"history": steps} if steps else {}


def record_text(record: dict[str, Any]) -> str:
    """A record as JSON text: keys in their order, accents kept, one line end at the end."""
    return json.dumps(record, indent=2, ensure_ascii=False, allow_nan=False, default=str) + "\n"


def library_versions() -> dict[str, str]:
    """Versions of the libraries that figures and files depend on."""
    from importlib.metadata import version

    return {name: version(name) for name in LIBRARIES}


def _scenario(projection: Projection, name: str, findings: Sequence[Finding]) -> dict[str, Any]:
    one = projection.scenarios[name]
    scenario = one.model.scenario
    changes = [
        {"address": c.address, "old": c.old, "new": c.new, "origin": c.origin, "said": str(c)} for c in scenario.changes
    ]
    return {
        "title": scenario.title,
        "changes": changes,
        **_headline(projection, name, one),
        "findings": dict(Counter(finding.severity for finding in findings if finding.scenario == name)),
    }


def _headline(projection: Projection, name: str, one: Projected) -> dict[str, Any]:
    model = one.model
    return {
        "total_real": _published(figure(one, model.undiscounted)),
        "difference_real": _published(total_difference(projection, name)),
        "present_value_real": _published(figure(one, model.present_value)),
        "total_nominal_by_year": _by_year(projection, one.values(model.totals.nominal)),
        "difference_nominal_by_year": _by_year(projection, projection.difference(name, lambda m: m.totals.nominal)),
        **_funding(projection, name),
        **_change(projection, name, one),
        **investment_record(projection, name),
        **_ranges(projection, name),
    }


def _change(projection: Projection, name: str, one: Projected) -> dict[str, Any]:
    change = one.model.transition
    if change is None or not one.model.scenario.reform:
        return {}
    return {
        "double_funding_real": _published(figure(one, change.total_real)),
        "double_funding_peak_real": _published(figure(one, change.peak_real)),
        "double_funding_peak_year": peak_year(projection, one, change.double_funding_real),
        "double_funding_nominal_by_year": _by_year(projection, one.values(change.double_funding)),
        "break_even": break_even(projection, one),
        "payback": year_said(projection, one, change.payback),
        "payback_discounted": year_said(projection, one, change.payback_discounted),
        "never_breaks_even": figure(one, change.never) > 0.5,
        "double_funding_lasting_nominal_by_year": _by_year(projection, one.values(change.lasting)),
        "released_nominal_by_year": _by_year(projection, one.values(change.released)),
        **_bridge(projection, one),
    }


def _funding(projection: Projection, name: str) -> dict[str, Any]:
    found = funding_record(projection, name)
    return {"funding": found} if found else {}


def _bridge(projection: Projection, one: Projected) -> dict[str, Any]:
    """The bridge in a few figures, if there is one."""
    bridge = one.model.bridge
    if bridge is None:
        return {}
    last = round(figure(one, bridge.last_repayment))
    return {"bridge": {
        "highest_nominal": _published(figure(one, bridge.highest)),
        "highest_year": peak_year(projection, one, bridge.balance),
        "last_repayment": last or None,
        "owed_at_the_end_nominal": _published(at_end(one, bridge.balance)),
        "gap_nominal": _published(over_plan(one, bridge.gap)),
        "drawn_real": _published(figure(one, bridge.drawn_real)),
        "repaid_real": _published(figure(one, bridge.repaid_real)),
        "returned_nominal": _published(over_plan(one, bridge.returned)),
        "lapsed_nominal": _published(over_plan(one, bridge.lapsed)),
        "surplus_nominal": _published(over_plan(one, bridge.surplus)),
    }}  # fmt: skip


def _by_year(projection: Projection, values: Array) -> dict[str, float]:
    """The plan years of a line; a scalar line is the same in all."""
    inside = [float(values[min(column, len(values) - 1)]) for column in range(1, len(projection.years) + 1)]
    return {str(year): _published(value) for year, value in zip(projection.years, inside, strict=True)}


def _ranges(projection: Projection, name: str) -> dict[str, Any]:
    if projection.scenarios[name].drawn is None:
        return {}
    labels = ("base", "p10", "p50", "p80", "p90")
    shown: dict[str, dict[str, float]] = {
        label: {mark: _published(getattr(found, mark)) for mark in labels} | {"above": found.above}
        for label, found in plan_ranges(projection, name).items()
    }
    return {"ranges_real": shown, **_contingency(projection, name)}


def _contingency(projection: Projection, name: str) -> dict[str, Any]:
    """Where the base case holds contingencies, which draws do not: what it is without them, and what draws imply."""
    if projection.scenarios[name].bare is None:
        return {}
    found = plan_ranges(projection, name)["total"]
    return {"contingency_real": {"base_without": _published(found.bare), "implied_by_p80": _published(found.implied)}}


def _published(value: float) -> float:
    """Money to the cent."""
    return round(value, 2) + 0.0
