"""Sections that belong to a plan as a whole: limits of rules, groups considered, ministries with a budget line."""

from __future__ import annotations

from collections.abc import Collection

from parameters.documents import Node
from parameters.figures import number_fault
from parameters.number_hints import hint_at
from parameters.problems import Collector, did_you_mean

GROUPS = (
    "complex_needs", "intellectual_disability", "migrants", "prisoners", "women", "lgbtiq", "children", "older_adults",
)  # fmt: skip
"""Groups that are easily left out; a plan has an action for each, or says why not."""
WHOLE_PLAN = ("rules", "considered", "ministries", "quality", "crosswalk", "regions")
"""Sections that no scenario changes."""


def read_limits(node: Node | None, limits: Collection[str], problems: Collector) -> dict[str, float]:
    """Limits of the rules that the plan changes."""
    found = {}
    for name, child in _entries(node, "rules", "limits by name", problems):
        address = f"rules.{name}"
        if name not in limits:
            problems.unknown(child.label, address, name, limits, "limit")
        elif message := number_fault(child) or ("must be >= 0" if (child.number or 0) < 0 else ""):
            problems.add(child.mark, address, message, hint_at(child))
        else:
            found[name] = float(child.number or 0)
    return found


def read_considered(node: Node | None, problems: Collector) -> dict[str, str]:
    """Groups without an action of their own, with the reason."""
    found = {}
    for name, child in _entries(node, "considered", "groups and reasons", problems):
        address = f"considered.{name}"
        if name not in GROUPS:
            hint = did_you_mean(name, GROUPS) or f"the groups are: {', '.join(GROUPS)}"
            problems.add(child.label, address, "unknown group", hint, show=False)
        elif not isinstance(child.value, str) or not child.value.strip():
            problems.add(child.mark, address, f"must be the reason, in words (got {child.said})")
        else:
            found[name] = child.value
    return found


def read_ministries(node: Node | None, payers: Collection[str], problems: Collector) -> dict[str, bool]:
    """Whether each payer that is named has a line for this in its own budget."""
    found = {}
    for name, child in _entries(node, "ministries", "payers", problems):
        address = f"ministries.{name}"
        if name not in payers:
            hint = did_you_mean(name, payers) or f"the payers are: {', '.join(sorted(payers)) or 'none'}"
            problems.add(child.label, address, "pays for nothing in the plan", hint, show=False)
        for key, inner in child.items.items():
            if key != "budget_line":
                problems.unknown(inner.label, f"{address}.{key}", key, ("budget_line",))
        line = child.items.get("budget_line")
        said = line.yes if line is not None else None
        if said is None:
            mark, got = (line.mark, f" (got {line.said})") if line is not None else (child.mark, "")
            problems.add(mark, f"{address}.budget_line", f"must be yes or no{got}")
        else:
            found[name] = said
    return found


def _entries(node: Node | None, section: str, what: str, problems: Collector) -> list[tuple[str, Node]]:
    if node is None or node.value is None:
        return []
    if not isinstance(node.value, dict):
        problems.add(node.mark, section, f"must hold {what} (got {node.said})")
    return list(node.items.items())
