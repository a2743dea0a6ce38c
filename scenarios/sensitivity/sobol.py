"""Sobol: how much of an outcome's variance goes back to each figure alone, to pairs, and to all it takes part in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from scenarios.evaluation import Evaluation
from scenarios.outcomes import Outcome
from scenarios.sensitivity.cases import Array
from scenarios.sensitivity.sobol_convergence import SobolConvergence, convergence
from scenarios.sensitivity.sobol_indices import indices
from scenarios.sensitivity.sobol_sample import Groups, Link, Mixer, Sampling, correlated, points, swaps
from scenarios.sensitivity.tornado import tornado

TOP = 12
"""How many figures have indices of their own, unless they are named."""
REST = "all other figures"
"""The group of figures that have no index of their own, so that none is left out."""


@dataclass(frozen=True)
class SobolShare:
    """A group's shares of the variance, each with half the width of its 95 % interval.

    Attributes:
        name: the address of a figure; several that are correlated, joined by ``+``; or `REST`.
        members: the addresses of all its figures.
        first: what goes back to it alone.
        total: what it takes part in at all; more than `first` by what it does together with others.
    """

    name: str
    members: tuple[str, ...]
    first: float
    first_confidence: float
    total: float
    total_confidence: float


@dataclass(frozen=True)
class SobolPair:
    """What two groups do together, beyond what each does alone; with half the width of its 95 % interval."""

    one: str
    other: str
    second: float
    second_confidence: float


@dataclass(frozen=True)
class Sobol:
    """The variance of an outcome, shared out.

    Attributes:
        outcome: None for a plain function.
        shares: by total, from the greatest; `pairs` by size, from the greatest, empty if they were not asked for.
        mean, deviation: of the outcome over the points.
        sampling: N, whether pairs were asked for, and the seed; `cases`: how often the plan was computed.
        convergence: whether the shares have settled, in the order of `groups`.
        groups: the names in the order in which they were asked for.
    """

    outcome: Outcome | None
    shares: tuple[SobolShare, ...]
    pairs: tuple[SobolPair, ...]
    mean: float
    deviation: float
    sampling: Sampling
    cases: int
    convergence: SobolConvergence
    groups: tuple[str, ...]

    @property
    def together(self) -> float:
        """The share of the variance that goes back to no group alone."""
        return 1.0 - sum(share.first for share in self.shares)


def sobol(
    evaluation: Evaluation,
    names: Iterable[str] | None = None,
    *,
    top: int = TOP,
    others: bool = True,
    sampling: Sampling | None = None,
) -> tuple[Sobol, ...]:
    """The Sobol indices of figures for every outcome of an evaluation.

    Args:
        evaluation: the plan and its outcomes, and who computes.
        names: addresses of the figures with indices of their own; if left out, the `top` ones of the tornado.
        top: how many; with several outcomes, those that come first in any of them.
        others: whether all other uncertain figures vary too, as one group; else they keep their own value.
        sampling: N, pairs, seed.
    """
    wanted = tuple(foremost(evaluation, top) if names is None else dict.fromkeys(names))
    linked = links(evaluation)
    groups = _grouped(wanted, linked)
    known = {name for members in groups.values() for name in members}
    rest = tuple(name for name in evaluation.figures if name not in known)
    if others and rest:
        groups[REST] = rest
    return shared(evaluation.mixed, groups, sampling or Sampling(), evaluation.outcomes, linked)


def links(evaluation: Evaluation) -> tuple[Link, ...]:
    """The correlated figures among those of an evaluation."""
    found: dict[tuple[str, ...], Link] = {}
    for name in evaluation.scenarios:
        for group in evaluation.models[name].scenario.uncertainty.correlations:
            members = tuple(address for address in group.addresses if address in evaluation.figures)
            if len(members) > 1:
                found.setdefault(members, Link(members, group.rank))
    return tuple(found.values())


def _grouped(names: Iterable[str], linked: Iterable[Link]) -> dict[str, tuple[str, ...]]:
    """Each figure under its own name, but those that are correlated under one: apart they have no shares."""
    whole = {name: link.figures for link in linked for name in link.figures}
    members = dict.fromkeys(whole.get(name, (name,)) for name in names)
    return {" + ".join(each): each for each in members}


def foremost(evaluation: Evaluation, count: int) -> tuple[str, ...]:
    """The figures with the widest bars in the tornado; those of several outcomes take turns."""
    ranks: dict[str, tuple[int, float]] = {}
    for one in tornado(evaluation):
        for rank, bar in enumerate(one.bars):
            if bar.width > 0:
                ranks[bar.address] = min(ranks.get(bar.address, (rank, -bar.share)), (rank, -bar.share))
    return tuple(sorted(ranks, key=lambda address: (ranks[address], address))[:count])


def shared(
    mixer: Mixer,
    groups: Groups,
    sampling: Sampling,
    outcomes: Iterable[Outcome | None] = (None,),
    linked: Iterable[Link] = (),
) -> tuple[Sobol, ...]:
    """The same for any function; `mixed` makes a mixer of a plain one.

    Args:
        mixer: outcomes of mixtures of two tables of points.
        groups: names, and the arguments that move together under each.
        sampling: N, pairs, seed.
        outcomes: what each of the function's outcomes is.
        linked: arguments that are correlated; all of a link are in one group.

    Raises:
        ValueError: there is nothing to vary.
    """
    figures = [name for members in groups.values() for name in members]
    if not figures:
        raise ValueError("no uncertain figure reaches this outcome: there is nothing to share out")
    first, second = (correlated(table, linked) for table in points(figures, sampling))
    found = mixer(first, second, swaps(groups, sampling.second))
    return tuple(_of_one(outcome, groups, values, sampling) for outcome, values in zip(outcomes, found, strict=True))


def _of_one(outcome: Outcome | None, groups: Groups, values: Array, sampling: Sampling) -> Sobol:
    names = tuple(groups)
    found = indices(names, values, sampling.second, sampling.seed)
    columns = np.stack([found.first, found.first_confidence, found.total, found.total_confidence], axis=1).tolist()
    shares = [SobolShare(name, groups[name], *row) for name, row in zip(names, columns, strict=True)]
    pairs: list[SobolPair] = []
    if found.second is not None and found.second_confidence is not None:
        for one, other in zip(*np.triu_indices(len(names), 1), strict=True):
            both = float(found.second[one, other]), float(found.second_confidence[one, other])
            pairs.append(SobolPair(names[one], names[other], *both))
    return Sobol(
        outcome,
        tuple(sorted(shares, key=lambda share: (-share.total, share.name))),
        tuple(sorted(pairs, key=lambda pair: (-pair.second, pair.one, pair.other))),
        float(values[[0, -1]].mean()), float(values[[0, -1]].std()), sampling, values.size,
        convergence(names, values, sampling.second, found, sampling.seed), names,
    )  # fmt: skip
