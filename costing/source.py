"""A source of money: what it holds each year, and what it may pay."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Annotated

from costing.dates import refuse_backwards, running
from costing.ledger import Entry
from costing.lines import Line, Row, Scope
from costing.world import World
from parameters import Choice, Code, Number, Words, section_of

SECURITY = ("voted", "promised", "asked")
"""How sure money is, the surest first."""


@dataclass(frozen=True)
class Pays:
    """What a source may pay.

    `payers`, `areas`, `directives`, `settings` and `elements` (actions and institutions of the plan by name) that it
    may pay for: each that is left out restricts nothing, and a cost must fit all that are given. `nature`: recurrent,
    capital or, left out, any. `policy`: only new policy if left out, since existing spending has the existing budget;
    existing or any for money that also pays for what there is already.
    """

    payers: Annotated[tuple[str, ...], Words()] = ()
    areas: Annotated[tuple[str, ...], Words()] = ()
    directives: Annotated[tuple[str, ...], Words()] = ()
    settings: Annotated[tuple[str, ...], Words()] = ()
    elements: Annotated[tuple[str, ...], Words()] = ()
    nature: Annotated[str, Choice("any", "recurrent", "capital")] = "any"
    policy: Annotated[str, Choice("new", "existing", "any")] = "new"

    def allows(self, entry: Entry, existing: bool) -> bool:
        """Whether it may pay a ledger line; `existing` says that the line is spent, or saved, without new policy."""
        tags = entry.tags
        kinds = {
            "payer": self.payers, "area": self.areas, "directive": self.directives, "setting": self.settings,
            "element": self.elements,
        }  # fmt: skip
        named = all(not wanted or tags[kind] in wanted for kind, wanted in kinds.items())
        natural = self.nature in ("any", tags["nature"])
        return named and natural and self.policy in ("any", "existing" if existing else "new")


@dataclass(frozen=True)
class Terms:
    """On what terms a source gives money.

    `pays` what it may pay (new policy of any kind, if left out); `order` in which sources pay, 1 before 2, those
    without it last, and of them those that may pay least first; `security`: voted, promised or only asked for;
    `start` and `end` dates; `on_budget` whether it passes through the budget; `scheme` and `revenue` its codes in the
    System of Health Accounts 2011 (HF and FS).
    """

    pays: Annotated[Pays, section_of(Pays)] = field(default_factory=Pays)
    order: Annotated[Line | None, Number(lever=True, least=0)] = None
    security: Annotated[str, Choice(*SECURITY)] = "asked"
    start: Annotated[Line | None, Number(lever=True, date=True)] = None
    end: Annotated[Line | None, Number(lever=True, date=True)] = None
    on_budget: Annotated[str, Choice("yes", "no")] = "yes"
    scheme: Annotated[str, Code("scheme")] = ""
    revenue: Annotated[str, Code("revenue")] = ""


@dataclass(frozen=True)
class Source:
    """A source of money.

    Attributes:
        name: its name in the plan; `title`: as a reader knows it.
        holds: nominal money of each year.
        may: whether it may pay a ledger line; it is also told whether that line is existing spending.
        automatic: whether a plan has it of itself; relief: whether what it pays is money that the state need not
            find (what households pay is not); capital: the share of capital that it may pay, where that is not all.
    """

    name: str
    title: str
    holds: Row
    terms: Terms
    may: Callable[[Entry, bool], bool]
    automatic: bool = False
    relief: bool = True
    capital: Line | None = None


RESTRICTED = ("payer", "area", "directive", "setting", "element")
"""Tags by which it may be said what a source pays, or a ceiling holds for."""


def known_words(world: World) -> dict[str, set[str]]:
    """Every word that stands in one of these tags: of the elements of the plan, and of its costs."""
    scenario = world.scenario
    elements = [*scenario.actions.values(), *scenario.institutions.values(), *scenario.places.values()]
    tags = [*({**one.tags, "element": one.id} for one in elements), *(entry.tags for entry in world.ledger.entries)]
    return {name: {found[name] for found in tags if found.get(name)} for name in RESTRICTED}


def given(on: Scope, world: World, yearly: Line, terms: Terms) -> Row:
    """Write what a source holds: money a year while its terms run.

    Raises:
        RecordError: it ends before it starts.
    """
    refuse_backwards(on, terms.start, terms.end)
    run = on.flow("share of the year in which it gives", running(on, terms.start, terms.end))
    return on.flow("money held", yearly * run, world.cash)


def in_cash(on: Scope, world: World, amount: Line, indexed: str) -> Line:
    """An amount of any currency as cash of each year: it keeps its purchasing power, or is cash as written."""
    if isinstance(amount, Row):
        amount = world.in_base_money(amount)
    return amount * (world.ledger.general if indexed == "yes" else on.const(1, f"{world.cash}/{world.money}"))
