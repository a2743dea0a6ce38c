from __future__ import annotations

from pathlib import Path

import pytest

from parameters import PlanError, load_menu
from parameters.documents import plain
from parameters.library import Library


def refusal(tmp_path: Path, text: str) -> tuple[str, str]:
    (tmp_path / "menu").mkdir()
    (tmp_path / "menu/9.9.yaml").write_text(text)
    with pytest.raises(PlanError) as error:
        load_menu(Library(tmp_path))
    [problem] = error.value.problems
    return problem.address, problem.message


def test_an_entry_has_name_kind_reference_payer_indicator_tags_and_defaults(library: Library) -> None:
    entry = load_menu(library)["tst.centre"]
    assert (entry.name, entry.kind, entry.reference) == ("Test centre", "centre", "9.9.1")
    assert (entry.payer, entry.indicator, entry.tags["setting"]) == ("Health", "Centres", "community")
    assert plain(entry.defaults)["opening"] == 0.4
    assert entry.origin == "library/menu/9.9.yaml:5"


def test_area_and_directive_of_the_file_are_tags_of_its_entries(library: Library) -> None:
    tags = load_menu(library)["tst.homes"].tags
    assert (tags["area"], tags["directive"]) == ("9", "9.9")


def test_a_file_may_list_its_entries_without_a_heading(tmp_path: Path) -> None:
    (tmp_path / "menu").mkdir()
    (tmp_path / "menu/9.9.yaml").write_text("a.b: {name: N, kind: k, who: W, tags: {directive: 9.8}}")
    entry = load_menu(Library(tmp_path))["a.b"]
    assert (entry.reference, entry.tags) == ("W", {"directive": "9.8"})


@pytest.mark.parametrize(
    ("text", "address", "message"),
    [
        ("a.b: 3", "a.b", "must hold keys and values (got 3)"),
        ("a.b: {kind: k}", "a.b.name", "is missing"),
        ("a.b: {name: N}", "a.b.kind", "is missing"),
        ("a.b: {name: N, kind: k, prie: 3}", "a.b.prie", "unknown key"),
        ("a.b: {name: N, kind: k, payer: 3}", "a.b.payer", "must be text (got 3)"),
        ("a.b: {name: N, kind: k, tags: {colour: red}}", "a.b.tags.colour", "unknown tag"),
        ("titel: x\nactions: {}", "titel", "unknown key"),
        ("a.b: {name: N, kind: k}\na.b: {name: N, kind: k}", "a.b", "is given twice (first on line 1)"),
    ],
)
def test_a_menu_that_breaks_a_rule_is_refused(tmp_path: Path, text: str, address: str, message: str) -> None:
    assert refusal(tmp_path, text) == (address, message)


def test_an_id_in_two_files_is_given_twice(tmp_path: Path) -> None:
    (tmp_path / "menu").mkdir()
    (tmp_path / "menu/1.1.yaml").write_text("a.b: {name: N, kind: k}")
    (tmp_path / "menu/1.2.yaml").write_text("a.b: {name: N, kind: k}")
    with pytest.raises(PlanError, match=r"a\.b: is given twice \(first in parameters/menu/1\.1\.yaml:1\)"):
        load_menu(Library(tmp_path))


def test_every_shipped_entry_can_be_read() -> None:
    assert all(entry.name and entry.kind for entry in load_menu().values())
