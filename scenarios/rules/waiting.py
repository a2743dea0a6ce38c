"""Who cannot move, why, who owns the shortfall and what ends it by when; and who moves before a home stands ready.

The remedy is always more homes or assessors in time, never more years of the institution.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from scenarios.rules.asks import asks
from scenarios.rules.case import (
    Array,
    Case,
    Institution,
    figure,
    given,
    joined,
    known,
    number,
    persons,
    said_years,
    some,
)
from scenarios.rules.finding import Finding

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def support_first(case: Case) -> Iterator[Finding]:
    """R01: nobody is moved before a home has stood ready; R14 where only assessors are short."""
    for place in case.institutions():
        yield from _gate(place)
        yield from _own_decision(place)
        yield from _waiting(place)


def _gate(place: Institution) -> Iterator[Finding]:
    """The gate off: the plan is not valid, whether or not homes happen to be ready."""
    case, gate = place.case, place.down.gate
    if gate is None or case.number(gate) >= 0.5:
        return
    without = _moved_without_home(place)
    years = [year for year, short in zip(case.years, without, strict=True) if short >= case.limits.people]
    remedy = f"Set {place.address}.gate to 1"
    if not years:
        message = f"people may leave {place.title} before homes have stood ready: this run is not valid"
        yield place.says("R01", "BLOCK", message, remedy)
        return
    gone = f"{number(round(without.sum()))} of {persons(place.moves.sum())} leave {place.title}"
    message = f"{gone} in {said_years(years)} before a home has stood ready for them: this run is not valid"
    first = f"and open {some(without[without > 0][0], 'more home')} {_in_time(place, years[0])}"
    yield place.says("R01", "BLOCK", message, f"{remedy}, {first}", year=years[0])
    never = _never_housed(place)
    if never >= case.limits.people:
        message = f"for {persons(never)} who leave {place.title} no home is ever opened, and none is in any total"
        yield place.says("R01", "BLOCK", message, "Add homes for them before reading a cost or a saving")


def _moved_without_home(place: Institution) -> Array:
    """People who move in each plan year less the homes that have stood ready for them."""
    case = place.case
    short = np.zeros(len(case.years))
    for name, offer in place.down.offers.items():
        short += np.maximum(0.0, place.moves_to(name) - case.flows(offer.free))
    return short


def _never_housed(place: Institution) -> float:
    """People moved by the end of the plan beyond the homes that were ever ready for them."""
    offers = place.down.offers.values()
    return float(sum(max(0.0, (place.case.levels(o.moved) - place.case.levels(o.ready))[-1]) for o in offers))


@asks("R01", "institution", "own_decision_home")
def _own_decision(place: Institution) -> Iterator[Finding]:
    """Whoever wants to leave leaves: a home must be paid for them from that day."""
    case, own = place.case, place.down.own
    leaving = case.flows(known(place.down.people).own)
    if (own is not None and own.home is not None) or leaving.sum() < case.limits.people:
        return
    year = case.years[int(np.argmax(leaving > 1e-9))]
    who = f"people who leave {place.title} by their own decision"
    message = f"no home is paid for {who} from {year} on ({persons(leaving.sum())} in all)"
    remedy = f"Name a kind of home in {place.address}.own_decision_home: nobody may be held back"
    yield place.says("R01", "BLOCK", message, remedy, year=year)


def _waiting(place: Institution) -> Iterator[Finding]:
    """People who cannot move in a year, with homes and assessors that are short."""
    case, living = place.case, known(place.down.people)
    homes, assessors = case.flows(living.waiting), case.flows(living.unplanned)
    for column, last in _alike(homes, assessors, case.limits.people):
        counts = {"homes": round(homes[column]), "assessors": round(assessors[column])}
        total, year = sum(counts.values()) or 1, case.years[column]
        rule = "R01" if counts["homes"] or not counts["assessors"] else "R14"
        when = said_years(list(case.years[column : last + 1]))
        message = f"{persons(total)} cannot move in {when} at {place.title}: {_reasons(counts, total)}"
        remedies = "; ".join(_remedies(place, year, column, counts))
        remedy = remedies[:1].upper() + remedies[1:] + _end(case, column, homes + assessors)
        yield place.says(rule, "WARN", message, remedy, year=year)


def _alike(homes: Array, assessors: Array, least: float) -> Iterator[tuple[int, int]]:
    """First and last column of each run of years in which as many wait, for the same reasons."""
    counts = [(round(h), round(a)) if h + a >= least else None for h, a in zip(homes, assessors, strict=True)]
    start = 0
    for column, count in enumerate(counts):
        if column + 1 == len(counts) or counts[column + 1] != count:
            if count is not None:
                yield start, column
            start = column + 1


def _reasons(counts: Mapping[str, int], total: int) -> str:
    reasons = []
    if counts["homes"] or not counts["assessors"]:
        reasons.append(f"{some(counts['homes'] or total, 'home')} short")
    if counts["assessors"]:
        reasons.append(f"{number(counts['assessors'])} without an assessor")
    return "; ".join(reasons)


def _remedies(place: Institution, year: int, column: int, counts: Mapping[str, int]) -> Iterator[str]:
    """Who owns each shortfall, and what would mend it by when."""
    if counts["homes"] or not counts["assessors"]:
        kinds = _kinds_short(place, column)
        owner = _owner(place.case, list(kinds))
        which = f" ({joined([f'{round(count)} {name}' for name, count in kinds.items()])})" if len(kinds) > 1 else ""
        homes = some(counts["homes"] or 1, "more home")
        yield f"{owner}: open {homes}{which} {_in_time(place, year, list(kinds))}"
    if counts["assessors"]:
        payer = _payer(place.case.one.model.scenario.institutions[place.id].tags, "the institution's ministry")
        yield f"{payer}: assessors for {persons(counts['assessors'])} more in {year} ({place.address}.assessed)"


def _kinds_short(place: Institution, column: int) -> dict[str, float]:
    """Homes that are short in a year, by kind."""
    short: dict[str, float] = {}
    for way in (way for one in known(place.down.people).groups for way in one.ways):
        missing = place.case.flows(way.wanted)[column] - place.case.flows(way.homed)[column]
        short[way.offer.name] = short.get(way.offer.name, 0.0) + float(missing)
    found = {name: count for name, count in short.items() if count >= place.case.limits.people}
    return found or {max(short, key=lambda name: short[name]): max(short.values())}


def _owner(case: Case, kinds: list[str]) -> str:
    payers = [_payer(case.one.model.scenario.places[name].tags, "") for name in kinds]
    known = list(dict.fromkeys(payer for payer in payers if payer))
    return joined(known) or "Whoever pays for homes"


def _payer(tags: Mapping[str, str], otherwise: str) -> str:
    return tags.get("payer") or otherwise


def _in_time(place: Institution, year: int, kinds: list[str] | None = None) -> str:
    """The month before which homes must be open so that they have stood ready for the lead when people move."""
    case = place.case
    offers = [place.down.offers[name] for name in kinds or place.down.offers]
    dates = [year + case.levels(o.time.fraction)[_column(case, year)] - figure(case, o.time.lead) for o in offers]
    date = max(min(dates), case.years[0])
    whole = int(date + 1e-9)
    return f"before {MONTHS[int((date - whole) * 12 + 1e-6) % 12]} {whole}"


def _column(case: Case, year: int) -> int:
    return case.years.index(year) + 1


def _end(case: Case, column: int, waiting: Array) -> str:
    """When nobody waits any more as the plan stands."""
    later = [year for year, count in zip(case.years[column:], waiting[column:], strict=True) if count < 0.5]
    if later:
        return f". As planned, the last of them move in {later[0]}"
    return f". As planned, people still wait at the end of {case.years[-1]}"


@asks("R14", "institution", "assessed")
def pace(case: Case) -> Iterator[Finding]:
    """R14: as many assessors as moves need, and no more than twice the moves of the year before."""
    for place in case.institutions():
        moves = place.moves
        if moves.sum() < case.limits.people:
            continue
        if "assessed" not in place.settings:
            message = f"nobody says with how many people of {place.title} assessors can plan a move each year"
            remedy = f"Give {place.address}.assessed: people by year"
            yield place.says("R14", "WARN", f"{message}: the pace cannot be judged", remedy)
        for year, before, now in zip(case.years[1:], moves[:-1], moves[1:], strict=True):
            if before >= case.limits.people and now > case.limits.pace * before + 1e-9:
                times = f"{now / before:.1f} times the {round(float(before))} of {year - 1}"
                message = f"moves from {place.title} rise to {persons(now)} in {year}, {times}"
                limit = f"at most {case.limits.pace:g} times the year before"
                yield place.says("R14", "WARN", message, f"Spread the moves: {limit}, or show that teams grow as fast",
                                 year=year)  # fmt: skip
                break


def remaining(case: Case) -> Iterator[Finding]:
    """Who remains: the share of people with high support needs, so that no "easiest first" goes unseen."""
    for place in case.institutions():
        high = [one for one in known(place.down.people).groups if _needs_much(place, one.name, one.group.to)]
        if not high or len(high) == len(known(place.down.people).groups):
            continue
        all_, much = place.residents, np.sum([case.levels(one.residents) for one in high], axis=0)
        inside = [column for column in range(len(all_)) if all_[column] >= 1]
        last = inside[-1]
        if last == 0:
            continue
        year = case.years[last - 1]
        message = (
            f"of the {persons(all_[last])} who remain at {place.title} at the end of {year}, "
            f"{100 * much[last] / all_[last]:.0f}% have high support needs ({100 * much[0] / all_[0]:.0f}% before the "
            "plan)"
        )
        yield place.says("R14", "INFO", message, "Places and assessors are shared in proportion to need", year=year)


def _needs_much(place: Institution, name: str, to: Mapping[str, object]) -> bool:
    """Whether people of a group need much support: by its name, or by the homes that most of them move to."""
    if "high" in name.split("_"):
        return True
    places = place.case.one.model.scenario.places
    share = sum(figure(place.case, part) for home, part in to.items() if places[home].settings.get("support") == "high")
    return share > 0.5


@asks("R04", "institution", "moratorium")
def beds_close(case: Case) -> Iterator[Finding]:
    """R04: a bed left is a bed closed, and nobody is admitted for a long stay after the moratorium."""
    for place in case.institutions():
        beds, admitted = case.levels(place.down.beds), case.flows(known(place.down.people).admitted)
        rising = np.diff(beds) > 1e-6
        if rising.any():
            column = int(np.argmax(rising))
            message = f"beds of {place.title} rise from {beds[column]:.0f} to {beds[column + 1]:.0f}"
            yield place.says("R04", "BLOCK", message, "Close a bed for each person who leaves", year=case.years[column])
        yield from _still_admitted(place, admitted)


def _still_admitted(place: Institution, admitted: Array) -> Iterator[Finding]:
    case = place.case
    date = given(place.settings, "moratorium", np.inf)
    from_ = case.years[0] if np.isinf(date) else date
    since = "and no date is set from which there are none" if np.isinf(date) else f"after {date:g}"
    for year, count in zip(case.years, admitted, strict=True):
        if count >= case.limits.people and year >= from_:
            message = f"{place.title} still admits {persons(count)} for a long stay in {year}, {since}"
            remedy = f"Set {place.address}.moratorium to {case.years[0]}, and pay for support for those not admitted"
            yield place.says("R04", "BLOCK", message, remedy, year=year)
            return


RULES = (support_first, pace, remaining, beds_close)
