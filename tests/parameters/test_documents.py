from __future__ import annotations

from pathlib import Path

import pytest

from parameters import documents
from parameters.documents import Node, plain, read_file, read_text
from parameters.problems import Collector, Problem


def read(text: str) -> tuple[Node, list[Problem]]:
    problems = Collector()
    node = read_text(text, "plan.yaml", problems)
    return node or Node(None, documents.Mark("none")), problems.problems


def written(tmp_path: Path, content: bytes) -> Problem:
    path, problems = tmp_path / "plan.yaml", Collector()
    path.write_bytes(content)
    assert read_file(path, "plan.yaml", problems) is None
    return problems.problems[0]


def test_every_key_and_value_knows_its_line_and_column() -> None:
    node, _ = read("a:\n  b: 12\n")
    inner = node.items["a"].items["b"]
    assert inner.key is not None
    assert (inner.key.line, inner.key.column) == (2, 3)
    assert (inner.mark.line, inner.mark.column, inner.mark.text) == (2, 6, "  b: 12")
    assert str(inner.label) == "plan.yaml:2"


@pytest.mark.parametrize("word", ["NO", "no", "yes", "on", "off", "2026-01-01", "1:30"])
def test_words_that_older_yaml_turned_into_something_else_stay_text(word: str) -> None:
    assert read(f"a: {word}")[0].items["a"].value == word


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1_000", 1000),
        ("0x1f", 31),
        ("0o17", 15),
        ("1e3", 1000.0),
        ("-2.5", -2.5),
        ("true", True),
        ("~", None),
        ("010", 10),
    ],
)
def test_numbers_truth_values_and_nothing_are_read(text: str, value: object) -> None:
    assert read(f"a: {text}")[0].items["a"].value == value


def test_a_year_as_key_is_the_same_with_and_without_quotes() -> None:
    _, problems = read('{2025: 1, "2025": 2}')
    assert [p.message for p in problems] == ["is given twice (first on line 1)"]


def test_a_duplicate_key_is_refused_with_its_address() -> None:
    _, problems = read("a:\n  b: 1\n  b: 2\n")
    assert (problems[0].address, problems[0].line) == ("a.b", 3)
    assert problems[0].message == "is given twice (first on line 2)"


def test_a_key_that_is_a_list_is_refused() -> None:
    assert read("? [1, 2]\n: 3")[1][0].message == "a key must be a name or a year"


def test_a_tag_is_refused() -> None:
    assert read("a: !python/object:x 3")[1][0].message.endswith("is not allowed")


def test_an_anchor_used_again_gives_the_value_again() -> None:
    assert plain(read("a: &x {b: 1}\nc: *x")[0]) == {"a": {"b": 1}, "c": {"b": 1}}


def test_aliases_that_unfold_without_end_are_refused() -> None:
    text = "a0: &a0 [1,1,1,1,1,1,1,1,1,1]\n"
    text += "".join(f"a{i}: &a{i} [{','.join([f'*a{i - 1}'] * 10)}]\n" for i in range(1, 8))
    assert read(text)[1][0].message == "holds too many values inside each other"


def test_text_that_is_not_yaml_is_refused_with_its_line() -> None:
    problem = read("a: 1\nb: [1\n")[1][0]
    assert problem.message.startswith("is not YAML: expected ',' or ']'")
    assert problem.line > 0


def test_a_control_character_is_refused() -> None:
    assert read("a: \x01")[1][0].message.startswith("is not YAML")


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    assert written(tmp_path, b"# nothing\n").message == "is empty"


def test_a_file_that_is_a_list_is_refused(tmp_path: Path) -> None:
    assert written(tmp_path, b"- 1\n").message == "must hold keys and values (got a list)"


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    problems = Collector()
    assert read_file(tmp_path / "none.yaml", "none.yaml", problems) is None
    assert str(problems.problems[0]) == "none.yaml: there is no such file"


def test_a_folder_in_place_of_a_file_is_a_problem(tmp_path: Path) -> None:
    problems = Collector()
    assert read_file(tmp_path, "plan.yaml", problems) is None
    assert problems.problems[0].message.startswith("cannot be read (")


def test_another_encoding_is_refused_with_its_line(tmp_path: Path) -> None:
    problem = written(tmp_path, "a: 1\nb: V\u00edctor\n".encode("latin-1"))
    assert (problem.line, problem.message, problem.hint) == (
        2,
        "is not UTF-8 text",
        "save the file with the encoding UTF-8",
    )


def test_a_byte_order_mark_is_accepted(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\n")
    node = read_file(path, "plan.yaml", Collector())
    assert node is not None
    assert plain(node) == {"a": 1}


def test_a_file_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "LARGEST", 10)
    assert written(tmp_path, b"a: 12345678\n").message == "has 12 bytes; the most is 10"


def test_a_text_read_again_has_its_problems_again_and_another_file_of_the_same_text_its_own_name() -> None:
    text = "a: !!binary x\nb: 1\n"
    (first, wrong), (again, told) = read(text), read(text)
    assert plain(again) == plain(first)
    assert [problem.line for problem in told] == [problem.line for problem in wrong] == [1]
    other = Collector()
    node = read_text(text, "other.yaml", other)
    assert node is not None
    assert (str(node.items["b"].label), other.problems[0].file) == ("other.yaml:2", "other.yaml")
