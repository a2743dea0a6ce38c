"""What else could happen: scenarios projected, their differences, and what the rules say of them."""

from scenarios.findings import broken, find
from scenarios.indicators import Value, indicators
from scenarios.projection import Projected, Projection, project
from scenarios.rules import Finding
from scenarios.thresholds import Thresholds

__all__ = [
    "Finding", "Projected", "Projection", "Thresholds", "Value", "broken", "find", "indicators", "project",
]  # fmt: skip
