"""What an outcome hangs on: one figure at a time, two, all of them at once, and how far each may go."""

from scenarios.sensitivity.chosen import choose, chosen
from scenarios.sensitivity.discovery import Condition, Corner, Discovery, discover
from scenarios.sensitivity.goals import WITHIN, Goal, within_ceiling
from scenarios.sensitivity.grid import Grid, GridAxis, grid
from scenarios.sensitivity.importance import Importance, Weight, importance, importance_of
from scenarios.sensitivity.information import Information, Worth, information
from scenarios.sensitivity.morris import Effect, Morris, morris
from scenarios.sensitivity.of_runs import budget_information, limit_corner, outcome_corner
from scenarios.sensitivity.sobol import REST, Sobol, SobolPair, SobolShare, sobol
from scenarios.sensitivity.sobol_convergence import SobolConvergence, SobolStep
from scenarios.sensitivity.sobol_sample import Sampling
from scenarios.sensitivity.switching import Stretch, Switch, Switching, switching
from scenarios.sensitivity.tornado import Bar, Tornado, tornado

__all__ = [
    "REST", "WITHIN", "Bar", "Condition", "Corner", "Discovery", "Effect", "Goal", "Grid", "GridAxis", "Importance",
    "Information", "Morris", "Sampling", "Sobol", "SobolConvergence", "SobolPair", "SobolShare", "SobolStep",
    "Stretch", "Switch", "Switching", "Tornado", "Weight", "Worth", "budget_information", "choose", "chosen",
    "discover", "grid", "importance", "importance_of", "information", "limit_corner", "morris", "outcome_corner",
    "sobol", "switching", "tornado", "within_ceiling",
]  # fmt: skip
