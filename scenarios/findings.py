"""What a planner must know before trusting a run: broken rules, people who cannot move, money that is not there."""

from __future__ import annotations

from collections.abc import Iterator

from scenarios.projection import Projection
from scenarios.rules import RULES, SEVERITIES, Case, Finding
from scenarios.thresholds import Thresholds


def find(projection: Projection, limits: Thresholds | None = None) -> list[Finding]:
    """Everything that the rules say of the scenarios of a projection, the gravest first.

    Args:
        projection: all scenarios; the status quo changes nothing and is not looked at.
        limits: of the rules; ours with the changes of the plan, if left out. One that is not ours is a finding.
    """
    limits = limits or Thresholds.of(projection.plan.rules)
    found = [
        finding
        for name, one in projection.reforms
        for finding in _of_scenario(Case(name, one, projection.plan.currency, limits, projection.plan))
    ]
    return sorted(found, key=lambda finding: SEVERITIES.index(finding.severity))


def _of_scenario(case: Case) -> Iterator[Finding]:
    for rule in RULES:
        yield from rule(case)
    for name, what, ours, used in case.limits.changed():
        message = f"the limit '{name}' ({what}) is {used:g}; ours is {ours:g}"
        yield case.says("LIMIT", "INFO", message, "A planner changed it")


def broken(findings: list[Finding], level: str) -> list[Finding]:
    """The findings as grave as a level or graver."""
    return [finding for finding in findings if SEVERITIES.index(finding.severity) <= SEVERITIES.index(level)]
