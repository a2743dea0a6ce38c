"""What else could happen: scenarios projected, their differences, and what the rules say of them."""

from scenarios.findings import broken, find
from scenarios.fitting import Cut, CutLine, Fitted, Lost, Shortfall, Trial, fit, must_give
from scenarios.indicators import Value, indicators
from scenarios.projection import Projected, Projection, project
from scenarios.rolling import Document, Notes, Rebase, State
from scenarios.rules import Finding
from scenarios.thresholds import Thresholds

__all__ = [
    "Cut", "CutLine", "Document", "Finding", "Fitted", "Lost", "Notes", "Projected", "Projection", "Rebase",
    "Shortfall", "State", "Thresholds", "Trial", "Value", "broken", "find", "fit", "indicators", "must_give", "project",
]  # fmt: skip
