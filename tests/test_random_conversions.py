"""Random plans in files: YAML, a workbook, YAML again: the same plan and the same comments."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given

from outputs.convert import convert_plan
from parameters import agrees, written_plan
from parameters.workbook.yaml_text import yaml_text
from tests.examples import examples
from tests.parameters.workbook.random_trees import commented_trees


@examples(20)  # each writes and reads four files
@given(commented_trees())
def test_a_random_plan_comes_back_from_a_workbook_as_it_was(plan):
    with TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "plan.yaml").write_text(yaml_text(*plan), encoding="utf-8", newline="\n")
        convert_plan(folder / "plan.yaml", folder / "plan.xlsx")
        convert_plan(folder / "plan.xlsx", folder / "back" / "plan.yaml")
        old, book, new = (written_plan(folder / name) for name in ("plan.yaml", "plan.xlsx", "back/plan.yaml"))
    assert agrees(old.tree, plan[0])
    assert agrees(old.tree, book.tree)
    assert agrees(old.tree, new.tree)
    assert list(old.tree.items) == list(book.tree.items) == list(new.tree.items)
    assert _words(old) == _words(book) == _words(new)
    assert new.sheets() == book.sheets() == old.sheets()


def _words(plan):
    return sorted(line for remark in plan.remarks for line in remark.text.split("\n"))
