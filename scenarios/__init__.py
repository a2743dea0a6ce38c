"""What else could happen: scenarios projected, their differences, and what the rules say of them."""

from scenarios.findings import Finding, find
from scenarios.projection import Projected, Projection, project

__all__ = ["Finding", "Projected", "Projection", "find", "project"]
