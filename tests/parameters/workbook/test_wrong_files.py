"""A file that is no plan is told as what it is; one that is open elsewhere is told too."""

import pytest

from parameters.plan_source import read_source
from parameters.problems import Collector, PlanError
from parameters.workbook.written_plan import written_plan
from tests.parameters.workbook.pages import saved, table

SAVE = "\n       hint: open it in a spreadsheet programme, save it as .xlsx and hand that in"
PLAN = table("Plan", ["setting", "value"], ["years", "2026-2028"])


def said(path):
    """Problems and warnings of a file given as a plan."""
    problems, warnings = Collector(), Collector()
    assert (read_source(path, problems, warnings) is None) == bool(problems.problems)
    return [str(one) for one in problems.problems], [str(one) for one in warnings.problems]


@pytest.mark.parametrize(
    ("name", "what"),
    [("plan.xls", "a workbook of an old kind"), ("plan.XLSM", "a workbook that may hold macros"),
     ("plan.xlsb", "a binary workbook"), ("plan.ods", "a workbook of another kind"),
     ("plan.numbers", "a workbook of another kind"), ("plan.csv", "a table of text")],
)  # fmt: skip
def test_files_of_other_kinds_are_named(tmp_path, name, what):
    path = tmp_path / name
    path.write_bytes(b"\xd0\xcf\x11\xe0")
    assert said(path) == ([f"{name}: is {what}; a plan is .yaml or .xlsx{SAVE}"], [])
    with pytest.raises(PlanError, match=what):
        written_plan(path)


@pytest.mark.parametrize("head", [b"PK\x03\x04 and more", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more"])
def test_an_office_file_with_the_name_of_a_text_is_known_by_its_first_bytes(tmp_path, head):
    (tmp_path / "plan.yaml").write_bytes(head)
    message = "is no text, but looks like a workbook or another office file, and its name ends in .yaml"
    assert said(tmp_path / "plan.yaml") == ([f"plan.yaml: {message}{SAVE}"], [])


@pytest.mark.parametrize("lock", ["~$plan.xlsx", ".~lock.plan.xlsx#"])
def test_the_lock_of_an_open_workbook_is_named_as_such_and_a_warning_beside_it(tmp_path, lock):
    path = saved(tmp_path / "plan.xlsx", [PLAN])
    assert said(path) == ([], [])
    (tmp_path / lock).write_bytes(b"me")
    message = "is the lock file of a workbook that is open"
    assert said(tmp_path / lock) == ([f"{lock}: {message}\n       hint: name the workbook itself: plan.xlsx"], [])
    assert said(path) == (
        [],
        [
            f"plan.xlsx: is open in a spreadsheet programme ({lock} is beside it): what is not saved yet is not read\n"
            "       hint: save it there first if you have changed something"
        ],
    )


def test_a_file_that_is_not_there_is_only_that(tmp_path):
    assert said(tmp_path / "plan.xls") == (["plan.xls: there is no such file"], [])


def test_an_annex_is_no_plan(tmp_path):
    pages = [table(name, ["x"]) for name in ("Cover", "Settings", "Inputs", "Lines", "Plan")]
    assert said(saved(tmp_path / "annex.xlsx", pages)) == (
        [
            "annex.xlsx: is the annex of a run, not a plan\n"
            "       hint: careshift read takes back what was typed into an annex, as a scenario of its plan"
        ],
        [],
    )
