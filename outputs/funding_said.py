"""Who pays, in words: the terms of each source, and the sentence on how much is paid, how surely and what is not."""

from __future__ import annotations

from dataclasses import dataclass

from costing import CENT, Row
from outputs.annex.tongue import Own, say
from outputs.bridge_sentence import over_plan
from outputs.wording import listed, money, number
from scenarios import Projected, Projection

SECURE = ("voted", "promised", "asked")


@dataclass(frozen=True)
class Terms:
    """On what terms a source gives, in a reader's words."""

    name: str
    title: str
    security: str
    budget: str
    scheme: str
    revenue: str
    pays: str


def terms_of(projection: Projection) -> list[Terms]:
    """The terms of every source of any scenario, in the order in which they pay; the plan as written first."""
    found: dict[str, Terms] = {}
    for name in sorted(projection.scenarios, key=lambda each: each != "reform"):
        for source in projection.scenarios[name].model.financing.sources:
            terms, budget = source.terms, f"{'on' if source.terms.on_budget == 'yes' else 'off'} budget"
            said = AUTOMATIC.get(source.name) or _pays(source)
            one = Terms(source.name, source.title, terms.security, budget, terms.scheme, terms.revenue, said)
            found.setdefault(source.name, one)
    return list(found.values())


AUTOMATIC = {
    "existing_budget": "what is spent without new policy, less what is saved of it",
    "voted_for_the_change": "homes, and what is paid once, of people who leave institutions",
    "released_money": "homes and what is paid once first, then other new policy in the community",
    "bridge": "homes, and what is paid once, of people who leave institutions",
}
"""What sources pay that a plan has of itself."""


def _pays(source: object) -> str:
    pays = source.terms.pays  # type: ignore[attr-defined]
    limits = {"payer": pays.payers, "area": pays.areas, "directive": pays.directives, "place of care": pays.settings}
    said = [say("{sheet}: {plan}", sheet=say(what), plan=listed([say(word) for word in words]))
            for what, words in limits.items() if words]  # fmt: skip
    if pays.elements:
        said.insert(0, say("only {actions}", actions=listed([word.replace("_", " ") for word in pays.elements])))
    if pays.nature != "any":
        said.append(say(f"{pays.nature} cost"))
    policy = {"new": "new policy", "existing": "existing spending", "any": "new policy and existing spending"}
    return Own(say("; ").join([say(policy[pays.policy]), *said]))


def first_gap(projection: Projection, one: Projected, row: Row) -> int | None:
    """The first plan year in which a line is above half a cent; None if it never is."""
    inside = one.values(row)[one.model.book.plan_columns]
    return next((year for year, gap in zip(projection.years, inside, strict=False) if gap > CENT), None)


NOT_KNOWN = "The plan names no source of money: who pays for new policy is not known"


def is_known(projection: Projection) -> bool:
    """Whether any scenario names a source of money, so that what nobody pays is a gap."""
    return any(one.model.financing.given for one in projection.scenarios.values())


def funding_sentence(projection: Projection, one: Projected) -> str:
    """How much of the cost is paid, how surely, and what nobody pays, over the plan years in cash.

    Nothing where the plan names no source of money.
    """
    found, plan = one.model.financing, projection.plan
    cost, gap = over_plan(one, found.total.cost), over_plan(one, found.total.gap)
    if cost <= CENT or not found.given:
        return ""
    parts = [f"{word} {money(over_plan(one, found.secure[word]), plan.currency)}" for word in SECURE]
    year = first_gap(projection, one, found.total.gap)
    missing = "no gap" if year is None else f"gap {money(gap, plan.currency)}, first in {year}"
    share = number(100 * (1 - gap / cost), 1)
    return f"Sources pay {share} % of cost over {plan.first}-{plan.last} (cash): {', '.join(parts)}; {missing}."
