"""Who pays for what, in plain Python and one year at a time, to compare with the lines of the model."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

RESTRICTIONS = {
    "payers": "payer", "areas": "area", "directives": "directive", "settings": "setting", "elements": "element",
}  # fmt: skip


@dataclass(frozen=True)
class Cost:
    """A cost of one year: what it is, whether it is spent without new policy, and whether it is of the change."""

    tags: Mapping[str, str]
    amount: float
    existing: bool

    @property
    def change(self) -> bool:
        return not self.existing and ("homes" in self.tags or self.tags.get("change") == "one-off")

    @property
    def capital(self) -> bool:
        return self.tags["nature"] == "capital"


@dataclass(frozen=True)
class Giver:
    """A source in one year; `capital` is the share of capital that it may pay, if not all."""

    name: str
    holds: float
    may: Callable[[Cost], bool]
    automatic: bool = False
    order: float = float("inf")
    capital: float | None = None


def may_pay(pays: Mapping[str, Any]) -> Callable[[Cost], bool]:
    """What a source may pay, from what its plan says."""

    def allowed(cost: Cost) -> bool:
        for name, tag in RESTRICTIONS.items():
            words = pays.get(name)
            if words is not None and cost.tags[tag] not in ([words] if isinstance(words, str) else words):
                return False
        if pays.get("nature", "any") not in ("any", cost.tags["nature"]):
            return False
        return pays.get("policy", "new") in ("any", "existing" if cost.existing else "new")

    return allowed


def allocate(
    costs: Sequence[Cost], givers: Sequence[Giver], elements: Sequence[str]
) -> tuple[dict[str, float], dict[str, float]]:
    """What each giver pays, and what is paid of each element; `elements` in the order in which they are paid."""
    pots: dict[tuple[Any, ...], list[Cost]] = {}
    for cost in sorted(costs, key=lambda one: (not one.change, elements.index(one.tags["element"]))):
        able = [giver for giver in givers if giver.may(cost)]
        partly = cost.capital and any(giver.capital is not None for giver in able)
        pots.setdefault((partly, *(giver.name for giver in able)), []).append(cost)
    reach = {giver.name: sum(giver.name in key for key in pots) for giver in givers}
    ordered = sorted(givers, key=lambda g: (0, 0, 0) if g.automatic else (1, g.order, reach[g.name]))
    left = {key: sum(cost.amount for cost in pot) for key, pot in pots.items()}
    need, paid = dict(left), {giver.name: 0.0 for giver in givers}
    for giver in ordered:
        held = giver.holds
        for key in pots:
            if giver.name in key:
                share = giver.capital if key[0] and giver.capital is not None else 1.0
                amount = min(max(held, 0.0), max(left[key] - need[key] * (1 - share), 0.0))
                held, left[key], paid[giver.name] = held - amount, left[key] - amount, paid[giver.name] + amount
    funded = dict.fromkeys(elements, 0.0)
    for key, pot in pots.items():
        money = need[key] - left[key]
        for name in elements:
            own = min(sum(cost.amount for cost in pot if cost.tags["element"] == name), max(money, 0.0))
            money, funded[name] = money - own, funded[name] + own
    return paid, funded
