"""Saltelli's sample for Sobol indices: two tables of points, and which figures come from which of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from parameters import together
from scenarios.sensitivity.cases import Array, Function, Given

Groups = Mapping[str, tuple[str, ...]]
"""What indices are asked for: a name, and the figures that move together under it."""
Mixer = Callable[[Given, Given, Sequence[frozenset[str]]], Array]
"""Outcomes, shape (outcome, mixture, case), of one table in which, for each mixture, some figures come from another."""
INSIDE = 2.0**-31
"""The least probability of a point: a quantile at 0 may be infinite."""


class Link(NamedTuple):
    """Figures any two of which have a rank correlation."""

    figures: tuple[str, ...]
    rank: float


@dataclass(frozen=True)
class Sampling:
    """How points are made.

    Attributes:
        count: N, a power of two: the points of each table.
        second: whether indices of pairs are asked for too, for about twice as many cases.
        seed: any whole number from 0 on.
    """

    count: int = 1024
    second: bool = True
    seed: int = 0

    def __post_init__(self) -> None:
        if self.count < 4 or self.count & (self.count - 1):
            near = 2 ** max(2, round(np.log2(max(self.count, 4))))
            raise ValueError(f"Sobol needs a power of two as N (got {self.count}); the nearest is {near}")
        if self.seed < 0:
            raise ValueError(f"the seed must be 0 or above (got {self.seed})")


def points(figures: Sequence[str], sampling: Sampling) -> tuple[dict[str, Array], dict[str, Array]]:
    """The tables A and B of SALib's sample, by figure, each of shape (N,); the first figures are spread most evenly."""
    from SALib.sample.sobol import sample

    size = len(figures)
    problem = {"num_vars": size, "names": list(figures), "bounds": [[0.0, 1.0]] * size}
    if size > 1:  # in two groups, so that SALib writes two of its mixtures and not one for each figure
        problem["groups"] = ["first"] + ["others"] * (size - 1)
    whole = np.clip(sample(problem, sampling.count, calc_second_order=False, seed=sampling.seed), INSIDE, 1 - INSIDE)
    step = len(whole) // sampling.count
    return tuple(  # type: ignore[return-value]
        {name: np.ascontiguousarray(whole[start::step, place]) for place, name in enumerate(figures)}
        for start in (0, step - 1)
    )


def correlated(table: Given, linked: Iterable[Link]) -> dict[str, Array]:
    """A table with the points of linked figures in an order in which they go together."""
    found = dict(table)
    for link in linked:
        members = [name for name in link.figures if name in found]
        if len(members) > 1:
            found |= zip(members, together([found[name] for name in members], link.rank), strict=True)
    return found


def swaps(groups: Groups, second: bool) -> list[frozenset[str]]:
    """Which figures come from B: none; each group alone; with ``second`` all but each group; all."""
    everything = frozenset(name for members in groups.values() for name in members)
    alone = [frozenset(members) for members in groups.values()]
    others = [everything - one for one in alone] if second else []
    return [frozenset(), *alone, *others, everything]


def mixed(function: Function) -> Mixer:
    """A plain function as a mixer."""

    def mixer(first: Given, second: Given, wanted: Sequence[frozenset[str]]) -> Array:
        found = [function({n: (second if n in swap else first)[n] for n in first}) for swap in wanted]
        return np.stack(found, axis=1)

    return mixer
