"""Charts of what a plan buys: benefits against cost with a line at 1, and what waiting and never beginning lose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from costing import Present, Row
from outputs.analyses.bars_chart import named_bars, wide_axes
from outputs.benefit_said import LONG, losers, waiting_said
from outputs.benefit_tables import NONE_SPENT
from outputs.bridge_sentence import figure
from outputs.cells import Record
from outputs.chart_style import PALETTE, Chart, thousands
from outputs.wording import counted, number, scale
from scenarios import Projected, Projection, Spread, at_own_rate, cases, spread, whole_plan

BLUE, GREEN, PLUM, ORANGE, DARK, VIOLET = PALETTE
SHOWN = 8
"""Actions of the chart: half of them the highest, half the lowest; the table has all."""
WITHOUT, WITH = "without the value of health", "with the value of health"
BARS = {WITHOUT: BLUE, WITH: GREEN}
THICK = 0.36
Named = tuple[str, Row, Row]
"""What bars are of, and its lines without and with the value of health."""


@dataclass(frozen=True)
class Bars:
    """Bars in pairs, from the top: for each name a figure without and one with the value of health."""

    pairs: Mapping[str, Mapping[str, Spread]]
    unit: str
    size: float = 1.0

    @property
    def drawn(self) -> bool:
        """Whether there are draws."""
        return all(each.p10 is not None for pair in self.pairs.values() for each in pair.values())

    def rows(self) -> list[Record]:
        """The numbers, one row a pair."""
        marks = {"base": "", "p10": ", P10", "p90": ", P90"} if self.drawn else {"base": ""}
        return [
            {"of": name}
            | {
                f"{said}{mark} ({self.unit})": getattr(each, key) / self.size
                for said, each in pair.items()
                for key, mark in marks.items()
            }
            for name, pair in self.pairs.items()
        ]


def benefit_charts(projection: Projection, name: str, source: str) -> list[Chart]:
    """Both charts of a scenario; none where it names no benefits or nothing is spent."""
    case, one = cases(projection).get(name), projection.scenarios[name]
    if case is None or figure(one, whole_plan(case).cost) < NONE_SPENT:
        return []
    return [benefit_cost_chart(projection, name, source), inaction_chart(projection, name, source)]


def benefit_cost_chart(projection: Projection, name: str, source: str) -> Chart:
    """Benefits for each unit of cost: of the plan, and of its actions, the highest on top, with a line at 1."""
    one, case, plan = projection.scenarios[name], cases(projection)[name], projection.plan
    whole, actions = whole_plan(case), _shown(one, case.actions)
    titles, far = one.model.scenario.actions, at_own_rate(case, LONG)
    lines = [(f"The whole plan, {plan.first}-{plan.last}", whole), (f"The whole plan, {LONG} years", far)]
    lines += [(titles[action].title, present) for action, present in actions]
    bars = Bars(
        _pairs(one, [(label, each.ratio, each.ratio_with_health) for label, each in lines]),
        f"benefits for each {plan.currency} of cost, discounted at the plan's own rate",
    )
    title = _title(projection, name)
    left = len(case.actions) - len(actions)
    more = f"; {left} more in data/benefits_by_action.csv" if left else ""
    axes = _drawn(bars, title, f"{source}{more}")
    axes.axvline(1, color=DARK, linewidth=1.6)
    axes.annotate("1: brings what it costs", (1, 0), xycoords=("data", "axes fraction"), xytext=(4, 4),
                  textcoords="offset points", color=DARK, fontsize=9)  # fmt: skip
    return Chart("15-benefit-cost", title, axes, bars.rows(), f"Bars with a line at 1. {title}.")


def inaction_chart(projection: Projection, name: str, source: str) -> Chart:
    """What is lost if nothing is ever done, and if all begins a year later, at the plan's own rate."""
    one, case, plan = projection.scenarios[name], cases(projection)[name], projection.plan
    whole, far = whole_plan(case), at_own_rate(case, LONG)
    assert whole.waiting is not None
    years, long = f"{plan.first}-{plan.last}", f"{LONG} years"
    lines = [
        ("Begun a year later", whole.waiting.net, whole.waiting.net_with_health),
        (f"Never begun, {years}", whole.net, whole.net_with_health),
        (f"Never begun, {long}", far.net, far.net_with_health),
    ]
    pairs = _pairs(one, lines)
    size, word = scale(max(abs(value) for pair in pairs.values() for each in pair.values() for value in _ends(each)))
    unit = f"net benefits lost, present value, {plan.currency} {word}, prices of {plan.base_year}".replace(" ,", ",")
    bars = Bars(pairs, unit, size)
    title = waiting_said(projection, name).removesuffix(".")
    axes = _drawn(bars, title, source)
    axes.axvline(0, color=DARK, linewidth=1.2)
    return Chart("16-inaction", title, axes, bars.rows(), f"Bars for a year of waiting and for never. {title}.")


def _title(projection: Projection, name: str) -> str:
    one, case = projection.scenarios[name], cases(projection)[name]
    whole, below = whole_plan(case), len(losers(projection, name))
    spent = sum(figure(one, each.cost) >= NONE_SPENT for each in case.actions.values())
    without, with_health = (number(figure(one, row), 2) for row in (whole.ratio, whole.ratio_with_health))
    said = f"For each {projection.plan.currency} that the plan costs: {without} {WITHOUT}, {with_health} with it"
    return f"{said}; {below} of {counted(spent, 'action')} below 1 without it" if below else said


def _shown(one: Projected, actions: Mapping[str, Present]) -> list[tuple[str, Present]]:
    """Actions with cost, the highest ratio first; of many the highest and the lowest."""
    spent = [(name, each) for name, each in actions.items() if figure(one, each.cost) >= NONE_SPENT]
    ordered = sorted(spent, key=lambda pair: -figure(one, pair[1].ratio))
    return ordered if len(ordered) <= SHOWN else [*ordered[: SHOWN // 2], *ordered[-SHOWN // 2 :]]


def _pairs(one: Projected, lines: Sequence[Named]) -> dict[str, dict[str, Spread]]:
    found: dict[str, dict[str, Spread]] = {}
    for label, without, with_health in lines:
        name = label if label not in found else f"{label} ({len(found)})"
        found[name] = {WITHOUT: spread(one, without), WITH: spread(one, with_health)}
    return found


def _ends(each: Spread) -> tuple[float, ...]:
    return tuple(value for value in (each.base, each.p10, each.p90) if value is not None)


def _drawn(bars: Bars, title: str, source: str) -> Any:
    """Lying bars in pairs with their ranges over the draws, and the number at the end of each."""
    axes = wide_axes(title, bars.unit, source)
    middles = list(range(len(bars.pairs)))[::-1]
    for offset, (said, colour) in zip((THICK / 2, -THICK / 2), BARS.items(), strict=True):
        for middle, pair in zip(middles, bars.pairs.values(), strict=True):
            _bar(axes, middle + offset, pair[said], (colour, bars.size))
        axes.containers[-1].set_label(said)
    if bars.drawn:
        axes.plot([], [], color=ORANGE, linewidth=2, label="P10 to P90: eight draws of ten")
    named_bars(axes, middles, list(bars.pairs))
    axes.margins(x=0.3 if bars.drawn else 0.12)
    axes.xaxis.set_major_formatter(thousands)
    axes.legend(loc="upper center", bbox_to_anchor=(0.4, -0.06), ncols=3, frameon=False, fontsize=9)
    return axes


def _bar(axes: Any, place: float, each: Spread, look: tuple[str, float]) -> None:
    colour, size = look
    ends = [value / size for value in _ends(each)]
    axes.barh(place, ends[0], color=colour, height=THICK)
    decimals = 2 if size == 1.0 else 1
    said = [number(value, decimals) for value in ends]
    if len(ends) > 1:
        axes.plot(ends[1:], [place, place], color=ORANGE, linewidth=2)
        said = [f"{said[0]} ({said[1]} to {said[2]})"]
    axes.annotate(f" {said[0]}", (max([0.0, *ends]), place), va="center", color=DARK, fontsize=9)
