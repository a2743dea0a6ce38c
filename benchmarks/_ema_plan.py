"""The plan that CareShift, EMA Workbench and plain Python are compared on: figures only, no arithmetic of its own.

Twenty services with four posts and running costs each, and an institution of four groups that is run down as places and
staff allow: 120 ledger lines, a base year and 15 plan years, 40 uncertain figures.
"""

from dataclasses import dataclass

BASE, LAST = 2025, 2040
YEARS = LAST - BASE + 1
CLASSES = ("pay", "goods", "medicines", "construction")
POSTS = ("psychiatrist", "psychologist", "nurse", "support_worker")
POPULATION, STAFF, WANTED = 10e6, 900.0, 1000.0
"""People, posts filled and posts wanted in the base year."""


@dataclass(frozen=True)
class Service:
    """A kind of service: how many units there are and will be, and what one of them needs."""

    opened: float
    start: float
    years: float
    catchment: float
    posts: tuple[float, ...]
    running: float


@dataclass(frozen=True)
class Group:
    """People of an institution: how many, how many are to move each year, and what care and a home are for one."""

    residents: float
    moves: tuple[float, ...]
    weight: float
    medicines: float
    home: float
    leaving: float


SERVICES = tuple(
    Service(
        opened=float(number % 4),
        start=2026.0 + number % 5,
        years=4.0 + number % 7,
        catchment=60_000.0 + 9_000.0 * number,
        posts=(0.5 + number % 2, 1.0 + number % 3, 2.0 + number % 4, 3.0 + number % 5),
        running=20_000.0 + 2_500.0 * number,
    )
    for number in range(20)
)
GROUPS = tuple(
    Group(
        residents=120.0 - 15.0 * number,
        moves=tuple(0.0 if year < 1 + number else 14.0 for year in range(YEARS)),
        weight=0.7 + 0.3 * number,
        medicines=180.0 + 40.0 * number,
        home=0.8 + 0.25 * number,
        leaving=700.0 + 150.0 * number,
    )
    for number in range(4)
)
PLACES = tuple(12.0 * min(year, 12) if year else 0.0 for year in range(YEARS))
"""Places in homes that are planned to be ready, counted from the first."""

WARD, FIXED, FITTING, BED_STAFF = 25.0, 900_000.0, 1_500.0, 0.8
"""People of a ward, what an open institution costs whatever its size, fitting a place out, staff of a bed."""

FIGURES = {
    "inflation": 0.025,
    **{f"growth_{name}": 0.012 for name in CLASSES},
    "population_growth": 0.011,
    "leaving": 0.06,
    "graduates": 70.0,
    **{f"pay_{post}": 48_000.0 - 11_000.0 * number for number, post in enumerate(POSTS)},
    **{f"target_{number}": 0.5 + 0.02 * number for number in range(len(SERVICES))},
    "deaths": 0.04,
    "deaths_outside": 0.025,
    "pace": 0.95,
    "price_ward": 210_000.0,
    "price_person": 4_100.0,
    "price_home": 9_800.0,
    "price_place": 31_000.0,
    "redeployed": 0.55,
}
"""The uncertain figures and their values; each is drawn within 15 % of it."""

LINES = len(SERVICES) * (len(POSTS) + 1) + 4 + 4 * len(GROUPS)
