"""The world of a plan: people, pay and prices; a closed set of sections that a country profile fills."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from parameters.documents import Node
from parameters.figures import YEAR, Reader
from parameters.parameter import WRITTEN
from parameters.problems import did_you_mean
from parameters.settings import Number
from parameters.values import Value

PRICE_CLASSES = ("pay", "goods", "medicines", "construction", "equipment", "transfers")
TAXED = ("goods", "medicines", "construction", "equipment")
"""Price classes that may carry a tax: what is bought."""
UNTAXED = "is not taxed: pay and transfers are money that people are given, not something bought"
CAPITAL_THINGS = ("buildings", "non_standard_buildings", "equipment", "vehicles", "development")
"""What optimism bias is told apart by."""


@dataclass(frozen=True)
class Names:
    """A figure for each name: names free (with ``texts`` also several words), those of ``pay`` or those ``known``."""

    number: Number
    cadres: bool = False
    texts: bool = False
    known: Callable[[], Collection[str]] | None = None


@dataclass(frozen=True)
class Series:
    """A figure, or parts that hold figures, for each year; years free."""

    number: Part


@dataclass(frozen=True)
class Some:
    """Named parts, each of which may be left out; `never` says of other names why they are not there."""

    parts: Mapping[str, Part]
    never: Mapping[str, str] = field(default_factory=dict)


Part = Number | Names | Series | Some | Mapping[str, "Part"]

_RATE = Number("", least=-0.5, most=10)
_SHARE = Number("", least=0, most=1)
_CHOSEN_SHARE = Number("", lever=True, least=0, most=1)
_SPENT = Number("{currency}", lever=True, least=0)
ECONOMIC_GROUPS = ("E21", "E22", "E23", "E24", "E25", "E26", "E27", "E28", "E31")
"""Groups of economic classes (GFSM 2014) by which past years are given."""


def _directives() -> Collection[str]:
    from parameters.menu import directive_titles  # reads the menu, which most plans need not do here

    return directive_titles()


_BUDGET = Some(
    {
        "payers": Names(_SPENT, texts=True),
        "economic": Some(dict.fromkeys(ECONOMIC_GROUPS, _SPENT)),
        "programmes": Names(_SPENT, texts=True, known=_directives),
    }
)

WORLD: dict[str, Part] = {
    "population": Number("people", above=0),
    "population_growth": _RATE,
    "gdp_per_head": Number("money", above=0),
    "government_health_spending": Number("money", above=0),
    "health_ministry_budget": Number("money", above=0),
    "government_spending": Number("money", above=0),
    "government_growth": _RATE,
    "income_growth": _RATE,
    "mental_health_budget": Number("money", least=0),
    "pay": Names(Number("money/FTE", least=0)),
    "on_costs": Number("", least=0),
    "weekly_hours": Number("hour", above=0, most=168),
    "leave_share": Number("", least=0, most=0.9),
    "night_premium": Number("", least=0),
    "prices": {
        "inflation": _RATE,
        "foreign_inflation": _RATE,
        "depreciation": _RATE,
        "real_growth": dict.fromkeys(PRICE_CLASSES, _RATE),
        "imported_share": dict.fromkeys(PRICE_CLASSES, _SHARE),
    },
    "deflator": Series(Number("", above=0)),
    "exchange_rate": Series(Number("{currency}/USD", above=0)),
    "ppp": Series(Number("{currency}/I$", above=0)),
    "discount_rate": Number("", least=-0.5, most=1),
    "population_groups": Names(Number("", above=0, most=1)),
    "field_costs": Some(
        {
            "per_diem": Number("money/people/day", least=0),
            "travel": Number("money/people", least=0),
            "venue": Number("money/day", least=0),
            "fee": Number("money/people/day", least=0),
            "consultant": Number("money/day", least=0),
        }
    ),
    "general_hospital": Some(
        {
            "bed_day": Number("money/day", least=0),
            "visit": Number("money/visit", least=0),
            "gdp_per_head_2010": Number("money/people", above=0),
        }
    ),
    "workforce": Some(
        {
            "in_post": Names(Number("FTE", least=0), cadres=True),
            "leaving": Names(_SHARE, cadres=True),
            "graduates": Names(Number("FTE", least=0), cadres=True),
            "joining": Names(_SHARE, cadres=True),
            "limit_openings": Number("", lever=True, least=0, most=1),
        }
    ),
    "contingencies": Some(
        {
            "physical": Some(dict.fromkeys(PRICE_CLASSES, _SHARE)),
            "optimism_bias": Some(dict.fromkeys(CAPITAL_THINGS, Number("", least=0, most=5))),
            "mitigated": Some(dict.fromkeys(CAPITAL_THINGS, _SHARE)),
            "procured": Names(_CHOSEN_SHARE),
            "non_standard": Names(_CHOSEN_SHARE),
        }
    ),
    "taxes": Some(dict.fromkeys(TAXED, _SHARE), {"pay": UNTAXED, "transfers": UNTAXED}),
    "forward_estimates": Series(Number("{currency}", lever=True, least=0)),
    "medium_term": Some({"outturns": Series(_BUDGET), "approved": _BUDGET, "revised": _BUDGET}),
    "execution": Some({name: Number("", above=0, most=1) for name in ("pay", "goods", "capital", "transfers")}),
    "useful_lives": Some({"building": Number("", least=1)}),
    "working_age": _SHARE,
    "employment": _SHARE,
    "tax_share": _SHARE,
    "tax_take": Number("", least=0),
    "healthy_year_value": Number("", least=0),
}
OPTIONAL = (
    "government_health_spending",
    "health_ministry_budget",
    "government_spending",
    "government_growth",
    "income_growth",
    "mental_health_budget",
    "population_groups",
    "field_costs",
    "general_hospital",
    "workforce",
    "contingencies",
    "taxes",
    "useful_lives",
    "forward_estimates",
    "execution",
    "medium_term",
    "working_age",
    "employment",
    "tax_share",
    "tax_take",
    "healthy_year_value",
)


def read_world(reader: Reader, tree: Node, currency: str, country: Node) -> dict[str, Any]:
    """Every section of the world that ``tree`` gives; what is missing is a problem at the plan's ``country``."""
    found: dict[str, Any] = {}
    for name, part in WORLD.items():
        node = tree.items.get(name)
        if node is not None:
            value = _part(reader, part, node, name, currency)
            if value is not None:
                found[name] = value
        elif name not in OPTIONAL:
            reader.problems.add(country.mark, name, "is missing: neither the country profile nor the plan gives it")
    return found


def _part(reader: Reader, part: Part, node: Node, address: str, currency: str) -> Value | None:
    if isinstance(part, Number):
        return reader.figure(replace(part, unit=part.unit.replace("{currency}", currency)), node, address)
    if not isinstance(node.value, dict):
        reader.problems.add(node.mark, address, f"must hold keys and values (got {node.said})")
        return None
    if isinstance(part, Some):
        for name, why in part.never.items():
            if name in node.items:
                reader.problems.add(node.items[name].label, f"{address}.{name}", why, "take it out")
        known = {name: child for name, child in node.items.items() if name not in part.never}
        return _closed(reader, part.parts, replace(node, value=known), address, currency, needed=False)
    if isinstance(part, Mapping):
        return _closed(reader, part, node, address, currency)
    return _open(reader, part, node, address, currency)


def _closed(
    reader: Reader, part: Mapping[str, Part], node: Node, address: str, currency: str, *, needed: bool = True
) -> dict[str, Any]:
    for key, child in node.items.items():
        if key not in part:
            reader.problems.unknown(child.label, f"{address}.{key}", key, part)
    found: dict[str, Any] = {}
    for key, inner in part.items():
        if key not in node.items:
            if needed:
                reader.problems.add(node.label, f"{address}.{key}", "is missing")
            continue
        value = _part(reader, inner, node.items[key], f"{address}.{key}", currency)
        if value is not None:
            found[key] = value
    return found


def _open(reader: Reader, part: Names | Series, node: Node, address: str, currency: str) -> dict[Any, Any]:
    found: dict[Any, Any] = {}
    for key, child in node.items.items():
        place = f"{address}.{key}"
        if isinstance(part, Series) and not YEAR.fullmatch(key):
            reader.problems.add(child.label, place, f"must be a year (got '{key}')")
            continue
        if isinstance(part, Names) and not _is_name(reader, part, key, child, place):
            continue
        value = _part(reader, part.number, child, place, currency)
        if value is not None:
            found[int(key) if isinstance(part, Series) else key] = value
    return found


def _is_name(reader: Reader, part: Names, key: str, node: Node, place: str) -> bool:
    """Whether a name may stand there; one that may not is told."""
    if part.cadres and reader.cadres is not None and key not in reader.cadres:
        reader.no_cadre(key, node, place)
    elif dotted := _dotted(part, key, node):
        above = place.removesuffix(f".{key}").rpartition(".")[2]
        hint = f'a name with a dot stands in double quotes, such as {above}."{dotted}"'
        reader.problems.add(node.label, place, "holds names where a figure should be", hint)
    elif part.known is not None and key not in part.known():
        hint = did_you_mean(key, part.known()) or f"the directives are: {', '.join(part.known())}"
        reader.problems.add(node.label, place, "is not a directive of the menu", hint)
    else:
        return reader.is_name(key, node, place)
    return False


def _dotted(part: Names, key: str, node: Node) -> str:
    """The name with a dot that was taken for two names; empty where that is not so."""
    if node.items.keys() & set(WRITTEN):
        return ""
    names = (f"{key}.{name}" for name in node.items if not YEAR.fullmatch(name))
    return next((name for name in names if part.known is None or name in part.known()), "")
