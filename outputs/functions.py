"""What moves between functions of government and between payers: closing beds takes money from 07.3.2 elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from costing import CENT
from outputs.cells import Record, shown_years
from outputs.wording import money
from parameters import code_names
from scenarios import Projected, Projection

Array = NDArray[np.float64]
MOST = 4
"""Changes that a sentence names; what is smaller is put together."""
Pair = tuple[str, str]
"""Function and payer."""
HOSPITAL, OUTPATIENT, SUPPORT = "F07.3.2", "F07.2", "F10.1.2"
SAID = {
    HOSPITAL: "specialized hospital services (07.3.2)",
    OUTPATIENT: "outpatient services (07.2)",
    SUPPORT: "support of people with disabilities (10.1.2)",
}
"""The functions between which leaving institutions moves money."""


def amounts(one: Projected, basis: str = "real") -> dict[Pair, Array]:
    """What each pair of function and payer costs in the base year and the plan years; `basis` is real or nominal."""
    years = one.model.book.plan_columns.stop
    found: dict[Pair, Array] = defaultdict(lambda: np.zeros(years))
    for entry in one.model.ledger.entries:
        values = np.resize(one.values(getattr(entry, basis)), one.model.book.columns)[:years]
        found[entry.tags["function"], entry.tags["payer"]] += values
    return dict(sorted(found.items()))


def function_title(function: str) -> str:
    """The code and name of a function as a reader knows it.

    >>> function_title("F07.3.2")
    '07.3.2 Specialized hospital services'
    """
    name = code_names("function").get(function, "")
    return f"{function.removeprefix('F')} {name}" if name else "outside the functions of government"


def functions_records(projection: Projection) -> Iterator[Record]:
    """Every pair of function and payer with its change from the base year."""
    for name, one in projection.scenarios.items():
        nominal, real = amounts(one, "nominal"), amounts(one)
        for (function, payer), paid in nominal.items():
            about = {"scenario": name, "function": function, "name": function_title(function), "payer": payer}
            other = real[function, payer]
            for column, year in shown_years(one):
                levels = {"nominal": float(paid[column]), "real": float(other[column])}
                changes = {
                    "change_nominal": float(paid[column] - paid[0]),
                    "change_real": float(other[column] - other[0]),
                }
                yield about | {"year": year} | levels | changes


def changes_of(one: Projected, function: str = "", payer: str = "") -> Array:
    """Change from the base year at base-year prices of a function with all below it, or of a payer."""
    found = amounts(one)
    picked = [
        values for (code, who), values in found.items()
        if (not function or code == function or code.startswith(f"{function}.")) and (not payer or who == payer)
    ]  # fmt: skip
    total = np.sum(picked, axis=0) if picked else np.zeros(one.model.book.plan_columns.stop)
    return np.asarray(total - total[0], dtype=float)


def functions_sentence(projection: Projection, one: Projected) -> str:
    """What moves between functions and between payers by the last plan year; nothing where nothing does."""
    plan = projection.plan
    functions = {said: float(changes_of(one, function)[-1]) for function, said in SAID.items()}
    payers = {payer: float(changes_of(one, payer=payer)[-1]) for payer in sorted({who for _, who in amounts(one)})}
    moved = _list(functions, plan.currency)
    if not moved:
        return ""
    who = _list({_payer(payer): change for payer, change in payers.items()}, plan.currency)
    basis = f"a year in {plan.last} against {plan.base_year}, at {plan.base_year} prices"
    return f"Between functions of government, {basis}: {moved}. Between payers: {who or 'nothing'}."


def _payer(payer: str) -> str:
    return "no payer named" if payer == "outside" else payer


def _list(changes: dict[str, float], currency: str) -> str:
    """Changes with their sign, the largest first."""
    moved = sorted((each for each in changes.items() if abs(each[1]) > CENT), key=lambda each: -abs(each[1]))
    if len(moved) > MOST:
        moved = [*moved[: MOST - 1], ("others together", sum(change for _, change in moved[MOST - 1 :]))]
    return "; ".join(f"{said} {'+' if change > 0 else '-'}{money(abs(change), currency)}" for said, change in moved)
