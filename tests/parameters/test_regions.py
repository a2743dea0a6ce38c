"""The table of regions: what it says of the figures of a plan, and every way of writing it wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from parameters import Own, Plan, Problem, plan_schema, scenario_without

Load = Callable[..., Plan]
Refused = Callable[..., tuple[Problem, ...]]
NAMED = "regions: regions.csv\npopulation: {value: 1000, source: count, fixed: counted}\n"
TABLE = """\
region,name,population,institutions.old_hospital,actions.centres.at_start,actions.centres.coverage times,pay times
N,North,600,yes,2,,1.1
S,South,400,no,1,0.5,
"""


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., None]:
    """Save a table beside the plan, with texts replaced."""

    def written(text: str = TABLE, **encoding: str) -> None:
        (tmp_path / "regions.csv").write_text(text, **{"encoding": "utf-8", **encoding})

    return written


@pytest.fixture
def wrong(write: Callable[..., None], refused: Refused) -> Callable[[str, str], tuple[Problem, ...]]:
    """The problems of the table with one text replaced by another."""

    def problems(old: str, new: str) -> tuple[Problem, ...]:
        assert old in TABLE
        write(TABLE.replace(old, new, 1))
        return refused(NAMED)

    return problems


def test_a_region_says_what_it_has_of_its_own(load: Load, write: Callable[..., None]) -> None:
    write()
    plan = load(NAMED)
    assert plan.regions is not None
    north, south = plan.regions.each
    assert (north.code, north.name, north.without) == ("N", "North", frozenset())
    assert north.own["population"] == Own(600, 1000, "times", least=plan.scenarios["reform"].world["population"].least)
    assert north.own["actions.centres.at_start"] == Own(2, 3, "times", least=0)
    assert {address for address, own in north.own.items() if own.value == 1.1} == {
        f"pay.{cadre}" for cadre in plan.scenarios["reform"].world["pay"]
    }
    assert "actions.centres.coverage.factor" not in north.own
    assert south.own["actions.centres.coverage.factor"].value == 0.5
    assert south.without == {"institutions.old_hospital"}
    assert plan.regions.alike() == {frozenset(): [0], south.without: [1]}


def test_the_table_is_part_of_the_plan_and_of_its_fingerprint(load: Load, write: Callable[..., None]) -> None:
    write()
    plan = load(NAMED)
    assert "regions.csv" in plan.files
    assert plan.resolved["regions"][1]["population"] == "400"
    write(TABLE.replace("0.5", "0.6"))
    assert load(NAMED).fingerprint() != plan.fingerprint()
    write(f"\ufeff{TABLE}".replace("\n", "\r\n"))
    assert load(NAMED).fingerprint() == plan.fingerprint()
    assert "regions" in plan_schema({})["properties"]


def test_points_dates_figures_of_nothing_and_years_of_a_list_have_values_of_their_own(
    load: Load, write: Callable[..., None]
) -> None:
    write(
        "region,name,population,actions.centres.coverage.2029,actions.centres.coverage.0,"
        "actions.centres.coverage.1.year,actions.centres.coverage.delay,institutions.old_hospital.moratorium,"
        "institutions.old_hospital.moves.2027\nall,All,1000,0.8,0.2,2030,1,2028,10\n"
    )
    found = load(NAMED).regions
    assert found is not None
    own = found.each[0].own
    assert own["actions.centres.coverage.1"] == Own(0.8, 0.9, "times", least=0, most=1)
    assert own["actions.centres.coverage.1.year"] == Own(2030, 2029, "plus")
    assert own["institutions.old_hospital.moratorium"].way == "plus"
    assert (own["actions.centres.coverage.delay"].way, own["actions.centres.coverage.delay"].plan) == ("own", 0)
    assert own["institutions.old_hospital.moves.2027"] == Own(10, 40, "times", least=0)


def test_a_factor_reaches_all_figures_of_a_list_and_a_pattern(load: Load, write: Callable[..., None]) -> None:
    write("region,name,population,institutions.*.moves times,actions.*.coverage times\nall,All,1000,2,0.5\n")
    found = load(NAMED).regions
    assert found is not None
    assert {a: own.value for a, own in found.each[0].own.items() if a != "population"} == {
        "institutions.old_hospital.moves.2027": 2, "institutions.old_hospital.moves.2028": 2,
        "actions.centres.coverage.factor": 0.5,
    }  # fmt: skip


def test_a_scenario_is_cut_to_what_stands_in_a_region(load: Load) -> None:
    reform = load().scenarios["reform"]
    cut = scenario_without(reform, frozenset({"institutions.old_hospital"}))
    assert (list(cut.institutions), list(cut.actions)) == ([], ["centres"])
    assert scenario_without(reform, frozenset()) is reform


def test_people_that_do_not_add_up_are_a_warning(load: Load, write: Callable[..., None]) -> None:
    write(TABLE.replace("600", "630"))
    (said,) = (w for w in load(NAMED).warnings if w.file == "regions.csv")
    assert said.message == "the regions have 1030 people, the plan 1000 (+3.0%); used as given"
    write()
    assert not [w for w in load(NAMED).warnings if w.file == "regions.csv"]


def test_a_region_whose_prices_are_far_from_the_shipped_ones_is_told_at_its_cell(
    load: Load, write: Callable[..., None]
) -> None:
    write(TABLE.replace(",1.1", ",0.05"))
    said = [w for w in load(NAMED).warnings if w.file == "regions.csv"]
    assert [(w.line, w.address) for w in said] == [(2, "pay times")] * 2
    assert said[0].message.startswith("is 1,500, 1/20 of the 30,000 TSD 2025/FTE that comes with the country profile")


def test_what_every_region_would_have_in_full_is_a_warning(load: Load, write: Callable[..., None]) -> None:
    write("region,name,population\nN,North,600\nS,South,400\n")
    (said,) = (w for w in load(NAMED).warnings if w.file == "regions.csv")
    assert said.message.endswith("in full, as in the plan: actions.centres, institutions.old_hospital")
    assert said.hint == "give a column for one of their figures, or actions.centres with yes and no"
    write("region,name,population\nall,All,1000\n")
    assert not [w for w in load(NAMED).warnings if w.file == "regions.csv"]


HEADINGS = [
    ("actions.centres.at_start", "actions.centres.at_strat", "unknown address: the plan has nothing there",
     "did you mean 'actions.centres.at_start'?"),
    ("actions.centres.at_start", "actions.centres.coverage", "is a path",
     "name a point of it, actions.centres.coverage.2029, or head the column 'actions.centres.coverage times'"),
    ("pay times", "pay", "is not a single figure", "name one, such as pay."),
    ("pay times", "payment.* times", "unknown address: the plan has nothing there", ""),
    ("pay times", "institutions.old_hospital.moratorium times", "is a date, which nothing multiplies",
     "head the column institutions.old_hospital.moratorium, and give dates"),
    ("pay times", "actions.centres times", "figures of several units", "name one setting, such as 'actions.centres."),
    ("pay times", "population times", "speaks of a figure that column 'population' speaks of already", ""),
    ("pay times", "", "unknown address", ""),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "message", "hint"), HEADINGS)
def test_a_heading_that_stands_for_nothing_is_told(
    wrong: Callable[[str, str], tuple[Problem, ...]], old: str, new: str, message: str, hint: str
) -> None:
    (problem,) = wrong(old, new)
    assert (problem.file, problem.line) == ("regions.csv", 1)
    assert problem.column == TABLE.index(old) + 1
    assert message in problem.message
    assert problem.hint.startswith(hint)


CELLS = [
    ("N,North,600", "N,North,", "population", "is missing for region N", ""),
    ("N,North,600", "N,North,600 000", "population", "must be a number, without separators (got '600 000')",
     "write 600000, without separators"),
    ("N,North,600", "N,North,0", "population", "must be above 0 (got 0)", ""),
    ("N,North,600", "plan,North,600", "region", "must be a code other than plan and sum (got 'plan')", ""),
    ("S,South", "N,South", "region", "is given twice (got 'N')", ""),
    ("yes", "maybe", "institutions.old_hospital", "must be yes or no: whether it stands in the region (got 'maybe')",
     ""),
    ("yes,2", "yes,-2", "actions.centres.at_start", "must be >= 0 (got -2)",
     "if it does not stand there, say no in a column actions.centres"),
    ("0.5", "-0.5", "actions.centres.coverage times", "must be a factor from 0 on (got -0.5)", ""),
    ("0.5,", "0.5,1,1", "", "has 8 cells under 7 columns: is a number written with a comma?", ""),
]  # fmt: skip


@pytest.mark.parametrize("cell", CELLS)
def test_a_wrong_cell_is_told_with_its_line(
    wrong: Callable[[str, str], tuple[Problem, ...]], cell: tuple[str, str, str, str, str]
) -> None:
    old, new, *told = cell
    (problem,) = wrong(old, new)
    assert (problem.file, problem.line) == ("regions.csv", TABLE[: TABLE.index(old)].count("\n") + 1)
    assert [problem.address, problem.message, problem.hint] == told


def test_all_problems_are_told_at_once(wrong: Callable[[str, str], tuple[Problem, ...]]) -> None:
    found = wrong("N,North,600,yes,2,,1.1\nS,South,400", "N,North,many,yes,x,,1.1\nS,South,-1")
    assert [(one.line, one.column, one.address) for one in found] == [
        (2, 9, "population"), (2, 18, "actions.centres.at_start"), (3, 9, "population")
    ]  # fmt: skip


def test_figures_of_what_does_not_stand_in_a_region_are_refused_and_factors_pass(
    load: Load, write: Callable[..., None], refused: Refused
) -> None:
    table = "region,name,population,institutions.old_hospital,{}\nall,All,1000,no,{}\n"
    write(table.format("institutions.old_hospital.residents", 5))
    (problem,) = refused(NAMED)
    assert problem.message == "institutions.old_hospital does not stand in region all"
    assert problem.hint == "leave the cell empty, or say yes in the other column"
    write(table.format("institutions.old_hospital.moves times", 5))
    found = load(NAMED).regions
    assert found is not None
    assert list(found.each[0].own) == ["population"]


def test_a_share_above_one_is_refused(write: Callable[..., None], refused: Refused) -> None:
    write("region,name,population,actions.centres.coverage.2029,actions.centres.coverage.0 times\nall,All,1000,1.1,4\n")
    assert [one.message for one in refused(NAMED)] == [
        "must be <= 1 (got 1.1)", "must be <= 1 (got 1.2 for actions.centres.coverage.0)"
    ]  # fmt: skip


def test_a_table_without_people_rows_or_the_right_beginning_is_refused(
    write: Callable[..., None], refused: Refused
) -> None:
    write("region,name,pay times\nall,All,1\n")
    assert [(one.address, one.message) for one in refused(NAMED)] == [
        ("population", "this column is missing: the people of each region")
    ]
    write("region,name,population\n")
    assert [one.message for one in refused(NAMED)] == ["holds no region: one row for each is needed below the headings"]
    write("region;name;population\nall;All;1000\n")
    (problem,) = refused(NAMED)
    assert (problem.message, problem.hint) == (
        "the first two columns must be 'region' and 'name'", "separate cells with commas"
    )  # fmt: skip


def test_a_file_that_is_not_there_not_text_or_not_beside_the_plan_is_refused(
    write: Callable[..., None], refused: Refused, tmp_path: Path
) -> None:
    (problem,) = refused(NAMED)
    assert (problem.message, problem.hint) == (
        "there is no such file beside the plan (got 'regions.csv')", "save it as regions.csv beside the plan"
    )  # fmt: skip
    (problem,) = refused("regions: ../regions.csv\n")
    assert problem.message == "must be a file in the folder of the plan (got '../regions.csv')"
    (problem,) = refused("regions: {N: North}\n")
    assert problem.message.startswith("must be the name of a CSV file")
    (tmp_path / "regions.csv").write_bytes(b"region,name,population\nN,\xff,1\n")
    (problem,) = refused(NAMED)
    assert (problem.line, problem.message) == (2, "is not UTF-8 text")


def test_no_scenario_changes_the_regions(refused: Refused) -> None:
    (problem,) = refused("scenarios:\n  other: {what: no regions, regions: other.csv}\n")
    assert problem.message == "belongs to the plan as a whole; no scenario changes it"


def test_lines_may_end_as_office_programmes_of_old_computers_end_them(
    load: Load, write: Callable[..., None], tmp_path: Path
) -> None:
    write()
    known = load(NAMED)
    for ending in ("\r", "\r\n"):
        (tmp_path / "regions.csv").write_bytes(TABLE.replace("\n", ending).encode())
        assert load(NAMED).fingerprint() == known.fingerprint()


def test_a_file_that_is_no_table_is_told(write: Callable[..., None], refused: Refused) -> None:
    write(TABLE + "M," + "x" * 140_000 + ",5\n")
    (problem,) = refused(NAMED)
    assert (problem.file, problem.line) == ("regions.csv", 4)
    assert problem.message == "is not a table (field larger than field limit (131072))"


def test_more_regions_than_can_be_costed_are_refused_at_once(write: Callable[..., None], refused: Refused) -> None:
    write(TABLE + "".join(f"R{number},,1,,,,\n" for number in range(2_000)))
    (problem,) = refused(NAMED)
    assert problem.message == "has 2,002 rows; the most is 2,000: each region is costed by itself"
