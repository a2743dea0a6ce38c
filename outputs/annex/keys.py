"""The keys by which ledger lines are summed, and their names. Every key starts with a letter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from costing import Entry
from outputs.annex.change_keys import UNTOUCHED, change_keys, change_name
from parameters import areas, directive_titles
from scenarios import Projection

OUTSIDE = "outside"
"""The code of a line that a classification does not cover."""
AREAS = {f"A{name}": title for name, title in areas().items()}
ECONOMIC = {
    "E2111": "Wages and salaries in cash",
    "E2112": "Wages and salaries in kind",
    "E2121": "Employers' actual social contributions",
    "E22": "Use of goods and services",
    "E24": "Interest",
    "E2631": "Grants to other government units, current",
    "E2632": "Grants to other government units, capital",
    "E2712": "Social security benefits in kind",
    "E2721": "Social assistance benefits in cash",
    "E2722": "Social assistance benefits in kind",
    "E2731": "Employment-related social benefits in cash",
    "E2821": "Transfers not elsewhere classified, current",
    "E2822": "Transfers not elsewhere classified, capital",
    "E31111": "Dwellings",
    "E31112": "Buildings other than dwellings",
    "E31121": "Transport equipment",
    "E31122": "Other machinery and equipment",
    "E31132": "Intellectual property products",
}
FUNCTIONS = {
    "F01.1.1": "Executive and legislative organs",
    "F01.1.2": "Financial and fiscal affairs",
    "F02.1.0": "Military defence",
    "F03.1.0": "Police services",
    "F03.2.0": "Fire-protection services",
    "F03.3.0": "Law courts",
    "F03.4.0": "Prisons",
    "F04.1.2": "General labour affairs",
    "F04.5.1": "Road transport",
    "F05.6.0": "Environmental protection, not elsewhere classified",
    "F06.2.0": "Community development",
    "F07.1.1": "Pharmaceutical products",
    "F07.2.1": "General medical services",
    "F07.2.2": "Specialized medical services",
    "F07.2.4": "Paramedical services",
    "F07.3.1": "General hospital services",
    "F07.3.2": "Specialized hospital services",
    "F07.3.4": "Nursing and convalescent home services",
    "F07.4.0": "Public health services",
    "F07.5.0": "Research and development, health",
    "F07.6.0": "Health, not elsewhere classified",
    "F08.1.0": "Recreational and sporting services",
    "F08.2.0": "Cultural services",
    "F08.3.0": "Broadcasting and publishing services",
    "F09.1.2": "Primary education",
    "F09.4.1": "First stage of tertiary education",
    "F09.8.0": "Education, not elsewhere classified",
    "F10.1.1": "Sickness",
    "F10.1.2": "Disability",
    "F10.5.0": "Unemployment",
    "F10.6.0": "Housing (social protection)",
    "F10.7.0": "Social exclusion, not elsewhere classified",
}
STANDINGS = {
    "baseline": "Baseline: spent without any new policy too",
    "new": "New policy",
    "expansion": "Expansion of what exists",
    "saving": "Saving: no longer paid",
    "transfer-in": "Transferred in from another ministry",
}
LAYERED = {
    "base": "As estimated",
    "optimism bias": "Optimism bias of capital until it is procured",
    "physical contingency": "Physical contingency",
    "tax": "Taxes",
}
KINDS = ("element", "area", "directive", "economic", "function", "payer", "standing", "change", "layer")
"""The classifications, as the Codes sheet shows them."""


@dataclass(frozen=True)
class Keys:
    """The keys of each classification that occur in any scenario, with their names.

    Attributes:
        changes: the part of the change that a ledger line pays for, by the identity of the line.
        homes: titles of the kinds of homes.
    """

    names: dict[str, dict[str, str]]
    changes: dict[int, str]
    homes: dict[str, str]

    def of(self, entry: Entry) -> dict[str, str]:
        """The key of a ledger line in each classification."""
        tags = entry.tags
        payers = {name: key for key, name in self.names["payer"].items()}
        return {
            "element": tags["element"],
            "area": f"A{tags.get('area', OUTSIDE)}",
            "directive": f"D{tags.get('directive', OUTSIDE)}",
            "economic": tags["econ"],
            "function": tags.get("function", f"F{OUTSIDE}"),
            "payer": payers[tags.get("payer", OUTSIDE)],
            "standing": tags["standing"],
            "change": self.changes.get(id(entry), UNTOUCHED),
            "layer": entry.layer,
        }


def keys_of(projection: Projection) -> Keys:
    """Every key that occurs, sorted."""
    entries = [entry for one in projection.scenarios.values() for entry in one.model.ledger.entries]
    payers = sorted({entry.tags.get("payer", OUTSIDE) for entry in entries})
    changes: dict[int, str] = {}
    homes: dict[str, str] = {}
    for one in projection.scenarios.values():
        changes |= change_keys(one.model)
        homes |= {name: place.title for name, place in one.model.scenario.places.items()}
    found = Keys({"payer": {f"P{number}": name for number, name in enumerate(payers, start=1)}}, changes, homes)
    found.names.update({kind: dict(_names(kind, entries, found)) for kind in KINDS if kind != "payer"})
    return found


def _names(kind: str, entries: Iterable[Entry], keys: Keys) -> Iterator[tuple[str, str]]:
    titles = {name: f"{name} {title}" for name, title in directive_titles().items()}
    known = {"area": AREAS, "economic": ECONOMIC, "function": FUNCTIONS, "standing": STANDINGS, "layer": LAYERED}.get(
        kind, {}
    )
    first = {keys.of(entry)[kind]: entry for entry in reversed(list(entries))}
    for key in sorted(
        first, key=lambda key: (key.endswith(OUTSIDE), list(known).index(key) if key in known else 99, key)
    ):
        if key.endswith(OUTSIDE):
            yield key, "Outside this classification"
        elif kind == "element":
            yield key, first[key].tags["name"]
        elif kind == "change":
            yield key, change_name(key, first[key], keys.homes)
        elif kind == "directive":
            yield key, titles.get(key[1:], f"Directive {key[1:]}")
        else:
            yield key, known.get(key, key)
