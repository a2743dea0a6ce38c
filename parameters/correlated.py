"""Draws put into an order in which they go together (Iman and Conover 1982); no value of them changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


def together(columns: Sequence[Any], rank: float) -> list[Any]:
    """The same values of each column, in an order in which any two columns have a rank correlation near ``rank``.

    The first column keeps its order. Each is ranked as a mixture of normal scores is, whose own chance correlation has
    been taken out.

    Args:
        columns: at least two, each of shape (count,).
        rank: Spearman's correlation, above -1 / (columns - 1) and below 1.
    """
    import numpy
    from scipy.special import ndtri

    ranks = numpy.stack([numpy.argsort(numpy.argsort(column)) for column in columns], axis=1)
    count, width = ranks.shape
    scores = ndtri((ranks + 1) / (count + 1))
    normal = max(2 * numpy.sin(numpy.pi * rank / 6), -(1 - 1e-6) / (width - 1))
    wanted = numpy.linalg.cholesky(numpy.full((width, width), normal) + (1 - normal) * numpy.eye(width))
    if count > 2 * width:
        chance = numpy.linalg.cholesky(numpy.corrcoef(scores, rowvar=False))
        scores = numpy.linalg.solve(chance, scores.T).T
    mixed = scores @ wanted.T
    order = numpy.argsort(numpy.argsort(mixed, axis=0), axis=0)
    return [numpy.sort(column)[order[:, place]] for place, column in enumerate(columns)]
