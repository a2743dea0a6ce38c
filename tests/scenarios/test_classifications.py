"""Every classification of the ledger and every national form sums to the total in every year, scenario and draw."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import pytest

from costing import run
from parameters import CLASSIFICATIONS, Draws, known_code
from scenarios.inputs import drawn_inputs
from tests.national_plans import BESIDE, SHIPPED, projected
from tests.scenarios.test_identities import CASES, drawn

KINDS = (
    "element", "area", "directive", "econ", "nature", "function", "payer", "provider", "hc", "scheme", "level", "book",
    "region", "group", "standing", "layer", "setting", "input", "duration", "price_class",
)  # fmt: skip


def sums_of(results, keyed):
    """The sum over the classes of their own sums, each class added up apart."""
    classes = defaultdict(list)
    for key, row in keyed:
        classes[key].append(results[row])
    return sum(sum(rows) for rows in classes.values())


@pytest.mark.parametrize(("name", "scenario"), CASES)
def test_every_classification_sums_to_the_total_to_the_cent(name, scenario):
    model, results = drawn(name, scenario)
    for row, which in ((model.totals.nominal, "nominal"), (model.totals.real, "real")):
        for kind in KINDS:
            keyed = [(entry.tags[kind], getattr(entry, which)) for entry in model.ledger.entries]
            assert np.abs(sums_of(results, keyed) - results[row]).max() < 0.005, kind
        for one, other in (("function", "payer"), ("directive", "econ")):
            keyed = [((entry.tags[one], entry.tags[other]), getattr(entry, which)) for entry in model.ledger.entries]
            assert np.abs(sums_of(results, keyed) - results[row]).max() < 0.005, (one, other)


@pytest.mark.parametrize(("name", "scenario"), CASES)
def test_every_line_has_a_known_code_in_every_classification(name, scenario):
    model, _ = drawn(name, scenario)
    for entry in (*model.ledger.entries, *model.ledger.economic):
        for kind in set(CLASSIFICATIONS) - {"revenue"}:
            assert known_code(kind, entry.tags[kind]), (entry.label, kind, entry.tags[kind])


@pytest.mark.parametrize("form", [*SHIPPED, *BESIDE])
def test_a_national_form_sums_to_the_total_in_every_scenario_and_draw(form):
    projection = projected(form)
    for name, one in projection.scenarios.items():
        model = one.model
        table = Draws.latin_hypercube(model.scenario.parameters(), 20, 1)
        results = run(model.book, drawn_inputs(model.book, table))
        assert model.national is not None
        keyed = [(model.national.of(entry), entry.nominal) for entry in model.ledger.entries]
        assert np.abs(sums_of(results, keyed) - results[model.totals.nominal]).max() < 0.005, name
