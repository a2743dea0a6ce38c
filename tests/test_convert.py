"""`careshift convert`: the same plan as a workbook and as YAML, with its comments; all files or none."""

import shutil

import pytest

from outputs import convert, opened_plan, placed_files
from outputs.convert import convert_plan
from outputs.placed_folder import ResultsError
from parameters import written_plan
from tests.command import ARANDIA, EXAMPLES, careshift
from tests.national_plans import plan_with
from tests.parameters.workbook.pages import pages_of, saved, table
from tests.regional_plans import plan_in

PERU = EXAMPLES / "peru"


def test_a_plan_with_a_scenario_file_goes_to_a_workbook_and_back_with_its_comments(tmp_path):
    book, back = tmp_path / "plan.xlsx", tmp_path / "back" / "plan.yaml"
    done = careshift("convert", PERU, book)
    assert (done.code, done.err) == (0, "")
    assert done.out == f"wrote {book}\nNext: careshift check {book.as_posix()}\n"
    done = careshift("convert", book, back)
    assert (done.code, done.err) == (0, "")
    assert f"wrote {back}\nwrote {back.parent / 'scenarios' / 'faster.yaml'}\n" in done.out
    fingerprints = {opened_plan(file).fingerprint() for file in (PERU / "plan.yaml", book, back)}
    assert len(fingerprints) == 1
    old, new = written_plan(PERU / "plan.yaml"), written_plan(back)
    assert _words(old) == _words(new)
    assert new.sheets() == old.sheets()
    text = (back.parent / "scenarios" / "faster.yaml").read_text(encoding="utf-8")
    assert text.startswith("# Only what differs from the plan.\n")


def test_the_yaml_reads_as_a_planner_writes_it(tmp_path):
    careshift("convert", ARANDIA, tmp_path / "plan.xlsx")
    careshift("convert", tmp_path / "plan.xlsx", tmp_path / "plan.yaml")
    lines = (tmp_path / "plan.yaml").read_text(encoding="utf-8").splitlines()
    for line in (
        "# The tutorial's plan. Arandia is an invented country: every figure here is round and made up.",
        "    # What the planner chooses:",
        "    moves: {2026: 30, 2027: 60, 2028: 60, 2029: 40}  # people who may move, each year",
        "    profile: [0.5, 0.5]  # half of the price the year before opening, half in the year",
        "    at_start: {value: 4, unit: centre, source: invented for the tutorial, grade: D, fixed: invented}",
        "    catchment:",
        "      value: 100000",
    ):
        assert line in lines
    assert lines[lines.index("    # What the planner chooses:") + 1].startswith("    moratorium: 2026 ")
    assert max(len(line) for line in lines if not line.lstrip().startswith("#")) <= 120


def test_a_plan_with_regions_brings_its_table_as_a_sheet_and_as_a_file(tmp_path):
    plan = plan_in(tmp_path)
    done = careshift("convert", plan, tmp_path / "book" / "plan.xlsx")
    assert done.code == 0
    assert [path.name for path in (tmp_path / "book").iterdir()] == ["plan.xlsx"]
    done = careshift("convert", tmp_path / "book" / "plan.xlsx", tmp_path / "back" / "plan.yaml")
    assert done.code == 0
    assert (tmp_path / "back" / "regions.csv").read_text(encoding="utf-8") == (tmp_path / "regions.csv").read_text(
        encoding="utf-8"
    )
    assert opened_plan(tmp_path / "back" / "plan.yaml").fingerprint() == opened_plan(plan).fingerprint()


def test_a_chart_of_accounts_beside_the_plan_comes_along(tmp_path):
    plan = plan_with(tmp_path, "uemoa.yaml")
    assert careshift("convert", plan, tmp_path / "book" / "plan.xlsx").code == 0
    assert (tmp_path / "book" / "uemoa.yaml").read_bytes() == (tmp_path / "uemoa.yaml").read_bytes()
    assert careshift("check", tmp_path / "book" / "plan.xlsx").code == 0


def test_what_lies_beside_a_workbook_goes_along_as_it_is(tmp_path):
    plan = plan_in(tmp_path)
    pages = {name: page for name, page in pages_of(plan).items() if name != "Regions"}
    book = saved(tmp_path / "plan.xlsx", pages.values())
    (tmp_path / "scenarios").mkdir()
    own = tmp_path / "scenarios" / "more.yaml"
    own.write_text("scenario: more     # mine\nactions.centres.coverage: {2025: 0.2,   2030: 0.8}\n", encoding="utf-8")
    plan.unlink()
    done = careshift("convert", book, tmp_path / "back" / "plan.yaml")
    assert (done.code, done.err) == (0, "")
    assert (tmp_path / "back" / "scenarios" / "more.yaml").read_bytes() == own.read_bytes()
    assert (tmp_path / "back" / "regions.csv").read_bytes() == (tmp_path / "regions.csv").read_bytes()
    done = careshift("convert", book, tmp_path / "plan.yaml")
    assert done.code == 0
    assert done.out.startswith(f"wrote {tmp_path / 'plan.yaml'}\nNext:")


def test_a_file_that_is_there_is_not_written_over_unless_it_is_asked_for(tmp_path):
    target = tmp_path / "plan.xlsx"
    target.write_text("mine", encoding="utf-8")
    done = careshift("convert", ARANDIA, target)
    assert done.code == 2
    assert f"{target} is there already; nothing was written (write over it with --force)" in done.err
    assert target.read_text(encoding="utf-8") == "mine"
    assert careshift("convert", ARANDIA, target, "--force").code == 0
    assert opened_plan(target).fingerprint() == opened_plan(ARANDIA).fingerprint()


def test_a_workbook_that_is_open_elsewhere_is_not_written_over(tmp_path):
    target = tmp_path / "plan.xlsx"
    target.write_text("mine", encoding="utf-8")
    (tmp_path / "~$plan.xlsx").write_text("me", encoding="utf-8")
    done = careshift("convert", ARANDIA, target, "--force")
    assert done.code == 2
    assert f"{target} is open in a spreadsheet programme; close it there; nothing was written" in done.err
    assert target.read_text(encoding="utf-8") == "mine"


def test_no_file_is_written_if_one_of_them_is_there(tmp_path):
    careshift("convert", PERU, tmp_path / "plan.xlsx")
    (tmp_path / "back" / "scenarios").mkdir(parents=True)
    (tmp_path / "back" / "scenarios" / "faster.yaml").write_text("scenario: faster\n", encoding="utf-8")
    done = careshift("convert", tmp_path / "plan.xlsx", tmp_path / "back" / "plan.yaml")
    assert done.code == 2
    assert "faster.yaml is there already" in done.err
    assert not (tmp_path / "back" / "plan.yaml").exists()


def test_a_scenario_file_of_another_plan_in_the_new_folder_is_told(tmp_path):
    careshift("convert", ARANDIA, tmp_path / "plan.xlsx")
    (tmp_path / "back" / "scenarios").mkdir(parents=True)
    other = tmp_path / "back" / "scenarios" / "other.yaml"
    other.write_text("scenario: other\nwhat: x\n", encoding="utf-8")
    done = careshift("convert", tmp_path / "plan.xlsx", tmp_path / "back" / "plan.yaml")
    assert done.code == 2
    assert f"{other} would become a scenario of the new plan" in done.err
    done = careshift("convert", tmp_path / "plan.xlsx", tmp_path / "back" / "plan.yaml", "--force")
    assert (done.code, done.err) == (0, f"note: {other} is a scenario of the new plan too\n")


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("plan.txt", "the name of the new file must end with .xlsx or .yaml"),
        ("plan.yml", "plan.yaml has this format already; give the new file a name with .xlsx"),
        (".", "is a folder; name the new file, such as"),
    ],
)
def test_a_name_that_cannot_be_the_new_file(tmp_path, target, said):
    done = careshift("convert", ARANDIA, tmp_path / target)
    assert done.code == 2
    assert said in done.err


def test_a_plan_that_is_not_there_and_one_that_cannot_be_read(tmp_path):
    done = careshift("convert", tmp_path / "none.yaml", tmp_path / "plan.xlsx")
    assert (done.code, done.err) == (5, f"careshift: {tmp_path / 'none.yaml'}: there is no such file\n")
    (tmp_path / "bad.yaml").write_text("plan: [1\n", encoding="utf-8")
    done = careshift("convert", tmp_path / "bad.yaml", tmp_path / "plan.xlsx")
    assert done.code == 3
    assert "bad.yaml:1: is not YAML" in done.err
    assert not (tmp_path / "plan.xlsx").exists()


def test_a_plan_with_mistakes_is_converted_as_it_is(tmp_path):
    (tmp_path / "plan.yaml").write_text("plan: A\ncountry: XXX\nactions:\n  a: {menu: none, b: x}\n", encoding="utf-8")
    assert careshift("convert", tmp_path / "plan.yaml", tmp_path / "book" / "plan.xlsx").code == 0
    assert careshift("check", tmp_path / "book" / "plan.xlsx").code == 3


def test_a_scenario_file_of_another_name_is_a_problem(tmp_path):
    shutil.copytree(PERU, tmp_path / "peru")
    (tmp_path / "peru" / "scenarios" / "faster.yaml").rename(tmp_path / "peru" / "scenarios" / "quick.yaml")
    done = careshift("convert", tmp_path / "peru", tmp_path / "plan.xlsx")
    assert done.code == 3
    assert "scenarios/quick.yaml:2: scenario: must be the name of the file, quick" in done.err


def test_a_text_that_no_cell_holds_is_a_problem(tmp_path):
    (tmp_path / "plan.yaml").write_text(f"plan: {'x' * 32_768}\n", encoding="utf-8")
    done = careshift("convert", tmp_path / "plan.yaml", tmp_path / "plan.xlsx")
    assert done.code == 3
    assert "plan.yaml:1: plan: is longer than the 32,767 characters that a cell holds" in done.err


def test_formulas_and_columns_that_are_not_read_are_told(tmp_path):
    pages = pages_of(ARANDIA)
    book = saved(tmp_path / "plan.xlsx", [*pages.values(), table("Notes", ["x"])])
    done = careshift("convert", book, tmp_path / "plan.yaml")
    assert (done.code, done.err) == (0, "warning: plan.xlsx: Notes: is no sheet of a plan and is not read\n")


def test_a_new_file_that_would_say_something_else_is_not_kept(tmp_path, monkeypatch):
    monkeypatch.setattr(convert, "agrees", lambda one, other: False)
    done = careshift("convert", ARANDIA, tmp_path / "plan.xlsx")
    assert done.code == 5
    assert "plan.xlsx would not say the same as the plan; nothing was written" in done.err
    assert list(tmp_path.iterdir()) == []


def test_if_one_file_cannot_be_put_in_place_all_others_are_as_they_were(tmp_path, monkeypatch):
    careshift("convert", PERU, tmp_path / "plan.xlsx")
    back = tmp_path / "back"
    (back / "scenarios").mkdir(parents=True)
    for name in ("plan.yaml", "scenarios/faster.yaml"):
        (back / name).write_text("old", encoding="utf-8")
    real = placed_files.Path.replace

    def replace(self, target):
        if self.name == "faster.yaml" and target == back / "scenarios" / "faster.yaml" and "old-" not in str(self):
            raise PermissionError(13, "Permission denied", str(target))
        return real(self, target)

    monkeypatch.setattr(placed_files.Path, "replace", replace)
    with pytest.raises(ResultsError, match=r"faster.yaml \(Permission denied\); nothing was changed"):
        convert_plan(tmp_path / "plan.xlsx", back / "plan.yaml", force=True)
    assert {name: (back / name).read_text(encoding="utf-8") for name in ("plan.yaml", "scenarios/faster.yaml")} == {
        "plan.yaml": "old",
        "scenarios/faster.yaml": "old",
    }
    assert sorted(path.name for path in back.iterdir()) == ["plan.yaml", "scenarios"]


def test_a_folder_that_is_a_file(tmp_path):
    (tmp_path / "a").write_text("", encoding="utf-8")
    done = careshift("convert", ARANDIA, tmp_path / "a" / "plan.xlsx")
    assert done.code == 5
    assert "cannot write" in done.err


def _words(plan):
    return sorted(word for remark in plan.remarks for word in remark.text.split())


def test_a_table_of_regions_that_is_no_table_is_a_problem(tmp_path):
    plan = plan_in(tmp_path, table=f"region,name,population\nN,{'x' * 140_000},5\n")
    done = careshift("convert", plan, tmp_path / "plan.xlsx")
    assert done.code == 3
    assert "regions.csv:2: is not a table" in done.err


def test_a_workbook_that_libreoffice_has_saved_is_the_same_plan_with_the_same_comments(office, tmp_path):
    book = tmp_path / "plan.xlsx"
    convert_plan(PERU, book)
    (again,) = office([book], tmp_path / "saved")
    assert opened_plan(again).fingerprint() == opened_plan(PERU / "plan.yaml").fingerprint()
    assert opened_plan(again).warnings == ()
    assert written_plan(again).sheets() == written_plan(book).sheets()
