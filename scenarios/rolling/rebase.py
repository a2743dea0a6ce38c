"""A plan file re-based: its first years gone, its base year the last one that has outturns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from parameters import Counted, Element, FlowValue, Outturns, Parameter, PathValue, Plan, Scenario, Value
from scenarios.fitting.levels import level, tidy
from scenarios.rolling.document import Document, kept_style, years_of
from scenarios.rolling.state import State

DATES = (".start", ".end", ".moratorium")
NOBODY = 0.5
"""With fewer residents than this an institution is empty."""


@dataclass
class Notes:
    """What rolling did: figures `taken` from outturns, `carried` from the plan, `dropped`, and what is `lost`."""

    taken: list[str] = field(default_factory=list)
    carried: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


@dataclass
class Rebase:
    """Re-bases the document of a plan; what it did is in `notes`."""

    plan: Plan
    state: State
    outturns: Outturns
    document: Document
    notes: Notes = field(default_factory=Notes)
    gone: set[str] = field(default_factory=set)

    @property
    def base(self) -> int:
        """The new base year."""
        return self.outturns.year

    @property
    def reform(self) -> Scenario:
        """The plan as written."""
        return self.plan.scenarios["reform"]

    def run(self) -> None:
        """Change the document."""
        self.document.put("years", f"{self.base + 1}-{self.plan.last}")
        self.gone = set(self._over())
        self._begin(self.gone)
        self._figures(self.gone)
        self._homes()
        for scenario in self.plan.scenarios.values():
            for address, value in _settings(scenario):
                self._shorten(self.document, address, value)
        self._spending()
        self._not_carried()

    def shorten_scenario(self, scenario: Document, name: str, prefix: str = "") -> None:
        """Take past years out of a scenario: of a file, or, below `prefix`, of the plan itself."""
        entries = scenario.at(prefix) if prefix else scenario.tree
        series = dict(_settings(self.plan.scenarios[name]))
        for address in list(entries if isinstance(entries, dict) else ()):
            node, value = entries[address], series.get(address)
            if address == "parameters":
                self._past_moves(node, set(series), name)
            elif self._is_gone(address):
                scenario.drop_key(entries, address)
                self.notes.dropped.append(f"scenario {name}: {address}, which has ended")
            elif isinstance(value, PathValue):
                self._shorten_path(f"scenario {name}: {address}", node, value, None)
            elif isinstance(value, FlowValue):
                past = [key for key, year in years_of(node) if year <= self.base]
                for key in past:
                    del node[key]
                if past and not node:
                    scenario.drop_key(entries, address)
                if past:
                    self.notes.dropped.append(f"scenario {name}: {address}, years to {self.base}")
            elif address.endswith(DATES) and isinstance(node, (int, float)) and node < self.base:
                scenario.drop_key(entries, address)
                self.notes.dropped.append(f"scenario {name}: {address}, which is in the past")

    def _past_moves(self, node: Any, flows: set[str], name: str) -> None:
        for address in list(node if isinstance(node, dict) else ()):
            parent, _, year = address.rpartition(".")
            past = parent in flows and year.isdigit() and int(year) <= self.base
            if past or self._is_gone(address):
                Document.drop_key(node, address)
                self.notes.dropped.append(f"scenario {name}: {address}")

    def _is_gone(self, address: str) -> bool:
        return any(address == name or address.startswith(f"{name}.") for name in self.gone)

    def _all_settings(self) -> Iterator[tuple[str, Value]]:
        for scenario in self.plan.scenarios.values():
            yield from _settings(scenario)

    def _over(self) -> Iterator[str]:
        """Take out what has ended: actions, grants that are over, institutions where nobody lives any more."""
        for section in ("actions", "financing"):
            for element in getattr(self.reform, section).values():
                if self.state.over(element) or _ended(element, self.base):
                    self.document.drop(element.address)
                    self.notes.dropped.append(f"{element.address}: it has ended")
                    yield element.address
        for name, down in self.state.one.model.institutions.items():
            address = f"institutions.{name}"
            if self._said(f"{address}.residents", self.state.at(down.residents)) < NOBODY:
                self.document.drop(address)
                self.notes.dropped.append(f"{address}: nobody lives there any more")
                yield address

    def _said(self, address: str, usual: float) -> float:
        return next((one.value for one in self.outturns.figures if one.address == address), usual)

    def _begin(self, gone: set[str]) -> None:
        """Dates of the past: what has begun runs already, and is not paid once more."""
        for element in self.reform.elements():
            if element.address in gone:
                continue
            if element.address.startswith("actions.") and "one_off" in element.settings and self.state.begun(element):
                if not self.document.drop(f"{element.address}.one_off"):
                    self.document.put(f"{element.address}.one_off", None)
                self.notes.dropped.append(f"{element.address}.one_off: it was paid in the past")
            for address, leaf in _dates(element):
                if address.endswith(".moratorium") and leaf.value < self.base:
                    self.document.put(address, self.base)
                elif address.endswith(".start") and leaf.value < self.base + 1:
                    self.document.drop(address)
                    self.notes.dropped.append(f"{address}: {leaf.value:g} is in the past")

    def _figures(self, gone: set[str]) -> None:
        """The new base year: as counted, otherwise as the plan says that it stands."""
        points = {address for address, value in self._all_settings() if isinstance(value, PathValue)}
        counted = {one.address for one in self.outturns.figures}
        parameters = self.reform.parameters()
        for one in self.outturns.figures:
            parent, _, year = one.address.rpartition(".")
            if parent in points and year == str(self.base):
                continue  # a level of a path, put there when its past is taken out
            unit = one.unit or (parameters[one.address].unit if one.address in parameters else "")
            fixed = f"counted, outturn of {self.base}"
            self.document.figure(one.address, _figure(one.value, unit, one.source, fixed))
            self.notes.taken.append(f"{one.address} = {one.value:g} {unit}".rstrip())
        for stand in self.state.standings():
            if stand.address in counted or any(stand.address.startswith(f"{name}.") for name in gone):
                continue
            if stand.address.startswith(("deflator.", "exchange_rate.", "ppp.")) and stand.address in parameters:
                continue
            old = parameters.get(stand.address)
            if old is not None and abs(old.value - stand.value) < 1e-9:
                continue
            source = f"the plan before it was rolled forward: as it expected {self.base} to end"
            fixed = "carried forward, not counted"
            self.document.figure(stand.address, _figure(stand.value, stand.unit, source, fixed))
            self.notes.carried.append(f"{stand.address} = {stand.value:g} {stand.unit}".rstrip())

    def _homes(self) -> None:
        """What homes cost of people who have moved: an action that goes on, since they need it whatever comes."""
        for name, cost in self.state.homes():
            place = self.reform.places[name]
            address = f"actions.{name}_until_{self.base}"
            source = f"the plan before it was rolled forward: homes lived in at the end of {self.base}"
            money = f"{self.plan.currency} {self.base}"
            figure = _figure(cost, money, source, "carried forward, not counted")
            running = _figure(1, "", source, "carried forward, not counted")
            title = f"{place.title}: people who moved by {self.base}"
            tags = {"directive": "2.4", "area": "2", "setting": "community"}
            said = {"kind": "programme", "name": title, "payer": place.tags.get("payer", ""), "tags": tags}
            self.document.put(address, {k: v for k, v in said.items() if v} | {"yearly": figure, "at_start": running})
            self.notes.carried.append(f"{address}.yearly = {cost:,.0f} {money} a year: homes of people who have moved")

    def _shorten(self, document: Document, address: str, value: Value) -> None:
        """Take the past out of a path or a flow."""
        node = document.at(address)
        if node is None:
            return
        if isinstance(value, FlowValue):
            past = [key for key, year in years_of(node) if year <= self.base]
            for key in past:
                del node[key]
            if past:
                self.notes.dropped.append(f"{address}: {', '.join(map(str, past))}")
            if past and not node:
                document.put(address, {self.plan.last: _amount(0, value.unit)})
        elif isinstance(value, PathValue):
            counted = next((one for one in self.outturns.figures if one.address == f"{address}.{self.base}"), None)
            self._shorten_path(address, node, value, counted)

    def _shorten_path(self, address: str, node: Any, path: PathValue, counted: Counted | None) -> None:
        """Let a path begin at the new base year, at the level that was counted or that it has itself."""
        points = node.get("points", node)
        now = level(path, self.base) if counted is None else counted.value / (path.factor.value or 1)
        past = [key for key, year in years_of(points) if year <= self.base]
        if counted is None and (not past or past == [self.base]):
            return
        for key in past:
            del points[key]
        points.insert(0, self.base, kept_style(_amount(now, path.unit)))
        if counted is not None:
            self.notes.taken.append(
                f"{address}, level at the end of {self.base} = {counted.value:g} {path.unit}".rstrip()
            )
        self.notes.dropped.append(f"{address}: what lies before {self.base}")
        if path.delay.value or (path.between == "s-curve" and counted is None):
            self.notes.lost.append(f"{address}: its delay or s-curve begins anew in {self.base}; look at its levels")

    def _spending(self) -> None:
        """Outturns by payer, class and programme go where the medium-term form takes them from."""
        keys = {"payer": "payers", "class": "economic", "programme": "programmes"}
        found: dict[int, dict[str, dict[str, float]]] = {}
        for one in self.outturns.money:
            if one.whom in keys:
                found.setdefault(one.year, {}).setdefault(keys[one.whom], {})[one.name] = one.amount
        for year, tables in found.items():
            for key, amounts in tables.items():
                self._amounts(f"medium_term.outturns.{year}", key, amounts)

    def _amounts(self, address: str, key: str, amounts: Mapping[str, float]) -> None:
        node = self.document.at(address)
        old = dict(node[key]) if isinstance(node, dict) and key in node else {}
        self.document.put(f"{address}.{key}", {**old, **{name: tidy(amount) for name, amount in amounts.items()}})

    def _not_carried(self) -> None:
        base, lost = self.base, self.notes.lost
        owed = self.state.owed()
        if owed > 0.005:
            said = f"{self.plan.currency} {owed:,.0f}"
            lost.append(f"what the bridge has lent and is not repaid yet at the end of {base}: {said}")
        if self.state.one.model.institutions:
            lost.append("released money of the past that was to be voted again later: add it as a source if it is owed")
            lost.append(f"people who wait for a home at the end of {base}: add them to the moves of the first year")
            lost.append("follow-up in the second year of people who have just moved, and deaths among those who moved")
        for element in self.reform.financing.values():
            if element.kind == "loan":
                lost.append(f"{element.address}: what was drawn by {base}, with its interest and repayment")
        for element in self.reform.actions.values():
            if element.kind == "training_places":
                lost.append(f"{element.address}: students who have begun and not finished by the end of {base}")
        lost.append("the part of real growth of pay and prices between the old base year and the new one")


def _amount(value: float, unit: str) -> Any:
    """A plain number; money says its currency and price year."""
    return {"value": tidy(value), "unit": unit} if " " in unit else tidy(value)


def _figure(value: float, unit: str, source: str, fixed: str) -> dict[str, Any]:
    return {"value": tidy(value), "unit": unit, "source": source, "fixed": fixed}


def _settings(scenario: Scenario) -> Iterator[tuple[str, Value]]:
    for element in scenario.elements():
        yield from _series(element.settings)


def _series(value: Any) -> Iterator[tuple[str, Value]]:
    """Every path and flow in settings, however deep."""
    for child in value.values():
        if isinstance(child, (PathValue, FlowValue)):
            yield child.address, child
        elif isinstance(child, Mapping):
            yield from _series(child)


def _dates(element: Element) -> Iterator[tuple[str, Parameter]]:
    for address, leaf in _leaves(element.settings):
        if address.endswith(DATES):
            yield address, leaf


def _leaves(value: Any) -> Iterator[tuple[str, Parameter]]:
    for child in value.values():
        if isinstance(child, Parameter):
            yield child.address, child
        elif isinstance(child, Mapping):
            yield from _leaves(child)


def _ended(element: Element, base: int) -> bool:
    """Whether a source of money has ended by the end of the base year."""
    terms: Any = element.settings.get("terms")
    end = terms.get("end") if isinstance(terms, Mapping) else None
    return isinstance(end, Parameter) and end.value <= base + 1
