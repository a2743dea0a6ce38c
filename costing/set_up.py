"""Things that are set up once and again each useful life, wherever an action is at work: kits, software, contracts."""

from __future__ import annotations

from dataclasses import dataclass

from costing.equipment import hold_things, pay_things, renewed
from costing.lines import Line, Row, Scope, most, ratio
from costing.world import World


@dataclass(frozen=True)
class SetUp:
    """Things in use and, of what a plan adds, those set up in the year.

    Attributes:
        in_use: those set up; what a plan ends is negative. `used`: the same on average over the year.
        begun: the most that the plan has had so far, `opening` its rise in the year; None in the base-year system and
            for what ends, where nothing new is set up.
    """

    on: Scope
    label: str
    in_use: Row
    used: Row
    begun: Row | None
    opening: Row | None

    def again(self, what: str, life: Line | None) -> Row | None:
        """Write how many are bought in a year: at the opening, and again each useful life where they are still in use.

        Things of the base-year system are bought again at an even pace; None where nothing is bought.
        """
        if self.begun is None or self.opening is None:
            return None if life is None else self.on.line(f"{what}: bought again", self.in_use / life)
        if life is None:
            return self.opening
        fitted = renewed(self.on, what, self.opening, life)
        kept = (fitted - self.opening) * ratio(self.in_use, self.begun, 0)
        return self.on.line(f"{what}: bought", self.opening + kept)


def set_up(on: Scope, label: str, in_use: Row, used: Row) -> SetUp:
    """Write what is set up in a year of things of which `in_use` are ready in it, and `used` on average."""
    if on.tags["standing"] in ("baseline", "saving"):
        return SetUp(on, label, in_use, used, None, None)
    begun = on.stock(f"{label}: most so far", 0, str(in_use.unit))
    begun.becomes(most(begun.before, in_use))
    return SetUp(on, label, in_use, used, begun, on.flow(f"{label}: set up in the year", begun - begun.before))


def pay_kit(
    on: Scope, world: World, label: str, *, things: SetUp, price: Line | None, life: Line | None, econ: str
) -> None:
    """Write equipment or software: cash when bought, and its annuity while in use in the economic view."""
    if price is None or life is None:
        return
    bought = things.again(label, life)
    if bought is not None:
        pay_things(on, world, label, bought=bought, price=price, econ=econ, index="equipment")
    hold_things(on, world, label, in_use=things.used, price=price, life=life, econ=econ, index="equipment")
