"""How fast the run-down of institutions is: `PYTHONPATH=. python benchmarks/transition.py`.

Ten institutions of five groups, each moving to two of three kinds of homes, 20 years, a bridge; every scalar input is
drawn. Compared with the synthetic plan of `engine.py` by ledger lines a second. Machines differ: read the ratio.
"""

import os

os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"))

import json
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from _plan import full_plan
from engine import DRAWS, drawable, seconds, table

from costing import Input, Model, Row, kinds, record, run
from costing.lines.order import steps
from parameters import load_plan

INSTITUTIONS, FIRST, LAST = 10, 2026, 2045
GROUPS = ("low", "medium", "high", "older", "children")
REPEATS = 3


def fact(value: float, unit: str = "") -> dict[str, Any]:
    return {"value": value, "unit": unit, "source": "benchmark", "fixed": "benchmark"}


def home(name: str, running: float) -> dict[str, Any]:
    posts = {"support_worker": fact(0.3, "FTE/people"), "nurse": fact(0.05, "FTE/people")}
    price = "ARD 2025/people"
    made = {"build": fact(20000, price), "profile": [0.5, 0.5], "equipment": fact(900, price), "life": fact(7)}
    return {"kind": "home", "name": name, "running": fact(running, price), "posts": posts, "lead_months": 4, **made}


def group(number: int) -> dict[str, Any]:
    people = {"residents": fact(40, "people"), "other": fact(1, "people")}
    moves = {year: 6 for year in range(FIRST + 1 + number, FIRST + 9 + number)}
    ways = {"flat": 0.6, "shared": 0.4} if number % 2 else {"shared": 0.5, "supported": 0.5}
    rates = {"deaths": fact(0.03), "deaths_outside": fact(0.025), "weight": 0.6 + 0.2 * number}
    return {**people, **rates, "moves": moves, "to": ways}


def institution(number: int) -> dict[str, Any]:
    money = {name: fact(amount, "ARD 2025") for name, amount in (("fixed", 2e6), ("step", 3e6), ("variable", 2e6))}
    price = "ARD 2025/people"
    return {
        "kind": "institution", "name": f"Hospital {number}", "wards": fact(8, "ward"), "moratorium": 2027.5, **money,
        "groups": {name: group(k) for k, name in enumerate(GROUPS)}, "assessed": {2026: 30, 2030: 60},
        "places_open": {"supported": dict.fromkeys(range(FIRST, FIRST + 12), 8)},
        "staff": {"nurse": {"posts": fact(60, "FTE"), "redeployed": 0.7, "retired": 0.2}},
        "one_offs": {"planning": {"social_worker": fact(40, "hour/people")}, "follow_up": fact(500, price)},
        "not_admitted": {"lasting": fact(0.4), "home": "shared", "crisis": fact(900, price)},
        "site": {"decommissioning": fact(3e5, "ARD 2025"), "empty": fact(5e4, "ARD 2025")},
    }  # fmt: skip


def transition_plan() -> Model:
    """The plan, through its file as any other: JSON is YAML."""
    tree = {
        "plan": "Benchmark", "country": "ARA", "years": f"{FIRST}-{LAST}",
        "places": {"flat": home("Flat", 5000), "shared": home("Shared", 7000), "supported": home("Supported", 12000)},
        "institutions": {f"hospital_{k}": institution(k) for k in range(INSTITUTIONS)},
        "financing": {"bridge": {"ring_fence": 0.7, "retained": 0.1, "interest": 0.03}},
    }  # fmt: skip
    with TemporaryDirectory() as folder:
        file = Path(folder) / "plan.yaml"
        file.write_text(json.dumps(tree), encoding="utf-8")
        plan = load_plan(file, kinds())
    start = time.perf_counter()
    model = record(plan, plan.scenarios["reform"])
    print(f"record {time.perf_counter() - start:.2f} s", end=", ")
    return model


def speed(title: str, book: Any, kept: list[Row], lines: int) -> float:
    """Ledger lines a second, every scalar input drawn."""
    inputs = [row for row in drawable(book) if row.values[0, 0] and row.address.split(".")[-1] not in FLAGS]
    draws = table(inputs, DRAWS)
    run(book, draws, kept)
    found = DRAWS / seconds(lambda: run(book, draws, kept), REPEATS)
    needed = sum(len(step.rows) for step in steps(kept)) - len(book.inputs)
    print(f"{title}: {lines} ledger lines, {needed} computed rows, {len(inputs)} inputs drawn, ", end="")
    print(f"{found:.0f} draws a second, {found * lines:.3g} ledger lines a second")
    return found * lines


ASKED = 6_000 * 420
"""Ledger lines a second that the foundation asks for, every input drawn, on the plan of engine.py."""
FLAGS = ("gate", "moratorium", "year")
"""Inputs that are no quantity: drawing them would change what is measured."""


def main() -> None:
    model = transition_plan()
    assert model.transition is not None
    assert model.bridge is not None
    start = time.perf_counter()
    run(model.book)
    print(f"base case, every row: first {time.perf_counter() - start:.2f} s", end=", ")
    print(f"again {seconds(lambda: run(model.book), REPEATS):.3f} s")
    down = model.institutions["hospital_0"]
    own = [row for row in model.book.rows if row.address.startswith("hospital-0/group-low/")]
    print(f"a group with two ways: {sum(not isinstance(row, Input) for row in own)} computed rows", end=", ")
    whole = [row for row in model.book.rows if row.address.startswith("hospital-0/") and not isinstance(row, Input)]
    print(f"an institution: {len(whole)}, of it homes {sum('/homes' in row.address for row in whole)}")
    assert down.people is not None
    ledger = len(model.ledger.entries)
    total = model.totals.nominal
    ours = speed("run-down, total kept", model.book, [total], ledger)
    kept = [total, model.transition.double_funding, model.transition.lasting, model.bridge.balance]
    speed("run-down, total, double funding, lasting part and bridge kept", model.book, kept, ledger)
    book, overall = full_plan()
    theirs = speed("engine.py, total kept", book, [overall], sum(row.label.endswith(": nominal") for row in book.rows))
    print(f"ledger lines a second, run-down / engine.py: {ours / theirs:.2f}")
    asked = ASKED * book.columns
    print(f"ledger lines x years a second / what the foundation asks: {ours * model.book.columns / asked:.2f}")


if __name__ == "__main__":
    main()
