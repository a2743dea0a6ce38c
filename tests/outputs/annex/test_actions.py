"""The annex of packages, committees, sites, contracts, software and levers: its formulas give what the engine gives."""

import pytest

from outputs.static_check import static_check
from tests.outputs.annex.inputs import model_differences, read_inputs, rerun, typed_cells
from tests.outputs.annex.plans import projection, write
from tests.outputs.annex.reading import differences, values

PLAN = "actions"
TYPED = {
    "shares": {
        "actions.package.prevalence": (0.01,),
        "actions.package.at_start": (0,),
        "actions.access.at_start": (0.2,),
        "actions.peers.people.1": (0,),
        "actions.online.months": (12,),
        "actions.ward.bed_days": (99,),
        "actions.board.members": (7.5,),
    },
    "levels": {
        "actions.package.coverage.2": (0.9,),
        "actions.access.coverage.1": (1,),
        "actions.package.contacts.sessions.minutes.psychologist": (0,),
        "actions.package.contacts.groups.together": (1,),
        "general_hospital.gdp_per_head_2010": (20000,),
    },
    "dates": {
        "actions.package.start": (2029.9,),
        "actions.package.end": (2030,),
        "actions.board.start": (2026,),
        "actions.board.end": (2027.75,),
        "actions.peers.end": (2028.1,),
        "actions.online.start": (2030.5,),
    },
    "lives": {
        "actions.board.life": (1,),
        "actions.access.train_every": (5,),
        "actions.peers.contract_years": (1,),
        "actions.online.device_life": (4,),
        "actions.cover.actuarial_every": (4,),
        "actions.cover.systems_life": (1,),
        "actions.package.time_with_people": (0.2,),
    },
}
"""What is typed into each of four annexes."""


@pytest.fixture(scope="module")
def annex(tmp_path_factory):
    return write(PLAN, tmp_path_factory.mktemp(PLAN))


@pytest.fixture(scope="module")
def known(annex):
    return read_inputs(annex)


def changes():
    return {what: {("reform", address): new for address, new in typed.items()} for what, typed in TYPED.items()}


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


@pytest.mark.parametrize("what", TYPED)
def test_what_is_typed_comes_out_as_if_the_engine_had_been_run_with_it(known, done, what):
    assert model_differences(PLAN, done[what], rerun(PLAN, known, changes()[what])) == []


def test_everything_typed_changes_a_cost(known):
    model = projection(PLAN).scenarios["reform"].model
    before = rerun(PLAN, known, {})["reform"]
    asked = [use.asked for use in model.service_use]
    for address, new in (item for typed in TYPED.values() for item in typed.items()):
        after = rerun(PLAN, known, {("reform", address): new})["reform"]
        rows = [model.totals.nominal, *asked]
        assert any((before[row] != after[row]).any() for row in rows), address


def test_what_is_only_said_costs_nothing_and_moves_nothing(known):
    said = {("reform", f"actions.cover.{name}"): (0.9,) for name in ("offset", "volume_response")}
    model = projection(PLAN).scenarios["reform"].model
    before, after = (rerun(PLAN, known, change)["reform"] for change in ({}, said))
    for row in model.book.rows:
        if not row.address.startswith("actions.cover."):
            assert (before[row] == after[row]).all(), row.address
