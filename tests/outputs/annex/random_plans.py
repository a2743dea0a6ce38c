"""Plans at random: an institution or none, homes, services of several kinds, prices that move, and a scenario."""

from __future__ import annotations

import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from costing import Row
from outputs.annex.layout import FIRST, SCALAR, model_layout, model_sheets
from scenarios import Projection
from tests.costing.small_plans import CLASSES, fact, projected
from tests.outputs.annex.reading import MONEY as NOISE_OF_MONEY
from tests.outputs.annex.reading import NOISE, close

MONEY, OTHER = "ARD 2025", "other"
"""The money of the plans, and the name of their scenario."""


def random_projection(folder: Path, seed: int) -> Projection:
    """The plan of a seed, costed: the same on every machine."""
    folder.mkdir(parents=True)
    return projected(folder, random_tree(random.Random(seed)))


def random_tree(dice: random.Random) -> dict[str, Any]:
    """A plan as a tree; facts have no source yet."""
    last = 2025 + dice.randint(1, 6)
    actions = {name: make(dice, last) for name, make in ACTIONS.items() if dice.random() < 0.6}
    tree: dict[str, Any] = {"years": f"2026-{last}", "prices": _prices(dice),
                            "actions": actions or {"law": _law(dice, last)}}  # fmt: skip
    if dice.random() < 0.6:
        tree |= _institution(dice, last)
    changed = dice.choice(list(tree["actions"]))
    tree["scenarios"] = {OTHER: {"what": "Something else", **CHANGES[changed](dice, last)}}
    if "institutions" in tree and dice.random() < 0.6:
        tree["institutions"]["north"]["voted"] = {2026: dice.choice([0.7, 0.95, 1.1])}
        tree["financing"] = {"bridge": _bridge(dice)}
    return tree


def _bridge(dice: random.Random) -> dict[str, Any]:
    terms = {"ring_fence": dice.choice([0.4, 0.6]), "retained": 0.3, "lag_years": dice.choice([0, 1, 2])}
    return {**terms, "interest": 0.05, "pays_capital": dice.choice([0, 1]), "limit": fact(dice.choice([0, 900]), MONEY)}


def _institution(dice: random.Random, last: int) -> dict[str, Any]:
    moves = {year: dice.randint(0, 30) for year in range(2026, last + 1)}
    residents = max(1, sum(moves.values()))
    return {
        "places": {"flat": {
            "kind": "home", "name": "Flat", "payer": "Social", "running": fact(dice.randint(5, 15), f"{MONEY}/people"),
            "build": fact(dice.randint(0, 9), f"{MONEY}/people"), "lead_months": dice.choice([0, 6]),
        }},
        "institutions": {"north": {
            "kind": "institution", "name": "North", "payer": "Health", "residents": fact(residents, "people"),
            "wards": fact(dice.randint(1, 9), "ward"), "deaths": fact(dice.choice([0, 0.03])), "moves": moves,
            "places": "flat", "moratorium": 2026, "fixed": fact(100, MONEY), "variable": fact(900, MONEY),
            "step": fact(dice.randint(0, 2000), MONEY), "one_offs": {"package": fact(3, f"{MONEY}/people")},
        }},
    }  # fmt: skip


def _prices(dice: random.Random) -> dict[str, Any]:
    rates = {name: fact(round(dice.uniform(0, 0.1), 3)) for name in ("inflation", "foreign_inflation", "depreciation")}
    return {**rates, "real_growth": {name: fact(round(dice.uniform(-0.01, 0.03), 3)) for name in CLASSES}}


def _units(dice: random.Random, last: int) -> dict[int, int]:
    units = {2025: dice.randint(0, 2)}
    for year in sorted({2026, last}):
        units[year] = max(units.values()) + dice.randint(0, 4)
    return units


def _centres(dice: random.Random, last: int) -> dict[str, Any]:
    return {
        "kind": "facility", "name": "Centres", "payer": "Health", "tags": {"setting": "community"},
        "units": _units(dice, last), "build": fact(dice.randint(1, 400), f"{MONEY}/centre"),
        "running": fact(dice.randint(1, 90), f"{MONEY}/centre"),
    }  # fmt: skip


def _peers(dice: random.Random, _: int) -> dict[str, Any]:
    return {
        "kind": "programme", "name": "Peers", "payer": "Social", "yearly": fact(dice.randint(1, 200), MONEY),
        "at_start": fact(dice.choice([0, 0.4, 1])), "tags": {"setting": "community", "directive": "3.1"},
    }  # fmt: skip


def _law(dice: random.Random, last: int) -> dict[str, Any]:
    return {
        "kind": "programme", "name": "=Law & order", "payer": "Justice", "yearly": fact(dice.randint(1, 90), MONEY),
        "at_start": fact(1), "end": last + dice.choice([0.25, 0.5]), "tags": {"setting": "cross-cutting"},
    }  # fmt: skip


ACTIONS = {"centres": _centres, "peers": _peers, "law": _law}
CHANGES: Mapping[str, Any] = {
    "centres": lambda dice, last: {"actions.centres.units": _units(dice, last)},
    "peers": lambda dice, _: {"parameters": {"actions.peers.yearly": {"times": dice.choice([0.5, 2])}}},
    "law": lambda dice, last: {"actions.law.end": last + dice.choice([0, 0.75])},
}
"""What the scenario changes, by the action that it changes."""


def engine_differences(projection: Projection, cells: Mapping[tuple[str, int, int], object]) -> list[str]:
    """Every figure of every Model sheet that is not what the engine says."""
    names, found = model_sheets(projection), []
    for scenario, one in projection.scenarios.items():
        book = one.model.book
        layout = model_layout(names[scenario], book)
        for line in book.rows:
            for column, value in enumerate(one.values(line).tolist()):
                place = (layout.sheet, layout.places[line.index], 1 + (SCALAR if line.scalar else FIRST + column))
                if not close(value, cells.get(place), _noise(line)):
                    found.append(f"{place}: file {cells.get(place)!r}, engine {value!r}")
    return found


def _noise(line: Row) -> float:
    return NOISE_OF_MONEY if line.unit.money else NOISE
