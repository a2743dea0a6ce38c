"""The plan as NumPy tables over services, posts and years at once: possible because all services are built alike.

No model of a country's plan has that shape; it is here to show what EMA Workbench can reach at most.
"""

import numpy as np
from _ema_plan import CLASSES, FITTING, FIXED, GROUPS, LINES, POSTS, SERVICES, WARD, YEARS
from _ema_years import PLANNED, REACH, SINCE, run_down

COME = np.array(REACH)
OPENED = np.array([service.opened for service in SERVICES])
EACH = np.array([[*service.posts, service.running] for service in SERVICES])[:, :, None]
KINDS, COUNT = len(POSTS) + 1, len(SERVICES)
WEIGHT, MEDICINES, HOME, LEAVING = (
    np.array([getattr(group, name) for group in GROUPS])[:, None] for name in ("weight", "medicines", "home", "leaving")
)


def model(**given: float) -> dict[str, np.ndarray]:
    """The money of every ledger line (line by year) and of every year."""
    rises = np.array([(1 + given["inflation"]) * (1 + given[f"growth_{name}"]) for name in CLASSES])
    pay, goods, medicines, building = rises[:, None] ** SINCE
    prices = np.empty((KINDS, YEARS))
    prices[:-1] = np.array([given[f"pay_{post}"] for post in POSTS])[:, None] * pay
    prices[-1] = goods
    targets = np.array([given[f"target_{number}"] for number in range(COUNT)])[:, None]
    needed = np.ceil(COME * (1 + given["population_growth"]) ** SINCE * targets - 1e-9)
    needed[:, 0] = OPENED
    open_ = np.maximum.accumulate(needed, axis=1)
    working = open_.copy()
    working[:, 1:] += open_[:, :-1]
    working[:, 1:] /= 2
    lines = np.empty((LINES, YEARS))
    np.multiply(working[:, None] * EACH, prices, out=lines[: COUNT * KINDS].reshape(COUNT, KINDS, YEARS))
    residents, homes, moving = (np.array(table) for table in run_down(given))
    left, new_places = residents.sum(axis=0), np.diff(PLANNED * given["pace"], prepend=0.0)
    money = lines[COUNT * KINDS :]
    money[0] = np.where(left >= 1 - 1e-9, FIXED, 0.0) * goods
    money[1] = np.ceil(left / WARD - 1e-9) * given["price_ward"] * pay
    money[2] = new_places * given["price_place"] * building
    money[3] = new_places * FITTING * goods
    money[4::4] = residents * WEIGHT * (given["price_person"] * goods)
    money[5::4] = residents * MEDICINES * medicines
    money[6::4] = homes * HOME * (given["price_home"] * pay)
    money[7::4] = moving * LEAVING * pay
    return {"lines": lines, "total": lines.sum(axis=0)}
