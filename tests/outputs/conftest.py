"""Projections of the examples, made once."""

from dataclasses import dataclass
from functools import cache

import pytest

from costing import kinds
from parameters import Draws, load_plan
from scenarios import Projection, project
from tests.command import ARANDIA, EXAMPLES


@dataclass(frozen=True)
class Info:
    """A run as its record names it."""

    run_id: str = "test-00000000"
    fingerprint: str = "0" * 64
    version: str = "0.0.0"
    seed: int = 0
    draws: int = 0
    history: tuple[()] = ()


@cache
def projected(example: str) -> Projection:
    return project(load_plan(EXAMPLES / example / "plan.yaml", kinds()))


@pytest.fixture(params=["arandia", "czechia", "kenya", "peru"])
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
