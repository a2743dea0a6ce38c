"""Other values for every input of a plan: within its range, or near what it is."""

import random
from collections.abc import Mapping

from parameters import Parameter
from tests.outputs.annex.inputs import Inputs
from tests.outputs.annex.plans import projection

CHOSEN = {"gate": (0.0, 1.0, 1.0, 1.0), "ward_lag": (0.0, 1.0, 2.0), "site_lag": (0.0, 1.0, 2.0)}
UP_TO = {"lead_months": 11.0, "delay": 1.5, "move_time": 0.99, "places_time": 0.99, "opening": 1.0, "preopening": 9.0}
DATES = {"moratorium": (-0.7, 2.5), "start": (-0.3, 2.5), "end": (-1.5, 0.5), "year": (-1.4, 1.4)}


def all_at_random(name: str, inputs: Inputs, seed: int) -> dict[tuple[str, str], tuple[float, ...]]:
    """A new value for every input cell that holds a number, by scenario and address."""
    dice = random.Random(seed)
    changes = {}
    for (scenario, address), typed in inputs.items():
        model = projection(name).scenarios[scenario].model
        if typed.linked:
            continue
        row, known = model.book.inputs.get(address), model.scenario.parameters()
        lower = row.lower if row is not None else -1e300
        new = tuple(_value(dice, address, value, known, max(typed.values)) for value in typed.values)
        changes[scenario, address] = tuple(max(lower, value) for value in new)
    return changes


def _value(dice: random.Random, address: str, value: float, known: Mapping[str, Parameter], most: float) -> float:
    last, figure = address.rsplit(".", 1)[-1], known.get(address)
    if address == "base_year":
        return value + dice.randint(-3, 4)
    if last in CHOSEN:
        return dice.choice(CHOSEN[last])
    if last in UP_TO:
        return dice.uniform(0, UP_TO[last])
    if last in DATES:
        return value + dice.uniform(*DATES[last])
    if figure is None:
        return dice.choice([0.0, dice.uniform(0, most)])
    return _bounded(figure, _near(dice, figure, value))


def _near(dice: random.Random, figure: Parameter, value: float) -> float:
    if figure.low is not None and figure.high is not None and figure.low < figure.high:
        return dice.uniform(figure.low, figure.high)
    return value * dice.uniform(0.8, 1.2) if value else dice.uniform(0, 0.05)


def _bounded(figure: Parameter, value: float) -> float:
    least, most = figure.least, figure.most
    value = value if least is None else max(least, value)
    return value if most is None else min(most, value)
