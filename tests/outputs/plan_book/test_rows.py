"""The rows of a plan stand in the workbook as they are, and nothing beside them counts."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from costing import kinds
from outputs import opened_plan, start_plan
from outputs.plan_book import write_plan_book
from outputs.starting_plan import StartingPlanError
from parameters import SHEETS, written_plan
from tests.command import EXAMPLES, careshift
from tests.outputs.plan_book.books import COUNTRIES, TYPED, book, heading, lines, opened, written

BLANK = "KEN"


@pytest.mark.parametrize("name", COUNTRIES)
def test_every_row_of_a_plan_stands_on_its_sheet_in_order(name: str) -> None:
    for sheet, rows in written(name).sheets().rows.items():
        page = opened(name)[sheet]
        _, place = heading(page)
        given = iter([each for each in lines(name, sheet) if each.line.kind in ("given", "comment")])
        for row in rows:
            number, line = next(given)
            assert line.row == row
            cells = {header: page.cell(number, column).value for header, column in place.items()}
            assert {key: cells[key] for key in (*row.entries, *row.years)} == {**row.entries, **row.years}
            said = (cells.get("element") or "", cells["setting"] or "", cells["comment"] or "")
            assert said == (row.element, row.setting, row.comment)
        assert next(given, None) is None


@pytest.mark.parametrize("name", COUNTRIES)
def test_the_workbook_of_an_example_is_the_same_plan_without_a_problem_or_warning(name: str) -> None:
    plan = opened_plan(book(name))
    assert plan.warnings == opened_plan(EXAMPLES / name / "plan.yaml").warnings
    assert plan.fingerprint() == opened_plan(EXAMPLES / name / "plan.yaml").fingerprint()


@pytest.mark.parametrize("name", [*COUNTRIES, BLANK])
def test_check_takes_what_init_writes(name: str, tmp_path: Path) -> None:
    blank = () if name in COUNTRIES else ("--blank",)
    country = COUNTRIES.get(name, name)
    done = careshift("init", tmp_path / "mine", "--country", country, "--format", "xlsx", *blank)
    assert done.code == 0
    assert f"wrote {tmp_path / 'mine' / 'plan.xlsx'}" in done.out
    checked = careshift("check", tmp_path / "mine" / "plan.xlsx")
    assert (checked.code, "no problems, 0 warnings" in checked.out) == (0, True)
    assert "careshift check plan.xlsx" in (tmp_path / "mine" / "README.md").read_text(encoding="utf-8")


def test_the_next_command_is_named_after_a_workbook_was_written(tmp_path: Path) -> None:
    whole = careshift("init", tmp_path / "whole", "--format", "xlsx")
    assert whole.out.endswith(f"Next: careshift run {tmp_path / 'whole' / 'plan.xlsx'}\n")
    blank = careshift("init", tmp_path / "blank", "--format", "xlsx", "--blank")
    assert blank.out.endswith(f"Next: careshift check {tmp_path / 'blank' / 'plan.xlsx'}\n")


def test_a_workbook_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "plan.xlsx").write_text("mine", encoding="utf-8")
    with pytest.raises(StartingPlanError, match=r"plan\.xlsx is there already; nothing was written"):
        start_plan(tmp_path, "PER", False, kinds(), workbook=True)
    assert [file.name for file in tmp_path.iterdir()] == ["plan.xlsx"]


def test_a_country_without_an_example_asks_for_a_blank_workbook(tmp_path: Path) -> None:
    with pytest.raises(StartingPlanError, match=r"there is no whole example for NPL .*; try --blank"):
        start_plan(tmp_path, "NPL", False, kinds(), workbook=True)
    assert not list(tmp_path.iterdir())


def test_examples_and_offers_of_a_blank_workbook_do_not_count() -> None:
    plan = written_plan(book(BLANK))
    assert list(plan.tree.items) == ["plan", "country", "years"]
    assert not plan.remarks


def test_a_blank_workbook_and_three_typed_cells_are_a_plan(tmp_path: Path) -> None:
    workbook = load_workbook(book(BLANK))
    page = workbook["Actions"]
    _, place = heading(page)
    rows = {(each.line.row.element, each.line.row.setting): each.row for each in lines(BLANK, "Actions")}
    page.cell(rows["crisis", "menu"], place["value"]).value = "svc.crisisteam"
    page.cell(rows["crisis", "teams"], place[2025]).value = 0
    page.cell(rows["crisis", "teams"], place[2035]).value = 12
    workbook.save(tmp_path / "plan.xlsx")
    plan = opened_plan(tmp_path / "plan.xlsx")
    assert list(plan.scenarios["reform"].actions) == ["crisis"]
    assert not plan.warnings


def test_rows_copied_from_the_menu_become_an_action(tmp_path: Path) -> None:
    workbook = load_workbook(book("peru"))
    page, menu = workbook["Actions"], workbook["Menu"]
    place = heading(page)[1]
    assert heading(menu)[1] == place
    copied = [each.row for each in lines("peru", "Menu") if each.line.row.element == "digital"]
    for row, source in enumerate(copied, page.max_row + 1):
        for column in place.values():
            page.cell(row, column).value = menu.cell(source, column).value
        if menu.cell(source, place["setting"]).value == "people":
            page.cell(row, place[2026]).value = 1000
    workbook.save(tmp_path / "plan.xlsx")
    assert opened_plan(tmp_path / "plan.xlsx").scenarios["reform"].actions["digital"].kind == "digital_support"


def test_a_typed_default_takes_its_place(tmp_path: Path) -> None:
    workbook = load_workbook(book("peru"))
    page = workbook["Actions"]
    place = heading(page)[1]
    row = next(
        each.row
        for each in lines("peru", "Actions")
        if each.line.row.setting == "opening" and each.line.kind == "offer"
    )
    page.cell(row, place["value"]).value = 0.25
    workbook.save(tmp_path / "plan.xlsx")
    opening = opened_plan(tmp_path / "plan.xlsx").scenarios["reform"].actions["centres"].settings["opening"]
    assert getattr(opening, "value", None) == 0.25


def test_the_same_plan_gives_the_same_bytes(tmp_path: Path) -> None:
    plan = written("peru")
    write_plan_book(tmp_path / "again.xlsx", plan.sheets(), plan.tree)
    assert (tmp_path / "again.xlsx").read_bytes() == book("peru").read_bytes()


def test_numbers_and_texts_come_back_exactly(tmp_path: Path) -> None:
    text = """\
plan: "=1+1"
country: PER
years: 2026-2035
considered: {women: "-3", children: "007", migrants: "@home", prisoners: "+ and , and 1.5"}
rules: {pace: 0.30000000000000004, people: 1e+15}
population: {value: 34576665.123456789, unit: people, source: "two\\nlines", fixed: "  a count "}
"""
    (tmp_path / "plan.yaml").write_text(text, encoding="utf-8")
    plan = written_plan(tmp_path / "plan.yaml")
    write_plan_book(tmp_path / "plan.xlsx", plan.sheets(), plan.tree)
    again = written_plan(tmp_path / "plan.xlsx").tree.items
    assert again["plan"].value == "=1+1"
    assert [child.value for child in again["considered"].items.values()] == ["-3", "007", "@home", "+ and , and 1.5"]
    assert [child.value for child in again["rules"].items.values()] == [0.30000000000000004, 1e15]
    assert again["population"].items["value"].value == 34576665.123456789
    assert again["population"].items["source"].value == "two\nlines"


def test_a_plan_with_problems_has_a_workbook_too(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text("plan: T\nyears: soon\nactions:\n  x: {menu: svc.nothing}\n", encoding="utf-8")
    plan = written_plan(tmp_path / "plan.yaml")
    write_plan_book(tmp_path / "plan.xlsx", plan.sheets(), plan.tree)
    said = careshift("check", tmp_path / "plan.xlsx")
    assert said.code == 3
    assert "Actions!" in said.out
    assert "is not in the menu (got 'svc.nothing')" in said.out


@pytest.mark.parametrize("name", ["peru", BLANK])
def test_nothing_is_hidden_and_headings_stay_in_sight(name: str) -> None:
    workbook = opened(name)
    assert workbook.sheetnames == [sheet for sheet in SHEETS if sheet != "Regions"]
    for page in workbook:
        assert page.sheet_state == "visible"
        assert not any(row.hidden or row.collapsed for row in page.row_dimensions.values())
        assert not any(column.hidden for column in page.column_dimensions.values())
    for sheet in TYPED:
        page = workbook[sheet]
        top, place = heading(page)
        last = max(place.values())
        assert page.freeze_panes == page.cell(top + 1, place["setting"] + 1).coordinate
        assert page.auto_filter.ref.startswith(f"A{top}:{page.cell(top, last).column_letter}")
        assert page.print_title_rows == f"${top}:${top}"
        assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
        assert page.page_setup.fitToHeight == 0


def test_on_paper_a_sheet_ends_with_its_last_year_and_what_is_looked_up_stays_away() -> None:
    workbook = opened("peru")
    for sheet in TYPED:
        page = workbook[sheet]
        top, place = heading(page)
        years = [header for header in place if isinstance(header, int)]
        last = page.cell(1, place[max(years)] if years else place["default"]).column_letter
        assert page.print_area.startswith(f"'{sheet}'!$A${top}:${last}$")
        assert (page.page_setup.fitToWidth or 1) <= (3 if sheet == "Scenarios" else 2)
    assert {workbook[sheet].print_area.rpartition("$")[2] for sheet in ("Menu", "Codes")} == {"3"}


def test_libreoffice_saves_the_same_plan(office, tmp_path: Path) -> None:
    saved = office([book("arandia"), *_named(tmp_path)], tmp_path / "saved")
    fingerprints = [opened_plan(file).fingerprint() for file in saved]
    assert fingerprints == [opened_plan(book(name)).fingerprint() for name in ("arandia", "peru")]


def _named(folder: Path) -> list[Path]:
    """Peru's workbook under a name of its own."""
    (folder / "peru.xlsx").write_bytes(book("peru").read_bytes())
    (folder / "saved").mkdir()
    return [folder / "peru.xlsx"]


def test_a_workbook_read_and_written_again_has_the_same_bytes(tmp_path: Path) -> None:
    again = written_plan(book("peru"))
    write_plan_book(tmp_path / "again.xlsx", again.sheets(), again.tree)
    assert (tmp_path / "again.xlsx").read_bytes() == book("peru").read_bytes()


def test_names_of_a_row_get_their_colour_when_something_is_typed() -> None:
    page = opened("KEN")["Actions"]
    top, place = heading(page)
    (area, (rule, *_)), *_ = ((each.sqref, each.rules) for each in page.conditional_formatting)
    assert str(area).startswith(f"A{top + 1}:{page.cell(1, place['setting']).column_letter}")
    years = (page.cell(1, place[year]).column_letter for year in (2025, 2035))
    assert ":".join(f"${letter}{top + 1}" for letter in years) in rule.formula[0]
