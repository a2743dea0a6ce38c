from __future__ import annotations

from pathlib import Path

import pytest

from parameters import PlanError, areas, directive_areas, directive_titles, load_menu, menu_ids
from parameters.documents import plain
from parameters.library import Library, shipped
from parameters.menu import menu_entry
from parameters.problems import Collector

HEADING = 'directive: "9.9"\ntitle: T\narea: 9\nactions:\n'


def written(folder: Path, text: str, name: str = "9.9") -> Library:
    (folder / "menu").mkdir(exist_ok=True)
    (folder / f"menu/{name}.yaml").write_text(text)
    return Library(folder)


def refusal(tmp_path: Path, text: str) -> tuple[str, str]:
    with pytest.raises(PlanError) as error:
        load_menu(written(tmp_path, text))
    [problem] = error.value.problems
    return problem.address, problem.message


def test_an_entry_has_name_kind_reference_payer_indicator_tags_and_defaults(library: Library) -> None:
    entry = load_menu(library)["tst.centre"]
    assert (entry.name, entry.kind, entry.reference) == ("Test centre", "centre", "9.9.1")
    assert (entry.payer, entry.indicator, entry.tags["setting"]) == ("Health", "Centres", "community")
    assert plain(entry.defaults)["opening"] == 0.4
    assert entry.origin == "library/menu/9.9.yaml:5"


def test_an_entry_says_what_goes_before_it_what_it_overlaps_with_and_what_it_replaces(tmp_path: Path) -> None:
    about = "status: D*, indicators: [H1.1, P], output: O, drivers: D, after: [c.d], overlaps: [c.d], replaces: [c.d]"
    entry = load_menu(written(tmp_path, f"{HEADING}  a.b: {{name: N, kind: k, {about}}}\n"))["a.b"]
    assert (entry.status, entry.indicators, entry.output, entry.drivers) == ("D*", ("H1.1", "P"), "O", "D")
    assert (entry.after, entry.overlaps, entry.replaces, entry.part) == (("c.d",), ("c.d",), ("c.d",), "")


def test_area_and_directive_of_the_file_are_tags_of_its_entries(library: Library) -> None:
    tags = load_menu(library)["tst.homes"].tags
    assert (tags["area"], tags["directive"]) == ("9", "9.9")


@pytest.mark.parametrize(
    ("text", "address", "message"),
    [
        ("  a.b: 3", "a.b", "must hold keys and values (got 3)"),
        ("  a.b: {kind: k}", "a.b.name", "is missing"),
        ("  a.b: {name: N}", "a.b.kind", "is missing"),
        ("  a.b: {name: N, kind: k, prie: 3}", "a.b.prie", "unknown key"),
        ("  a.b: {name: N, kind: k, payer: 3}", "a.b.payer", "must be text (got 3)"),
        ("  a.b: {name: N, kind: k, status: X}", "a.b.status", "must be one of V, S, D, D* (got 'X')"),
        ("  a.b: {name: N, kind: k, after: c.d}", "a.b.after", "must be a list of texts (got 'c.d')"),
        ("  a.b: {name: N, kind: k, tags: {colour: red}}", "a.b.tags.colour", "unknown tag"),
        ("  a.b: {name: N, kind: k}\n  a.b: {name: N, kind: k}", "actions.a.b", "is given twice (first on line 5)"),
        ("titel: x", "titel", "unknown key"),
    ],
)
def test_a_menu_that_breaks_a_rule_is_refused(tmp_path: Path, text: str, address: str, message: str) -> None:
    assert refusal(tmp_path, HEADING + text) == (address, message)


def test_a_heading_without_its_title_is_refused(tmp_path: Path) -> None:
    found = refusal(tmp_path, HEADING.replace("title: T\n", ""))
    assert found == ("title", "is missing in the heading of the file")


def test_an_id_in_two_files_is_given_twice(tmp_path: Path) -> None:
    written(tmp_path, f"{HEADING}  a.b: {{name: N, kind: k}}", "1.1")
    library = written(tmp_path, f"{HEADING}  a.b: {{name: N, kind: k}}", "1.2")
    with pytest.raises(PlanError, match=r"a\.b: is given twice \(first in parameters/menu/1\.1\.yaml:5\)"):
        load_menu(library)


def test_titles_of_directives_are_those_of_the_headings(library: Library) -> None:
    assert directive_titles(library) == {"9.9": "Services for tests"}
    assert directive_areas(library) == {"9.9": "9"}
    assert directive_titles()["2.4"] == "From institutions to life in the community"
    assert areas()["3"] == "Workforce"


def test_one_entry_is_read_as_with_the_whole_menu() -> None:
    """A plan reads only the entries that it names, cut out of their files."""
    problems = Collector()
    assert all(menu_entry(shipped(), name, problems) == entry for name, entry in load_menu().items())
    assert problems.problems == []


def test_nothing_else_of_a_file_is_read_with_an_entry(tmp_path: Path) -> None:
    library = written(
        tmp_path,
        f"{HEADING}  x.y: {{name: N, kynd: k}}\n  # a comment\n\n  a.b:\n    name: N\n# and another\n    kind: k\n"
        "    output: >-\n      two\n\n      lines\n  z.z: {name: 3}\n",
    )
    problems = Collector()
    entry = menu_entry(library, "a.b", problems)
    assert entry is not None
    assert (entry.name, entry.kind, entry.output, entry.origin) == (
        "N",
        "k",
        "two\nlines",
        "parameters/menu/9.9.yaml:8",
    )
    assert problems.problems == []
    assert menu_entry(library, "a.c", problems) is None


def test_an_entry_may_share_a_line_with_others(tmp_path: Path) -> None:
    text = 'directive: "9.9"\ntitle: T\narea: 9\nactions: {a.b: {name: N, kind: k}, c.d: {name: M, kind: k}}\n'
    entry = menu_entry(written(tmp_path, text), "c.d", Collector())
    assert entry is not None
    assert entry.name == "M"


def test_ids_are_found_without_reading_the_files(library: Library) -> None:
    assert menu_ids(library) == tuple(load_menu(library))
    assert set(menu_ids()) == set(load_menu())
