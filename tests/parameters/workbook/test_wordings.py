"""Hints that name keys of YAML name rows and columns where the plan is a workbook."""

from dataclasses import replace

import pytest

from parameters.about import read_about
from parameters.documents import Mark, Node
from parameters.elements import Sources, with_defaults
from parameters.figures import Calendar, Reader
from parameters.parameter import bound_faults, faults
from parameters.problems import Collector, Wording
from parameters.reading import read
from parameters.settings import Choice, Flow, Number, Path
from parameters.templates import template_for
from parameters.uncertainty import read_uncertainty

CELL = Mark("plan.xlsx", 3, 4, cell="Actions!D3")
ERROR = {"value": 5, "unit": "", "source": "s"}


def cell(value):
    """A value, and everything in it, in one cell."""
    if isinstance(value, dict):
        value = {name: cell(child) for name, child in value.items()}
    return Node(value, CELL, CELL)


@pytest.mark.parametrize(
    ("figure", "hint"),
    [
        ({"standard_error": 0}, "leave the cell empty, and say in the column 'why no range' why there is no range"),
        ({"low": 1, "high": 9, "kind": "normal"}, "write 95% into the column 'interval'"),
        (
            {"standard_error": 1, "low": 1},
            "fill in low, high and interval, or the standard error, and clear the others",
        ),
    ],
)
def test_hints_of_a_figure_name_its_columns(figure, hint):
    [fault] = faults({**ERROR, **figure}, lever=False)
    assert fault.hint.at(CELL) == hint


def test_another_kind_of_range_is_sent_to_its_column():
    [fault] = bound_faults({"value": 2, "standard_error": 2, "kind": "gamma"}, (1.0, None))
    assert fault.hint.at(CELL) == "write lognormal into the column 'kind of range', as the source has it"


def element(section, problems, library):
    with_defaults(Sources({}, library, None, problems), section, "c", cell({"people": 5}))


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (lambda reader, library: element("actions", reader.problems, library),
         "needs a row 'menu' with an id of the sheet Menu, or the rows 'kind' and 'name'"),
        (lambda reader, library: element("benefits", reader.problems, library),
         "needs a row 'kind' (), or a row 'template' with one of them"),
        (lambda reader, library: template_for(library, cell("small_team"), "c", "actions.c", reader.problems),
         "needs a row 'menu' beside it (got 'small_team')"),
        (lambda reader, _: read(reader, Flow("people"), cell(60), "moves"),
         "hint: write it into the columns of its years, such as 2026"),
        (lambda reader, _: read(reader, Flow("people"), cell("2027: 40, 2028: 60"), "moves"),
         "hint: write each year into its column"),
        (lambda reader, _: read(reader, Path("money"), cell({"points": 5, "unit": "KES 2025"}), "financing.c.amount"),
         "hint: write it into the columns of its years, such as 2026"),
        (lambda reader, _: read(reader, Path("money"), cell({"points": {"2026": 5}}), "financing.c.amount"),
         "amount.unit: is missing: money needs its currency and price year\n       hint: write the plan's currency and "
         "price year into a row of its own, amount.unit"),
        (lambda reader, _: read(reader, Number("money/people"), cell({"value": 5, "source": "s", "fixed": "f"}), "c"),
         "hint: write the plan's currency and price year, followed by /people into this cell"),
        (lambda reader, _: read(reader, Choice("a", "b"), cell({"value": "a", "unit": "ward"}), "c"),
         "(got several cells)\n       hint: a word stands in the column 'value' alone: clear Actions!D3"),
        (lambda reader, _: read(reader, Number("", above=0), cell({"value": 5, "source": "s", "2026": 5}), "c"),
         "is one figure, not one for each year\n       hint: clear the cell"),
        (lambda reader, _: read_about(reader, cell({"funding": "grant"}), "actions.c", ""),
         "hint: write each in a row of its own: funding.source, funding.status and funding.ends"),
        (lambda reader, _: read_uncertainty(reader, cell({"drivers": {"pay": {**ERROR, "value": 1, "fixed": "why"}}})),
         "hint: write such as [pay.*], where * stands for anything"),
        (lambda reader, _: read_uncertainty(
            reader, cell({"drivers": {"pay": {**ERROR, "value": 1, "fixed": "why", "of": "pay.*"}}})),
         "hint: fill in low and high, or the standard error"),
        (lambda reader, _: reader.missing("actions", cell("jobs"), "benefits.work.of", ""),
         "hint: take benefits.work away there too (a row benefits.work with the value null), or keep actions.jobs"),
    ],
)  # fmt: skip
def test_a_message_at_a_cell_speaks_of_rows_and_columns(library, act, said):
    problems = Collector()
    act(Reader(problems, Calendar(2026, 2035), away={"actions.jobs": "scenarios.fewer"}), library)
    assert said in str(problems.problems[0])


def test_a_unit_is_asked_for_where_there_is_one_and_at_its_own_cell():
    problems, unit = Collector(), replace(CELL, cell="Actions!E3")
    reader = Reader(problems, Calendar(2026, 2035), currencies=("KES", "USD"))
    row = replace(CELL, keys={"unit": unit, "source": CELL})
    read(reader, Number(""), Node(0.03, row), "institutions.c.deaths")
    read(reader, Path("money"), Node({"points": cell({"2026": 5})}, row), "financing.c.amount")
    assert [(problem.cell, problem.hint) for problem in problems.problems] == [
        ("Actions!D3", "fill in low, high, interval, source and grade in the same row"),
        ("Actions!E3", "write KES 2025 into this cell"),
    ]


def test_a_wording_at_a_line_is_that_of_yaml():
    problems = Collector()
    problems.add(
        Mark("plan.yaml", 3), "a", Wording("needs menu:", "needs a row 'menu'"), Wording("in lines", "in cells")
    )
    assert str(problems.problems[0]) == "plan.yaml:3: a: needs menu:\n       hint: in lines"
