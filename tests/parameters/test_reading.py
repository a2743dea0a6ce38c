"""One test for each message about a setting, each with the line it stands on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from parameters import Choice, Collector, FlowValue, Parameter, PathValue, Plan, Problem
from parameters.documents import Mark, Node
from parameters.figures import Reader
from parameters.reading import read

Action = Callable[[str], Problem]
Load = Callable[..., Plan]
Refused = Callable[..., tuple[Problem, ...]]

FACT = "source: s, fixed: f"
RULES = [
    ("build: {value: four, unit: TSD 2025/centre, source: s, fixed: f}", "build.value",
     "must be a number (got 'four')", ""),
    ("opening: 20%", "opening", "must be a number (got '20%')", "write 0.2"),
    ("opening: '0,5'", "opening", "must be a number (got '0,5')", "write 0.5"),
    ("opening: '400 000'", "opening", "must be a number (got '400 000')", "write 400000, without separators"),
    ("opening: 2026-07-01", "opening", "must be a number (got '2026-07-01')", ""),
    ("opening: 30", "opening", "must be <= 1 (got 30)", "30 % is written 0.3"),
    (f"catchment: {{value: 1, {FACT}, 2027: 5}}", "catchment.2027", "is one figure, not one for each year",
     "take the year out"),
    ("catchment: {2027: 5}", "catchment.2027", "is one figure, not one for each year", "write it under value"),
    ("catchment: {value: 1, low: 1, high: 2, source: s, fixed: f}", "catchment.fixed",
     "is not needed beside low and high", "fixed: says why a figure has no range; take one of the two out"),
    ("residents: 5", "residents", "unknown key", "kind 'centre' has none of this name: it is a setting of hospital"),
    ("build: four", "build", "must be a number (got 'four')", ""),
    ("build: [1]", "build", "must be a number (got a list)", ""),
    ("build: true", "build", "must be a number (got a truth value)", ""),
    ("build:", "build", "has no value", ""),
    ("build: {unit: TSD 2025/centre}", "build", "has no value", ""),
    (f"build: {{value: .nan, unit: TSD 2025/centre, {FACT}}}", "build.value",
     "must be a number below 1e+18 (got nan)", ""),
    ("opening: .inf", "opening", "must be a number below 1e+18 (got inf)", ""),
    (f"build: {{value: -1, unit: TSD 2025/centre, {FACT}}}", "build", "must be >= 0 (got -1)", ""),
    (f"catchment: {{value: 0, {FACT}}}", "catchment", "must be > 0 (got 0)", ""),
    ("opening: 1.5", "opening", "must be <= 1 (got 1.5)", ""),
    ("build: {value: 1, unit: TSD 2025/centre, low: -1, high: 2, source: s}", "build.low", "must be >= 0 (got -1)", ""),
    (f"build: {{value: 1, {FACT}}}", "build.unit", "is missing: money needs its currency and price year",
     "such as unit: TSD 2025/centre"),
    (f"build: {{value: 1, unit: people, {FACT}}}", "build.unit", "the unit must be 'money/centre' (got 'people')",
     "money is written as currency and price year, such as TSD 2025/centre"),
    (f"build: {{value: 1, unit: TSD/centre, {FACT}}}", "build.unit", "money needs its price year (got 'TSD/centre')",
     "write 'TSD 2025/centre'"),
    (f"build: {{value: 1, unit: EUR 2020/centre, {FACT}}}", "build.unit",
     "there is no exchange rate for EUR (got 'EUR 2020/centre')", "convert to TSD, USD, I$ first"),
    (f"catchment: {{value: 1, unit: persons, {FACT}}}", "catchment.unit", "unknown unit 'persons' in 'persons'",
     "the unit here is 'people/centre'"),
    ("catchment: 80000", "catchment", "is a fact and needs its source (got only 80000)",
     "write {value: 80000, unit: people/centre, low: ..., high: ..., interval: 90%, source: '...', grade: ...}"),
    ("fee: 5", "fee", "an amount of money needs its currency and price year", "write {value: 5, unit: TSD 2025}"),
    ("catchment: {value: 1, fixed: f}", "catchment.source", "is missing: a fact needs its source",
     "add source: '...', or source: assumption"),
    ("catchment: {value: 1, source: s}", "catchment", "has no range",
     "add low and high, or a standard_error, or fixed: with the reason why it has none"),
    ("catchment: {value: 1, sauce: s, fixed: f}", "catchment.sauce", "unknown key", "did you mean 'source'?"),
    ("catchment: {value: 1, low: 1, high: 2, source: s, kind: normle}", "catchment.kind",
     "must be one of pert, triangular, uniform, normal, lognormal, gamma, beta (got 'normle')",
     "did you mean 'normal'?"),
    ("catchment: {value: 1, source: s, fixed: f, grade: E}", "catchment.grade",
     "must be one of A, B, C, D (got 'E')", ""),
    ("catchment: {value: 1, low: 1, high: 2, source: s, interval: most}", "catchment.interval",
     "must be a share such as 90% or 0.9 (got 'most')", ""),
    ("catchment: {value: 1, low: 1, high: 2, source: s, interval: 90}", "catchment.interval",
     "must be above 0% and at most 100% (got 9000%)", "write 90%"),
    ("catchment: {value: 1, low: 1, high: 2, source: s, interval: '90'}", "catchment.interval",
     "must be a share such as 90% or 0.9 (got '90')", "write 90%"),
    ("catchment: {value: 1, low: 1, high: 2, source: s, kind: PERTT}", "catchment.kind",
     "must be one of pert, triangular, uniform, normal, lognormal, gamma, beta (got 'PERTT')",
     "did you mean 'pert'?"),
    ("catchment: {value: 1, source: 2019, fixed: f}", "catchment.source", "must be text (got 2019)", ""),
    ("posts: 3", "posts", "must hold a figure for each cadre (got 3)", ""),
    (f"posts: {{nurs: {{value: 1, {FACT}}}}}", "posts.nurs", "is not a cadre of 'pay'", "did you mean 'nurse'?"),
    (f"posts: {{zzz: {{value: 1, {FACT}}}}}", "posts.zzz", "is not a cadre of 'pay'",
     "the cadres are: nurse, psychologist"),
    (f"posts: {{NAME: {{value: 1, {FACT}}}}}", "posts.NAME", "NAME stands for a cadre",
     "write a cadre for NAME, such as posts.nurse; the cadres are: nurse, psychologist"),
    (f"posts: {{nurse: {{value: -1, {FACT}}}}}", "posts.nurse", "must be >= 0 (got -1)", ""),
    ("spend: 3", "spend", "must hold a level for each year (got 3)", "write {2026: 3}"),
    ("spend: '2026: 3, 2028: 4'", "spend", "must hold a level for each year (got '2026: 3, 2028: 4')",
     "write {2026: 3, 2028: 4} without quotes"),
    ("spend: lots", "spend", "must hold a level for each year (got 'lots')", ""),
    ("spend: {points: {2026: 1, 2028: -1}, unit: TSD 2025}", "spend.2028", "must be >= 0 (got -1)", ""),
    ("spend: {between: step}", "spend.points", "is missing: a path needs a level for at least one year", ""),
    ("spend: {points: {2026: 1}, unit: TSD 2025, btween: step}", "spend.btween", "unknown key",
     "did you mean 'between'?"),
    ("spend: {points: {2026: 1}, unit: TSD 2025, between: stairs}", "spend.between",
     "must be one of straight, step, s-curve (got 'stairs')", ""),
    ("spend: {points: {2026: 1}, unit: TSD 2025, factor: 0.9}", "spend.factor",
     "is a fact and needs its source (got only 0.9)",
     "write {value: 0.9, low: ..., high: ..., interval: 90%, source: '...', grade: ...}"),
    ("spend: {points: {2024: 1}, unit: TSD 2025}", "spend.2024",
     "is outside the base year and plan years, 2025 to 2030", ""),
    ("spend: {points: {soon: 1}, unit: TSD 2025}", "spend.soon", "must be a year (got 'soon')", ""),
    ("spend: {2026: {value: 1, unit: TSD 2025}, 2027: {value: 1, unit: USD 2019}}", "spend",
     "mixes units: 'TSD 2025' and 'USD 2019'", "write every year in one currency and price year"),
    ("profile: 0.4", "profile", "must be a list of shares such as [0.4, 0.6] (got 0.4)", ""),
    ("profile: '0,4; 0,6'", "profile", "must be a list of shares such as [0.4, 0.6] (got '0,4; 0,6')",
     "write [0.4, 0.6]"),
    ("profile: [0,4, 0,6]", "profile", "must be a list of shares such as [0.4, 0.6] (got [0, 4, 0, 6])",
     "write decimals with a point, such as 0.5: a comma parts the entries"),
    ("profile: [0.4, 0.5]", "profile", "the shares must add up to 1 (got 0.9)", ""),
    ("ramp: [0.5, 1.5]", "ramp.1", "must be <= 1 (got 1.5)", ""),
    ("thing: unitt", "thing", "must be one of centre, unit (got 'unitt')", "did you mean 'unit'?"),
    ("note: 3.5", "note", "must be text (got 3.5)", "if it is text, write it in double quotes"),
    ("note: 007", "note", "must be text (got 7)", "if it is text, write it in double quotes"),
    ("covrage: {2026: 1}", "covrage", "unknown key", "did you mean 'coverage'?"),
    ("name: [Draft]", "name", "must be text (got a list)", "if it is text, write it in double quotes"),
    ("kind: homes", "kind", "must be centre, the kind of tst.centre (got 'homes')", ""),
    ("tags: {colour: red}", "tags.colour", "unknown tag", ""),
    ("tags: {setting: communty}", "tags.setting",
     "must be one of institution, community, general hospital, general care, cross-cutting (got 'communty')", ""),
    ("tags: {payer: [a]}", "tags.payer", "must be text (got a list)", ""),
]  # fmt: skip


@pytest.mark.parametrize(("written", "meant"), [(True, "yes"), ("NO", "no"), ("Yes", "yes"), ("false", "no")])
def test_yes_and_no_are_known_in_any_case_and_as_truth_values(written: bool | str, meant: str) -> None:
    node, problems = Node(written, Mark("plan.yaml", 3, 3)), Collector()
    assert read(Reader(problems), Choice("yes", "no"), node, "actions.centres.whole_units") == meant
    assert problems.problems == []


def test_small_slips_whose_meaning_is_plain_are_no_problem(load: Load, plan_text: str) -> None:
    build = "value: 1, unit: TSD 2025/centre, low: 1, high: 2, kind: Uniform, grade: b, source: s"
    text = plan_text.replace("tst.centre", "TST.Centre").replace("plan: A small plan", "plan: 2026")
    plan = load(f"    build: {{{build}}}\n    name: 2026\n", text=text)
    centres = plan.scenarios["reform"].actions["centres"]
    assert (plan.title, centres.title, centres.menu.id) == ("2026", "2026", "tst.centre")
    assert (centres.settings["build"].grade, centres.settings["build"].kind) == ("B", "uniform")


@pytest.mark.parametrize(("line", "address", "message", "hint"), RULES)
def test_a_setting_that_breaks_a_rule_is_refused(
    action: Action, line: str, address: str, message: str, hint: str
) -> None:
    problem = action(line)
    assert (problem.address, problem.message, problem.hint) == (f"actions.centres.{address}", message, hint)
    assert (problem.file, problem.line) == ("plan.yaml", 18)


def test_the_caret_points_at_the_value(action: Action) -> None:
    shown = str(action("opening: 1.5")).splitlines()
    assert shown == [
        "plan.yaml:18: actions.centres.opening: must be <= 1 (got 1.5)",
        "    18 |     opening: 1.5",
        "                      ^",
    ]


def test_all_problems_come_at_once_each_with_its_line(refused: Refused) -> None:
    found = refused("    opening: 1.5\n    covrage: 3\n    posts: {nurs: 3}\n")
    assert [problem.line for problem in found] == [18, 19, 20]


def test_a_missing_setting_names_the_kind(refused: Refused) -> None:
    [problem] = refused("  more: {kind: centre, name: More}\n")
    assert (problem.line, problem.address) == (18, "actions.more.at_start")
    assert problem.message == "is missing; kind 'centre' needs it"


@pytest.mark.parametrize(
    ("old", "new", "address", "message"),
    [
        ("places: house", "places: hose", "places", "must name one of the places (got 'hose')"),
        ("2028: 60}", "2031: 60}", "moves.2031", "is outside the plan years, 2026 to 2030"),
        ("{2027: 40", "{2025: 40", "moves.2025", "is outside the plan years, 2026 to 2030"),
        ("2028: 60}", "2028: -6}", "moves.2028", "must be >= 0 (got -6)"),
        ("2027.5", "2032", "moratorium", "must be a date from 2025 to 2031 (got 2032)"),
        ("2027.5", "2027-07-01", "moratorium", "must be a number (got '2027-07-01')"),
    ],
)
def test_an_institution_that_breaks_a_rule_is_refused(
    refused: Refused, plan_text: str, *, old: str, new: str, address: str, message: str
) -> None:
    [problem] = refused(text=plan_text.replace(old, new))
    assert (problem.address, problem.message) == (f"institutions.old_hospital.{address}", message)


def test_a_reference_to_nothing_known_lists_what_there_is(refused: Refused, plan_text: str) -> None:
    [problem] = refused(text=plan_text.replace("places: house", "places: zzz"))
    assert problem.hint == "the places are: house"


def test_a_path_has_points_a_way_between_them_a_delay_and_a_factor(load: Load) -> None:
    more = "    spend: {points: {2029: 2, 2026: 1}, unit: TSD 2025, between: s-curve, delay: 0.5}\n"
    path = load(more).scenarios["reform"].actions["centres"].settings["spend"]
    assert isinstance(path, PathValue)
    assert [(year, level.value) for year, level in path.points] == [(2026, 1), (2029, 2)]
    assert (path.unit, path.between, path.delay.value, path.factor.value) == ("TSD 2025", "s-curve", 0.5, 1)


def test_the_figures_of_a_path_have_their_addresses(load: Load) -> None:
    found = load().scenarios["reform"].parameters()
    address = "actions.centres.coverage"
    assert [found[f"{address}.{key}"].value for key in ("0", "0.year", "1", "1.year", "delay", "factor")] == [
        0.3, 2025, 0.9, 2029, 0, 1,
    ]  # fmt: skip


def test_a_flow_has_a_figure_for_each_year_written(load: Load) -> None:
    flow = load().scenarios["reform"].institutions["old_hospital"].settings["moves"]
    assert isinstance(flow, FlowValue)
    assert {year: figure.value for year, figure in flow.values.items()} == {2027: 40, 2028: 60}
    assert flow.values[2027].address == "institutions.old_hospital.moves.2027"


def test_a_figure_knows_its_address_and_origin(load: Load) -> None:
    figure = load().scenarios["reform"].actions["centres"].settings["at_start"]
    assert isinstance(figure, Parameter)
    assert (figure.address, figure.origin, figure.unit) == ("actions.centres.at_start", "plan.yaml:16", "centre")


def test_the_unit_of_a_service_follows_its_thing(load: Load) -> None:
    more = "  units: {kind: centre, name: Units, thing: unit, at_start: {value: 1, source: s, fixed: f}}\n"
    figure = load(more).scenarios["reform"].actions["units"].settings["at_start"]
    assert isinstance(figure, Parameter)
    assert figure.unit == "unit"


def test_zero_is_a_value(load: Load) -> None:
    opening = load("    opening: 0\n").scenarios["reform"].actions["centres"].settings["opening"]
    assert isinstance(opening, Parameter)
    assert opening.value == 0
