"""Whether the money is enough, as a chance: budgets, ceilings, sources, and what must give."""

from scenarios.affordability.afford import Affordability, affordability, how_to_limit
from scenarios.affordability.budgets import PLAN, Budget, Point
from scenarios.affordability.chances import FirstYear, Held, Levels, YearHeld
from scenarios.affordability.giving import Given, Kept, MustGive
from scenarios.affordability.limits import CEILING, SOURCES, kept_rows

__all__ = [
    "CEILING", "PLAN", "SOURCES", "Affordability", "Budget", "FirstYear", "Given", "Held", "Kept", "Levels", "MustGive",
    "Point", "YearHeld", "affordability", "how_to_limit", "kept_rows",
]  # fmt: skip
