"""The rules of a safe change (R01-R21, R45-R47), one file a group of them; each reads lines and costs nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from scenarios.rules import closing, destinations, money, support, unseen, waiting
from scenarios.rules.case import Case
from scenarios.rules.finding import SEVERITIES, Finding

Rule = Callable[[Case], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    *waiting.RULES, *destinations.RULES, *support.RULES, *closing.RULES, *money.RULES, *unseen.RULES,
)  # fmt: skip
"""Every rule: a function of a scenario that says what it finds."""

__all__ = ["RULES", "SEVERITIES", "Case", "Finding", "Rule"]
