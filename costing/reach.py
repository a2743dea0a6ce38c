"""How many people an action reaches: as a path, or as a share of the population with a need."""

from __future__ import annotations

from dataclasses import dataclass

from costing.lines import Line, RecordError, Row, Scope
from costing.phases import Phase
from costing.world import World

PEOPLE = "people reached"


@dataclass(frozen=True)
class Reach:
    """People as a plan says them: a path of `people`, or population x `prevalence` (if given) x `coverage`."""

    people: Row | None
    prevalence: Line | None
    coverage: Row | None

    @property
    def given(self) -> Line | None:
        """Anything that says how many people; None if the plan does not."""
        return next((line for line in (self.people, self.prevalence, self.coverage) if line is not None), None)

    def check(self, on: Scope) -> None:
        """Refuse people said in two ways, and a need of which nobody says how much is met.

        Raises:
            RecordError: it names the settings.
        """
        others = {"prevalence": self.prevalence, "coverage": self.coverage}
        said = [name for name, line in others.items() if line is not None]
        if self.people is not None and said:
            raise RecordError(
                f"{on.path}: says how many people by people and by {' and '.join(said)}: keep one of them"
            )
        if self.prevalence is not None and self.coverage is None:
            add = "add coverage, a path of the share of people in need who are reached"
            raise RecordError(f"{on.path}: prevalence is given without coverage: {add}")

    def size(self, world: World, phase: Phase) -> dict[str, Row]:
        """Write the people reached in a phase, if the plan says how many."""
        if self.given is None:
            return {}
        people = phase.level("people", self.people)
        return {
            PEOPLE: phase.on.line(
                PEOPLE, (self._of_population(world, phase) if people is None else people) * phase.share
            )
        }

    def _of_population(self, world: World, phase: Phase) -> Line:
        people: Line = world.people(phase.on)
        if self.prevalence is not None:
            people = phase.on.line("people in need", people * self.prevalence)
        covered = phase.level("coverage", self.coverage)
        return people if covered is None else people * covered
