"""What nobody reads does not invite to type: default and the like let nothing in, Menu does not look like a form."""

import pytest

from tests.outputs.plan_book.books import heading, opened


@pytest.mark.parametrize("sheet", ["Country", "Institutions", "Actions"])
def test_columns_that_only_help_the_eye_let_nothing_in(sheet: str) -> None:
    page = opened("KEN")[sheet]
    top, columns = heading(page)
    for header in ("default", "default from", "what it is"):
        row = page.cell(top + 1, columns[header])
        rules = [rule for rule in page.data_validations.dataValidation if row.coordinate in rule.sqref]
        assert [(rule.type, rule.formula1, rule.errorStyle or "stop") for rule in rules] == [
            ("custom", "FALSE", "stop")
        ]
        assert rules[0].error.startswith("Type into the column value. This only says")


def test_menu_takes_the_look_of_input_away_from_its_cells_and_says_why() -> None:
    menu = opened("KEN")["Menu"]
    rules = [rule for ranges in menu.conditional_formatting for rule in ranges.rules]
    assert [rule.formula for rule in rules] == [['LEFT($A$1,4)="Menu"']]
    assert str(menu["A1"].value).startswith("Menu")
    assert menu["A3"].value.endswith(
        "Nothing that is typed here counts: copy the rows to the sheet Actions, and type there."
    )
    assert not str(opened("KEN")["Actions"]["A1"].value).startswith("Menu")


def test_scenarios_say_what_change_does() -> None:
    said = opened("KEN")["Scenarios"]["A3"].value
    assert "With change times the plan's figure is multiplied by the value" in said
