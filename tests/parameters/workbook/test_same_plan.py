"""Every plan of the repository: as sheets and as YAML again it is the same plan, with the same fingerprint."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from outputs import opened_plan
from parameters import agrees, written_plan
from parameters.documents import read_text
from parameters.problems import Collector
from parameters.workbook.remarks import remarks_of
from parameters.workbook.rows import plan_rows
from parameters.workbook.yaml_text import yaml_text
from tests.command import ROOT
from tests.national_plans import BESIDE, LAYOUTS, SHIPPED, plan_with
from tests.parameters.workbook.pages import read_rows, saved_plan
from tests.parameters.workbook.random_trees import node
from tests.regional_plans import plan_in

FILES = [
    *sorted(ROOT.glob("examples/*/plan.yaml")),
    *sorted(ROOT.glob("tests/data/**/*.yaml")),
    *sorted(ROOT.glob("tests/outputs/annex/*.yaml")),
    *sorted(ROOT.glob("parameters/countries/*.yaml")),
]
PLANS = [
    *sorted(ROOT.glob("examples/*/plan.yaml")),
    ROOT / "tests/data/priced.yaml",
    ROOT / "tests/data/benefits/plan.yaml",
    ROOT / "tests/data/benefits/small.yaml",
    ROOT / "tests/data/whole_menu/plan.yaml",
]


def _id(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("file", FILES, ids=_id)
def test_a_file_keeps_its_keys_values_and_comments_through_sheets_and_yaml(file):
    text = file.read_text(encoding="utf-8")
    tree = read_text(text, file.name, Collector())
    remarks = remarks_of(text, tree)
    rows = plan_rows(tree, remarks)
    book, problems, warnings = read_rows(rows)
    assert (problems, warnings) == ([], [])
    assert agrees(book.tree, tree)
    assert list(book.tree.items) == list(tree.items)
    again = yaml_text(book.tree, book.remarks)
    back = read_text(again, file.name, Collector())
    assert agrees(back, tree)
    found = remarks_of(again, back)
    assert _words(found) == _words(remarks)
    assert plan_rows(back, found) == rows


@pytest.mark.parametrize("plan", PLANS, ids=_id)
def test_a_plan_as_a_workbook_and_as_yaml_again_has_the_fingerprint_of_the_plan(plan, tmp_path):
    _same(plan, tmp_path)


@pytest.mark.parametrize("crosswalk", [*SHIPPED, *(f"{name}.yaml" for name in BESIDE)])
def test_a_national_plan_is_the_same_plan(crosswalk, tmp_path):
    plan = plan_with(tmp_path, crosswalk)
    if crosswalk.endswith(".yaml"):
        for folder in (tmp_path / "book", tmp_path / "back"):
            folder.mkdir()
            (folder / crosswalk).write_bytes((LAYOUTS / crosswalk).read_bytes())
    _same(plan, tmp_path)


def test_a_plan_with_regions_is_the_same_plan_though_a_csv_file_has_texts_and_a_sheet_numbers(tmp_path):
    plan = plan_in(tmp_path)
    table = (tmp_path / "regions.csv").read_text(encoding="utf-8")
    (tmp_path / "regions.csv").write_text(table.replace("500000", "500000.0", 1), encoding="utf-8")
    assert "500000.0" in (tmp_path / "regions.csv").read_text(encoding="utf-8")
    found = _same(plan, tmp_path)
    assert found.regions is not None
    assert [type(cell) for cell in written_plan(tmp_path / "book" / "plan.xlsx").sheets().regions[2][:3]] == [
        str,
        str,
        int,
    ]


def test_the_plans_of_all_cases_computed_by_hand_are_the_same_trees():
    for file in sorted(ROOT.glob("tests/cases/*.yaml")):
        for case in YAML(typ="safe", pure=True).load(file.read_text(encoding="utf-8")):
            tree = node(_texts(case["plan"]))
            book, problems, _ = read_rows(plan_rows(tree))
            assert problems == []
            assert agrees(book.tree, tree), case["case"]
            assert agrees(read_text(yaml_text(tree), "plan.yaml", Collector()), tree), case["case"]


def _same(plan, folder):
    """The plan, after a look at its fingerprint as a workbook and as YAML made from that."""
    loaded = opened_plan(plan)
    (folder / "book").mkdir(exist_ok=True)
    (folder / "back").mkdir(exist_ok=True)
    book = saved_plan(folder / "book" / "plan.xlsx", plan)
    assert opened_plan(book).fingerprint() == loaded.fingerprint()
    for name, text in written_plan(book).texts("plan.yaml").items():
        (folder / "back" / name).parent.mkdir(exist_ok=True)
        (folder / "back" / name).write_text(text, encoding="utf-8", newline="\n")
    back = opened_plan(folder / "back" / "plan.yaml")
    assert back.fingerprint() == loaded.fingerprint()
    assert list(back.scenarios) == list(loaded.scenarios)
    return back


def _texts(value):
    """Plain data with keys as text, as in a plan that was read."""
    if isinstance(value, dict):
        return {str(key): _texts(child) for key, child in value.items()}
    return [_texts(child) for child in value] if isinstance(value, list) else value


def _words(remarks):
    return sorted(word for remark in remarks for word in remark.text.split())
