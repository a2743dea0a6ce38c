"""Random plans: rows and YAML text say the same plan, whatever a planner writes."""

from hypothesis import given, settings

from parameters.documents import read_text
from parameters.problems import Collector
from parameters.workbook.agreement import agrees
from parameters.workbook.remarks import remarks_of
from parameters.workbook.rows import plan_rows
from parameters.workbook.yaml_text import yaml_text
from tests.parameters.workbook.pages import read_rows
from tests.parameters.workbook.random_trees import commented_trees, trees

EXAMPLES = settings(max_examples=settings.default.max_examples * 2 // 5)
"""20 in the usual profile, 400 in the nightly one."""


@EXAMPLES
@given(trees())
def test_rows_read_back_are_the_same_tree(tree):
    book, problems, warnings = read_rows(plan_rows(tree))
    assert (problems, warnings) == ([], [])
    assert agrees(book.tree, tree)
    assert list(book.tree.items) == list(tree.items)


@EXAMPLES
@given(trees())
def test_yaml_text_read_back_is_the_same_tree(tree):
    problems = Collector()
    found = read_text(yaml_text(tree), "plan.yaml", problems)
    assert problems.problems == []
    assert agrees(found, tree)


@EXAMPLES
@given(commented_trees())
def test_comments_come_back_through_sheets_and_yaml(plan):
    tree, remarks = plan
    book, _, _ = read_rows(plan_rows(tree, remarks))
    text = yaml_text(book.tree, book.remarks)
    again = read_text(text, "plan.yaml", Collector())
    found = remarks_of(text, again)
    assert _words(found) == _words(remarks)
    assert plan_rows(again, found) == plan_rows(book.tree, book.remarks)


def _words(remarks):
    return sorted(line.strip() for remark in remarks for line in remark.text.split("\n"))
