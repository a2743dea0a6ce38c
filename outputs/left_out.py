"""What a plan of this kind costs in life and no line of the model holds yet: said wherever a total is shown."""

from __future__ import annotations

from collections.abc import Iterator

from outputs.wording import listed
from scenarios import Projection, cases

BENEFITS = "benefits"
"""What a plan brings, unless it names it."""
KINDS = {
    "training and supervision": ("training_cascade", "training_places"),
    "treatment packages and their medicines": ("treatment_package",),
    "cash transfers": ("transfer",),
}
"""What a plan may cost by actions of some kinds."""


def left_out(projection: Projection) -> tuple[str, ...]:
    """What the totals of a run lack: what the plan says nothing of."""
    return (*(() if cases(projection) else (BENEFITS,)), *_not_given(projection))


WANTED = {
    "one_offs": "planning with people, move packages, follow-up and better care until closure",
    "staff": "change of work of staff",
    "site": "empty sites",
    "not_admitted": "care for people who are no longer admitted",
}
"""Costs of the change by the setting of an institution that gives them."""


def _not_given(projection: Projection) -> Iterator[str]:
    """Costs of the change that a plan may give and does not."""
    plans = [one.model for one in projection.scenarios.values() if one.model.scenario.reform]
    if not any("contingencies" in model.scenario.world for model in plans):
        yield "contingencies (not given)"
    kinds = {action.kind for model in plans for action in model.scenario.actions.values()}
    for what, fitting in KINDS.items():
        if not kinds.intersection(fitting):
            yield f"{what} (no action of the plan)"
    places = {each.id: each for model in plans for each in model.scenario.institutions.values()}
    for setting, what in WANTED.items():
        names = [each.title for each in places.values() if not each.settings.get(setting)]
        if names:
            yield f"{what} ({listed(names)}: not given)"
    if places and all(model.bridge is None for model in plans):
        yield "a bridge for the years of double funding (not given)"
