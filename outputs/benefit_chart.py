"""Charts of what a plan buys: benefits against cost with a line at 1, and what waiting and never beginning lose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from costing import Present, Row
from outputs.benefit_bars import WITH, WITHOUT, Bars, draw_bars, ends
from outputs.benefit_first import LONG
from outputs.benefit_said import losers, waiting_said
from outputs.benefit_sure import RATIOS, doubt, middle_of, ratio_text, told
from outputs.benefit_tables import NONE_SPENT, action_title
from outputs.bridge_sentence import figure
from outputs.chart_style import PALETTE, Chart
from outputs.wording import counted, number, scale
from scenarios import (
    Projected,
    Projection,
    Spread,
    at_own_rate,
    cases,
    is_spent,
    outside,
    present_spread,
    spread,
    whole_plan,
    without_benefit,
)

DARK = PALETTE[4]
SHOWN = 8
"""Actions of the chart: half of them the highest, half the lowest; the table has all."""
REFUSED = (
    "Not valid: what the plan and its actions bring for what they cost",
    "Not valid: what waiting loses or saves",
)
Named = tuple[str, Row, Row]
"""What bars are of, and its lines without and with the value of health."""
Pairs = dict[str, dict[str, Spread]]


def benefit_charts(projection: Projection, name: str, source: str, *, refused: bool = False) -> list[Chart]:
    """The charts of a scenario: ratios where something is spent, waiting where something is gained or lost.

    Where the run is refused, for open BLOCK findings, titles say that and no finding.
    """
    case, one = cases(projection).get(name), projection.scenarios[name]
    if case is None:
        return []
    whole = whole_plan(case)
    titles = REFUSED if refused else (ratio_title(projection, name), waiting_title(projection, name))
    charts = [benefit_cost_chart(projection, name, source, titles[0])] if is_spent(one, whole.cost) else []
    if any(abs(figure(one, row)) >= NONE_SPENT for row in (whole.cost, whole.net, whole.net_with_health)):
        charts.append(inaction_chart(projection, name, source, titles[1]))
    return charts


def benefit_cost_chart(projection: Projection, name: str, source: str, title: str) -> Chart:
    """Benefits for each unit of cost: of the plan, and of its actions, the highest on top, with a line at 1."""
    one, case, plan = projection.scenarios[name], cases(projection)[name], projection.plan
    actions = _shown(one, case.actions)
    lines = [(f"The whole plan, {plan.first}-{plan.last}", whole_plan(case)),
             (f"The whole plan, {LONG} years", at_own_rate(case, LONG))]  # fmt: skip
    lines += [(action_title(one, action), present) for action, present in actions]
    bars = Bars(_ratios(one, lines), f"benefits for each {plan.currency} of cost, discounted at the plan's own rate")
    left, unnamed = len(case.actions) - len(actions), len(without_benefit(one))
    notes = [f"{counted(left, 'action')} more in data/benefits_by_action.csv"] if left else []
    notes += [f"{counted(unnamed, 'action')} without a named benefit: cost alone"] if unnamed else []
    more = f"\n{'; '.join(notes)}" if notes else ""
    axes = draw_bars(bars, title, f"{source}{more}")
    axes.axvline(1, color=DARK, linewidth=1.6)
    axes.axhline(len(bars.pairs) - 2.5, color=DARK, linewidth=0.8, linestyle=":")
    axes.set_ylim(-0.6, len(bars.pairs) - 0.25)
    axes.annotate(" 1: brings what it costs", (1, len(bars.pairs) - 0.5), color=DARK, fontsize=9)
    return Chart("15-benefit-cost", title, axes, bars.rows(), f"Bars with a line at 1. {title}.")


def inaction_chart(projection: Projection, name: str, source: str, title: str) -> Chart:
    """What is lost over the plan years if all begins a year later, and if nothing is ever done.

    What never beginning loses over longer horizons is many times that of a year, and stands in a table alone.
    """
    one, case, plan = projection.scenarios[name], cases(projection)[name], projection.plan
    whole = whole_plan(case)
    assert whole.waiting is not None
    years = f"{plan.first}-{plan.last}"
    lines = [
        ("Begun a year later", whole.waiting.net, whole.waiting.net_with_health),
        (f"Never begun, {years}", whole.net, whole.net_with_health),
    ]
    pairs = _pairs(one, lines)
    size, word = scale(max(abs(value) for pair in pairs.values() for each in pair.values() for value in ends(each)))
    unit = f"net benefits lost, present value, {plan.currency} {word}, prices of {plan.base_year}".replace(" ,", ",")
    bars = Bars(pairs, unit, size)
    axes = draw_bars(bars, title, f"{source}\nBelow 0 it saves; longer horizons in data/inaction.csv")
    axes.axvline(0, color=DARK, linewidth=1.2)
    return Chart("16-inaction", title, axes, bars.rows(), f"Bars for a year of waiting and for never. {title}.")


def ratio_title(projection: Projection, name: str) -> str:
    """Both ratios, where they are not sure with what the draws say, and how many actions bring less than they cost."""
    one, case = projection.scenarios[name], cases(projection)[name]
    whole, below = whole_plan(case), len(losers(projection, name))
    both = [present_spread(one, whole, label) for label in RATIOS]
    without, with_health = (ratio_text(middle_of(one, each)) for each in both)
    said = f"For each {projection.plan.currency} that the plan costs: {without} {WITHOUT}, {with_health} with it"
    if told(one, both[0]):
        unsure = doubt(one, whole)
        base = "" if unsure.startswith("base case") else f"; base case {ratio_text(both[0].base)}"
        said += f", in the middle of the draws{base}{f'; {unsure}' if unsure else ''}"
    of = f"{below} of {counted(len(case.actions), 'action')} with a named benefit"
    return f"{said}; {of} {'brings' if below == 1 else 'bring'} less than the cost" if below else said


def waiting_title(projection: Projection, name: str) -> str:
    """What a year of waiting loses or saves, with the people whom it keeps in wards."""
    late = outside(projection.scenarios[name], projection.scenarios.get("status_quo"))
    more = f"; {number(late[2])} person-years more in wards, which no amount counts" if late and late[2] >= 0.5 else ""
    return f"{waiting_said(projection, name).removesuffix('.')}{more}"


def _shown(one: Projected, actions: Mapping[str, Present]) -> list[tuple[str, Present]]:
    """Actions with cost, the highest ratio first; of many the highest and the lowest."""
    spent = [(name, each) for name, each in actions.items() if is_spent(one, each.cost)]
    ordered = sorted(spent, key=lambda pair: -figure(one, pair[1].ratio))
    return ordered if len(ordered) <= SHOWN else [*ordered[: SHOWN // 2], *ordered[-SHOWN // 2 :]]


def _ratios(one: Projected, lines: Sequence[tuple[str, Present]]) -> Pairs:
    """Both ratios of each; the second only where healthy life years are counted."""
    found: Pairs = {}
    for label, each in lines:
        pair = {WITHOUT: present_spread(one, each, "ratio")}
        if counts_health(one, each):
            pair[WITH] = present_spread(one, each, "ratio_with_health")
        found[_apart(found, label)] = pair
    return found


def counts_health(one: Projected, present: Present) -> bool:
    """Whether any healthy life year is counted, whatever it is taken to be worth."""
    known = spread(one, present.healthy_years)
    return any(abs(value) > NONE_SPENT for value in (known.base, known.p10 or 0.0, known.p90 or 0.0))


def _pairs(one: Projected, lines: Sequence[Named]) -> Pairs:
    found: Pairs = {}
    for label, without, with_health in lines:
        found[_apart(found, label)] = {WITHOUT: spread(one, without), WITH: spread(one, with_health)}
    return found


def _apart(found: Pairs, label: str) -> str:
    return label if label not in found else f"{label} ({len(found)})"
