"""A plan read from its file: the country under it, its scenarios beside it, all its problems at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

from parameters.about import check_apart
from parameters.checks import warnings_of
from parameters.countries import Country, find_country
from parameters.crosswalk import Crosswalk, read_crosswalk
from parameters.documents import Mark, Node, read_text
from parameters.elements import Sources, read_elements, with_defaults
from parameters.figures import YEARS, Calendar, Reader
from parameters.layers import merged
from parameters.library import Library, shipped
from parameters.magnitudes import Shipped
from parameters.overlay import Overlay, lay_over
from parameters.plan_source import read_source
from parameters.plan_words import WHOLE_PLAN, read_considered, read_limits, read_ministries
from parameters.problems import Collector, PlanError, Problem
from parameters.quality import read_quality
from parameters.reading import text
from parameters.region_file import Known, read_regions
from parameters.regions import Regions
from parameters.resolved import fingerprint, resolved_plan
from parameters.scenario import RESERVED, Change, Scenario
from parameters.scenario_files import Written, written_scenarios
from parameters.settings import SECTIONS, KindSchema
from parameters.shared import check_shared
from parameters.slips import mended, tell_slips_of_scenarios
from parameters.uncertainty import SECTION as UNCERTAINTY
from parameters.uncertainty import read_uncertainty
from parameters.workbook.layout import sheet_order
from parameters.world import WORLD, read_world

_WORLD = (*WORLD, UNCERTAINTY)
TOP = ("plan", "country", "years", *_WORLD, *SECTIONS.values(), *WHOLE_PLAN, "scenarios")
LONGEST = 30
"""Most plan years."""


@dataclass(frozen=True)
class Plan:
    """A plan with all its scenarios (status_quo first, reform second), complete and checked.

    ``base_year`` is the year before ``first``; ``files`` are those it was read from; ``resolved`` is the whole plan as
    plain data, every figure with its source and origin; ``rules`` holds limits of rules that the plan changes, by name;
    ``considered`` the reasons why groups have no action of their own; ``ministries`` whether payers have a budget line;
    ``quality`` what it says of the analysis itself; ``crosswalk`` the national chart of accounts that it names;
    ``regions`` its table of regions.
    """

    title: str
    country: str
    currency: str
    base_year: int
    first: int
    last: int
    scenarios: Mapping[str, Scenario]
    files: tuple[str, ...]
    warnings: tuple[Problem, ...]
    resolved: Mapping[str, Any]
    rules: Mapping[str, float] = field(default_factory=dict)
    considered: Mapping[str, str] = field(default_factory=dict)
    ministries: Mapping[str, bool] = field(default_factory=dict)
    quality: Mapping[str, str] = field(default_factory=dict)
    crosswalk: Crosswalk | None = None
    regions: Regions | None = None

    def fingerprint(self) -> str:
        """sha256 of everything that decides a result, in hexadecimal; where the files lie does not matter."""
        return fingerprint(self.resolved, self.scenarios)


def load_plan(
    path: str | Path,
    kinds: Mapping[str, KindSchema],
    overrides: Mapping[str, str] | None = None,
    *,
    library: Library | None = None,
    limits: Collection[str] = (),
    alone: bool = False,
) -> Plan:
    """Read a plan.

    Args:
        path: the plan file, YAML or a workbook (.xlsx); scenario files lie in ``scenarios/`` beside it.
        kinds: the cost kinds by name.
        overrides: texts of ``--set`` by address, laid over every scenario.
        library: country profiles and menu; those shipped, if left out.
        limits: the names that the plan's ``rules`` may change.
        alone: whether to read the plan without the scenarios written for it.

    Raises:
        PlanError: with every problem found.
    """
    path = Path(path)
    return _Loading(path, kinds, overrides or {}, library or shipped(), limits, Collector(), Collector(), alone).plan()


class _Version(NamedTuple):
    """The tree of one scenario, and how it came to differ from the plan."""

    name: str
    tree: Node
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class _Loading:
    path: Path
    kinds: Mapping[str, KindSchema]
    overrides: Mapping[str, str]
    library: Library
    limits: Collection[str]
    problems: Collector
    warnings: Collector
    alone: bool = False

    def plan(self) -> Plan:
        source = read_source(self.path, self.problems, self.warnings)
        if source is None:
            raise self._error()
        node = source.tree
        title, calendar = self._heading(node)
        written = node.items.get("country")
        country = find_country(written, self.library, self.problems) if written else None
        sources = Sources(self.kinds, self.library, country, self.problems)
        tree = self._tree(sources, node)
        written_in = node.items.get("scenarios")
        tell_slips_of_scenarios(written_in, self.warnings)
        entries = {} if self.alone else written_scenarios(self.path, written_in, self.problems, source.held)
        scenarios = self._scenarios(sources, tree, calendar, entries, written or node)
        if not self.problems.problems:
            check_shared(scenarios, (self.path.name, "--set"), self.problems)
        words = self._words(node, scenarios)
        chart = read_crosswalk(node.items.get("crosswalk"), self.path, self.library, self.problems)
        known = Known(scenarios, self.kinds, self._shipped(country))
        rows, named = source.regions, node.items.get("regions")
        table = read_regions(named, self.path, known, self.problems, self.warnings, table=rows)
        if self.problems.problems or country is None or calendar is None:
            raise self._error()
        resolved = resolved_plan(title, country, calendar, scenarios) | {k: v for k, v in words.items() if v}
        if chart is not None:
            resolved["crosswalk"] = chart.written
        if table is not None:
            resolved["regions"] = list(table.written)
        return Plan(
            title, country.code, country.currency, calendar.base, calendar.first, calendar.last, scenarios,
            self._files(scenarios, entries, chart, table), tuple(self.warnings.problems), resolved,
            crosswalk=chart, regions=table, **words,
        )  # fmt: skip

    def _words(self, node: Node, scenarios: Mapping[str, Scenario]) -> dict[str, Any]:
        """What belongs to the plan as a whole, by the names it has in `Plan`."""
        payers = {e.tags["payer"] for s in scenarios.values() for e in s.elements() if "payer" in e.tags}
        return {
            "rules": read_limits(node.items.get("rules"), self.limits, self.problems),
            "considered": read_considered(node.items.get("considered"), self.problems),
            "ministries": read_ministries(node.items.get("ministries"), payers, self.problems),
            "quality": read_quality(node.items.get("quality"), self.problems),
        }

    def _error(self) -> PlanError:
        name = self.path.name
        order = lambda p: (p.file != name, p.file, sheet_order(p.cell), p.line, p.column)  # noqa: E731 - one line
        found = sorted(self.problems.problems, key=order)
        return PlanError(found, self.warnings.problems, subject=name)

    def _heading(self, node: Node) -> tuple[str, Calendar | None]:
        for key, child in node.items.items():
            if key not in TOP:
                self.problems.unknown(child.label, key, key, TOP)
        for key, what in (("plan", "its title"), ("country", "a code such as PER"), ("years", "such as 2026-2035")):
            if key not in node.items:
                self.problems.add(node.place(key), key, f"is missing: {what}", show=False)
        title = node.items.get("plan")
        said = text(Reader(self.problems), title, "plan") if title is not None else None
        years = node.items.get("years")
        return said or "", self._calendar(years) if years else None

    def _calendar(self, node: Node) -> Calendar | None:
        match = YEARS.fullmatch(str(node.value).strip())
        if match is None:
            self.problems.add(node.mark, "years", f"must be first and last year, such as 2026-2035 (got {node.said})")
            return None
        first, last = int(match[1]), int(match[2])
        if not first <= last < first + LONGEST:
            self.problems.add(node.mark, "years", f"must be 1 to {LONGEST} years (got {last - first + 1})")
            return None
        return Calendar(first, last)

    def _tree(self, sources: Sources, node: Node) -> Node:
        """Norms, country and plan laid over each other; elements over their defaults."""
        norms = self.library.read("norms.yaml", self.problems)
        layers = [norms, sources.country.world if sources.country else None]
        written = Node({key: node.items[key] for key in _WORLD if key in node.items}, node.mark)
        world: Node | None = None
        for layer in (*layers, written):
            world = merged(world, layer, whole_series=False)
        entries = dict(world.items) if world else {}
        for section in SECTIONS.values():
            entries[section] = self._section(sources, section, node.items.get(section))
        check_apart(tree := Node(entries, node.mark), self.problems)
        return tree

    def _section(self, sources: Sources, section: str, node: Node | None) -> Node:
        if node is None or node.value is None:
            return Node({}, Mark(self.path.name))
        if not isinstance(node.value, dict):
            self.problems.add(node.mark, section, f"must hold names (got {node.said})")
        found = mended(sources, section, node.items)
        entries = {name: with_defaults(sources, section, name, child) for name, child in found.items()}
        return Node(entries, node.mark, node.key)

    def _scenarios(
        self, sources: Sources, tree: Node, calendar: Calendar | None, entries: Mapping[str, Written], country: Node
    ) -> dict[str, Scenario]:
        base, changes = self._override(sources, tree, self.problems)
        plan = self._scenario(sources, _Version("reform", base, changes), calendar, country)
        quo = replace(plan, name="status_quo", title=RESERVED["status_quo"], reform=False)
        found = {"status_quo": quo, "reform": plan}
        for name, written in entries.items():
            overlay = Overlay(sources, tree, self.problems, self.warnings, f"scenarios.{name}")
            changed, own = lay_over(overlay, written.entries.items())
            final, more = self._override(sources, changed, Collector())
            scenario = self._scenario(sources, _Version(name, final, (*own, *more)), calendar, country)
            found[name] = replace(scenario, title=written.what or name.replace("_", " "))
        return found

    def _override(self, sources: Sources, tree: Node, problems: Collector) -> tuple[Node, tuple[Change, ...]]:
        overlay = Overlay(sources, tree, problems, self.warnings)
        for address, written in self.overrides.items():
            node = read_text(written, "--set", problems)
            if node is not None:
                node = _unmarked(node)
                moves = bool(node.items) and set(node.items) <= {"set", "times", "plus"}
                (overlay.move if moves else overlay.direct)(address, node)
        return overlay.result()

    def _scenario(self, sources: Sources, version: _Version, calendar: Calendar | None, country: Node) -> Scenario:
        name, tree, changes = version
        who = "--set" if name == "reform" else f"scenarios.{name}"
        away = {change.address: who for change in changes if change.new is None}
        reader = replace(self._reader(sources, tree, calendar), away=away)
        currency = sources.country.currency if sources.country else ""
        world = read_world(reader, tree, currency, country) if sources.country else {}
        sections = {section: read_elements(sources, reader, section, tree) for section in SECTIONS.values()}
        shared = read_uncertainty(reader, tree.items.get(UNCERTAINTY))
        title = RESERVED.get(name, name)
        scenario = Scenario(name, title, True, world, changes=changes, uncertainty=shared, **sections)
        if calendar is not None:
            self.warnings.extend(warnings_of(scenario, calendar, self._shipped(sources.country)))
        return scenario

    def _shipped(self, country: Country | None) -> Shipped:
        return Shipped(self.library, country, self.library.read("norms.yaml", self.problems))

    def _reader(self, sources: Sources, tree: Node, calendar: Calendar | None) -> Reader:
        names = {section: tuple(tree.items[section].items) for section in SECTIONS.values()}
        if sources.country is None:
            return Reader(self.problems, calendar, names=names)
        pay = tree.items.get("pay")
        cadres = tuple(pay.items) if pay is not None and pay.items else None
        return Reader(self.problems, calendar, cadres, (sources.country.currency, "USD", "I$"), names)

    def _files(
        self, scenarios: Mapping[str, Scenario], entries: Mapping[str, Written], *named: Crosswalk | Regions | None
    ) -> tuple[str, ...]:
        """The plan, its scenario files, and the shipped files that something was taken from."""
        origins = {leaf.origin.rpartition(":")[0] for s in scenarios.values() for leaf in s.parameters().values()}
        beside = [written.file for written in entries.values() if written.file]
        beside += [one.file.partition(": ")[0] for one in named if one is not None]
        return tuple(dict.fromkeys([self.path.name, *beside, *sorted(name for name in origins if "/" in name)]))


def _unmarked(node: Node) -> Node:
    """A value from the command line: it has no line."""
    value = node.value
    if isinstance(value, dict):
        value = {key: _unmarked(child) for key, child in value.items()}
    elif isinstance(value, tuple):
        value = tuple(_unmarked(child) for child in value)
    return Node(value, Mark("--set"))
