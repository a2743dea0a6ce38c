"""Scenarios compared: inputs that differ, results that differ, and the difference by driver, whose parts add up."""

from scenarios.comparison.compare import Compared, Comparison, compare
from scenarios.comparison.drivers import DRIVERS
from scenarios.comparison.figures import FigureChange, YearTotal
from scenarios.comparison.ranges import DifferenceRange
from scenarios.comparison.reasons import Reason
from scenarios.comparison.sides import Side
from scenarios.comparison.sums import DriverSum, LineChange

__all__ = [
    "DRIVERS", "Compared", "Comparison", "DifferenceRange", "DriverSum", "FigureChange", "LineChange", "Reason",
    "Side", "YearTotal", "compare",
]  # fmt: skip
