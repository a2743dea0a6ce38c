"""No coercion is paid for, and nothing is built that holds people: R22, R23, and the words they are told by."""

from __future__ import annotations

import pytest

from scenarios.rules import coercion
from scenarios.rules.coercion_words import coercive, electric
from tests.costing.small_plans import fact
from tests.scenarios.sound_plan import MONEY, answers, findings, line, of_rule

ROOMS = "actions.rooms"


@pytest.mark.parametrize(
    "words",
    [
        "Seclusion rooms in two wards", "Restraint belts", "restraint_kits", "Community treatment orders", "Shackles",
        "Involuntary admission unit", "Forced medication", "compulsory psychiatric treatment", "Isolation rooms",
        "Outpatient commitment programme", "Replacement of seclusion rooms", "Prevention: seclusion rooms",
        "Reduce violence with seclusion", "Stop absconding: padded cells", "Less aggression by restraint", "cage beds",
        "Training of nurses in restraint", "No waiting, more restraint", "Cell of solitary confinement",
        "Alternatives to admission; involuntary treatment", "Salas de aislamiento", "Contención mecánica",
        "contencao_fisica", "Tratamiento ambulatorio involuntario", "Internação compulsória", "Camisa de força",
        "Sujeción mecánica", "Hospitalisation sans consentement", "Chambres d'isolement", "Soins sous contrainte",
        "Sangles de contention",
    ],
)  # fmt: skip
def test_words_of_coercion_are_known(words):
    assert coercive(words)


@pytest.mark.parametrize(
    "words",
    [
        "Ending seclusion and restraint", "Alternatives to restraint", "Zero coercion", "Seclusion-free wards",
        "End to coercion: seclusion, restraint and forced treatment", "Seclusion and restraint reduction",
        "Replacing restraint by de-escalation", "Replacing seclusion rooms with quiet rooms",
        "no seclusion, no restraint",
        "Abolition of community treatment orders", "Monitoring of seclusion and restraint", "Freedom from shackling",
        "Register of involuntary admissions", "Complaints about forced treatment", "Closing seclusion rooms",
        "Reduction of the use of mechanical restraint in hospitals", "Prevention of forced sterilization",
        "Compulsory health insurance", "Compulsory education", "Budget restraint", "Supply chain",
        "Voluntary admission",
        "Against social isolation", "Aislamiento social", "Aislamiento térmico de centros", "Contention sociale",
        "Fin de las salas de aislamiento", "Alternativas a la contención mecánica", "Fim da internação compulsória",
        "Eliminar la contención mecánica y las salas de aislamiento", "Sans contention mécanique",
        "Mettre fin à l'isolement et la contention", "Alternatives aux soins sans consentement",
    ],
)  # fmt: skip
def test_words_for_its_end_and_other_meanings_are_let_through(words):
    assert coercive(words) == ""


@pytest.mark.parametrize(
    ("words", "child", "said"),
    [
        ("Unmodified ECT", False, "unmodified electroconvulsive therapy"),
        ("Terapia electroconvulsiva sin anestesia", False, "unmodified electroconvulsive therapy"),
        ("Electroconvulsive therapy for adolescents", False, "electroconvulsive therapy for children"),
        ("ECT", True, "electroconvulsive therapy for children"),
        ("ECT, with consent and anaesthesia", False, ""),
        ("Ending ECT for children", False, ""),
        ("Infectious diseases of children", True, ""),
    ],
)
def test_electroconvulsive_therapy_unmodified_or_for_children(words, child, said):
    assert electric(words, child) == said


def test_money_for_coercion_stops_the_plan(tmp_path):
    (found,) = of_rule("R22", findings(tmp_path, {ROOMS: line("Seclusion rooms")}))
    assert (found.severity, found.element) == ("BLOCK", "rooms")
    assert found.message == "'Seclusion rooms' (seclusion) would pay for coercion"
    assert "actions.rooms" in found.remedy


def test_money_to_end_coercion_is_welcome(tmp_path):
    assert of_rule("R22", findings(tmp_path, {ROOMS: line("Alternatives to seclusion and restraint")})) == []
    renamed = {"menu": "law.reform", "name": "Seclusion and restraint: the law"}
    assert of_rule("R22", findings(tmp_path, {ROOMS: renamed})) == []


def test_what_costs_nothing_pays_for_no_coercion(tmp_path):
    assert of_rule("R22", findings(tmp_path, {ROOMS: line("Seclusion rooms", 0)})) == []


def test_coercion_in_a_setting_or_an_output_is_found(tmp_path):
    flat = {"places.own_flat.includes": "involuntary treatment at home"}
    (found,) = of_rule("R22", findings(tmp_path, flat))
    assert found.element == "own_flat"
    (found,) = of_rule("R22", findings(tmp_path, {ROOMS: line("Rooms", output="seclusions carried out")}))
    assert found.message == "'Rooms' (seclusions) would pay for coercion"


def test_ect_for_children_is_told_by_the_group(tmp_path):
    (found,) = of_rule("R22", findings(tmp_path, {ROOMS: line("ECT unit", tags={"group": "children"})}))
    assert found.severity == "BLOCK"


def test_a_note_that_speaks_of_coercion_is_asked_about(tmp_path):
    noted = {**fact(1e5, MONEY), "note": "Half of it is for forced medication"}
    (found,) = of_rule("R22", findings(tmp_path, {ROOMS: line("Rooms", yearly=noted)}))
    assert found.severity == "WARN"
    assert found.message == "notes of 'Rooms' (forced medication) speak of coercion"
    harmless = {**noted, "note": "Nothing of it is for seclusion. Staff learn to avoid restraint"}
    assert of_rule("R22", findings(tmp_path, {ROOMS: line("Rooms", yearly=harmless)})) == []


def test_notes_that_careshift_brings_along_are_not_held_against_a_plan(tmp_path, monkeypatch):
    monkeypatch.setattr(coercion, "_said", lambda element: "")
    monkeypatch.setattr(coercion, "coercive", lambda note: "seclusion")
    noted = {ROOMS: line("Rooms", yearly={**fact(1e5, MONEY), "note": "A plan's own"})}
    (found,) = of_rule("R22", findings(tmp_path, noted))
    assert found.message == "notes of 'Rooms' (seclusion) speak of coercion"


SHARED = "places.shared_home"
BUILT = {f"{SHARED}.build": fact(10000, f"{MONEY}/people")}


@pytest.mark.parametrize("rule", ["on_institution_grounds", "cannot_come_and_go"])
def test_no_small_institution_is_built(tmp_path, rule):
    found = findings(tmp_path, BUILT | {f"{SHARED}.house_rules": answers(**{rule: "yes"})})
    (built,) = of_rule("R23", found)
    assert (built.severity, built.element) == ("BLOCK", "shared_home")
    # 80 places of 10 thousand
    assert built.message.startswith("ARD 800.0 thousand is to build 'Shared home', to which people of North Hospital ")


def test_large_homes_that_are_built_are_asked_about(tmp_path):
    (found,) = of_rule("R23", findings(tmp_path, BUILT | {f"{SHARED}.people_per_home": fact(12, "people")}))
    assert found.severity == "WARN"
    assert found.message.endswith(" move, and 12 people live in one")


def test_small_homes_may_be_built_and_large_ones_that_are_not_are_another_rule(tmp_path):
    assert of_rule("R23", findings(tmp_path, BUILT)) == []
    assert of_rule("R23", findings(tmp_path, {f"{SHARED}.people_per_home": fact(12, "people")})) == []
