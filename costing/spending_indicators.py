"""Indicators BI01-BI15: how much money, and where it goes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from costing.forms_of_help import FORMS, form_of
from costing.indicator import Indicator, Money
from costing.ledger import OUTSIDE, Entry, Totals
from costing.lines import Row, ratio
from costing.public_money import PublicMoney
from costing.world import World

SETTINGS = {
    "community": "share of community services",
    "institution": "share of institutions",
    "general hospital": "share of general-hospital units",
    "general care": "share of general care",
    "cross-cutting": "share of cross-cutting work",
}
GROUPS = {"children": "children and adolescents", "older_adults": "older adults"}


def spending_indicators(money: Money, world: World, sums: Totals, public: PublicMoney) -> Iterator[Indicator]:
    """Write BI01 to BI15, each for every year.

    Args:
        money: where they are written.
        world: people and prices.
        sums: totals of the plan.
        public: what is spent beside it.
    """
    yield from _size(money, world, sums, public)
    yield from _growth(money, world, public)
    yield from _settings(money, public.mental_health)
    yield from _general_care(money, public)
    for form in FORMS:
        if money.any(lambda entry, form=form: form_of(entry) == form):  # type: ignore[misc]
            part = money.of(f"spent on {form}", lambda entry, form=form: form_of(entry) == form)  # type: ignore[misc]
            yield Indicator("BI07", f"share of {form}", money.share(f"share of {form}", part, public.mental_health))
    yield from _groups(money, world, public.mental_health)
    yield from _parts_of_the_plan(money, sums)
    yield from _outside_health(money, sums)


def _size(money: Money, world: World, sums: Totals, public: PublicMoney) -> Iterator[Indicator]:
    on, spent = money.on, public.mental_health
    which = " (only what the plan models)" if public.modelled else ""
    if public.health is not None:
        share = money.share("mental health in government health spending", spent, public.health)
        printed = "median 2.1 % (WHO Atlas 2024); 5 % and 10 % are targets of advocates for lower and high income"
        yield Indicator("BI01", f"share of government health spending{which}", share, "", printed)
    head = on.line("mental health spending a head", spent / world.population)
    yield Indicator("BI02", f"mental health spending a head{which}", head, "", "median USD 2.69 (WHO Atlas 2024)")
    dollars = world.dollars()
    if dollars is not None:
        real = on.line("mental health spending a head, real", head / world.ledger.general)
        row = on.line("mental health spending a head, USD of the base year", real / dollars)
        yield Indicator("BI02", f"mental health spending a head, USD of the base year{which}", row)
    plan_head = on.line("plan cost a head", sums.nominal / world.population)
    yield Indicator("BI03", "plan cost a head", plan_head)
    bases = {
        "government health spending": public.health,
        "all government spending": public.government,
        "gross domestic product": public.income,
    }
    for label, base in bases.items():
        if base is not None:
            yield Indicator(
                "BI03", f"plan cost as a share of {label}", money.share(f"plan in {label}", sums.nominal, base)
            )


def _growth(money: Money, world: World, public: PublicMoney) -> Iterator[Indicator]:
    """Real spending a head, 1 in the base year."""
    on = money.on
    real = on.line("mental health spending, real", public.mental_health / world.ledger.general)
    start = on.stock("mental health spending of the base year, real", real)
    start.becomes(start.before)
    row = on.line("mental health spending, real, base year is 1", ratio(real, start, 0))
    yield Indicator("BI04", "real mental health spending, base year is 1", row, "", "must not fall below 1 (R41)")


def _settings(money: Money, spent: Row) -> Iterator[Indicator]:
    for setting, label in SETTINGS.items():
        part = money.of(f"spent, {setting}", lambda entry, setting=setting: entry.tags["setting"] == setting)  # type: ignore[misc]
        printed = ""
        if setting == "institution":
            printed = (
                "psychiatric hospitals took 80 % (lower-middle income) and 35 % (high income) in WHO figures of 2017"
            )
        if setting == "community":
            printed = "94 % outside the hospital in Trieste (2006)"
        yield Indicator("BI05", label, money.share(label, part, spent), "", printed)


def _general_care(money: Money, public: PublicMoney) -> Iterator[Indicator]:
    """H1.2 over the whole budget of the ministry, and integration in general care over mental health money."""

    def health(entry: Entry) -> bool:
        return "health" in entry.tags["payer"].lower() and entry.tags["standing"] != "saving"

    narrow = money.of(
        "health ministry, community and general care",
        lambda entry: health(entry) and entry.tags["setting"] in ("community", "general care"),
    )
    wide = money.of(
        "health ministry, general-hospital units",
        lambda entry: health(entry) and entry.tags["setting"] == "general hospital",
    )
    both = money.on.line("health ministry, community, general care and general-hospital units", narrow + wide)
    if public.ministry is not None:
        for label, part in (("without general-hospital units", narrow), ("with general-hospital units", both)):
            row = money.share(f"community and integration in the ministry's budget, {label}", part, public.ministry)
            yield Indicator("BI06", f"share of the health ministry's whole budget, {label}", row)
            yield Indicator("H1.2", f"share of the health ministry's whole budget, {label}", row)
    part = money.of(
        "integration in general care",
        lambda entry: entry.tags["setting"] == "general care" or entry.tags.get("menu") == "svc.liaison",
    )
    row = money.share("share of integration in general care", part, public.mental_health)
    yield Indicator("BI08", "share of integration in general care", row)


def _groups(money: Money, world: World, spent: Row) -> Iterator[Indicator]:
    for group, label in GROUPS.items():
        part = money.of(f"spent on {label}", lambda entry, group=group: entry.tags.get("group") == group)  # type: ignore[misc]
        yield Indicator("BI09", f"share of {label}", money.share(f"share of {label}", part, spent))
        people = world.group(group)
        if people is not None:
            yield Indicator("BI09", f"for each of {label}", money.each(f"for each of {label}", part, people))


def _parts_of_the_plan(money: Money, sums: Totals) -> Iterator[Indicator]:
    """Shares of what the plan models."""
    whole = sums.nominal
    yield _share(money, whole, "BI10", "promotion, literacy and prevention", lambda entry: entry.tags["area"] == "5")
    yield _share(
        money, whole, "BI11", "lived experience and peer posts",
        lambda entry: entry.tags["directive"] == "1.4" or entry.tags.get("input") == "peer_worker",
    )  # fmt: skip
    community = money.of("spent in the community", lambda entry: entry.tags["setting"] == "community")
    contracts = money.of("contracts", lambda entry: entry.tags["kind"] == "service_contract")
    row = money.share("contracts as a share of community spending", contracts, community)
    yield Indicator("BI12", "share of community spending delivered by contract", row)
    yield _share(money, whole, "BI14", "capital", lambda entry: entry.capital)
    once = "one-off, not capital"
    yield _share(money, whole, "BI14", once, lambda entry: not entry.capital and entry.tags["duration"] == "one-off")
    lasting = "recurrent"
    yield _share(money, whole, "BI14", lasting, lambda e: not e.capital and e.tags["duration"] != "one-off")
    learning = ("training_cascade", "training_places")
    yield _share(money, whole, "BI15", "training and supervision", lambda entry: entry.tags["kind"] in learning)


def _outside_health(money: Money, sums: Totals) -> Iterator[Indicator]:
    """By payer, and how many others than health have a line."""
    payers = dict.fromkeys(entry.tags["payer"] for entry in money.world.ledger.entries)
    for payer in payers:
        part = money.of(f"paid by {payer}", lambda entry, payer=payer: entry.tags["payer"] == payer)  # type: ignore[misc]
        yield Indicator("BI13", f"share paid by {payer}", money.share(f"share paid by {payer}", part, sums.nominal))
    yield _share(money, sums.nominal, "BI13", "payers outside health", lambda entry: _not_health(entry.tags["payer"]))


def _not_health(payer: str) -> bool:
    return payer != OUTSIDE and "health" not in payer.lower()


def _share(money: Money, whole: Row, code: str, label: str, wanted: Callable[[Entry], bool]) -> Indicator:
    part = money.of(f"spent on {label}", wanted)
    return Indicator(code, f"share of {label}", money.share(f"share of {label}", part, whole))
