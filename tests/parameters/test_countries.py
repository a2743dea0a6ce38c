from __future__ import annotations

from pathlib import Path

import pytest

from parameters import PlanError, Problem, check_shipped, country_codes, load_country
from parameters.library import Library, iso_countries


def refusal(tmp_path: Path, text: str, code: str = "TST") -> tuple[Problem, ...]:
    folder = tmp_path / "countries"
    folder.mkdir()
    (folder / "TST.yaml").write_text(text)
    with pytest.raises(PlanError) as error:
        load_country(code, Library(tmp_path))
    return error.value.problems


def test_the_codes_are_the_names_of_the_files(library: Library) -> None:
    assert country_codes(library) == ["TST"]


def test_a_profile_has_a_name_a_currency_and_an_income_group(library: Library) -> None:
    country = load_country("TST", library)
    assert (country.code, country.name, country.currency, country.income_group) == (
        "TST", "Testland", "TSD", "lower-middle",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("code", "hint"),
    [
        ("NO", "country codes have three letters; Norway is NOR; shipped: TST"),
        ("peru", "country codes have three letters; Peru is PER; shipped: TST"),
        ("NOR", "Norway is NOR; shipped: TST"),
        ("TSX", "did you mean 'TST'?; shipped: TST"),
        ("tst", "country codes have three letters; did you mean 'TST'?; shipped: TST"),
    ],
)
def test_a_code_without_a_profile_is_refused_with_help(tmp_path: Path, code: str, hint: str) -> None:
    [problem] = refusal(tmp_path, "currency: TSD", code)
    assert problem.message == f"must be the code of a country profile (got '{code}')"
    assert problem.hint == hint


@pytest.mark.parametrize(
    ("text", "address", "message"),
    [
        ("currency: TSD\npopulaton: 3", "populaton", "unknown key"),
        ("code: XXX\ncurrency: TSD", "code", "must be the name of the file, TST (got XXX)"),
        ("name: x", "currency", "must be a currency of three capital letters"),
        ("currency: pesos", "currency", "must be a currency of three capital letters"),
        ("currency: TSD\nname: [a]", "name", "must be text (got a list)"),
    ],
)
def test_a_profile_that_breaks_a_rule_is_refused(tmp_path: Path, text: str, address: str, message: str) -> None:
    [problem] = refusal(tmp_path, text)
    assert (problem.address, problem.message) == (address, message)
    assert problem.file == "parameters/countries/TST.yaml"


def test_every_country_of_the_world_has_two_and_three_letters() -> None:
    countries = iso_countries()
    assert len(countries) == 249
    assert all(len(country.two) == 2 and len(country.three) == 3 and country.name.isascii() for country in countries)
    assert len({country.two for country in countries}) == len({country.three for country in countries}) == 249


@pytest.mark.parametrize("code", country_codes())
def test_every_shipped_profile_can_be_read(code: str) -> None:
    assert load_country(code).currency


def test_the_shipped_profiles_and_the_menu_have_no_problem() -> None:
    assert [str(problem) for problem in check_shipped({})] == []
