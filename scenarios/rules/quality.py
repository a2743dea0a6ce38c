"""The quality of the money: complete actions, ministries that pay, grants that end, contracts at their full cost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from costing import CENT
from parameters import Element, PathValue
from scenarios.rules.actions import actions, cost
from scenarios.rules.asks import asks
from scenarios.rules.case import Array, Case, called, given, in_years, joined, listed, said_years
from scenarios.rules.finding import Finding

HEALTH = ("health", "insur", "salud", "seguro", "saude", "sante", "zdrav")
"""Words by which a payer is a ministry of health or an insurer."""
NO_MINISTRY = ("donor", "household", "famil")
EARMARKS = ("ring-fence", "domestic revenue")
"""Levers that set money apart for mental health."""


@asks("R37", "actions", "payer", "indicator", "output")
def complete(case: Case) -> Iterator[Finding]:
    """R37: each action has an owner, a payer, an indicator and an output, and costs something."""
    missing, nothing = {}, []
    for name, action in actions(case).items():
        wanted = {"payer": action.tags.get("payer"), **{key: action.about.get(key) for key in ("indicator", "output")}}
        if "payer" not in action.tags:
            wanted["owner"] = action.about.get("owner")
        if gaps := [key for key, said in wanted.items() if not said]:
            missing[name] = gaps
        if np.abs(cost(case, name)).max() <= CENT and not _elsewhere(action):
            nothing.append(name)
    if missing:
        what = listed([f"{called(actions(case)[name])} ({', '.join(gaps)})" for name, gaps in missing.items()])
        first, gaps = next(iter(missing.items()))
        remedy = f"Give {joined([f'actions.{first}.{gap}' for gap in gaps])}, or name a menu entry that has them"
        yield case.says("R37", "BLOCK", f"not complete: {what}", remedy, element=first)
    if nothing:
        what = listed([called(actions(case)[name]) for name in nothing])
        message = f"costs nothing in any year: {what}"
        remedy = f"Give its figures in actions.{nothing[0]}, or take it out"
        yield case.says("R37", "WARN", message, remedy, element=nothing[0])


def _elsewhere(action: Element) -> bool:
    """Whether an action is a package whose contacts other actions of the plan make and pay."""
    contacts = action.settings.get("contacts")
    rows = contacts.values() if isinstance(contacts, Mapping) else ()
    return any(isinstance(row, Mapping) and row.get("at") for row in rows)


@asks("R38", "", "ministries")
def ministries_pay(case: Case) -> Iterator[Finding]:
    """R38: what other ministries are to pay has a line in their own budgets."""
    asked: dict[str, list[str]] = {}
    for name, action in actions(case).items():
        payer = action.tags.get("payer", "")
        other = payer and not any(word in payer.lower() for word in (*HEALTH, *NO_MINISTRY))
        if other and not case.ministries.get(payer, False) and cost(case, name).max() > CENT:
            asked.setdefault(payer, []).append(name)
    if not asked:
        return
    total = sum(float(cost(case, names).sum()) for names in asked.values())
    who = listed([f"'{payer}'" for payer in asked])
    message = f"{case.money(total)} is asked of payers of whom no budget line of their own is known: {who}"
    remedy = f"When it is agreed write ministries: {{'{next(iter(asked))}': {{budget_line: yes}}}}"
    yield case.says("R38", "WARN", message, remedy, element=next(iter(asked.values()))[0])


def grants_end(case: Case) -> Iterator[Finding]:
    """R39: whoever pays recurrent cost after a grant ends is named."""
    left, first = [], ""
    for element, recurrent in _recurrent(case):
        funding: Mapping[str, Any] = element.about.get("funding") or {}
        if funding.get("source") != "grant" or funding.get("successor") or recurrent.max() <= CENT:
            continue
        ends = funding.get("ends")
        after = recurrent[[year > ends for year in case.years]] if ends is not None else recurrent
        if after.size and after.max() > CENT:
            when = f"after {ends}" if ends is not None else "and nobody says until when"
            left.append(f"{called(element)} ({case.money(after.max())} a year {when})")
            first = first or element.address
    if left:
        message = f"a grant pays recurrent cost and no successor is named: {listed(left)}"
        remedy = f"Give {first}.funding.ends and successor: who pays afterwards"
        yield case.says("R39", "WARN", message, remedy, element=first.rpartition(".")[2])


def _recurrent(case: Case) -> Iterator[tuple[Element, Array]]:
    """What the running of actions, institutions and homes costs in each plan year."""
    scenario = case.one.model.scenario
    for name, element in (*scenario.actions.items(), *scenario.institutions.items()):
        yield element, case.flows(case.one.model.elements[name].recurrent_nominal)
    for name, place in scenario.places.items():
        yield place, case.summed([one.nominal for one in case.entries(homes=name) if not one.capital])


def earmarks(case: Case) -> Iterator[Finding]:
    """R40: money set apart replaces other money, and a taxed volume falls: both are said."""
    silent = {}
    for name, action in actions(case).items():
        lever = action.settings.get("lever")
        if action.kind != "finance_lever" or (lever not in EARMARKS and action.settings.get("ring_fence") != "yes"):
            continue
        wanted = ["offset", *(["volume_response"] if lever == "domestic revenue" else [])]
        if gaps := [key for key in wanted if key not in action.settings]:
            silent[name] = gaps
    if silent:
        first, gaps = next(iter(silent.items()))
        what = listed([called(actions(case)[name]) for name in silent])
        message = f"money is set apart and its other side is not said: {what}"
        remedy = f"Give {joined([f'actions.{first}.{gap}' for gap in gaps])}: the share of it that other budgets take "
        remedy += "back, and how far what is taxed falls" if "volume_response" in gaps else "back"
        yield case.says("R40", "WARN", message, remedy, element=first)


def no_falling_back(case: Case) -> Iterator[Finding]:
    """R41: real mental health money for each person stays at least what it was in the base year."""
    model = case.one.model
    public = case.levels(model.public.mental_health)
    if public[0] <= CENT:
        return
    heads = case.levels(model.ledger.general) * case.levels(model.world.population)
    against = (public / heads) / (public[0] / heads[0]) - 1
    years = in_years(case.years, against[1:] < -max(case.limits.falling_back, 1e-6))
    if years:
        what = "what the plan models of mental health" if model.public.modelled else "mental health"
        low = f"{-100 * against.min():.1f}%"
        message = f"real money for {what} falls below the base year for each person in {said_years(years)}, by {low} "
        message += "at most"
        yield case.says("R41", "WARN", message, "Keep what institutions release for services and homes", year=years[0])


def full_cost(case: Case) -> Iterator[Finding]:
    """R42: contracts pay indirect cost and transport, and last long enough to keep staff."""
    faults = {}
    for name, action in actions(case).items():
        if action.kind == "service_contract" and cost(case, name).max() > CENT and (found := _faults(case, action)):
            faults[name] = found
    if faults:
        what = listed([f"{called(actions(case)[name])} ({', '.join(found)})" for name, found in faults.items()])
        first = next(iter(faults))
        length = f"contract_years of {case.limits.contract_years:g} or more, with its tender"
        remedy = f"Give actions.{first}.indirect, transport and {length}"
        yield case.says("R42", "WARN", f"contracts below full cost: {what}", remedy, element=first)


def _faults(case: Case, contract: Element) -> list[str]:
    settings = contract.settings
    served = "people" in settings or "prevalence" in settings or "coverage" in settings
    length = given(settings, "contract_years", -1)
    found = ["no indirect cost"] if given(settings, "indirect") <= 0 else []
    found += ["no transport"] if served and "transport" not in settings else []
    if length < 0:
        return [*found, "no length"]
    return [*found, f"{length:g} years long"] if length < case.limits.contract_years else found


def insurance(case: Case) -> Iterator[Finding]:
    """R43: insurance that pays for beds alone keeps them full."""
    for element in case.one.model.scenario.indicators.values():
        if element.kind != "h1_3" or element.settings.get("bed_covered") != "yes":
            continue
        covered = {
            "community care": element.settings.get("community_covered") == "yes",
            "psychological interventions": _covered(element.settings.get("psychological_covered")),
            "long-term care": element.settings.get("long_term_covered") == "yes",
        }
        missing = [what for what, is_covered in covered.items() if not is_covered]
        if missing:
            message = f"insurance pays for beds in psychiatric hospitals and not for {joined(missing)}"
            remedy = f"Change what it covers (fin.insurance), then {element.address}"
            yield case.says("R43", "WARN", message, remedy, element=element.id)


def _covered(path: object) -> bool:
    """Whether something is covered at the end of a path of 0 and 1."""
    return isinstance(path, PathValue) and path.points[-1][1].value >= 0.5


RULES = (
    complete, ministries_pay, grants_end, earmarks, no_falling_back, full_cost, insurance,
)  # fmt: skip
