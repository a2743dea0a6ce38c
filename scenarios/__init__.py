"""What else could happen: scenarios projected, their differences, and what the rules say of them."""

from scenarios.addresses import UnknownAddressError, find_row, split
from scenarios.affordability import (
    Affordability,
    Budget,
    Held,
    MustGive,
    YearHeld,
    affordability,
    how_to_limit,
    kept_rows,
)
from scenarios.assumed import Assumed, assumed_share
from scenarios.benefits import (
    Acceptable,
    Spread,
    acceptability,
    at_own_rate,
    cases,
    chance_above,
    is_spent,
    not_costed,
    over_cost,
    present_spread,
    spread,
    whole_plan,
    without_benefit,
)
from scenarios.blocks import Drawn
from scenarios.case_parts import (
    HOMES,
    NAMED,
    UNNAMED,
    benefit_parts,
    cost_parts,
    healthy_year_worth,
    outside,
    shares_of_cost,
)
from scenarios.comparison import (
    DRIVERS,
    Compared,
    Comparison,
    DifferenceRange,
    DriverSum,
    FigureChange,
    LineChange,
    Reason,
    Side,
    YearTotal,
    compare,
)
from scenarios.convergence import Settling, settling
from scenarios.evaluation import Evaluation
from scenarios.executors import ClusterError, computing
from scenarios.findings import broken, find
from scenarios.fitting import Cut, CutLine, Fitted, Lost, LostBenefit, Shortfall, Trial, fit, must_give
from scenarios.indicators import Value, indicators
from scenarios.outcomes import Outcome, find_outcome
from scenarios.projection import Projected, Projection, project
from scenarios.ranges import Range
from scenarios.region_values import Apart, RegionValue, region_values, regions_apart
from scenarios.regional_lines import RegionalLines, regional_lines
from scenarios.regions import Regional, RegionalProjection, project_regions, record_regions
from scenarios.rolling import Document, Notes, Rebase, State
from scenarios.rules import Finding
from scenarios.rules.asks import asked_settings
from scenarios.sensitivity import (
    REST,
    WITHIN,
    Bar,
    Effect,
    Goal,
    Grid,
    GridAxis,
    Importance,
    Morris,
    Sampling,
    Sobol,
    Switch,
    Switching,
    Tornado,
    chosen,
    grid,
    importance_of,
    morris,
    sobol,
    switching,
    tornado,
    within_ceiling,
)
from scenarios.sensitivity.discovery import Condition, Corner, Discovery
from scenarios.sensitivity.information import Information, Worth
from scenarios.sensitivity.of_runs import budget_information, limit_corner, outcome_corner
from scenarios.sure import Sure, how_sure
from scenarios.thresholds import Thresholds

__all__ = [
    "DRIVERS", "HOMES", "NAMED", "REST", "UNNAMED", "WITHIN", "Acceptable", "Affordability", "Apart", "Assumed",
    "Bar", "Budget", "ClusterError", "Compared", "Comparison", "Condition", "Corner", "Cut", "CutLine",
    "DifferenceRange", "Discovery", "Document", "Drawn", "DriverSum", "Effect", "Evaluation", "FigureChange",
    "Finding", "Fitted", "Goal", "Grid", "GridAxis", "Held", "Importance", "Information", "LineChange", "Lost",
    "LostBenefit", "Morris", "MustGive", "Notes", "Outcome", "Projected", "Projection", "Range", "Reason", "Rebase",
    "RegionValue", "Regional", "RegionalLines", "RegionalProjection", "Sampling", "Settling", "Shortfall", "Side",
    "Sobol", "Spread", "State", "Sure", "Switch", "Switching", "Thresholds", "Tornado", "Trial",
    "UnknownAddressError", "Value", "Worth", "YearHeld", "YearTotal", "acceptability", "affordability",
    "asked_settings", "assumed_share", "at_own_rate", "benefit_parts", "broken", "budget_information", "cases",
    "chance_above", "chosen", "compare", "computing", "cost_parts", "find", "find_outcome", "find_row", "fit",
    "grid", "healthy_year_worth", "how_sure", "how_to_limit", "importance_of", "indicators", "is_spent",
    "kept_rows", "limit_corner", "morris", "must_give", "not_costed", "outcome_corner", "outside", "over_cost",
    "present_spread", "project", "project_regions", "record_regions", "region_values", "regional_lines",
    "regions_apart", "settling", "shares_of_cost", "sobol", "split", "spread", "switching", "tornado", "whole_plan",
    "within_ceiling", "without_benefit",
]  # fmt: skip
