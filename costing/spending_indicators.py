"""Indicators BI01-BI15: how much money, and where it goes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from costing.forms_of_help import FORMS, form_of
from costing.indicator import Indicator, Money
from costing.ledger import Entry, Totals, gather
from costing.lines import Row, ratio
from costing.payer_indicators import payer_indicators
from costing.payers import government_pays, health_pays
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
    yield from _settings(money, public)
    yield from _general_care(money, public)
    for form in FORMS:
        if money.any(lambda entry, form=form: form_of(entry) == form):  # type: ignore[misc]
            part = money.of(f"spent on {form}", lambda entry, form=form: form_of(entry) == form)  # type: ignore[misc]
            yield Indicator("BI07", f"share of {form}", money.share(f"share of {form}", part, public.mental_health))
    yield from _groups(money, world, public.mental_health)
    yield from _parts_of_the_plan(money, sums)
    yield from payer_indicators(money, sums)


def _size(money: Money, world: World, sums: Totals, public: PublicMoney) -> Iterator[Indicator]:
    on, spent = money.on, _of_government(money, public)
    which = " (only what the plan models)" if public.modelled else ""
    if public.health is not None:
        share = money.share("mental health in government health spending", spent, public.health)
        printed = "median 2.1 % (WHO Atlas 2024); 5 % and 10 % are targets of advocates for lower and high income"
        yield Indicator("BI01", f"share of government health spending{which}", share, "", printed)
    head = on.line("mental health spending a head", spent / world.population)
    yield Indicator("BI02", f"mental health spending a head{which}", head)
    own = money.of("paid by the health ministry", lambda entry: health_pays(entry.tags["payer"]))
    row = on.line("paid by the health ministry, a head", own / world.population)
    yield Indicator("BI02", "of what the plan models, paid by the health ministry, a head", row)
    dollars = world.dollars()
    if dollars is not None:
        real = on.line("mental health spending a head, real", head / world.ledger.general)
        row = on.line("mental health spending a head, USD of the base year", real / dollars)
        printed = "median USD 2.69 (WHO Atlas 2024)"
        yield Indicator("BI02", f"mental health spending a head, USD of the base year{which}", row, "", printed)
    plan_head = on.line("plan cost a head", sums.nominal / world.population)
    yield Indicator("BI03", "plan cost a head, with what is spent already", plan_head)
    bases = {
        "government health spending": public.health,
        "all government spending": public.government,
        "gross domestic product": public.income,
    }
    for label, base in bases.items():
        if base is not None:
            row = money.share(f"plan in {label}", sums.nominal, base)
            yield Indicator("BI03", f"plan cost, with what is spent already, as a share of {label}", row)


def _of_government(money: Money, public: PublicMoney) -> Row:
    """Mental health spending of government; what donors, employers and households pay is not in it."""
    others = [e.nominal for e in money.world.ledger.entries if not government_pays(e.tags["payer"])]
    if not others:
        return public.mental_health
    paid = gather(money.on, "paid by others than government", others, money.world.cash)
    return money.on.line("mental health spending of government", public.mental_health - paid)


def _growth(money: Money, world: World, public: PublicMoney) -> Iterator[Indicator]:
    """Real spending, all and a head, 1 in the base year."""
    on = money.on
    real = on.line("mental health spending, real", public.mental_health / world.ledger.general)
    yield Indicator("BI04", "real mental health spending, base year is 1", _since_start(money, real, "all"))
    head = on.line("mental health spending a head in real money", real / world.population)
    printed = "must not fall below 1 (R41)"
    yield Indicator(
        "BI04", "real mental health spending a head, base year is 1", _since_start(money, head, "a head"), "", printed
    )


def _since_start(money: Money, row: Row, which: str) -> Row:
    start = money.on.stock(f"{row.label}, base year", row)
    start.becomes(start.before)
    return money.on.line(f"mental health spending, real, {which}, base year is 1", ratio(row, start, 0))


def _settings(money: Money, public: PublicMoney) -> Iterator[Indicator]:
    spent = public.mental_health
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
    if public.unmodelled is not None:
        label = "share that is recorded and not modelled"
        yield Indicator("BI05", label, money.share(label, public.unmodelled, spent))


def _general_care(money: Money, public: PublicMoney) -> Iterator[Indicator]:
    """H1.2 over the whole budget of the ministry, and integration in general care over mental health money."""

    def health(entry: Entry) -> bool:
        return health_pays(entry.tags["payer"]) and entry.tags["standing"] != "saving"

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
    yield _share(money, whole, "BI14", "capital", lambda entry: entry.capital)
    once = "one-off, not capital"
    yield _share(money, whole, "BI14", once, lambda entry: not entry.capital and entry.tags["duration"] == "one-off")
    lasting = "recurrent"
    yield _share(money, whole, "BI14", lasting, lambda e: not e.capital and e.tags["duration"] != "one-off")
    learning = ("training_cascade", "training_places")
    yield _share(money, whole, "BI15", "training and supervision", lambda entry: entry.tags["kind"] in learning)


def _share(money: Money, whole: Row, code: str, label: str, wanted: Callable[[Entry], bool]) -> Indicator:
    part = money.of(f"spent on {label}", wanted)
    return Indicator(code, f"share of {label}", money.share(f"share of {label}", part, whole))
