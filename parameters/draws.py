"""Draws: a column of values for each uncertain figure, the same figure never drawn twice.

Every figure has its own random stream, made from its address and the seed. Adding a figure to a plan leaves the draws
of all others as they were, and two scenarios that share a figure share its draws.

Draws come in blocks, each a Latin hypercube of its own with streams of its own: any number of processes can make them,
and each makes the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from parameters.correlated import together
from parameters.distributions import quantile
from parameters.parameter import Parameter

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

    from parameters.scenario import Scenario

BLOCK = 1000
"""Most draws of a block."""


@dataclass(frozen=True, eq=False)
class Draws(Mapping[str, "NDArray[float64]"]):
    """Values by address, each an array of shape (count,); addresses that are not here keep their base value."""

    values_by_address: Mapping[str, NDArray[float64]] = field(default_factory=dict)
    count: int = 1
    seed: int | None = None

    @classmethod
    def base(cls) -> Draws:
        """The base case: one draw in which every figure has its own value."""
        return cls()

    @classmethod
    def latin_hypercube(cls, parameters: Mapping[str, Parameter], count: int, seed: int) -> Draws:
        """Draws that cover each figure's distribution evenly: in each block one from every slice of equal probability.

        Args:
            parameters: figures by address; those without a range are left out.
            count: how many draws, at least 1.
            seed: any whole number; the same seed gives the same draws.
        """
        import numpy

        blocks = [cls.block(parameters, size, seed, number) for number, size in enumerate(block_sizes(count))]
        if len(blocks) == 1:
            return blocks[0]
        joined = {address: numpy.concatenate([block[address] for block in blocks]) for address in blocks[0]}
        return cls(joined, count, seed)

    @classmethod
    def block(cls, parameters: Mapping[str, Parameter], size: int, seed: int, number: int) -> Draws:
        """The draws of one block: one in each of ``size`` slices of every figure's distribution."""
        uncertain = ((address, figure) for address, figure in parameters.items() if figure.uncertain)
        return cls({address: _column(figure, address, size, seed, number) for address, figure in uncertain}, size, seed)

    def __getitem__(self, address: str) -> NDArray[float64]:
        return self.values_by_address[address]

    def __iter__(self) -> Iterator[str]:
        return iter(self.values_by_address)

    def __len__(self) -> int:
        return len(self.values_by_address)


def scenario_draws(scenario: Scenario, size: int, seed: int, number: int = 0) -> Draws:
    """The draws of one block for a scenario, in which correlated figures go together.

    Shared drivers are columns of their own; figures that they multiply are as they are without them, until
    `parameters.driven` multiplies.
    """
    found = dict(Draws.block(scenario.uncertain, size, seed, number))
    for group in scenario.uncertainty.correlations:
        placed = _placed(group.addresses, group.rank, size, seed, number)
        for address in group.addresses:
            if address in found:
                found[address] = quantile(scenario.uncertain[address], placed[address])
    return Draws(found, size, seed)


@lru_cache(maxsize=64)
def _placed(addresses: tuple[str, ...], rank: float, size: int, seed: int, number: int) -> Mapping[str, Any]:
    """The probabilities of a group, also of those figures of it that a scenario has not: all scenarios draw alike."""
    columns = [probabilities(address, size, seed, number) for address in addresses]
    return dict(zip(addresses, together(columns, rank), strict=True))


@lru_cache(maxsize=2048)
def _column(figure: Parameter, address: str, size: int, seed: int, number: int) -> Any:
    """The draws of a figure in a block, made once where several scenarios share it."""
    found = quantile(figure, probabilities(address, size, seed, number))
    found.flags.writeable = False
    return found


def block_sizes(count: int) -> list[int]:
    """How many draws each block has.

    >>> block_sizes(2300)
    [1000, 1000, 300]
    """
    if count < 1:
        raise ValueError(f"count must be at least 1 (got {count})")
    rest = count % BLOCK
    return [BLOCK] * (count // BLOCK) + ([rest] if rest else [])


def probabilities(address: str, count: int, seed: int, block: int = 0) -> Any:
    """One probability from each of ``count`` equal slices of 0 to 1, in random order; shape (count,).

    Its stream is made from the address, the seed and the number of the block.
    """
    import numpy

    key = f"{address}\n{seed}" if block == 0 else f"{address}\n{seed}\n{block}"
    digest = hashlib.sha256(key.encode()).digest()
    stream = numpy.random.Generator(numpy.random.PCG64(int.from_bytes(digest[:16], "big")))
    return (stream.permutation(count) + stream.random(count)) / count


def quantiles(parameter: Parameter, probability: Any) -> NDArray[float64]:
    """The values of a figure at given probabilities (any shape); its own value everywhere if it has no range."""
    found: NDArray[float64] = quantile(parameter, probability)
    return found
