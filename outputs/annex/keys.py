"""The keys by which ledger lines are summed, and their names. Every key starts with a letter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from costing import Entry
from outputs.annex.change_keys import UNTOUCHED, change_keys, change_name
from outputs.annex.class_keys import CLASS_KINDS, NATIONAL, class_keys, class_names, national_keys
from outputs.annex.tongue import Own, say
from parameters import areas, code_names, directive_titles
from scenarios import Projection

OUTSIDE = "outside"
"""The code of a line that a classification does not cover."""
AREAS = {f"A{name}": title for name, title in areas().items()}
ECONOMIC = code_names("econ")
FUNCTIONS = code_names("function")
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
KINDS = ("element", "area", "directive", "economic", "function", "payer", "standing", "change", "layer",
         *CLASS_KINDS)  # fmt: skip
"""The classifications, as the Codes sheet shows them."""


@dataclass(frozen=True)
class Keys:
    """The keys of each classification that occur in any scenario, with their names.

    Attributes:
        changes: the part of the change that a ledger line pays for, by the identity of the line.
        homes: titles of the kinds of homes.
        national: the row of the national form that a ledger line is in, by the identity of the line.
    """

    names: dict[str, dict[str, str]]
    changes: dict[int, str]
    homes: dict[str, str]
    national: dict[int, str]

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
            **class_keys(entry, self.names, self.national),
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
    lines, rows = national_keys(projection)
    names: dict[str, dict[str, str]] = {
        "payer": {f"P{number}": name for number, name in enumerate(payers, start=1)},
        **class_names(entries),
    }
    found = Keys(names | {NATIONAL: rows}, changes, homes, lines)
    found.names.update({kind: dict(_names(kind, entries, found)) for kind in KINDS if kind not in found.names})
    return found


def _names(kind: str, entries: Iterable[Entry], keys: Keys) -> Iterator[tuple[str, str]]:
    titles = {name: Own(f"{name} {say(title)}") for name, title in directive_titles().items()}
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
            yield key, Own(first[key].tags["name"])
        elif kind == "change":
            yield key, change_name(key, first[key], keys.homes)
        elif kind == "directive":
            yield key, titles.get(key[1:], f"Directive {key[1:]}")
        else:
            yield key, known.get(key, key)
