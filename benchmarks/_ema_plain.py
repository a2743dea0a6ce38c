"""The plan as plain Python: one evaluation, one number at a time. Also EMA Workbench's scalar model function."""

from math import floor

from _ema_plan import (
    BASE,
    BED_STAFF,
    CLASSES,
    FITTING,
    FIXED,
    GROUPS,
    PLACES,
    POPULATION,
    POSTS,
    SERVICES,
    STAFF,
    WANTED,
    WARD,
    YEARS,
)

RAMPS = [[min(max((BASE + year - s.start) / s.years, 0.0), 1.0) for year in range(YEARS)] for s in SERVICES]
"""How far each service has come by each year: no figure that is drawn is in it, so it is computed once."""


def model(**given: float) -> dict[str, list[list[float]] | list[float]]:  # noqa: PLR0915 - one evaluation
    """The money of every ledger line (year by line) and of every year."""
    rises = [(1 + given["inflation"]) * (1 + given[f"growth_{name}"]) for name in CLASSES]
    pays = [given[f"pay_{post}"] for post in POSTS]
    targets = [given[f"target_{number}"] for number in range(len(SERVICES))]
    still, outside = 1 - given["deaths"], 1 - given["deaths_outside"]
    growth, staying, graduates = 1 + given["population_growth"], 1 - given["leaving"], given["graduates"]
    pace, freed_of_bed = given["pace"], BED_STAFF * given["redeployed"]
    price_ward, price_person = given["price_ward"], given["price_person"]
    price_home, price_place = given["price_home"], given["price_place"]
    people, staff, freed, ready = POPULATION, STAFF, 0.0, 0.0
    index = [1.0] * len(CLASSES)
    opened = [service.opened for service in SERVICES]
    residents = [group.residents for group in GROUPS]
    homes, gone, path = [0.0] * len(GROUPS), [0.0] * len(GROUPS), [0.0] * len(GROUPS)
    every_year, totals = [], []
    for year in range(YEARS):
        lines: list[float] = []
        left_before, ready_before = sum(residents), ready
        if year:
            index = [value * rise for value, rise in zip(index, rises, strict=True)]
            people *= growth
            staff = staff * staying + graduates + freed
        pay, goods, medicines, building = index
        for number, service in enumerate(SERVICES):
            before, open_ = opened[number], opened[number]
            if year:
                needed = -floor(1e-9 - people * (RAMPS[number][year] * targets[number]) / service.catchment)
                open_ = opened[number] = max(before, needed)
            working = (open_ + before) / 2
            lines += [working * each * price * pay for each, price in zip(service.posts, pays, strict=True)]
            lines.append(working * service.running * goods)
        moving = [0.0] * len(GROUPS)
        ready = PLACES[year] * pace
        if year:
            able = min(max(staff / WANTED, 0.0), 1.0)
            free = max(0.0, ready - sum(homes))
            for number, group in enumerate(GROUPS):
                here = residents[number]
                path[number] += group.moves[year]
                wish = max(0.0, path[number] - gone[number])
                moves = moving[number] = min(wish * able, here * still, free)
                free -= moves
                gone[number] += moves
                residents[number] = (here - moves) * still
                homes[number] = homes[number] * outside + moves
        left = sum(residents)
        freed = max(0.0, left_before - left) * freed_of_bed
        new_places = max(0.0, ready - ready_before)
        lines.append((FIXED if left >= 1 - 1e-9 else 0.0) * goods)
        lines.append(-floor(1e-9 - left / WARD) * price_ward * pay)
        lines.append(new_places * price_place * building)
        lines.append(new_places * FITTING * goods)
        for number, group in enumerate(GROUPS):
            lines.append(residents[number] * group.weight * price_person * goods)
            lines.append(residents[number] * group.medicines * medicines)
            lines.append(homes[number] * group.home * price_home * pay)
            lines.append(moving[number] * group.leaving * pay)
        every_year.append(lines)
        totals.append(sum(lines))
    return {"lines": every_year, "total": totals}
