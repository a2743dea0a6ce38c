"""Whatever a plan says, its workbook says the same, with all that is offered beside it."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given

from outputs.plan_book import write_plan_book
from parameters import PlanSheets, agrees, plan_rows, written_plan
from tests.examples import examples
from tests.parameters.workbook.random_trees import trees


@examples(20)  # each writes a whole book and reads it
@given(trees())
def test_a_random_plan_comes_back_from_its_workbook(tree):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "plan.xlsx"
        write_plan_book(path, PlanSheets(plan_rows(tree)), tree)
        assert agrees(written_plan(path).tree, tree)
