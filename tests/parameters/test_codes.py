"""The closed lists of codes, and what is said of a code that is in none of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from parameters import CLASSIFICATIONS, Plan, Problem, code_hint, code_names, known_code, load_menu
from parameters.codes import usual_codes, within

Load = Callable[..., Plan]


def test_every_classification_has_codes_with_names() -> None:
    for kind in CLASSIFICATIONS:
        assert code_names(kind), kind
        assert all(name.strip() for name in code_names(kind).values()), kind


def test_the_codes_that_leaving_institutions_needs_are_there() -> None:
    assert code_names("function")["F07.3.2"] == "Specialized hospital services"
    assert code_names("function")["F10.1.2"] == "Disability"
    assert code_names("econ")["E31112"] == "Buildings other than dwellings"
    assert code_names("provider")["HP.1.2"] == "Mental health hospitals"
    assert known_code("revenue", "FS.7")
    assert known_code("scheme", "outside")
    assert not known_code("scheme", "HF.9")


@pytest.mark.parametrize(
    ("kind", "code", "hint"),
    [
        ("function", "F07.3.9", "did you mean 'F07.3'? (Hospital services)"),
        ("function", "07.3.2", "did you mean 'F07.3.2'? (Specialized hospital services)"),
        ("provider", "HP.12", "did you mean 'HP.1'? (Hospitals)"),
        ("level", "centrl", "did you mean 'central'? (Central government)"),
        ("book", "x", "the codes are such as recurrent, development; outside for none of them"),
    ],
)
def test_an_unknown_code_is_told_the_nearest(kind: str, code: str, hint: str) -> None:
    assert code_hint(kind, code) == hint


@pytest.mark.parametrize("tag", ["function", "provider", "hc", "scheme", "level", "book"])
def test_an_unknown_code_in_a_plan_is_refused(action: Callable[[str], Problem], tag: str) -> None:
    problem = action(f"tags: {{{tag}: ZZ9}}")
    assert problem.address == f"actions.centres.tags.{tag}"
    assert problem.message == f"unknown code of the {CLASSIFICATIONS[tag]} (got 'ZZ9')"
    assert problem.hint


def test_every_code_of_the_menu_is_in_its_list() -> None:
    for entry in load_menu().values():
        for kind in CLASSIFICATIONS:
            assert known_code(kind, entry.tags.get(kind, "outside")), entry.id


def test_a_code_stands_for_all_below_it() -> None:
    assert within("provider", "HP.3.4.2", "HP.3.4")
    assert not within("econ", "E22", "E2111")
    assert within("function", "outside", "outside")
    assert not within("function", "outside", "F07")
    assert within("payer", "Health", "Health")
    assert not within("payer", "Health insurance", "Health")


@pytest.mark.parametrize(
    ("payer", "hc", "tags"),
    [
        ("Health", "HC.1.3", {"level": "central", "scheme": "HF.1.1.1"}),
        ("Health; local government", "HC.1.3", {"level": "central", "scheme": "HF.1.1.1"}),
        ("Local government", "HC.1.4", {"level": "local", "scheme": "HF.1.1.2"}),
        ("Insurer", "HC.1.3", {"level": "insurance", "scheme": "HF.1.2.1"}),
        ("Housing", "HCR.1", {"level": "central", "scheme": "outside"}),
        ("Donor", "HC.1.3", {"level": "external", "scheme": "outside"}),
        ("The king", "HC.1.3", {"level": "outside", "scheme": "outside"}),
        ("Health", "", {"level": "central"}),
        ("", "HCR.1", {"scheme": "outside"}),
        ("", "HC.1.3", {}),
    ],
)
def test_level_and_scheme_that_go_with_a_payer(payer: str, hc: str, tags: dict[str, str]) -> None:
    assert usual_codes({"payer": payer, "hc": hc}) == tags


def test_a_plan_may_say_level_scheme_and_book_itself(load: Load) -> None:
    plan = load("    tags: {level: regional, book: development, hc: HC.1.3}\n")
    tags = plan.scenarios["reform"].actions["centres"].tags
    assert (tags["level"], tags["scheme"], tags["book"]) == ("regional", "HF.1.1.2", "development")


def test_a_number_that_would_be_another_as_text_is_refused_in_a_tag(action: Callable[[str], Problem]) -> None:
    problem = action("tags: {payer: 0131}")
    assert (problem.address, problem.hint) == ("actions.centres.tags.payer", "write it in double quotes")
    assert problem.message.startswith("must be text (got ")
