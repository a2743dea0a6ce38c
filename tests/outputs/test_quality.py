"""What is known of the analysis itself: fields and checklists."""

from __future__ import annotations

import pytest

from outputs import opened_plan, projected, tables
from outputs.quality_tables import checklist_records
from parameters import checklists, quality_fields
from scenarios import find
from tests.command import changed_plan

SECTION = (
    "quality:\n  funding: Nobody paid for it\n  people_involved: 'Twelve people who lived there, paid'\n\nscenarios:"
)


@pytest.fixture
def found(arandia):
    return tables(arandia, find(arandia))


def status(table, key="field"):
    return {row[key]: row.status for _, row in table.iterrows()}


def test_every_field_is_told_once_and_reported_or_not(found):
    fields = found["quality"]
    assert list(fields["field"]) == list(quality_fields())
    assert set(fields["status"]) == {"reported", "not reported"}
    assert all(bool(row.says) == (row.status == "reported") == bool(row["where"]) for _, row in fields.iterrows())


def test_what_only_people_know_is_not_reported_and_what_the_run_shows_is(found):
    told = status(found["quality"])
    assert {told[name] for name in ("perspective", "results_main", "parameters", "currency")} == {"reported"}
    assert {told[name] for name in ("analyst", "interests", "people_involved", "assurance")} == {"not reported"}


def test_uncertainty_counts_only_with_draws_and_benefits_only_with_tables_of_them(found):
    told = status(found["quality"])
    assert {told[name] for name in ("uncertainty_results", "sensitivity", "outcomes")} == {"not reported"}


def test_what_a_plan_says_is_reported_with_its_place(tmp_path):
    file = changed_plan(tmp_path, "scenarios:", SECTION)
    projection = projected(opened_plan(file), file)
    fields = tables(projection, find(projection))["quality"].set_index("field")
    assert fields.loc["funding"].to_list()[1:] == ["reported", "Nobody paid for it", "the plan: quality.funding"]
    assert fields.loc["people_involved"].status == "reported"


def test_an_item_is_reported_in_part_where_one_of_its_fields_is(found):
    rows = found["checklists"]
    assert set(rows["status"]) == {"reported", "in part", "not reported"}
    item = rows[(rows.checklist == "CHEERS 2022") & (rows["item"] == "7")].iloc[0]
    assert (item.status, item.reported, item.missing) == ("in part", "comparator", "options_left_out")


def test_all_fields_filled_every_item_is_reported():
    told = [{"field": name, "status": "reported"} for name in quality_fields()]
    assert {row["status"] for row in checklist_records(told)} == {"reported"}


def test_nothing_calls_itself_compliant(found):
    for name in ("quality", "checklists"):
        assert "compliant" not in found[name].to_csv()


def test_the_checklists_have_as_many_items_as_they_should():
    assert {one.id: len(one.items) for one in checklists()} == {"cheers_2022": 28, "ghcc": 17, "idsi": 11, "aqua": 24}


def test_items_stand_in_the_order_of_their_numbers():
    for one in checklists():
        if one.id != "aqua":
            assert [item.id for item in one.items] == [str(number + 1) for number in range(len(one.items))], one.id


def test_the_aqua_book_is_asked_by_its_roles_documents_principles_and_rigour():
    [aqua] = [one for one in checklists() if one.id == "aqua"]
    groups = {letter: [item.name for item in aqua.items if item.id[0] == letter] for letter in "RDPG"}
    assert {letter: len(names) for letter, names in groups.items()} == {"R": 4, "D": 9, "P": 5, "G": 6}
    assert [name.split()[0].strip(",") for name in groups["R"]] == ["Commissioner", "Analyst", "Assurer", "Approver"]
    assert "".join(name[0] for name in groups["G"]) == "RIGOUR"


def test_each_checklist_says_how_far_it_was_compared_with_the_print():
    said = {one.id: one.note for one in checklists()}
    assert {name for name, note in said.items() if "compared" in note} == set(said)
    assert {name for name, note in said.items() if "from memory" in note} == {"ghcc", "idsi"}
