"""The fiscal note: one proposal as budget offices ask for it, as Markdown; its sentences serve the annex too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from costing import CENT, Row
from outputs.annex.tongue import say
from outputs.bridge_sentence import over_plan
from outputs.funding_said import NOT_KNOWN, first_gap, funding_sentence, terms_of
from outputs.parameter_table import assumptions, figures_used
from outputs.sentence import first_scenario
from outputs.uncertainty import plan_ranges
from outputs.validity import not_valid
from outputs.wording import listed, money, number, scale
from scenarios import Finding, Projected, Projection

ROLLED_OUT = 0.95
"""A plan is rolled out when its new recurrent cost has reached this share of its highest, in real money."""
WINDOW = 3
YEARS = "{first} to {last} (budget year and two outer years), plan until {end}"
SPREAD = (
    "Base case {base} over {first}-{last}, at {year} prices; half of the draws are below {p50} (P50), "
    "four in five below {p80} (P80)."
)
ASSUMED = "{count} of {used} figures used are assumptions; each stands with its reason in parameters.csv."


def fiscal_note(projection: Projection, findings: Sequence[Finding]) -> str:
    """The note on the plan as written, in Markdown; amounts are cash of each year unless it says real."""
    name = first_scenario(projection)
    one = projection.scenarios[name]
    parts = [
        f"# Fiscal note: {projection.plan.title}\n",
        *([f"**{refused}**\n"] if (refused := not_valid(findings, name)) else []),
        *_section("Proposal", (f"- {label}: {text}" for label, text in _about(projection, one).items())),
        *_section("Cost by year", _cost(projection, one)),
        *_section("Payers", _payers(projection, one)),
        *_section("Sources", _sources(projection, one)),
        *_section("What nobody pays", _unfunded(projection, one)),
        *_section("Offsets", _offsets(projection, one)),
        *_section("Ceilings and estimates", _frame(projection, one)),
        *_section("Commitments", _commitments(projection, one)),
        *_section("Sensitivity", (f"- {text}" for text in sensitivity_said(projection))),
        *_section("Assumptions", (f"- {text}" for text in assumptions_said(projection))),
        *_section("Open rules", _rules(findings, name)),
    ]
    return "\n".join(parts).rstrip() + "\n"


def proposal(projection: Projection) -> dict[str, str]:
    """What is proposed, by whom it is paid, and over which years."""
    plan, one = projection.plan, projection.scenarios[first_scenario(projection)]
    scenario = one.model.scenario
    payers = sorted({entry.tags["payer"] for entry in one.model.ledger.entries})
    what = [element.title for element in (*scenario.actions.values(), *scenario.institutions.values())]
    window = min(plan.last, plan.first + WINDOW - 1)
    return {
        "Proposal": plan.title,
        "Country": plan.country,
        "Actions and institutions": "; ".join(what),
        "Payers": listed([say(payer) for payer in payers]),
        "Base year": str(plan.base_year),
        "Window": say(YEARS, first=plan.first, last=window, end=plan.last),
    }


def _about(projection: Projection, one: Projected) -> dict[str, str]:
    year = rolled_out(projection, one)
    sentence = funding_sentence(projection, one)
    return {
        **proposal(projection),
        "Roll-out year": f"{year or 'none'} (new recurrent cost reaches {ROLLED_OUT:.0%} of its highest, real)",
        "Posts": _posts(projection, one),
        "Money": sentence or f"{NOT_KNOWN}.",
    }


def rolled_out(projection: Projection, one: Projected) -> int | None:
    """The first plan year in which new recurrent cost is at its height; None where there is none."""
    real = one.values(one.model.financing.commitments.lasting_real)[one.model.book.plan_columns]
    highest = float(real.max())
    if highest <= CENT:
        return None
    return next(year for year, cost in zip(projection.years, real, strict=False) if cost >= ROLLED_OUT * highest)


def sensitivity_said(projection: Projection) -> list[str]:
    """What draws say of the total; that there are none, where none were made."""
    name, currency = first_scenario(projection), projection.plan.currency
    if projection.scenarios[name].drawn is None:
        return [say("No draws were made: run with --draws to see how far the total may be off.")]
    found = plan_ranges(projection, name)["total"]
    plan = projection.plan
    levels = {name: money(getattr(found, name), currency) for name in ("base", "p50", "p80")}
    return [say(SPREAD, first=plan.first, last=plan.last, year=plan.base_year, **levels)]


def assumptions_said(projection: Projection) -> list[str]:
    """How much rests on assumptions."""
    assumed, used = len(assumptions(projection)), len(figures_used(projection))
    return [say(ASSUMED, count=assumed, used=used)]


def _section(title: str, lines: Iterator[str]) -> list[str]:
    found = list(lines)
    return [f"## {title}\n", *found, ""] if found else []


def _posts(projection: Projection, one: Projected) -> str:
    people = one.model.workforce
    if not people.cadres:
        return "none"
    needed = one.values(people.needed)[one.model.book.plan_columns]
    return f"{number(float(needed[-1]), 1)} full-time posts needed in {projection.plan.last}"


def _safe(text: str) -> str:
    """A text as it may stand in a cell of a Markdown table."""
    return text.replace("|", "/")


def _table(projection: Projection, one: Projected, rows: Mapping[str, Row]) -> Iterator[str]:
    """Lines by year with their sum over the plan years, as a Markdown table."""
    plan, inside = projection.plan, one.model.book.plan_columns
    values = {label: one.values(row)[inside] for label, row in rows.items()}
    size, word = scale(max((float(abs(each).max()) for each in values.values()), default=0.0))
    unit = f"{plan.currency} {word}".rstrip()
    yield f"| {unit} | {' | '.join(map(str, projection.years))} | plan years |"
    yield f"|---|{'---:|' * (len(projection.years) + 1)}"
    for label, each in values.items():
        cells = [number(float(value) / size, 1) for value in (*each, each.sum())]
        yield f"| {label} | {' | '.join(cells)} |"


def _cost(projection: Projection, one: Projected) -> Iterator[str]:
    sums = one.model.totals
    rows = {"spent without new policy": sums.baseline_nominal, "new policy, less savings": sums.new_nominal,
            "cost": sums.nominal, "of this recurrent": sums.recurrent_nominal,
            "of this capital": sums.capital_nominal}  # fmt: skip
    return _table(projection, one, rows)


def _payers(projection: Projection, one: Projected) -> Iterator[str]:
    """What each payer pays over the window and over the plan, and how much of it is above no new policy."""
    plan, found, before = projection.plan, _by_payer(one), {}
    if "status_quo" in projection.scenarios:
        before = _by_payer(projection.scenarios["status_quo"])
    yield "| payer | budget year and two outer years | plan years | of it above no new policy |"
    yield "|---|---:|---:|---:|"
    for payer, (window, whole) in sorted(found.items()):
        above = whole - before.get(payer, (0.0, 0.0))[1]
        cells = (_safe(payer), *(money(amount, plan.currency) for amount in (window, whole, above)))
        yield f"| {' | '.join(cells)} |"


def _by_payer(one: Projected) -> dict[str, tuple[float, float]]:
    """What each payer pays over the window, and over the plan."""
    found: dict[str, tuple[float, float]] = {}
    for entry in one.model.ledger.entries:
        cost = one.values(entry.nominal)[one.model.book.plan_columns]
        window, whole = found.get(entry.tags["payer"], (0.0, 0.0))
        found[entry.tags["payer"]] = window + float(cost[:WINDOW].sum()), whole + float(cost.sum())
    return found


def _sources(projection: Projection, one: Projected) -> Iterator[str]:
    """What each source pays, with how sure it is."""
    paid, currency = one.model.financing.paid, projection.plan.currency
    yield "| source | how sure | budget | scheme | pays over the plan | may pay |"
    yield "|---|---|---|---|---:|---|"
    for terms in terms_of(projection):
        if terms.name in paid:
            amount = money(over_plan(one, paid[terms.name]), currency)
            scheme = terms.scheme or "not said"
            title, pays = _safe(terms.title), _safe(terms.pays)
            yield f"| {title} | {terms.security} | {terms.budget} | {scheme} | {amount} | {pays} |"


def _unfunded(projection: Projection, one: Projected) -> Iterator[str]:
    """Actions that are not paid in full, by name, the largest gap first."""
    found, scenario = one.model.financing, one.model.scenario
    if not found.given:
        yield f"{NOT_KNOWN}."
        return
    titles = {name: each.title for name, each in (*scenario.actions.items(), *scenario.institutions.items())}
    gaps = {name: over_plan(one, paying.gap) for name, paying in found.elements.items()}
    short = sorted((name for name, gap in gaps.items() if gap > CENT), key=lambda name: -gaps[name])
    if not short:
        yield "Every action and institution is paid in full."
    for name in short:
        year = first_gap(projection, one, found.elements[name].gap)
        yield f"- {titles[name]}: {money(gaps[name], projection.plan.currency)}, first in {year}"


def _offsets(projection: Projection, one: Projected) -> Iterator[str]:
    currency = projection.plan.currency
    saved = sum(over_plan(one, entry.nominal) for entry in one.model.ledger.of(standing="saving"))
    yield f"- Savings over the plan: {money(-saved, currency)} no longer paid."
    if one.model.transition is not None:
        released = money(over_plan(one, one.model.transition.released), currency)
        yield f"- Released by institutions over the plan: {released} (their budget less what they cost)."


def _frame(projection: Projection, one: Projected) -> Iterator[str]:
    """Ceilings, votes, and what is not explained of forward estimates."""
    found, currency = one.model.financing, projection.plan.currency
    for ceiling in found.ceilings.values():
        year = first_gap(projection, one, ceiling.excess)
        most = float(one.values(ceiling.excess)[one.model.book.plan_columns].max())
        said = f"broken first in {year}, by at most {money(most, currency)} a year" if year else "kept in every year"
        yield f"- Ceiling {ceiling.title}: {said}."
    if not found.ceilings:
        yield "- No ceiling is given."
    if found.votes is not None:
        yield f"- To be voted over the plan so that all of it is spent: {money(over_plan(one, found.votes), currency)}."
    beside = one.model.reconciliation
    if beside.beyond is not None and beside.known is not None:
        beyond = money(over_plan(one, beside.beyond), currency)
        yield f"- Forward estimates less what is modelled or recorded without new policy: {beyond} (years given)."


def _commitments(projection: Projection, one: Projected) -> Iterator[str]:
    found, plan = one.model.financing.commitments, projection.plan
    lasting, owed = (float(one.values(row)[one.model.book.plan_columns][-1]) for row in (found.lasting, found.owed))
    each = f"{money(lasting, plan.currency)} a year (cash of {plan.last})"
    yield f"- New recurrent cost that goes on after {plan.last}: {each}."
    if owed > CENT:
        yield f"- Owed on loans at the end of {plan.last}: {money(owed, plan.currency)}."


def _rules(findings: Sequence[Finding], name: str) -> Iterator[str]:
    grave = ("BLOCK", "WARN", "INFO")
    own = sorted((one for one in findings if one.scenario == name), key=lambda one: grave.index(one.severity))
    if not own:
        yield "No rule has anything to say."
    for one in own:
        yield f"- {one.severity} {one.rule}: {one.message}. {one.remedy}."
