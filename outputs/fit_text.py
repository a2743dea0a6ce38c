"""What fitting a plan to its money says: the cut-lines, what is cut and why, what people lose, what is missing."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from outputs.fit_files import told
from outputs.text_table import text_table
from outputs.wording import money, number, plain, unbroken
from scenarios import CutLine, Fitted, Lost, LostBenefit, Shortfall, Trial, must_give

WIDTH = 100
_RIGHTS = (
    "Never cut: institutions, homes and what people need who moved; monitoring and follow-up. No move is slowed for "
    "want of money: rights come first."
)


def fit_text(fitted: Fitted, title: str, written: Sequence[Path]) -> str:
    """The list of cut-lines as people read it."""
    parts = [plain(title), "", _table(fitted), *_wrapped(_RIGHTS), ""]
    for line in fitted.lines:
        parts += [*_line(fitted, line), ""]
    parts += [f"wrote {path}" for path in written]
    names = " ".join(f"-s {path.stem}" for path in written)
    parts += [f"Next: careshift run PLAN {names}, to see them beside the whole plan (reform)"] if written else []
    return "\n".join(parts) + "\n"


def fit_record(fitted: Fitted, title: str, written: Sequence[Path]) -> dict[str, Any]:
    """The same for programs."""
    lines = [
        {
            "scenario": line.name,
            "what": line.title,
            "fits": line.fits,
            "cost": _cost(line.trial),
            "file": next((str(path) for path in written if path.stem == line.name), None),
            "never_cut": line.kept,
            "cuts": [
                {"action": name, "years_later": cut.delay, "share": cut.share, "left_out": cut.out, "why": cut.because}
                for name, cut in line.cuts.items()
            ],
            "lost": [_lost(one) for one in fitted.lost(line)],
            "lost_benefits": [vars(one) | {"less": one.less} for one in fitted.lost_benefits(line)],
            "missing": _missing(line.trial),
        }
        for line in fitted.lines
    ]
    whole = {"scenario": "reform", "what": "the whole plan", "fits": fitted.whole.fits, "cost": _cost(fitted.whole)}
    return {"plan": title, "cut_lines": [*lines, whole | {"missing": _missing(fitted.whole)}]}


def _table(fitted: Fitted) -> str:
    cash = fitted.whole.model.world.cash
    rows = [(f"{line.title} ({line.name})", line.trial) for line in fitted.lines]
    rows += [("whole plan (reform)", fitted.whole)]
    cells = [[name, "yes" if one.fits else "no", money(_cost(one), cash), _first(one, cash)] for name, one in rows]
    return text_table(["cut-line", "fits", "cost of the plan years", "first missing"], cells)


def _first(trial: Trial, cash: str) -> str:
    if trial.fits:
        return "-"
    year = trial.shortfalls[0].year
    return f"{money(_sum(trial.shortfalls, year), cash)} in {year}"


def _sum(missing: Sequence[Shortfall], year: int) -> float:
    """What is missing in a year; a ceiling and a gap may be about the same money, so the larger counts."""
    kinds: dict[str, float] = {}
    for one in missing:
        if one.year == year:
            kind = "ceiling" if one.what.startswith("above") else "gap"
            kinds[kind] = kinds.get(kind, 0.0) + one.amount if kind == "gap" else max(kinds.get(kind, 0.0), one.amount)
    return max(kinds.values())


def _line(fitted: Fitted, line: CutLine) -> Iterator[str]:
    yield f"{line.title} ({line.name})"
    if not line.fits:
        yield from _unfit(line)
        return
    if not line.cuts:
        yield "  nothing is cut"
    lost = {name: list(ones) for name, ones in groupby(fitted.lost(line), key=lambda one: one.element)}
    for name, cut in line.cuts.items():
        title = fitted.whole.model.scenario.actions[name].title
        yield from _wrapped(plain(f"{title}: {told(cut)}"), "  ")
        yield from _wrapped(plain(unbroken(cut.because)), "    why: ", "         ")
        for (what, unit), ones in groupby(lost.get(name, []), key=lambda one: (one.what, one.unit)):
            years = ", ".join(f"{one.year} {_change(one)}" for one in ones)
            yield from _wrapped(f"{_thing(what, unit)}: {years}", "    lost: ", "          ")
    yield from _buys_less(fitted, line)


def _buys_less(fitted: Fitted, line: CutLine) -> Iterator[str]:
    """What the plan buys less for all that is cut: beside the money that is missing, what the cuts cost people."""
    found = [one for one in fitted.lost_benefits(line) if abs(one.less) >= 0.5]
    if not found:
        return
    book = fitted.whole.model.book
    years = book.years[book.plan_columns]
    yield f"  what it buys, against the whole plan, all of {years[0]}-{years[-1]}:"
    for one in found:
        basis = f"at {one.unit.split()[-1]} prices"
        about = "" if one.name == "healthy_years" else f" (discounted, {basis})" if one.present else f" ({basis})"
        yield from _wrapped(unbroken(f"{one.what}{about}: {_less(one)}"), "    lost: ", "          ")


def _less(one: LostBenefit) -> str:
    """What is lost with a minus, and what is gained with a plus: an action may cost more than it brings."""
    size = abs(one.less)
    said = number(size) if one.name == "healthy_years" else money(size, one.unit.split()[0])
    return f"{'-' if one.less > 0 else '+'}{said}"


def _unfit(line: CutLine) -> Iterator[str]:
    cash = line.trial.model.world.cash
    yield "  cannot be reached, whatever is cut that may be cut; no file is written"
    years = {year: list(ones) for year, ones in groupby(line.trial.shortfalls, key=lambda one: one.year)}
    for year, ones in years.items():
        for one in ones:
            yield from _wrapped(f"{year}: {money(one.amount, cash)} is {plain(one.what)}", "  ", "    ")
    worst = max(line.trial.shortfalls, key=lambda one: one.amount)
    names = "; ".join(f"{plain(title)} {money(cost, cash)}" for title, cost in list(must_give(line.trial, worst))[:5])
    said = f"What must give in {worst.year}: the money, or what is never cut or needed by it: {names}"
    yield from _wrapped(unbroken(said), "  ", "    ")


def _change(one: Lost) -> str:
    size = abs(one.less)
    text = number(size, 0 if size >= 100 or float(size).is_integer() else 1)
    return f"{'-' if one.less > 0 else '+'}{text}"


def _thing(what: str, unit: str) -> str:
    return unit + "s in use" if what == "in use" else f"{what} ({unit})"


def _wrapped(text: str, first: str = "", then: str | None = None) -> list[str]:
    indent = first if then is None else then
    lines = textwrap.wrap(
        text, WIDTH, initial_indent=first, subsequent_indent=indent, break_on_hyphens=False, break_long_words=False
    )
    return [line.replace("\u00a0", " ") for line in lines]


def _cost(trial: Trial) -> float:
    book = trial.model.book
    return float(trial.results[trial.model.totals.nominal][book.plan_columns, 0].sum())


def _lost(one: Lost) -> dict[str, Any]:
    said = {"action": one.element, "what": one.what, "unit": one.unit, "year": one.year}
    return {**said, "whole": one.whole, "left": one.left, "less": one.less}


def _missing(trial: Trial) -> list[dict[str, Any]]:
    return [{"year": one.year, "what": one.what, "amount": one.amount} for one in trial.shortfalls]
