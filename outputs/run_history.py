"""What changed since an earlier run of a plan, and before that: inputs and totals, old and new."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from outputs.placed_folder import ResultsError
from outputs.results_folder import read_record, resolved_text
from outputs.run_info import RunStep
from scenarios import Projection

RESOLVED = "plan.resolved.yaml"
BESIDE = ("origin", "source", "grade", "note", "fixed", "kind", "interval", "low", "high", "standard_error", "range")
"""What stands beside a value in the resolved plan; a figure whose value stays is not listed."""


def history_since(earlier: Path | None, projection: Projection) -> tuple[RunStep, ...]:
    """What changed from an earlier run to this one, then the steps that the earlier run tells of itself.

    Args:
        earlier: its results folder; without one there is no history.
        projection: this run.

    Raises:
        ResultsError: the folder holds no run, or not the plan that it was made from.
    """
    if earlier is None:
        return ()
    record = read_record(earlier)
    try:
        text = (earlier / RESOLVED).read_text(encoding="utf-8")
        totals = {
            name: (one["total_real"], [change["said"] for change in one["changes"]])
            for name, one in record["scenarios"].items()
        }
        before = [_step(step) for step in record.get("history", ())]
        name, version = str(record["run"]), str(record["careshift"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ResultsError(
            f"{earlier} cannot be compared with: {RESOLVED} or run.json is incomplete ({error}); run that plan again"
        ) from None
    changes = (*_changed(_figures(text), _figures(resolved_text(projection.plan))), *_outcomes(totals, projection))
    return RunStep(name, version, changes), *before


def _step(told: Mapping[str, Any]) -> RunStep:
    """A step as a record tells it."""
    changes = tuple((str(address), str(old), str(new)) for address, old, new in told["changes"])
    return RunStep(str(told["run"]), str(told["careshift"]), changes)


def _outcomes(old: Mapping[str, tuple[float, list[str]]], projection: Projection) -> Iterator[tuple[str, str, str]]:
    """What scenarios change, and what they come to, real, over the plan years."""
    names = dict.fromkeys([*old, *projection.scenarios])
    texts: dict[str, str] = {name: "; ".join(changes) for name, (_, changes) in old.items()}
    sums = {name: f"{total:.2f}" for name, (total, _) in old.items()}
    new, now = {}, {}
    for name, one in projection.scenarios.items():
        new[name] = "; ".join(str(change) for change in one.model.scenario.changes)
        now[name] = f"{float(one.values(one.model.undiscounted)[0]):.2f}"
    for name in names:
        yield from _changed(
            {f"scenarios.{name}": texts.get(name, "none")}, {f"scenarios.{name}": new.get(name, "none")}
        )
        yield from _changed({f"{name}: total, real": sums.get(name, "none")},
                            {f"{name}: total, real": now.get(name, "none")})  # fmt: skip


def _changed(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Address, old and new, of everything that is not the same."""
    for address in dict.fromkeys([*old, *new]):
        before, after = old.get(address, "none"), new.get(address, "none")
        if before != after:
            yield address, before, after


def _figures(text: str) -> dict[str, str]:
    """Every value of a resolved plan with its unit, by address; what scenarios change is told by the record."""
    from ruamel.yaml import YAML

    tree = YAML(typ="safe", pure=True).load(text)
    return dict(_flat({key: child for key, child in tree.items() if key != "scenarios"}, ""))


def _flat(node: Any, address: str) -> Iterator[tuple[str, str]]:
    if isinstance(node, Mapping) and "value" in node:
        yield address, f"{node['value']} {node.get('unit', '')}".strip()
    elif isinstance(node, Mapping | list):
        pairs = node.items() if isinstance(node, Mapping) else enumerate(node)
        for key, child in pairs:
            if key not in BESIDE:
                yield from _flat(child, f"{address}.{key}".removeprefix("."))
    else:
        yield address, str(node)
