from __future__ import annotations

import pytest

from parameters.dimensions import unit_fault
from parameters.documents import Mark
from parameters.problems import Wording
from parameters.units import Unit


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("people/centre", "people/centre"),
        ("PEN 2024/FTE", "money/FTE"),
        ("I$ 2019", "money"),
        ("PEN/USD", "PEN/USD"),
        ("", ""),
    ],
)
def test_a_unit_that_is_the_settings_unit_is_good(given: str, expected: str) -> None:
    assert unit_fault(given, expected) is None


def test_a_message_names_both_units() -> None:
    assert unit_fault("people", "people/centre") == ("the unit must be 'people/centre' (got 'people')", "")


def test_an_unknown_unit_is_named() -> None:
    assert unit_fault("persons", "people") == ("unknown unit 'persons' in 'persons'", "the unit here is 'people'")


def test_money_needs_its_price_year() -> None:
    message, hint = unit_fault("PEN/centre", "money/centre") or ("", "")
    assert message == "money needs its price year (got 'PEN/centre')"
    assert hint == "write 'PEN 2024/centre'"


def test_a_unit_without_money_where_money_is_meant() -> None:
    assert (unit_fault("centre", "money") or ("",))[0] == "the unit must be 'money' (got 'centre')"


def test_money_per_something_else() -> None:
    assert (unit_fault("PEN 2024/bed", "money/centre") or ("",))[
        0
    ] == "the unit must be 'money/centre' (got 'PEN 2024/bed')"


def test_a_currency_that_no_rate_of_the_country_converts() -> None:
    assert unit_fault("EUR 2020", "money", ("PEN", "USD")) == (
        "there is no exchange rate for EUR (got 'EUR 2020')",
        "convert to PEN, USD first",
    )


def test_full_time_posts_are_not_taken_for_a_currency() -> None:
    assert Unit.parse("FTE/centre").money == ()


def test_hints_say_the_money_of_the_plan() -> None:
    assert unit_fault("people", "money/people", None, "KES 2025") == (
        "the unit must be 'money/people' (got 'people')",
        "money is written as currency and price year, such as KES 2025/people",
    )
    assert unit_fault("KES", "money", None, "KES 2025") == (
        "money needs its price year (got 'KES')",
        "write 'KES 2025'",
    )
    for given in ("million KES 2025", "Mio KES"):
        assert (unit_fault(given, "money/people", None, "KES 2025") or ("", ""))[1] == (
            "write the number in full, without million or thousand in its unit; the unit here is 'KES 2025/people'"
        )
    assert (unit_fault("kes 2025", "money", None, "KES 2025") or ("", ""))[1] == "the unit here is 'KES 2025'"


def test_a_hint_names_no_currency_that_the_plan_cannot_convert() -> None:
    _, hint = unit_fault("PEN 2024", "money/people", ("KES", "USD"), "KES 2025") or ("", "")
    assert hint == "money is written as currency and price year, such as KES 2025/people"


@pytest.mark.parametrize(
    ("given", "message"), [("%", "unknown unit '%' in '%'"), ("people", "is not needed (got 'people')")]
)
def test_a_unit_where_none_is_needed(given: str, message: str) -> None:
    said, hint = unit_fault(given, "") or ("", "")
    assert said == message
    assert isinstance(hint, Wording)
    assert hint.at(Mark("plan.yaml", 3)) == "leave the unit out; a share is written as 0.25"
    assert hint.at(Mark("plan.xlsx", cell="Actions!E3")) == "clear the cell; a share is written as 0.25"


@pytest.mark.parametrize(
    ("given", "hint"),
    [
        ("people", "money is written as currency and price year"),
        ("KES", ""),
        (
            "million KES",
            "write the number in full, without million or thousand in its unit; the unit here is 'money/people'",
        ),
    ],
)
def test_hints_name_no_currency_and_no_year_that_nobody_knows(given: str, hint: str) -> None:
    assert (unit_fault(given, "money/people", None, "") or ("", "?"))[1] == hint
