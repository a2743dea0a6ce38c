"""Draws: a column of values for each uncertain figure, the same figure never drawn twice.

Every figure has its own random stream, made from its address and the seed. Adding a figure to a plan leaves the draws
of all others as they were, and two scenarios that share a figure share its draws.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from parameters.distributions import quantile
from parameters.parameter import Parameter

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray


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
        """Draws that cover each figure's distribution evenly: one in each of ``count`` slices of equal probability.

        Args:
            parameters: figures by address; those without a range are left out.
            count: how many draws, at least 1.
            seed: any whole number; the same seed gives the same draws.
        """
        if count < 1:
            raise ValueError(f"count must be at least 1 (got {count})")
        uncertain = ((address, figure) for address, figure in parameters.items() if figure.uncertain)
        found = {address: quantile(figure, probabilities(address, count, seed)) for address, figure in uncertain}
        return cls(found, count, seed)

    def __getitem__(self, address: str) -> NDArray[float64]:
        return self.values_by_address[address]

    def __iter__(self) -> Iterator[str]:
        return iter(self.values_by_address)

    def __len__(self) -> int:
        return len(self.values_by_address)


def probabilities(address: str, count: int, seed: int) -> Any:
    """One probability from each of ``count`` equal slices of 0 to 1, in random order; shape (count,)."""
    import numpy

    digest = hashlib.sha256(f"{address}\n{seed}".encode()).digest()
    stream = numpy.random.Generator(numpy.random.PCG64(int.from_bytes(digest[:16], "big")))
    return (stream.permutation(count) + stream.random(count)) / count


def quantiles(parameter: Parameter, probability: Any) -> NDArray[float64]:
    """The values of a figure at given probabilities (any shape); its own value everywhere if it has no range."""
    found: NDArray[float64] = quantile(parameter, probability)
    return found
