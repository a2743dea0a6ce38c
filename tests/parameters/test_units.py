"""Units of measure: closed, readable, and money never mixes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parameters.units import PURE, UNITS, Unit, UnitError

NAMES = [*sorted(UNITS), "PEN 2024", "USD 2019", "I$ 2019", "PEN"]


@st.composite
def units(draw):
    """One name above and up to two below, as a planner writes them."""
    above = draw(st.sampled_from([*NAMES, "1"]))
    below = draw(st.lists(st.sampled_from(sorted(UNITS - {above})), max_size=2, unique=True))
    return "/".join([above, *below])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("people/centre", "people/centre"),
        ("PEN 2024/FTE", "PEN 2024/FTE"),
        ("PEN/USD", "PEN/USD"),
        ("I$ 2019", "I$ 2019"),
        ("FTE visit/centre", "FTE visit/centre"),
        ("visit FTE", "FTE visit"),
        ("PEN 2024 km/vehicle", "PEN 2024 km/vehicle"),
        ("1/people", "1/people"),
        (" people / centre ", "people/centre"),
        ("people/people", ""),
        ("1", ""),
        ("", ""),
    ],
)
def test_a_unit_is_read_as_a_planner_says_it(text, said):
    assert str(Unit.parse(text)) == said


@given(units())
def test_what_is_said_can_be_read_again(text):
    assert Unit.parse(str(Unit.parse(text))) == Unit.parse(text)


@given(units())
def test_dividing_takes_back_multiplying(text):
    unit, centre = Unit.parse(text), Unit.parse("centre")
    assert unit * centre / centre == unit
    assert unit / PURE == unit * PURE == unit


@pytest.mark.parametrize("text", ["nurse", "persons", "PEN 24", "pen 2024", "people/", "2024", "PEN 2024/nurse", "%"])
def test_an_unknown_unit_is_refused(text):
    with pytest.raises(UnitError) as refused:
        Unit.parse(text)
    assert str(refused.value).startswith("unknown unit ")
    assert str(refused.value).endswith(f" in {text!r}")


def test_pure():
    assert PURE.pure
    assert (Unit.parse("people") / Unit.parse("people")).pure
    assert not Unit.parse("people").pure


def test_money_is_known_with_its_power():
    assert Unit.parse("PEN 2024/FTE").money == (("PEN 2024", 1),)
    assert Unit.parse("PEN/USD").money == (("PEN", 1), ("USD", -1))
    assert Unit.parse("people").money == ()


@pytest.mark.parametrize(
    ("made", "unit"),
    [
        (Unit.parse("USD 2019") * Unit.parse("PEN 2019/USD 2019"), "PEN 2019"),
        (Unit.parse("PEN 2024/centre") * Unit.parse("centre"), "PEN 2024"),
        (Unit.parse("PEN 2024") / Unit.parse("PEN 2024"), ""),
        (Unit.parse("PEN 2024") / Unit.parse("PEN"), "PEN 2024/PEN"),
        (PURE / Unit.parse("PEN 2024"), "1/PEN 2024"),
        (Unit.parse("people") ** 2, "people people"),
        (Unit.parse("FTE/people") ** -1, "people/FTE"),
    ],
)
def test_units_are_multiplied_and_divided(made, unit):
    assert made == Unit.parse(unit)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (
            lambda: Unit.parse("PEN 2024") * Unit.parse("PEN 2024"),
            "[PEN 2024] cannot be multiplied by [PEN 2024]: the result would mix money as [PEN 2024 PEN 2024]",
        ),
        (
            lambda: Unit.parse("PEN 2024") * Unit.parse("USD 2019/people"),
            "[PEN 2024] cannot be multiplied by [USD 2019/people]: "
            "the result would mix money as [PEN 2024 USD 2019/people]",
        ),
        (
            lambda: Unit.parse("PEN/USD") / Unit.parse("I$"),
            "[PEN/USD] cannot be divided by [I$]: the result would mix money as [PEN/I$/USD]",
        ),
    ],
)
def test_money_never_mixes(make, message):
    with pytest.raises(UnitError) as refused:
        make()
    assert str(refused.value) == message


@pytest.mark.parametrize("text", ["PEN 2024 USD 2019", "PEN 2024 PEN 2024", "PEN 2024/USD 2019/I$ 2019"])
def test_mixed_money_cannot_be_written_either(text):
    with pytest.raises(UnitError, match="mix"):
        Unit.parse(text)


def test_squared_money_is_refused():
    with pytest.raises(UnitError, match="mix"):
        Unit.parse("PEN 2024") ** 2
