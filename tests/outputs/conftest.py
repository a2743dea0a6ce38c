"""Projections of the examples, made once."""

from functools import cache

import pytest

from costing import kinds
from parameters import Draws, load_plan
from scenarios import Projection, project
from tests.command import ARANDIA, EXAMPLES


@cache
def projected(example: str) -> Projection:
    return project(load_plan(EXAMPLES / example / "plan.yaml", kinds()))


@pytest.fixture(params=["arandia", "czechia", "peru"])
def example(request) -> tuple[str, Projection]:
    """The name and the projection of each example."""
    return request.param, projected(request.param)


@pytest.fixture
def arandia() -> Projection:
    """The tutorial's plan."""
    return projected("arandia")


@pytest.fixture(scope="session")
def drawn() -> Projection:
    """The tutorial's plan over 200 draws."""
    plan = load_plan(ARANDIA, kinds())
    return project(plan, Draws.latin_hypercube(plan.scenarios["reform"].parameters(), 200, 0))
