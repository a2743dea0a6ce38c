from __future__ import annotations

from pathlib import Path

import pytest

from parameters import KindSchema, PlanError, ShippedFigure, check_shipped, shipped_figures
from parameters.library import Library


def listed(library: Library) -> dict[tuple[str, str], ShippedFigure]:
    return {(figure.where, figure.address): figure for figure in shipped_figures(library=library)}


def test_figures_of_norms_menu_and_countries_are_listed(library: Library) -> None:
    found = listed(library)
    assert {where for where, _ in found} == {"norms", "menu", "template", "TST"}
    nurse = found["TST", "pay.nurse"]
    assert (nurse.value, nurse.unit, nurse.low, nurse.high, nurse.interval, nurse.source, nurse.grade) == (
        30000, "TSD 2025/FTE", 27000, 33000, 0.9, "ministry", "A",
    )  # fmt: skip


def test_a_default_of_a_country_for_the_menu_is_listed_beside_that_of_the_menu(library: Library) -> None:
    found = listed(library)
    assert (found["menu", "tst.centre.catchment"].value, found["TST", "tst.centre.catchment"].value) == (100000, 80000)


def test_assumptions_are_flagged(library: Library) -> None:
    assert [figure.address for figure in listed(library).values() if figure.assumption] == ["tst.centre.catchment"]


def test_one_country_may_be_asked_for(library: Library) -> None:
    with pytest.raises(PlanError, match="must be the code of a country profile"):
        shipped_figures("PER", library)


def test_everything_shipped_can_be_listed() -> None:
    assert all(figure.origin for figure in shipped_figures())


def test_a_default_that_its_kind_does_not_know_is_found(tmp_path: Path, kinds: dict[str, KindSchema]) -> None:
    (tmp_path / "menu").mkdir()
    (tmp_path / "norms.yaml").write_text("discount_rate: {value: 0.03, source: s, fixed: f}")
    text = 'directive: "9.9"\ntitle: T\narea: 9\nactions:\n  a.b: {name: N, kind: centre, defaults: {openig: 0.5}}'
    (tmp_path / "menu/9.9.yaml").write_text(text)
    [problem] = check_shipped(kinds, Library(tmp_path))
    assert str(problem).splitlines() == [
        "parameters/menu/9.9.yaml:5: a.b.openig: unknown key",
        "       hint: did you mean 'opening'?",
    ]


def test_a_country_default_for_an_unknown_menu_id_is_found(library: Library, tmp_path: Path) -> None:
    source = Path(str(library.folder)) / "countries/TST.yaml"
    (tmp_path / "countries").mkdir()
    (tmp_path / "norms.yaml").write_text("discount_rate: {value: 0.03, source: s, fixed: f}")
    (tmp_path / "countries/TST.yaml").write_text(source.read_text())
    assert [problem.message for problem in check_shipped({}, Library(tmp_path))] == ["unknown menu id"]


def test_the_library_of_these_tests_has_no_problem(library: Library, kinds: dict[str, KindSchema]) -> None:
    assert check_shipped(kinds, library) == ()
