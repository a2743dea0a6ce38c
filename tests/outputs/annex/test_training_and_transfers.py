"""The annex of a plan of training, places of study and transfers: its formulas give what the engine gives."""

import pytest

from outputs.static_check import static_check
from tests.outputs.annex.inputs import model_differences, read_inputs, rerun, typed_cells
from tests.outputs.annex.plans import write
from tests.outputs.annex.reading import differences, values

PLAN = "training"
CHANGES = {
    "turnover and drop-out": {"nurses.leaving": (0.37,), "school.drop_out": (0,), "rural.months": (3,)},
    "nobody stays, short study": {"nurses.leaving": (1,), "school.years": (1,), "benefit.end": (2030.1,)},
    "later": {"nurses.refresh_every": (3,), "nurses.start": (2028.9,), "school.delay": (0,)},
    "nobody in the base year": {"nurses.at_start": (0,), "benefit.at_start": (0,), "school.at_start": (0,)},
    "sizes": {"nurses.class_size": (7,), "nurses.ratio": (4.5,), "nurses.targets.1": (777,)},
    "places": {"school.places": (0, 0, 0, 90, 0, 0, 0, 0, 0, 0, 0), "benefit.start": (2026,)},
}


@pytest.fixture(scope="module")
def annex(tmp_path_factory):
    return write(PLAN, tmp_path_factory.mktemp(PLAN))


@pytest.fixture(scope="module")
def known(annex):
    return read_inputs(annex)


def changes():
    return {
        what: {("reform", f"actions.{address}"): new for address, new in change.items()}
        for what, change in CHANGES.items()
    }


@pytest.fixture(scope="module")
def done(annex, known, cells_of):
    """The annex as it is and after each change, recalculated in one go."""
    typed = {"as it is": {}} | {what: typed_cells(known, change) for what, change in changes().items()}
    return cells_of({what: (annex, cells) for what, cells in typed.items()})


def test_excel_takes_every_formula(annex):
    assert static_check(annex) == []


def test_every_formula_gives_what_is_stored(annex, done):
    found = values(annex)
    assert differences(found, done["as it is"]) == []
    assert [place for place, value in found.items() if value == "NOT OK"] == []


@pytest.mark.parametrize("what", CHANGES)
def test_what_is_typed_comes_out_as_if_the_engine_had_been_run_with_it(annex, known, done, what):
    stored, change = values(annex, "Model "), changes()[what]
    for one in change:
        found = rerun(PLAN, known, {one: change[one]})
        assert model_differences(PLAN, stored, found) != [], f"{one} changes nothing"
    assert model_differences(PLAN, done[what], rerun(PLAN, known, change)) == []
