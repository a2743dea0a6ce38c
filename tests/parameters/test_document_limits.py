"""YAML that somebody hands in: it takes little time and memory, and says what it shows."""

import time
import warnings

import pytest

from parameters.documents import Mark, plain, read_text
from parameters.problems import Collector, Problem


def read(text):
    """The value, and everything that is said."""
    problems = Collector()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        node = read_text(text, "plan.yaml", problems)
    return node, [str(problem).splitlines()[0] for problem in problems.problems]


DEEP = {
    "lists in lists": "a: " + "[" * 50_000,
    "mappings in mappings": "a: " + "{a: " * 5_000,
    "entries of entries": "- " * 50_000,
    "keys of keys": "? " * 50_000,
    "further and further right": "\n".join(" " * depth + "a:" for depth in range(1_000)),
}


@pytest.mark.parametrize("kind", DEEP)
def test_values_too_deep_inside_each_other_are_refused_at_once(kind):
    started = time.monotonic()
    node, said = read(DEEP[kind])
    assert node is None
    assert [text.split(": ", 1)[1] for text in said] == ["is not YAML: it holds too many values inside each other"]
    assert time.monotonic() - started < 10


@pytest.mark.parametrize(
    "text",
    [
        "a: &a [*a]",
        "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 10)),
    ],
    ids=["itself", "ten of ten of ten"],
)
def test_what_unfolds_without_end_is_refused(text):
    node, said = read(text)
    assert node is None
    assert said == ["plan.yaml:1: holds too many values inside each other"]


def test_an_anchor_given_twice_is_refused_instead_of_the_last_one_taken():
    assert read("a: &x 1\nb: &x 2\nc: *x\n") == (None, ["plan.yaml:2: is not YAML: the anchor 'x' is given twice"])
    assert plain(read("a: &x 1\nb: *x\nc: *x\n")[0]) == {"a": 1, "b": 1, "c": 1}


@pytest.mark.parametrize("first", ["%YAML 1.1", "# a plan\n\n%YAML 1.1", "%YAML 1.0", "%TAG ! tag:yaml.org,2002:"])
def test_directives_are_refused_since_they_change_what_words_mean(first):
    # in YAML 1.1 "yes" is true and "NO" (Norway) is false
    assert read(f"{first}\n---\na: yes\nb: NO\n") == (None, ["plan.yaml: begins with a directive (%YAML or %TAG)"])
    assert plain(read("a: yes\nb: NO\nc: 5%\n")[0]) == {"a": "yes", "b": "NO", "c": "5%"}


def test_tags_are_refused_on_lists_and_mappings_too():
    _, said = read("a: !!python/object/apply:os.system ['true']\nb: !!set {c}\nd: !!seq [1]\n")
    assert said == [
        "plan.yaml:1: a: the tag tag:yaml.org,2002:python/object/apply:os.system is not allowed",
        "plan.yaml:2: b: the tag tag:yaml.org,2002:set is not allowed",
    ]


def test_control_characters_are_refused_in_values_and_in_keys():
    _, said = read('a: "\\x1b[31m"\nb: "two\\nlines\\tand a tab"\n"c\\x07": 1\n')
    assert said[0] == "plan.yaml:1: a: holds a control character (code 27)"
    assert said[1].endswith("a key must be a name or a year")
    assert len(said) == 2


def test_very_many_problems_are_gathered_quickly_and_not_all():
    started = time.monotonic()
    _, said = read("a: 1\n" * 20_000)
    assert len(said) == 501
    assert said[-1] == "plan.yaml: has more problems than these 500: mend them first"
    assert time.monotonic() - started < 30
    problems = Collector()
    for number in range(100_000):
        problems.unknown(Mark("plan.yaml", number), "", f"key{number}", [f"known{other}" for other in range(50)])
    assert len(problems.problems) == 501
    assert time.monotonic() - started < 60


def test_a_very_long_line_is_shown_around_the_place():
    line = "a" * 10_000 + "HERE" + "b" * 10_000
    shown = str(Problem("plan.yaml", 1, 10_001, "", "is wrong", excerpt=line)).splitlines()
    assert max(map(len, shown)) < 200
    assert shown[1][shown[2].index("^") :].startswith("HERE")
    assert str(Problem("plan.yaml", 1, 3, "", "is wrong", excerpt="  -1")).splitlines()[1:] == [
        "     1 |   -1",
        "           ^",
    ]
