"""The rules of a safe change, R01 to R47 and a few of our own, one file a group; each reads lines and costs nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from scenarios.rules import (
    benefit_people,
    benefit_sense,
    benefits,
    capacity,
    closing,
    coercion,
    destinations,
    funded,
    groups,
    money,
    order,
    quality,
    sense,
    sources,
    staff_there,
    support,
    unseen,
    waiting,
    workforce,
)
from scenarios.rules.case import Case
from scenarios.rules.finding import SEVERITIES, Finding

Rule = Callable[[Case], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    *waiting.RULES, *destinations.RULES, *support.RULES, *closing.RULES, *money.RULES, *unseen.RULES,
    *workforce.RULES, *staff_there.RULES, *capacity.RULES, *sense.RULES,
    *coercion.RULES, *groups.RULES, *funded.RULES, *quality.RULES, *sources.RULES,
    *order.RULES, *benefits.RULES, *benefit_people.RULES, *benefit_sense.RULES,
)  # fmt: skip
"""Every rule: a function of a scenario that says what it finds."""

__all__ = ["RULES", "SEVERITIES", "Case", "Finding", "Rule"]
