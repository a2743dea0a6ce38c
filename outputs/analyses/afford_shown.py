"""Whether the money is enough, as it is printed: budgets, and each limit year by year."""

from __future__ import annotations

from collections.abc import Iterator

from outputs.analyses.analysis import Shown
from outputs.analyses.value_said import fine_scale
from outputs.wording import number, scale
from scenarios import Affordability, Budget, Held

Column = tuple[str, list[str]]
"""A heading, and what stands below it."""


def afford_shown(found: Affordability, currency: str) -> Iterator[Shown]:
    """The budgets, then each limit; what is bare stands beside what is not only where they differ."""
    size, word = scale(max(abs(one.p80) for one in found.budgets))
    unit = f"{currency} {word}".strip()
    yield _budgets(found, [one for one in found.budgets if (one.item, one.money) == ("", "nominal")], size, unit)
    for held in found.held:
        yield _held(found, held, (size, word, unit))


def _budgets(found: Affordability, years: list[Budget], size: float, unit: str) -> Shown:
    bare = found.contingencies
    columns = [
        ("year", [one.period if one.period != "plan" else "all years" for one in years]),
        ("base case", [number(one.base / size, 1) for one in years]),
        *([("bare", [number(one.bare / size, 1) for one in years])] if bare else []),
        ("P50", [number(one.p50 / size, 1) for one in years]),
        ("P80", [number(one.p80 / size, 1) for one in years]),
        ("contingency", [number(one.contingency_80 / size, 1) for one in years]),
        ("%", ["" if one.share_80 is None else number(100 * one.share_80, 1) for one in years]),
    ]
    told = "P80 less the base case"
    if bare:
        told = "P80 less bare, the base case without optimism bias and contingencies, which draws carry neither"
    return _shown(f"{found.scenario}, budgets in {unit} (cash); contingency: {told}:", columns)


def _held(found: Affordability, held: Held, scaled: tuple[float, str, str]) -> Shown:
    size, word, unit = scaled
    first = {each.year: each.share for each in held.first}
    years, bare = held.years, held.contingencies
    room = fine_scale(size, word, *(value for year in years for value in (year.room, *([year.bare_room] * bare))))
    more = [*(year.more_wanted for year in years), held.more_wanted]
    add = fine_scale(size, word, *more)

    def amounts(mark: str) -> list[str]:
        return [*(number(getattr(year, mark) / size, 1) for year in years), ""]

    def rooms(mark: str) -> list[str]:
        return [*(number(getattr(year, mark) / room[0], 1) for year in years), ""]

    def chances(mark: str) -> list[str]:
        return [number(100 * getattr(each, mark), 1) for each in (*years, held)]

    columns = [
        ("year", [*(str(year.year) for year in years), "all years"]),
        ("paid" if held.kind == "sources" else "ceiling", amounts("limit")),
        ("cost", amounts("cost")),
        *([("bare", amounts("bare"))] if bare else []),
        (_headed("room", room[1], word), rooms("room")),
        *([("bare room", rooms("bare_room"))] if bare else []),
        ("chance %", chances("chance")),
        *([("with %", chances("chance_with"))] if bare else []),
        ("first gap %", [*(number(100 * first.get(year.year, 0.0), 1) for year in years), ""]),
        (_headed("to add", add[1], word), [number(value / add[0], 1) for value in more]),
    ]
    told = "; bare and chance: without contingencies; with: with them left on in every draw" if bare else ""
    about = (
        f"{found.scenario}, {held.title}, {unit} (cash); first gap: share of the draws in which money first runs out "
        f"then; to add: for a chance of {100 * found.probability:.6g} %{told}:"
    )
    return _shown(about, columns)


def _headed(heading: str, word: str, usual: str) -> str:
    """A heading with the unit, where that is not the one of the table."""
    return heading if word == usual else f"{heading}, {word}".removesuffix(", ")


def _shown(about: str, columns: list[Column]) -> Shown:
    rows = zip(*(values for _, values in columns), strict=True)
    return Shown(about, tuple(heading for heading, _ in columns), tuple(rows))
