"""Random trees of the shape of a plan: elements, figures, paths, lists, scenarios, odd names and texts."""

from __future__ import annotations

import string

from hypothesis import strategies as st

from parameters.documents import Mark, Node
from parameters.workbook.layout import OF_ELEMENTS, SECTION_OF
from parameters.workbook.remarks import Remark
from parameters.world import WORLD

HERE = Mark("plan.yaml", 1)
ELEMENTS = tuple(SECTION_OF[sheet] for sheet in OF_ELEMENTS)
PLAIN_NAMES = st.text(string.ascii_lowercase + "_", min_size=1, max_size=8)
ODD_NAMES = st.text(min_size=1, max_size=6).filter(lambda text: text.isprintable())
NAMES = st.one_of(
    PLAIN_NAMES, PLAIN_NAMES, st.sampled_from(["Health, social", "a.b", 'say "so"', "[x]", "null", "2.1"]), ODD_NAMES
)
YEARS = st.integers(2020, 2040).map(str)
TEXTS = st.one_of(
    st.sampled_from(["", "no", "yes", "null", "true", "12", "1e3", "90%", "[1", "{a", '"', '""', "=1+1", "@x", "- a",
                     "a: b", "a #b", " x", "x ", "'x", "2026-03-01", ".inf", "long words " * 30, "one\ntwo\n\nthree\n",
                     "ends\n", "a  b " * 40 + "c", "| x", "> x", "#x", "\ttab", "\u2028",  "x" * 300]),
    st.text(max_size=30).filter(lambda text: text.isprintable()),
)  # fmt: skip
NUMBERS = st.one_of(
    st.integers(-(2**53), 2**53),
    st.floats(allow_nan=False),
    st.sampled_from([0.1 + 0.2, 1e-300, 1e22, 5.0, -0.0, 2026.5]),
)
SCALARS = st.one_of(NUMBERS, TEXTS, st.booleans(), st.none())


def node(value: object) -> Node:
    """Plain data as a tree."""
    if isinstance(value, dict):
        return Node({key: node(child) for key, child in value.items()}, HERE, HERE)
    if isinstance(value, list):
        return Node(tuple(map(node, value)), HERE, HERE)
    return Node(value, HERE, HERE)  # type: ignore[arg-type]


FIGURES = st.fixed_dictionaries(
    {"value": NUMBERS},
    optional={
        "unit": TEXTS, "low": NUMBERS, "high": NUMBERS, "interval": st.sampled_from(["90%", 0.8, 1]),
        "standard_error": NUMBERS, "kind": st.sampled_from(["pert", "uniform"]), "source": TEXTS,
        "grade": st.sampled_from(["A", "D"]), "fixed": TEXTS, "note": st.one_of(TEXTS, NUMBERS),
        "of": st.lists(TEXTS, min_size=1, max_size=3),
    },
)  # fmt: skip
PARTIAL = st.fixed_dictionaries({"low": NUMBERS}, optional={"high": NUMBERS, "source": TEXTS})
SERIES = st.dictionaries(YEARS, st.one_of(NUMBERS, NUMBERS, FIGURES, TEXTS), min_size=1, max_size=4)
LISTS = st.lists(st.one_of(SCALARS, FIGURES, st.lists(SCALARS, max_size=2)), max_size=3)
LEAVES = st.one_of(SCALARS, FIGURES, PARTIAL, SERIES, LISTS, st.just({}))


@st.composite
def settings(draw: st.DrawFn) -> object:
    """What a setting may hold, up to three levels deep."""
    deep = draw(st.integers(0, 5))
    value = draw(LEAVES)
    for _ in range(max(0, deep - 3)):
        value = {**draw(st.dictionaries(NAMES, LEAVES, max_size=2)), draw(NAMES): value}
    return value


@st.composite
def element(draw: st.DrawFn) -> object:
    """An action, a place, an institution: mostly settings by name."""
    if draw(st.integers(0, 5)) == 0:
        return draw(st.sampled_from([None, {}]))
    head = draw(st.sampled_from([{}, {"menu": "svc.cmhc"}, {"kind": "programme", "name": "A, b: c"}]))
    return {**head, **draw(st.dictionaries(NAMES, settings(), max_size=4))}


@st.composite
def scenario(draw: st.DrawFn) -> object:
    """Addresses with what is new there, and figures to move."""
    found = draw(st.sampled_from([{}, {"what": "One sentence, long or short"}]))
    found |= draw(st.dictionaries(ADDRESSES, settings(), max_size=3))
    moved = draw(st.dictionaries(ADDRESSES, CHANGES, max_size=3))
    return {**found, **({"parameters": moved} if moved else {})}


@st.composite
def trees(draw: st.DrawFn) -> Node:
    """A whole plan."""
    found: dict[str, object] = {}
    for key in draw(st.lists(st.sampled_from(KEYS), min_size=1, max_size=7, unique=True)):
        if key in ELEMENTS:
            found[key] = draw(st.one_of(st.none(), st.dictionaries(NAMES, element(), max_size=3)))
        elif key == "scenarios":
            found[key] = draw(st.dictionaries(PLAIN_NAMES.map("s{}".format), scenario(), max_size=2))
        elif key == "uncertainty":
            found[key] = draw(SHARED)
        elif key in WORLD:
            found[key] = draw(settings())
        else:
            found[key] = draw(st.one_of(SCALARS, st.dictionaries(NAMES, settings(), max_size=3)))
    return node(found)


ADDRESSES = st.one_of(
    st.lists(PLAIN_NAMES, min_size=1, max_size=3).map("/".join),
    st.sampled_from(["a: b", "x.", "x:", '"q".r', "pay.nurse"]),
).map(lambda text: text.replace("/", ".") if text not in ("what", "parameters") else "pay")
CHANGES = st.one_of(
    NUMBERS, st.dictionaries(st.sampled_from(["set", "times", "plus"]), SCALARS, min_size=1, max_size=2)
)
SHARED = st.fixed_dictionaries(
    {},
    optional={
        "drivers": st.dictionaries(NAMES, FIGURES, max_size=2),
        "correlations": st.lists(
            st.fixed_dictionaries({"of": st.lists(TEXTS, max_size=2), "rank": NUMBERS}), max_size=2
        ),
    },
)
KEYS = (
    "plan", "country", "years", "regions", "crosswalk", "rules", "quality", "considered", "ministries", "uncertainty",
    "scenarios", *ELEMENTS, "pay", "population", "deflator", "prices", "medium_term",
)  # fmt: skip
WORDS = st.text(string.ascii_letters + " .,:#'\"-", min_size=1, max_size=30).map(str.strip).filter(bool)
COMMENTS = st.lists(WORDS, min_size=1, max_size=3).map("\n".join)


@st.composite
def commented_trees(draw: st.DrawFn) -> tuple[Node, tuple[Remark, ...]]:
    """A tree, and comments at some of its keys."""
    tree = draw(trees())
    trails = _trails(tree, ())
    found = []
    for trail in draw(st.lists(st.sampled_from(trails), max_size=4, unique=True)):
        where = draw(st.sampled_from(["above", "beside"]))
        found.append(Remark(trail, where, draw(COMMENTS)))
    return tree, tuple(found)


def _trails(tree: Node, trail: tuple[str | int, ...]) -> list[tuple[str | int, ...]]:
    found = []
    for key, child in tree.items.items():
        found += [(*trail, key), *_trails(child, (*trail, key))]
    return found
