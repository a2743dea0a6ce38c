"""What each row of a plan may hold, and what is taken where it is left out."""

from pathlib import Path

import pytest

from costing import kinds
from parameters import SECTIONS, Cadre, Choice, Code, Flow, Number, Reference, Text, outlook
from parameters.documents import Mark, Node, read_text
from parameters.library import shipped
from parameters.problems import Collector
from parameters.slots.kinds import NAME, Fields
from parameters.slots.leaves import leaves
from parameters.slots.words import said_of
from parameters.slots.world import world_slot, world_trails
from parameters.world import WORLD

KINDS = kinds()


def tree(text: str) -> Node:
    node = read_text(text, "plan.yaml", Collector())
    assert node is not None
    return node


def seen(text: str):
    return outlook(tree(text), KINDS, {"pace": (2.0, "moves of a year over those of the year before")})


PLAN = """
plan: T
country: PER
years: 2026-2035
pay: {nurse: {value: 40000, unit: PEN 2025/FTE, source: s, fixed: f}}
places: {flat: {menu: di.homes}}
actions:
  centres: {menu: svc.cmhc, coverage: {2025: 0.1, 2035: 0.6}, posts: {nurse: 3}, profile: [0.5, 0.5]}
  made: {kind: programme, name: Made}
  lost: {menu: svc.nothing}
"""


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_every_setting_of_a_kind_has_words_and_a_slot_at_its_place(kind) -> None:
    fields = Fields(kind.settings, kind.doc, "centre")
    found = list(fields.all())
    assert {trail[0] for trail, _ in found} == set(kind.settings)
    own = [slot.what for trail, slot in found if len(trail) == 1]
    assert len(own) == len(set(own)), "two settings of a kind read alike"
    for trail, slot in found:
        assert slot.what
        assert "`" not in slot.what
        assert "{" not in slot.unit
        at = fields.at(tuple("2026" if part == "YEAR" else part for part in trail))
        assert at is not None
        assert type(at.setting) in (type(slot.setting), Number)


def test_words_are_the_clause_that_names_a_setting() -> None:
    doc = """First sentence.

    Settings: `equipment` again each useful `life`; `upkeep` a share of the price (of `build`; if given). Last `end`.
    """
    assert said_of("life", doc) == "life: equipment again each useful life"
    assert said_of("equipment", doc) == "equipment again each useful life"
    assert said_of("upkeep", doc) == "upkeep a share of the price (of build; if given)"
    assert said_of("end", doc) == "Last end"
    assert not said_of("nothing", doc)


def test_of_a_clause_about_several_settings_each_has_its_part_or_stands_before_it() -> None:
    doc = """First.

    Money: `fixed` until the site closes, `step` by ward, and `lag` or `late` whole years (or `never` before the end).
    `meetings` a year x `members`, from the date `start`.
    """
    assert said_of("fixed", doc) == "fixed until the site closes"
    assert said_of("step", doc) == "step by ward"
    assert said_of("lag", doc).startswith("lag: fixed until the site closes, step by ward, and lag or late whole years")
    assert said_of("late", doc) == "late whole years"
    assert said_of("never", doc) == "never before the end"
    assert said_of("members", doc) == "members: meetings a year x members, from the date start"
    assert said_of("start", doc) == "from the date start"
    assert said_of("start", doc, "when it begins") == "when it begins"


def test_long_sentences_are_cut_at_their_commas() -> None:
    long = ", ".join(["a part of the sentence that says something about other things"] * 3)
    cut = f"mine of something, and so on, {long}"
    assert said_of("mine", f"{long}, `mine` of something, and so on, {long}.") == cut
    assert said_of("mine", f"`other` of it, {long}, `mine` of something, `third` at last") == "mine of something"


def test_leaves_are_figures_series_lists_and_words() -> None:
    node = tree("{a: {value: 1, low: 0}, b: {2025: 1, 2026: 2}, c: [1, 2], d: {e: word, f: {2025: {value: 3}}}, g: {}}")
    assert [trail for trail, _ in leaves(node)] == [("a",), ("b",), ("c",), ("d", "e"), ("d", "f", "2025")]


def test_a_group_called_low_is_no_figure() -> None:
    node = tree("{groups: {low: {deaths: 0.1}, high: {moves: {2027: 4}}}, changed: {low: 5}}")
    assert [trail for trail, _ in leaves(node)] == [
        ("groups", "low", "deaths"),
        ("groups", "high", "moves"),
        ("changed",),
    ]


def test_slots_lead_into_tables_lists_and_years() -> None:
    look = seen(PLAN)
    centres = look.thing("actions", "centres")
    slot = look.element_slot(centres, ("posts", "nurse"))
    assert slot is not None
    assert (slot.unit, slot.setting) == ("FTE/centre", Number("FTE/{thing}", least=0))
    assert isinstance(look.element_slot(centres, ("coverage", "2030")).setting, Number)
    assert look.element_slot(centres, ("coverage", "points")).by_year
    assert isinstance(look.element_slot(centres, ("coverage", "between")).setting, Choice)
    assert look.element_slot(centres, ("profile", 0)).setting == Number("", lever=True, least=0, most=1)
    assert isinstance(look.element_slot(centres, ("funding", "status")).setting, Choice)
    assert isinstance(look.element_slot(centres, ("tags", "function")).setting, Code)
    assert look.element_slot(centres, ("funding", "ends")).bare
    assert look.element_slot(centres, ("nothing",)) is None
    assert look.element_slot(centres, ("coverage", "nothing")) is None
    assert look.element_slot(look.thing("places", "flat"), ("priority",)) is None


def test_an_institution_offers_the_rows_that_its_tables_have() -> None:
    look = seen("{plan: T, country: PER, institutions: {w: {menu: di.rundown, groups: {low: {deaths: 1}}}}}")
    thing = look.thing("institutions", "w")
    offered = {".".join(map(str, offer.trail)): offer for offer in look.element_offers(thing)}
    assert offered["groups.low.residents"].slot.needed
    assert "groups.NAME.residents" not in offered
    assert not offered["staff.NAME.posts"].slot.needed
    assert "needed, if anything of staff is given" in offered["staff.NAME.posts"].slot.what
    assert offered["one_offs.planning.NAME"].slot.cadres


def test_offers_say_where_a_default_comes_from() -> None:
    look = seen(PLAN)
    offers = {offer.trail: offer for offer in look.element_offers(look.thing("actions", "centres"))}
    assert offers["life",].origin.file.startswith("parameters/menu/")
    assert offers["catchment",].origin.file == "parameters/countries/PER.yaml"
    assert offers["whole_units",].origin.file == "default of facility"
    assert offers["equipment",].default is None
    assert offers["equipment",].origin is None


def test_what_is_given_is_not_offered_and_what_is_said_in_one_way_not_in_another() -> None:
    look = seen(PLAN)
    trails = {offer.trail for offer in look.element_offers(look.thing("actions", "centres"))}
    assert not trails & {("menu",), ("coverage",), ("posts", "nurse"), ("profile",), ("units",)}
    assert ("posts", NAME) in trails


def test_needed_settings_come_first() -> None:
    look = seen("{plan: T, country: PER, years: 2026-2035, institutions: {w: {menu: di.rundown}}}")
    offers = look.element_offers(look.thing("institutions", "w"))
    asked = [offer.slot.must and offer.default is None for offer in offers]
    assert asked.index(False) == sum(asked) == 8


def test_what_can_be_said_in_several_ways_is_asked_for_until_it_is_said_in_one() -> None:
    look = seen("""{plan: T, country: PER, years: 2026-2035, actions: {
        bare: {kind: facility}, half: {kind: facility, coverage: {2026: 0.1}},
        whole: {kind: facility, units: {2026: 1}}, menu: {menu: svc.cmhc}, team: {kind: mobile_team}},
        institutions: {w: {menu: di.rundown}}}""")
    asked = {
        (section, name, offer.trail[0]): offer.slot.asked
        for section, names in (("actions", ("bare", "half", "whole", "menu", "team")), ("institutions", ("w",)))
        for name in names
        for offer in look.element_offers(look.thing(section, name))
        if offer.slot is not None and offer.slot.instead
    }
    coverage = "needed with catchment, unless you give units"
    assert {key[1:]: said for key, said in asked.items() if key[1] in ("bare", "half", "whole", "menu")} == {
        ("bare", "units"): "needed, unless you give coverage and catchment", ("bare", "coverage"): coverage,
        ("bare", "catchment"): "needed with coverage, unless you give units",
        ("half", "catchment"): "needed with coverage, unless you give units",
        ("menu", "units"): "one of: units, coverage", ("menu", "coverage"): "one of: units, coverage",
    }  # fmt: skip
    teams = "needed, unless you give coverage and catchment, or people and caseload"
    assert asked["actions", "team", "teams"] == teams
    groups = {key[2] for key, said in asked.items() if said == "needed, unless you give groups"}
    assert groups == {"residents", "deaths", "moves", "places"}


def test_what_a_rule_asks_for_says_so_where_nothing_is_taken_for_it() -> None:
    rules = {("institution", "staff"): "R15", ("institution", "gate"): "R01", ("", "considered"): "R26"}
    text = "{plan: T, country: PER, institutions: {w: {menu: di.rundown}}}"
    look = outlook(tree(text), KINDS, {}, asked=rules)
    found = {
        ".".join(map(str, offer.trail)): offer.slot for offer in look.element_offers(look.thing("institutions", "w"))
    }
    assert found["staff.NAME.posts"].asked == "rule R15 may ask for it"
    assert not found["gate"].asked
    assert not found["staff.NAME.redeployed"].asked
    assert {offer.slot.rule for offer in look.plan_offers() if offer.trail[0] == "considered"} == {"R26"}


def test_an_element_without_a_known_kind_still_has_the_keys_of_all() -> None:
    look = seen(PLAN)
    thing = look.thing("actions", "lost")
    assert thing.kind is None
    assert isinstance(look.element_slot(thing, ("menu",)).setting, Choice)
    assert look.element_slot(thing, ("coverage",)) is None
    assert ("payer",) in {offer.trail for offer in look.element_offers(thing)}


def test_money_by_year_says_its_unit_once_or_is_a_figure_each_year() -> None:
    budget, grant = (Fields(KINDS[name].settings, KINDS[name].doc) for name in ("budget", "grant"))
    paths = dict(budget.all())
    assert paths["amount", "points"].by_year
    assert isinstance(paths["amount", "unit"].setting, Text)
    assert dict(grant.all())["amount", "YEAR"].setting == Number("money", lever=True, least=0)


def test_the_world_has_words_for_everything() -> None:
    trails = list(world_trails())
    assert {trail[0] for trail in trails} == set(WORLD)
    for trail in trails:
        slot = world_slot(tuple("2025" if part == "YEAR" else part for part in trail), "PEN")
        assert slot is not None
        assert slot.what
        assert "{" not in slot.unit
    assert isinstance(world_slot(("forward_estimates",), "PEN").setting, Flow)
    assert world_slot(("pay", "nurse", "more"), "PEN") is None
    assert world_slot(("nothing",), "PEN") is None


def test_facts_are_offered_with_what_country_and_norms_give() -> None:
    offers = {offer.trail: offer for offer in seen(PLAN).world_offers()}
    assert ("pay", "nurse") not in offers
    assert offers["pay", "psychologist"].origin.file == "parameters/countries/PER.yaml"
    assert offers["tax_take",].origin.file == "parameters/norms.yaml"
    assert offers["government_growth",].default is None


def test_the_plan_as_a_whole_offers_groups_quality_and_limits() -> None:
    offers = {offer.trail: offer for offer in seen(PLAN).plan_offers()}
    assert offers["rules", "pace"].slot.default == 2.0
    assert ("considered", "women") in offers
    assert ("country",) not in offers
    blank = {offer.trail: offer for offer in seen("{plan: T}").plan_offers()}
    assert blank["country",].slot.needed
    assert ("ministries", NAME, "budget_line") in blank
    named = {offer.trail for offer in seen("{plan: T, ministries: {Health: {budget_line: yes}}}").plan_offers()}
    assert ("ministries", NAME, "budget_line") not in named


def test_references_and_cadres_keep_their_kind() -> None:
    look = seen(PLAN)
    cascade = Fields(KINDS["training_cascade"].settings, KINDS["training_cascade"].doc)
    assert isinstance(cascade.at(("supervisor",)).setting, Cadre)
    assert isinstance(cascade.at(("paid_by",)).setting, Reference)
    assert "nurse" in look.cadres
    assert look.names("places") == ("flat",)
    assert set(SECTIONS.values()) >= {"places"}


def test_an_unknown_country_leaves_an_outlook() -> None:
    look = seen("{plan: T, country: XXX}")
    assert (look.country, look.currency, look.cadres) == (None, "", ())
    assert not any(offer.default for offer in look.world_offers() if offer.trail[0] == "pay")


def test_the_library_shipped_is_used_if_none_is_named() -> None:
    assert seen(PLAN).library is shipped()
    assert Path(str(Mark("plan.yaml", 3))).name == "plan.yaml:3"
