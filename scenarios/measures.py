"""Small ratios of lines that rules and indicators share; nothing here costs anything anew."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from scenarios.rules.case import Array, Case, Institution


def ratio(above: Array, below: Array) -> Array:
    """One line over another, not a number where there is nothing to divide by."""
    enough = below > 1e-9
    return np.where(enough, above / np.where(enough, below, 1.0), np.nan)


def per_resident(case: Case, places: Sequence[Institution]) -> Array:
    """The indexed budget of institutions for each resident of the base year, by plan year."""
    start = sum(float(place.residents[0]) for place in places)
    return ratio(case.summed([place.down.budget.base for place in places]), np.full(len(case.years), start))


def per_leaver(case: Case, places: Sequence[Institution]) -> Array:
    """Money of the first 24 months for a person outside, by plan year: a place in use for a year, and follow-up."""
    homes = [entry for place in places for paid in place.down.homes.values() for entry in paid if not entry.capital]
    used = [offer.places.years for place in places for offer in place.down.offers.values()]
    lived = ratio(case.summed([entry.nominal for entry in homes]), case.summed(used))
    followed = [entry for place in places for entry in case.entries(element=place.id, input="follow_up")]
    visits = ratio(case.summed([e.nominal for e in followed]), case.summed([e.quantity for e in followed]))
    return lived + np.nan_to_num(visits)
