"""CareShift in a notebook.

>>> import careshift
>>> plan = careshift.load("examples/arandia/plan.yaml")      # doctest: +SKIP
>>> projection = careshift.project(plan)                     # doctest: +SKIP
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from concurrent.futures import Executor
    from importlib.machinery import ModuleSpec

    from parameters import Draws, Plan
    from scenarios import Projection, RegionalProjection

__all__ = ["__version__", "load", "project", "project_regions"]

HOME = Path(__file__).resolve().parent
PARTS = ("parameters", "costing", "scenarios", "outputs", "cli", "cli_analyses", "cli_options")

try:
    __version__ = importlib.metadata.version("careshift")
except importlib.metadata.PackageNotFoundError:  # run from its folder, not installed
    __version__ = "unknown"


def load(plan: str | Path, overrides: Mapping[str, str] | None = None) -> Plan:
    """Reads a plan file with its country profile, the menu and all its scenarios.

    Args:
        plan: path of the plan file.
        overrides: values that replace the plan's, by address: `{"actions.centres.catchment": "80000"}`.

    Raises:
        PlanError: the plan has problems; the error lists all of them.
        ImportError: another file or folder has the name of one of CareShift's parts.
    """
    _find_own_parts()
    import costing
    import parameters
    import scenarios

    limits = scenarios.Thresholds.names()
    return parameters.load_plan(Path(plan), costing.kinds(), overrides or {}, limits=limits)


def project(
    plan: Plan, draws: int | Draws | None = None, seed: int = 0, executor: Executor | None = None
) -> Projection:
    """Costs every scenario of a plan, year by year.

    Args:
        plan: what `load` gave.
        draws: how many draws of the uncertain inputs, or a table of them; without them, the base case.
        seed: of the draws.
        executor: who makes the draws, such as a `ProcessPoolExecutor` or that of a Dask client; this process, if left
            out. The figures are the same.

    Raises:
        ImportError: another file or folder has the name of one of CareShift's parts.
    """
    _find_own_parts()
    import scenarios

    return scenarios.project(plan, draws, seed=seed, executor=executor)


def project_regions(
    plan: Plan, draws: int | None = None, seed: int = 0, executor: Executor | None = None
) -> RegionalProjection:
    """Costs every scenario of a plan in each of its regions, all regions at once.

    Args:
        plan: what `load` gave, with a table of regions.
        draws: how many draws of the uncertain inputs; without them, the base case.
        seed: of the draws, which regions share.
        executor: as for `project`.

    Raises:
        ImportError: another file or folder has the name of one of CareShift's parts.
        ValueError: the plan has no regions.
    """
    _find_own_parts()
    import scenarios

    return scenarios.project_regions(plan, draws, seed, executor=executor)


@cache
def _find_own_parts() -> None:
    for part in PARTS:
        found = _place(_spec(part))
        if found is None:
            raise ImportError(f"CareShift's own part '{part}' is missing from {HOME}; install CareShift again.")
        if found.parent != HOME:
            raise ImportError(
                f"CareShift has a part called '{part}', but Python finds {found} in its place.\n"
                "Rename that file or folder, or start Python from another folder.",
                name=part,
                path=str(found),
            )


def _spec(part: str) -> ModuleSpec | None:
    loaded = sys.modules.get(part)
    return loaded.__spec__ if loaded else importlib.util.find_spec(part)


def _place(spec: ModuleSpec | None) -> Path | None:
    """The folder of a package, the file of a module."""
    if spec is None:
        return None
    folders = list(spec.submodule_search_locations or [])
    place = folders[0] if folders else spec.origin
    return Path(place).resolve() if place else None
