"""CareShift beside EMA Workbench and a plain Python loop: `PYTHONPATH=. python benchmarks/ema.py`, about a minute.

One plan, 120 ledger lines over a base year and 15 plan years with the gated run-down of an institution, 40 uncertain
figures, the same draws for all, one core. Before anything is timed all must find the same ledger lines and totals.
Each round times all of them in turn, in processor time, so that other work on the machine counts less; what is printed
are medians over the rounds, of speeds and of ratios.

EMA Workbench is no dependency of CareShift: `pip install ema_workbench` in an environment of its own. Without it the
rest is measured. It is given what is fastest there: its SequentialEvaluator with the scenarios made beforehand, figures
that do not vary computed once outside the model function, and all ledger lines as one `ArrayOutcome` whose shape is
known, no progress bar.
"""

import os

os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"))

import statistics
import sys
import time
import warnings
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import _ema_plain
import _ema_tables
import _ema_years
from _ema_lines import Written, written
from _ema_plan import FIGURES, LINES, YEARS

from costing.lines import run, stream

ROUNDS, CHECKED = 11, 400
DRAWS, HELD, EXPERIMENTS = 40_960, 2_048, 600
"""How many evaluations are timed in a round: of CareShift, with all results held, and of those one at a time."""

MODELS: dict[str, tuple[Callable[..., dict[str, Any]], tuple[int, int]]] = {
    "scalar model function": (_ema_plain.model, (YEARS, LINES)),
    "NumPy over the years": (_ema_years.model, (LINES, YEARS)),
    "NumPy tables, possible as all services are alike": (_ema_tables.model, (LINES, YEARS)),
}
RIVALS = tuple(MODELS)[:2]
LINES_KEPT, TOTALS = "every ledger line kept", "totals only"
TARGETS = {LINES_KEPT: 60, TOTALS: 100}
HANDED_ON, ALL_HELD = "CareShift", "CareShift, all held at once"
Speeds = dict[tuple[str, str], float]


def drawn(count: int) -> dict[str, np.ndarray]:
    """Draws within 15 % of each figure."""
    random = np.random.default_rng(2025)
    return {name: value * random.uniform(0.85, 1.15, count) for name, value in FIGURES.items()}


def cases(draws: dict[str, np.ndarray], count: int) -> list[dict[str, float]]:
    """The first draws as plain numbers, one dictionary each."""
    return [{name: float(values[draw]) for name, values in draws.items()} for draw in range(count)]


def check(plan: Written, draws: dict[str, np.ndarray], ema: Any) -> None:
    """Every way must give the same money of every line and year."""
    first = {name: values[:CHECKED] for name, values in draws.items()}
    found = run(plan.book, first, [*plan.lines, plan.total])
    lines, totals = np.array([found[row] for row in plan.lines]), found[plan.total]
    assert lines.shape == (LINES, YEARS, CHECKED)
    for model, shape in MODELS.values():
        results = [model(**case) for case in cases(draws, CHECKED)]
        ours = np.array([result["lines"] for result in results])
        equal(ours if shape[0] == LINES else ours.transpose(0, 2, 1), lines)
        equal(np.array([result["total"] for result in results]), totals)
    for name, (_, shape) in MODELS.items() if ema else ():
        _, outcomes = experiments(ema, name, LINES_KEPT, scenarios(ema, cases(draws, CHECKED)))
        equal(outcomes["lines"] if shape[0] == LINES else outcomes["lines"].transpose(0, 2, 1), lines)
        equal(outcomes["total"], totals)


def equal(theirs: np.ndarray, ours: np.ndarray) -> None:
    """Arrays with the draws first are equal to arrays with the draws last."""
    np.testing.assert_allclose(np.moveaxis(theirs, 0, -1), ours, rtol=1e-9, atol=1e-6)


def workbench() -> Any:
    """EMA Workbench, or None."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about evaluators whose packages are missing; none is used here
        try:
            import ema_workbench
        except ImportError:
            return None
    return ema_workbench


def scenarios(ema: Any, given: Iterable[dict[str, float]]) -> list[Any]:
    return [ema.Scenario(str(number), **case) for number, case in enumerate(given)]


def experiments(ema: Any, name: str, kept: str, given: list[Any]) -> tuple[float, dict[str, np.ndarray]]:
    """How long EMA Workbench takes for the scenarios, and what it hands back."""
    function, shape = MODELS[name]
    model = ema.Model("plan", function=function)
    model.uncertainties = [ema.RealParameter(figure, 0.8 * value, 1.2 * value) for figure, value in FIGURES.items()]
    model.outcomes = [ema.ArrayOutcome("total", shape=(YEARS,), dtype=float)]
    if kept == LINES_KEPT:
        model.outcomes = [*model.outcomes, ema.ArrayOutcome("lines", shape=shape, dtype=float)]
    with ema.SequentialEvaluator(model) as evaluator:
        start = time.process_time()
        _, outcomes = evaluator.perform_experiments(scenarios=given, log_progress=True)
        return time.process_time() - start, outcomes


def ours(plan: Written, draws: dict[str, np.ndarray], kept: str) -> float:
    """Evaluations a second of CareShift, every block of draws handed to a reader as everywhere in the project."""
    rows = [*plan.lines, plan.total] if kept == LINES_KEPT else [plan.total]
    start = time.process_time()
    count = sum(part.draws for part in stream(plan.book, draws, rows))
    return count / (time.process_time() - start)


def held(plan: Written, draws: dict[str, np.ndarray]) -> float:
    """The same with all lines of 2 048 draws in memory at the end, as EMA Workbench has them: 15 kB a draw."""
    first = {name: values[:HELD] for name, values in draws.items()}
    start = time.process_time()
    results = [run(plan.book, first, [*plan.lines, plan.total]) for _ in range(4)]
    return sum(one.draws for one in results) / (time.process_time() - start)


def one_by_one(given: Sequence[dict[str, float]]) -> float:
    start = time.process_time()
    kept = [_ema_plain.model(**case) for case in given]
    return len(kept) / (time.process_time() - start)


def timed(plan: Written, draws: dict[str, np.ndarray], ema: Any) -> Speeds:
    """One round: evaluations a second of each, in turn."""
    given = cases(draws, EXPERIMENTS)
    speeds = {
        ("plain Python loop", LINES_KEPT): one_by_one(given),
        (ALL_HELD, LINES_KEPT): held(plan, draws),
    }
    for kept in TARGETS:
        speeds[HANDED_ON, kept] = ours(plan, draws, kept)
        for name in MODELS if ema else ():
            taken, _ = experiments(ema, name, kept, scenarios(ema, given))
            speeds[f"EMA Workbench, {name}", kept] = EXPERIMENTS / taken
    return speeds


def report(rounds: Sequence[Speeds], ema: Any) -> None:
    for name, kept in rounds[0]:
        found = statistics.median(speeds[name, kept] for speeds in rounds)
        print(f"{kept}, {name}: {found:,.0f} evaluations a second")
    if not ema:
        print("EMA Workbench is not installed: `pip install ema_workbench` in an environment of its own to compare")
        return
    for kept, target in TARGETS.items():
        for name in (HANDED_ON, ALL_HELD) if kept == LINES_KEPT else (HANDED_ON,):
            times = f"{ratio(rounds, (name, kept), RIVALS)} x the faster of EMA's two (target {target})"
            print(f"{kept}, {name}: {times}; {ratio(rounds, (name, kept), tuple(MODELS)[2:])} x the tables")


def ratio(rounds: Sequence[Speeds], own: tuple[str, str], rivals: Sequence[str]) -> str:
    """The median over the rounds of how many times as fast, with the least and the most."""
    found = sorted(r[own] / max(r[f"EMA Workbench, {name}", own[1]] for name in rivals) for r in rounds)
    return f"{statistics.median(found):.0f} ({found[0]:.0f} to {found[-1]:.0f})"


def main() -> None:
    plan, draws, ema = written(), drawn(DRAWS), workbench()
    check(plan, draws, ema)
    print(f"{LINES} ledger lines, {YEARS - 1} plan years, {len(FIGURES)} figures drawn: all give the same to 1e-9")
    rounds = [timed(plan, draws, ema) for _ in range(ROUNDS)]
    report(rounds, ema)


if __name__ == "__main__":
    main()
