from __future__ import annotations

from parameters.documents import Mark, Node, plain, read_text
from parameters.problems import Collector
from parameters.trees import at, names_of, put, renamed, resolve


def tree(text: str) -> Node:
    node = read_text(text, "plan.yaml", Collector())
    assert node is not None
    return node


PATHS = tree("a: {short: {2032: 1, 2025: 0}, long: {points: {2025: 0}}, list: [5, 6], pay: {value: 1}}")
NEW = Node(9, Mark("new"))


def test_an_address_leads_to_its_keys() -> None:
    assert resolve(PATHS, "a.pay.value") == ("a", "pay", "value")
    assert resolve(PATHS, "a.pay.valu") is None


def test_a_name_with_dots_stands_in_quotes_and_is_found_without_where_it_is_there() -> None:
    dotted = tree('payers: {"Min. of Health": {"2.4": 5}, "2": {"4": 6}}')
    for address in ('payers."Min. of Health"."2.4"', "payers.Min. of Health.2.4"):
        assert resolve(dotted, address) == ("payers", "Min. of Health", "2.4")
    assert resolve(dotted, "payers.2.4") == ("payers", "2", "4")
    assert resolve(dotted, 'payers."2.4"') is None
    assert names_of(r'a."b \"c\". d".e') == ("a", 'b "c". d', "e")
    assert names_of('a."b.c') == ("a", '"b', "c")


def test_a_point_is_found_by_its_place_in_time_and_by_its_year() -> None:
    assert resolve(PATHS, "a.short.0") == resolve(PATHS, "a.short.2025") == ("a", "short", "2025")
    assert resolve(PATHS, "a.long.0") == ("a", "long", "points", "2025")
    assert resolve(PATHS, "a.short.2") is None


def test_a_place_in_a_list_is_found() -> None:
    assert resolve(PATHS, "a.list.1") == ("a", "list", "1")
    assert resolve(PATHS, "a.list.2") is None
    node = at(PATHS, ("a", "list", "1"))
    assert node is not None
    assert node.value == 6


def test_nothing_is_at_a_trail_that_leads_nowhere() -> None:
    assert at(PATHS, ("a", "none", "deeper")) is None


def test_putting_makes_a_new_tree() -> None:
    made = put(PATHS, ("a", "list", "0"), NEW)
    assert plain(made)["a"]["list"] == [9, 6]
    assert plain(PATHS)["a"]["list"] == [5, 6]


def test_putting_nothing_removes() -> None:
    assert "pay" not in plain(put(PATHS, ("a", "pay"), None))["a"]


def test_a_delay_put_into_a_short_path_makes_it_a_long_one() -> None:
    made = plain(put(PATHS, ("a", "short", "delay"), NEW))["a"]["short"]
    assert made == {"points": {"2032": 1, "2025": 0}, "delay": 9}


def test_a_key_is_renamed_in_its_place() -> None:
    assert list(plain(renamed(PATHS, ("a", "short", "2032"), "2030"))["a"]["short"]) == ["2030", "2025"]
    delayed = put(PATHS, ("a", "short", "delay"), NEW)
    assert plain(renamed(delayed, ("a", "short", "2032"), "2030"))["a"]["short"]["points"] == {"2030": 1, "2025": 0}
