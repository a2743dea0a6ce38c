"""The steps of fitting: the lowest-ranked action that costs what is missing comes later, then smaller, then not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from scenarios.fitting.cut import Cut
from scenarios.fitting.ranks import needs, order_of_cuts, protected
from scenarios.fitting.shortfall import Shortfall, costs
from scenarios.fitting.trial import Cuts, Trial, Trials

LATEST = 3
"""Years by which an action may come later before it is made smaller; at most half of the plan, so that what is put off
is not simply put behind its end."""
SHARES = 100
"""Shares are tried in hundredths."""
Accept = Callable[[Trial], bool]


@dataclass
class Steps:
    """Cuts a plan step by step; `cuts` holds what has been cut so far."""

    trials: Trials
    cuts: dict[str, Cut] = field(default_factory=dict)

    def __post_init__(self) -> None:
        scenario = self.trials.scenario
        self.kept = protected(scenario)
        self.order = order_of_cuts(scenario, self.kept)
        self.needed = needs(scenario)
        self.begins = {name: self.trials.whole.begins(name) for name in scenario.actions}

    @property
    def now(self) -> Trial:
        """The plan as it is cut so far."""
        found = self.trials.at(self.cuts)
        assert found is not None
        return found

    def fit(self) -> Trial:
        """Cut until the plan fits or nothing can be cut any more; then give back what fits after all."""
        while not (now := self.now).fits:
            name = self._next(now)
            if name is None:
                break
            self._cut(name, now)
        if self.now.fits:
            for name in reversed(self.order):
                self._give_back(name)
        return self.now

    def _next(self, now: Trial) -> str | None:
        """The action to cut next: of those that cost what is missing; else one that holds another back."""
        costing = [name for name in self.order if self._left(name) and now.takes_part(name)]
        free = next((name for name in costing if not self._waits_for(name)), None)
        return free or next((other for name in costing for other in self._waits_for(name)), None)

    def _left(self, name: str) -> bool:
        return not self.cuts.get(name, Cut()).out

    def _waits_for(self, name: str) -> list[str]:
        """Actions that need another one and are not cut: they are cut before it."""
        return [
            other for other in self.order
            if name in self.needed[other] and self.begins[other] is not None and self.cuts.get(other, Cut()).whole
        ]  # fmt: skip

    def _cut(self, name: str, now: Trial) -> None:
        because = self._because(name, now)
        if now.takes_part(name):
            cut = self._least(name, lambda trial: not trial.takes_part(name))
        else:
            missing = next(other for other in self.needed[name] if now.takes_part(other))
            title = self.trials.scenario.actions[missing].title
            cut, because = Cut(out=True), f"it needs what there is no money for: {title}"
        self.cuts = self._with_needs({**self.cuts, name: replace(cut, because=because)})

    def _give_back(self, name: str) -> None:
        """Undo as much of a cut as fits, if nothing that the action needs is cut."""
        cut = self.cuts.get(name)
        if cut is None or any(other in self.cuts for other in self.needed[name]):
            return
        less = [Cut(), *(Cut(delay) for delay in self._delays() if cut.out or delay < cut.delay or cut.share < 1)]
        fitting = (each for each in less if (trial := self._tried(name, each)) is not None and trial.fits)
        found = next(fitting, None)
        if found is None and cut.out:
            parts = [self._largest(name, each, lambda trial: trial.fits) for each in (less[0], less[-1])]
            found = max((each for each in parts if each), key=lambda each: self._keeps(name, each), default=None)
        if found is not None:
            self.cuts = {**self.cuts, name: replace(found, because=cut.because)}
        self.cuts = {key: kept for key, kept in self.cuts.items() if not kept.whole}

    def _least(self, name: str, accept: Accept) -> Cut:
        """The least cut that is accepted: later; otherwise smaller, and later if that keeps more; otherwise nothing."""
        before = self.cuts.get(name, Cut())
        possible = [before]
        for delay in (delay for delay in self._delays() if delay > before.delay and before.share >= 1):
            trial = self._tried(name, Cut(delay))
            if trial is None:
                break
            if accept(trial):
                return Cut(delay)
            possible.append(Cut(delay))
        smaller = [self._largest(name, cut, accept) for cut in possible]
        kept = [(self._keeps(name, cut), -cut.delay, cut) for cut in smaller if cut is not None]
        return max(kept, key=lambda each: each[:2])[2] if kept else Cut(out=True)

    def _keeps(self, name: str, cut: Cut) -> float:
        """What is still spent on an action: by that, cuts that all fit are compared."""
        trial = self._tried(name, cut)
        assert trial is not None
        row = trial.model.elements[name].nominal
        return round(float(trial.results[row][trial.model.book.plan_columns, 0].sum()), 2)

    def _largest(self, name: str, cut: Cut, accept: Accept) -> Cut | None:
        """The cut with the largest share, in hundredths, that is accepted; None if none is."""
        low, high = 0, round(cut.share * SHARES)
        while high - low > 1:
            middle = (low + high) // 2
            trial = self._tried(name, replace(cut, share=middle / SHARES))
            if trial is not None and accept(trial):
                low = middle
            else:
                high = middle
        return replace(cut, share=low / SHARES) if low else None

    def _tried(self, name: str, cut: Cut) -> Trial | None:
        return self.trials.at(self._with_needs({**self.cuts, name: cut}))

    def _delays(self) -> range:
        span = self.trials.span
        return range(1, min(LATEST, (span.last - span.first + 1) // 2) + 1)

    def _with_needs(self, cuts: Cuts) -> dict[str, Cut]:
        """Cuts with what follows from them: what needs an action begins no earlier than it, and not without it."""
        found = dict(cuts)
        for name in reversed(self.order):
            for other in (other for other in self.needed[name] if other in found):
                found[name] = self._following(name, other, found)
        return {name: cut for name, cut in found.items() if not cut.whole}

    def _following(self, name: str, other: str, cuts: Cuts) -> Cut:
        own, first, begin = cuts.get(name, Cut()), self.begins[other], self.begins[name]
        title = self.trials.scenario.actions[other].title
        if own.out or first is None or begin is None or begin < first:
            return own
        if cuts[other].out:
            return Cut(out=True, because=f"it needs {title}, which is left out")
        late = first + cuts[other].delay - begin
        if late <= own.delay:
            return own
        later = replace(own, delay=late, because=f"it needs {title}, which comes later")
        possible = self.trials.changes({name: later}) is not None
        return later if possible else Cut(out=True, because=later.because)

    def _because(self, name: str, now: Trial) -> str:
        """Why an action is cut, in a sentence."""
        given = self.trials.scenario.actions[name].about.get("priority")
        rank = "last in the plan" if given is None else f"priority {given:g}, the lowest"
        missing = next((one for one in now.shortfalls if costs(now.results, one.entries, one.year, name) > 0.005), None)
        cash = now.model.world.cash
        amount = f"{cash} {missing.amount:,.0f}".replace(",", " ") if missing else ""
        what = f": in {missing.year}, {amount} is {missing.what}" if missing else ""
        return f"{rank} of what costs the money that is missing{what}"


def must_give(trial: Trial, missing: Shortfall) -> Iterator[tuple[str, float]]:
    """What costs the money that is still missing when nothing can be cut: titles and amounts, the largest first."""
    titles = {one.id: one.title for one in trial.model.scenario.elements()}
    names = dict.fromkeys(entry.tags["element"] for entry in missing.entries)
    amounts = [(titles[name], _spent(trial, missing, name)) for name in names]
    yield from sorted((each for each in amounts if each[1] > 0.005), key=lambda each: -each[1])


def _spent(trial: Trial, missing: Shortfall, name: str) -> float:
    column = trial.model.book.years.index(missing.year)
    own = [entry for entry in missing.entries if entry.tags["element"] == name]
    return sum(float(trial.results[entry.nominal][column, 0]) for entry in own)
