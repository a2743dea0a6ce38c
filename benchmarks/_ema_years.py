"""The plan as NumPy over the years: EMA Workbench's NumPy model function.

What depends on the year before (staff, people, moves) goes year by year in plain numbers, which is faster there than
NumPy; every other quantity is a vector over the years, and a service's four posts are one table of post by year.
"""

import numpy as np
from _ema_plain import RAMPS
from _ema_plan import (
    BED_STAFF,
    CLASSES,
    FITTING,
    FIXED,
    GROUPS,
    LINES,
    PLACES,
    POPULATION,
    POSTS,
    SERVICES,
    STAFF,
    WANTED,
    WARD,
    YEARS,
)

SINCE = np.arange(YEARS)
REACH = [POPULATION * np.array(ramp) / service.catchment for ramp, service in zip(RAMPS, SERVICES, strict=True)]
EACH = [np.array(service.posts)[:, None] for service in SERVICES]
PLANNED = np.array(PLACES)
PATHS = np.cumsum([group.moves for group in GROUPS], axis=1).tolist()
KINDS = len(POSTS) + 1


def model(**given: float) -> dict[str, np.ndarray]:
    """The money of every ledger line (line by year) and of every year."""
    rises = [(1 + given["inflation"]) * (1 + given[f"growth_{name}"]) for name in CLASSES]
    pay, goods, medicines, building = (rise**SINCE for rise in rises)
    growth = (1 + given["population_growth"]) ** SINCE
    pays = np.array([given[f"pay_{post}"] for post in POSTS])[:, None] * pay
    lines = np.empty((LINES, YEARS))
    for number, service in enumerate(SERVICES):
        needed = np.ceil(growth * REACH[number] * given[f"target_{number}"] - 1e-9)
        needed[0] = service.opened
        open_ = np.maximum.accumulate(needed)
        working = open_.copy()
        working[1:] += open_[:-1]
        working[1:] /= 2
        first = number * KINDS
        np.multiply(working * pays, EACH[number], out=lines[first : first + len(POSTS)])
        lines[first + len(POSTS)] = working * goods * service.running
    residents, homes, moving = (np.array(table) for table in run_down(given))
    left = residents.sum(axis=0)
    new_places = np.diff(PLANNED * given["pace"], prepend=0.0)
    first = len(SERVICES) * KINDS
    lines[first] = np.where(left >= 1 - 1e-9, FIXED, 0.0) * goods
    lines[first + 1] = np.ceil(left / WARD - 1e-9) * given["price_ward"] * pay
    lines[first + 2] = new_places * given["price_place"] * building
    lines[first + 3] = new_places * FITTING * goods
    care, home = given["price_person"] * goods, given["price_home"] * pay
    for number, group in enumerate(GROUPS):
        first += 4
        lines[first] = residents[number] * care * group.weight
        lines[first + 1] = residents[number] * medicines * group.medicines
        lines[first + 2] = homes[number] * home * group.home
        lines[first + 3] = moving[number] * pay * group.leaving
    return {"lines": lines, "total": lines.sum(axis=0)}


def run_down(given: dict[str, float]) -> tuple[list[list[float]], ...]:
    """Residents, people in homes and moves of every group, group by year: a year follows from the one before."""
    still, outside, staying = 1 - given["deaths"], 1 - given["deaths_outside"], 1 - given["leaving"]
    graduates, freed_of_bed, pace = given["graduates"], BED_STAFF * given["redeployed"], given["pace"]
    count = len(GROUPS)
    residents, homes, gone = [group.residents for group in GROUPS], [0.0] * count, [0.0] * count
    stays, lives, moves = [[here] for here in residents], [[0.0] for _ in GROUPS], [[0.0] for _ in GROUPS]
    staff, freed, left_before = STAFF, 0.0, sum(residents)
    for year in range(1, YEARS):
        staff = staff * staying + graduates + freed
        able = min(max(staff / WANTED, 0.0), 1.0)
        free = max(0.0, PLACES[year] * pace - sum(homes))
        for number in range(count):
            here = residents[number]
            moved = min(max(0.0, PATHS[number][year] - gone[number]) * able, here * still, free)
            free -= moved
            gone[number] += moved
            residents[number] = (here - moved) * still
            homes[number] = homes[number] * outside + moved
            stays[number].append(residents[number])
            lives[number].append(homes[number])
            moves[number].append(moved)
        left = sum(residents)
        freed, left_before = max(0.0, left_before - left) * freed_of_bed, left
    return stays, lives, moves
