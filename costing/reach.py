"""How many people an action reaches: as a path, or as a share of the population with a need."""

from __future__ import annotations

from dataclasses import dataclass

from costing.levels import as_people_grow
from costing.lines import Line, RecordError, Row, Scope
from costing.phases import Phase
from costing.world import World

PEOPLE, AT_YEAR_END = "people reached", "people at year end"


@dataclass(frozen=True)
class Reach:
    """People as a plan says them at year end: a path of `people`, or population x `prevalence` (if given) x `coverage`.

    Those of the base-year system grow with the population, however they are said.
    """

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

    def size(self, world: World, phase: Phase, *, ready: bool = False) -> dict[str, Row]:
        """Write the people reached in a phase, if the plan says how many: on average, and if `ready` at year end."""
        if self.given is None:
            return {}
        level = self._level(world, phase)
        rows = {PEOPLE: phase.at_work(PEOPLE, level)}
        return {**rows, AT_YEAR_END: phase.ready(AT_YEAR_END, level)} if ready else rows

    def _level(self, world: World, phase: Phase) -> Line:
        """People at year end, were all of the action at work."""
        people = phase.level("people", self.people)
        if people is None:
            return self._of_population(world, phase)
        return people * as_people_grow(phase.on, world) if phase.held else people

    def _of_population(self, world: World, phase: Phase) -> Line:
        people: Line = world.people(phase.on)
        if self.prevalence is not None:
            people = phase.on.line("people in need", people * self.prevalence)
        covered = phase.level("coverage", self.coverage)
        return people if covered is None else people * covered
