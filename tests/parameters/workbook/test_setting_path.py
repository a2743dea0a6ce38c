"""Paths of settings in cells: names with dots between them, odd names in quotes, positions in brackets."""

import pytest

from parameters.workbook.setting_path import PathError, joined, joined_address, split, split_address

TRAILS = [
    ("posts", "nurse"),
    ("shares", 0),
    ("a", 0, "of", 1),
    ("considered", "a.b", "c"),
    ("Housing and social protection", "budget_line"),
    ('say "so"',),
    ("[x]",),
    ("",),
    (" a",),
    ("back\\slash",),
    ("a\nb",),
    (),
]


@pytest.mark.parametrize("trail", TRAILS)
def test_a_path_leads_back_to_its_trail(trail):
    assert split(joined(trail)) == trail


@pytest.mark.parametrize(
    "trail",
    [("pay.nurse",), ("actions.new", "posts", "nurse"), ("a: b", "c"), ("x.",), ("x:",), ('"q"',), ("what",),
     ("actions.new", "shares", 0)],
)  # fmt: skip
def test_an_address_leads_back_to_its_trail(trail):
    assert split_address(joined_address(trail)) == trail


def test_paths_read_as_a_planner_writes_them():
    assert joined(("groups", "low", "moves")) == "groups.low.moves"
    assert joined(("quality", "a.b")) == 'quality."a.b"'
    assert joined_address(("institutions.stonefield.moves",)) == "institutions.stonefield.moves"
    assert split(" posts . nurse ".strip()) == ("posts", "nurse")


@pytest.mark.parametrize("text", ['"a', "a..b", "a[1", "a]b", "a[0]b", '"a"b', '"\\q"'])
def test_what_is_no_path_is_refused(text):
    with pytest.raises(PathError, match="is no setting"):
        split(text)


def test_an_address_in_quotes_needs_a_colon_before_what_is_inside():
    with pytest.raises(PathError, match="a colon is missing before 'b'"):
        split_address('"a.x"b')
