"""Fitting a plan to its money: later, smaller or left out, from the lowest-ranked action up, until every year fits."""

from scenarios.fitting.cut import Cut
from scenarios.fitting.fit import CutLine, Fitted, fit
from scenarios.fitting.greedy import must_give
from scenarios.fitting.lost import Lost, LostBenefit
from scenarios.fitting.shortfall import Shortfall
from scenarios.fitting.trial import Trial

__all__ = ["Cut", "CutLine", "Fitted", "Lost", "LostBenefit", "Shortfall", "Trial", "fit", "must_give"]
