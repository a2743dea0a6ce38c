"""Colours of charts: far enough from white and from each other, also for people who are colour-blind."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from outputs import benefit_bars, funding_chart, shift_chart, staff_chart
from outputs.acceptability_chart import COLOURS as CURVES
from outputs.analyses.convergence_chart import LINES
from outputs.chart_style import PALETTE, contrast, ink

BLUE, GREEN, PLUM, ORANGE, DARK, VIOLET = PALETTE
LEAST = 20.0
"""Least distance in CIELAB (CIE 1976) of colours that only their colour tells apart; 2.3 can just be noticed."""
SIGHTS = {
    "all three cones": np.eye(3),
    # Machado, Oliveira and Fernandes 2009, IEEE Trans Vis Comput Graph 15(6):1291-8, severity 1.0; of linear sRGB
    "protanopia": np.array([[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
                            [-0.003882, -0.048116, 1.051998]]),
    "deuteranopia": np.array([[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
                              [-0.011820, 0.042940, 0.968881]]),
    "tritanopia": np.array([[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
                            [0.004733, 0.691367, 0.303900]]),
}  # fmt: skip
TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
WHITE = TO_XYZ.sum(axis=1)
SHIFT = (BLUE, *shift_chart.SHADES)
STACKS = {
    "functions": PALETTE,
    "funding": funding_chart.COLOURS,
    "shift": SHIFT,
    "double funding": (BLUE, GREEN, ORANGE),
}
"""Colours in the order in which areas or bars touch."""
TOGETHER = {
    "benefits": (*benefit_bars.BARS.values(), ORANGE),
    "tornado": (BLUE, ORANGE),
    "waterfall": (BLUE, GREEN, ORANGE, DARK),
    "staff": staff_chart.COLOURS,
    "convergence": tuple(colour for colour, _ in LINES.values()),
    "acceptability": CURVES,
}
"""Colours that stand anywhere in one chart."""


def linear(colour: str) -> np.ndarray:
    shares = np.array([int(colour[place : place + 2], 16) for place in (1, 3, 5)]) / 255
    return np.where(shares <= 0.04045, shares / 12.92, ((shares + 0.055) / 1.055) ** 2.4)


def lab(colour: str, sight: str) -> np.ndarray:
    """A colour in CIELAB under D65, as it is seen."""
    found = TO_XYZ @ np.clip(SIGHTS[sight] @ linear(colour), 0, 1) / WHITE
    x, y, z = np.where(found > 216 / 24389, np.cbrt(found), (24389 / 27 * found + 16) / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def distance(one: str, other: str, sight: str) -> float:
    return float(np.linalg.norm(lab(one, sight) - lab(other, sight)))


def nearest(pairs, sight: str) -> float:
    return min(distance(one, other, sight) for one, other in pairs)


def test_the_measure_is_that_of_cielab():
    assert lab("#FFFFFF", "all three cones") == pytest.approx([100, 0, 0], abs=0.01)
    assert lab("#FF0000", "all three cones") == pytest.approx([53.24, 80.09, 67.20], abs=0.02)


@pytest.mark.parametrize("sight", SIGHTS)
def test_a_way_to_see_turns_grey_into_the_same_grey(sight):
    assert SIGHTS[sight].sum(axis=1) == pytest.approx([1, 1, 1], abs=2e-6)


@pytest.mark.parametrize("colour", sorted({*PALETTE, *shift_chart.SHADES}))
def test_every_colour_is_3_to_1_on_white_and_its_letters_4_5_to_1(colour):
    assert contrast(colour) >= 3
    assert contrast(ink(colour)) >= 4.5


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("chart", STACKS)
def test_areas_that_touch_can_be_told_apart(chart, sight):
    assert nearest(itertools.pairwise(STACKS[chart]), sight) >= LEAST


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("chart", TOGETHER)
def test_colours_of_one_chart_can_be_told_apart(chart, sight):
    assert nearest(itertools.combinations(TOGETHER[chart], 2), sight) >= LEAST


@pytest.mark.parametrize(
    ("one", "other", "sight"),
    [("#A05A2C", "#5A7A2C", "deuteranopia"), (PLUM, DARK, "deuteranopia"), (BLUE, PLUM, "protanopia")],
)
def test_colours_that_only_some_can_tell_apart_are_found_out(one, other, sight):
    assert distance(one, other, "all three cones") >= LEAST
    assert distance(one, other, sight) < LEAST
