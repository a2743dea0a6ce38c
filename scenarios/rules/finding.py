"""What a rule says of a scenario."""

from __future__ import annotations

from dataclasses import dataclass

SEVERITIES = ("BLOCK", "WARN", "INFO")
"""The gravest first."""


@dataclass(frozen=True)
class Finding:
    """What a rule says of a scenario.

    Attributes:
        severity: BLOCK (the run is not valid), WARN (shown on every export) or INFO.
        element: institution, kind of home or action in the plan that it is about; empty if it is about all.
        year: the first year that it is about; None if it is about the whole plan.
        remedy: what would mend it.
    """

    rule: str
    severity: str
    scenario: str
    element: str
    year: int | None
    message: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.severity} {self.rule}: {self.scenario}: {self.message}. {self.remedy}."
