"""A difference in cost taken apart by driver: scope, volume, timing, price, which add up to it in every year.

What a line costs in a year is `Q * share * unit cost`, with Q what is bought of it over all years, the share of it that
is bought in the year, and what one costs then. Volume, timing and price are the Shapley values of these three factors:
what changes when one factor after the other goes from here to there, on average over all orders in which they can
go. They depend on no order, and they add up exactly. Scope is the whole cost of a line that only one side has, or of
which one side buys nothing in any year.

A quantity that is bought in some years and taken back in others is two quantities, one above and one below 0, so that
no share is taken of a sum that is nothing. If only one side has such a part of a line, it is volume.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
DRIVERS = ("scope", "volume", "timing", "price")
SCOPE, VOLUME, TIMING, PRICE = range(4)
NOISE = 1e-9
"""A quantity below this, over all years, is none."""


@dataclass(frozen=True)
class Flow:
    """What is bought of one line, and what one costs; both of shape (year, draw)."""

    quantity: Array
    unit_cost: Array

    @property
    def cost(self) -> Array:
        """Quantity times unit cost."""
        return self.quantity * self.unit_cost


def by_driver(first: Flow | None, other: Flow | None) -> Array:
    """The cost of the other less that of the first, taken apart; shape (driver, year, draw).

    Args:
        first: the line here; None if there is no such line.
        other: the line there; None if there is no such line. One of them must be there.
    """
    if first is None or other is None:
        cost = other.cost if other is not None else -first.cost if first is not None else np.zeros((0, 1))
        return np.stack([cost, *np.zeros((3, *cost.shape))])
    if _same(first, other):
        return np.zeros((len(DRIVERS), *np.broadcast_shapes(first.quantity.shape, first.unit_cost.shape)))
    change = other.cost - first.cost
    both = _some(first.quantity) & _some(other.quantity)
    parts = sum(sign * _of_part(sign, first, other) for sign in (1.0, -1.0))
    return np.concatenate([np.where(both, 0.0, change)[None], np.where(both, parts, 0.0)]) + 0.0


def _same(first: Flow, other: Flow) -> bool:
    quantities = np.array_equal(first.quantity, other.quantity)
    return quantities and np.array_equal(first.unit_cost, other.unit_cost)


def _some(quantity: Array) -> NDArray[np.bool_]:
    """Whether anything is bought in any year; shape (1, draw)."""
    return np.asarray(np.abs(quantity).sum(axis=0, keepdims=True) > NOISE)


def _of_part(sign: float, first: Flow, other: Flow) -> Array:
    """Volume, timing and price of what is bought (sign 1) or taken back (-1); shape (3, year, draw)."""
    here, there = (np.maximum(sign * flow.quantity, 0.0) for flow in (first, other))
    before, after = first.unit_cost, other.unit_cost
    one_sided = there * after - here * before
    both = _some(here) & _some(there)
    if not both.any():
        return np.stack([one_sided, np.zeros_like(one_sided), np.zeros_like(one_sided)])
    whole, share = _shares(here)
    new_whole, new_share = _shares(there)
    return np.stack([
        np.where(both, (new_whole - whole) * _mean(share, new_share, before, after), one_sided),
        np.where(both, (new_share - share) * _mean(whole, new_whole, before, after), 0.0),
        np.where(both, (after - before) * _mean(whole, new_whole, share, new_share), 0.0),
    ])  # fmt: skip


def _shares(quantity: Array) -> tuple[Array, Array]:
    whole = quantity.sum(axis=0, keepdims=True)
    return whole, quantity / np.where(whole > NOISE, whole, 1.0)


def _mean(one: Array, new_one: Array, two: Array, new_two: Array) -> Array:
    """What a third factor is multiplied by, on average over the orders in which these two have gone or have not."""
    found: Array = (2 * one * two + new_one * two + one * new_two + 2 * new_one * new_two) / 6
    return found
