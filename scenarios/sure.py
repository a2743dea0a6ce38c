"""How sure a drawn projection is: its ranges, whether its draws suffice, what drives it, and what it can afford."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from scenarios.affordability import Affordability, affordability, kept_rows
from scenarios.convergence import Settling, convergence
from scenarios.evaluation import Evaluation
from scenarios.outcomes import Outcome, find_outcome
from scenarios.programmes import PLAN
from scenarios.projection import Projection
from scenarios.ranges import WHOLE, Range, ranges
from scenarios.sensitivity.importance import Importance, importance_of
from scenarios.sensitivity.tornado import Tornado, tornado


@dataclass(frozen=True)
class Sure:
    """What the draws of a projection say; each part is worked out when it is first asked for."""

    projection: Projection

    @cached_property
    def ranges(self) -> list[Range]:
        """Of every scenario, programme and element, as a whole and by year."""
        return ranges(self.projection)

    @cached_property
    def convergence(self) -> list[Settling]:
        """Of totals and differences of the plan years."""
        return convergence(self.projection)

    @cached_property
    def tornado(self) -> Tornado | None:
        """Of the difference in total cost that the first scenario makes; of the total, where none changes anything."""
        evaluation = self.evaluation
        return tornado(evaluation)[0] if evaluation.figures else None

    @cached_property
    def importance(self) -> Importance | None:
        """Of the figures drawn, for the same; None where draws come from a table, or nothing is uncertain."""
        if not self.projection.draws or not self.evaluation.figures:
            return None
        return importance_of(self.projection, self.outcome, self.projection.seed)

    @property
    def outcome(self) -> Outcome:
        """What tornado and importance are of."""
        return self.evaluation.outcomes[0]

    @cached_property
    def leaning(self) -> tuple[float, float]:
        """How far all bars of the tornado together go above the base case, and how far below."""
        bars = [] if self.tornado is None else self.tornado.bars
        base = 0.0 if self.tornado is None else self.tornado.base
        return (
            sum(max(bar.at_low, bar.at_high, base) - base for bar in bars),
            sum(base - min(bar.at_low, bar.at_high, base) for bar in bars),
        )

    @cached_property
    def evaluation(self) -> Evaluation:
        """The plan as a function of its figures, asked for that difference."""
        projection = self.projection
        models = {name: one.model for name, one in projection.scenarios.items()}
        first = next((name for name, _ in projection.reforms), next(iter(models)))
        against = "status_quo" if "status_quo" in models and first != "status_quo" else None
        return Evaluation(projection.plan, models, (find_outcome(models, f"{first}/total", against),))

    @cached_property
    def affordability(self) -> dict[str, Affordability]:
        """Of each scenario whose lines were kept for it."""
        found = {}
        for name, one in self.projection.scenarios.items():
            if one.drawn is not None and all(row in one.drawn for row in kept_rows(one.model)):
                found[name] = affordability(self.projection, name)
        return found

    def range(self, scenario: str, figure: str, period: str = WHOLE) -> Range | None:
        """The range of a figure of the whole plan, such as ``difference_real``; None if it has none."""
        return self._of_plan.get((scenario, figure, period))

    @cached_property
    def _of_plan(self) -> dict[tuple[str, str, str], Range]:
        return {(one.scenario, one.figure, one.period): one for one in self.ranges if one.level == PLAN}


def how_sure(projection: Projection) -> Sure:
    """What the draws of a projection say of how sure it is, kept with it so that nothing is worked out twice."""
    found: Sure = projection.known.setdefault("sure", Sure(projection))
    return found
