"""Words of coercion in the lines of a plan, in four languages, told from words for its end."""

from __future__ import annotations

import re
import unicodedata

_CARE = (
    "treatments?|medication|medicines?|drugs?|drugging|admissions?|hospitali[sz]ations?|detention|commitment|"
    "confinement|placements?|injections?|care|measures?|ect|electro\\w+|sterili[sz]ations?|services?"
)
_CARE_LATIN = (
    "tratamientos?|internamientos?|internacion(?:es)?|hospitalizacion(?:es)?|medicacion|ingresos?|esterilizacion(?:es)?|"
    "tratamentos?|internamentos?|internac(?:ao|oes)|hospitalizac(?:ao|oes)|medicacao|esterilizac(?:ao|oes)|"
    "traitements?|internements?|hospitalisations?|medications?|soins|placements?|sterilisations?"
)
_FORCED = (
    "(?:ambulatori[oa]s? )?(?:forz\\w+|involuntari\\w+|obligatori\\w+|coactiv\\w+|compulsiv\\w+|forcad\\w+|"
    "compulsori\\w+|obrigatori\\w+|forcee?s?|obligatoires?|involontaires?|sans consentement|sous contrainte)"
)
COERCIVE = re.compile(
    r"\b(?:seclusions?|solitary confinement|padded (?:cells?|rooms?)|isolation (?:cells?|rooms?)"
    r"|(?<!budget )(?<!fiscal )(?<!price )(?<!cost )(?<!wage )(?<!pay )(?<!spending )restraints?|restraining"
    r"|strai(?:gh)?t ?jackets?|shackl\w+|chaining|pasung|cage beds?|net beds?"
    rf"|(?:forced|compulsory|involuntary|coercive|coerced|nonconsensual) (?:\w+ )?(?:{_CARE})"
    r"|community treatment orders?|outpatient (?:commitment|compulsion)|assisted outpatient treatment"
    r"|(?:salas?|celdas?|celas?|cuartos?|quartos?|habitacion(?:es)?) de (?:aislamiento|isolamento|contencion|contencao)"
    r"|aislamiento involuntario|conten(?:cion|cao|coes|ciones) (?:mecanic|fisic|quimic|farmacologic)\w+"
    r"|sujecion(?:es)?(?: mecanicas?)?|encadena\w+|grilletes|acorrenta\w+|camisas? de (?:fuerza|forca)"
    rf"|(?:{_CARE_LATIN}) {_FORCED}"
    r"|chambres? d isolement|mise a l isolement|isolement et (?:la )?contention"
    r"|(?:mesures? de |sangles? de )?contention (?:mecanique|physique|chimique)|(?:mesures?|sangles?) de contention"
    r"|camisoles? de force)\b"
)
"""What no plan pays for. Plain words such as isolation or contention have other meanings and need a second word."""

ELECTRIC = re.compile(
    r"\b(?:ect|electro ?(?:convuls|shock|cho[cq])\w*|eletro ?(?:convuls|cho[cq])\w*|sismotherap\w+)\b"
)
UNMODIFIED = re.compile(
    r"\b(?:un ?modified|without (?:an)?aesthe\w+|without anesthe\w+|sin (?:anestesia|modificar)|"
    r"(?:sem anestesia|nao modificad\w+)|sans anesthesie|non modifiee?)\b"
)
CHILD = re.compile(
    r"\b(?:child(?:ren)?|minors?|adolescents?|teenagers?|nin[oa]s?|adolescentes?|criancas?|enfants?|mineurs?)\b"
)

_ENDS = (
    r"end(?:s|ed|ing)?|abol\w+|elimina\w+|eradica\w+|erradica\w+|reduc\w+|reduz\w+|redui\w+|phas\w+ out|phasing out|"
    r"prevent\w+|preven\w+|avoid\w*|evit\w+|stop\w*|ban(?:s|ned|ning)?|prohib\w+|proib\w+|interdi\w+|forbid\w*|"
    r"remov\w+|dismantl\w+|clos(?:e|es|ing|ure)|free|freed|freedom|liberation|liberacion|without|zero|no|not|none|nothing|non|never|"
    r"alternativ\w+|instead of|away from|rather than|against|contra|contre|fin|fim|sin|sem|sans|"
    r"poner fin|acabar|terminar|mettre fin|monitor\w*|inspect\w*|watch\w*|oversight|review\w*|report\w*|record\w*|"
    r"regist\w+|count\w*|complain\w*|redress|compensation|survivors?|victims?|reform\w*|safeguards?|debrief\w*"
)
_SWAPS = r"replac\w+|substitu\w+|remplac\w+|reemplaz\w+"
_LINKS = (
    r"and|or|nor|of|to|the|a|an|any|all|every|from|on|in|for|about|both|use|it|is|are|practices?|measures?|mechanical|physical|"
    r"chemical|other|its|hospitals?|wards?|services?|institutions?|facilit\w+|psychiatric|y|e|o|u|ou|et|de|del|da|do|das|"
    r"dos|du|des|d|l|la|el|le|les|los|las|os|as|al|aux|au|a|uso|recours|usage|toda|todo|toute|todas?|todos?|"
    r"mecanic\w+|fisic\w+|quimic\w+|coerci\w+|coaccion|coercao|,|/"
)
_THINGS = re.compile(
    r"\s*(?:rooms?|cells?|belts?|beds?|chairs?|units?|wards?|jackets?|devices?|equipment|suites?|straps?|kits?)\b"
)
_BEFORE = re.compile(rf"\b(?P<word>{_ENDS}|{_SWAPS})\b(?:[ ,/]+(?:{_LINKS}))*[ ,/]*$")
_AFTER = re.compile(
    rf"^(?:[ ,/]+(?:{_LINKS}))*[ ,/]*\b(?:free|reduction|elimination|abolition|prevention|ban|monitoring|"
    r"survivors|register|reporting|ended|abolished|is over)\b"
)
_INSTEAD = re.compile(r"\b(?:with|by|con|por|com|par|avec)\b")


def plain(text: str) -> str:
    """Small letters without accents; names in the plan as words.

    >>> plain("Contención_mecánica")
    'contencion mecanica'
    """
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"\s+", " ", re.sub(r"[_\-']", " ", bare)).strip()


def coercive(text: str) -> str:
    """What coercion a text would pay for, in its own words; nothing if it speaks of none, or of ending it.

    >>> coercive("Seclusion rooms in two wards"), coercive("Ending seclusion and restraint")
    ('seclusion', '')
    """
    for clause in re.split(r"[.;!?()]|\bby\b|\bthrough\b|\busing\b", _joined(plain(text))):
        found = _in_clause(clause)
        if found:
            return found
    return ""


def electric(text: str, child: bool) -> str:
    """Why electroconvulsive therapy may not be paid: it is for a child, or unmodified; nothing if none is spoken of."""
    said = plain(text)
    found = ELECTRIC.search(said)
    if found is None or _ended(said, found.start(), found.end()):
        return ""
    if child or CHILD.search(said):
        return "electroconvulsive therapy for children"
    return "unmodified electroconvulsive therapy" if UNMODIFIED.search(said) else ""


def _joined(said: str) -> str:
    """A list after a colon belongs to the word of coercion before it: "an end to coercion: seclusion, restraint"."""
    return re.sub(r"\b(coerc\w+|coacc\w+) ?:", r"\1,", said)


def _in_clause(clause: str) -> str:
    """The first words of coercion in a clause that nothing ends; what ends one ends those in a list with it."""
    ended_at = -1
    for match in COERCIVE.finditer(clause):
        chained = ended_at >= 0 and re.fullmatch(rf"(?:[ ,/]+(?:{_LINKS}))*[ ,/]*", clause[ended_at : match.start()])
        if not (chained or _ended(clause, match.start(), match.end())):
            return match.group()
        ended_at = match.end()
    return ""


def _ended(clause: str, start: int, end: int) -> bool:
    """Whether the words around ones of coercion say that it ends."""
    before = _BEFORE.search(clause[:start])
    if before is None:
        rest = clause[end:]
        while (more := re.match(rf"(?:[ ,/]+(?:{_LINKS}))*[ ,/]+(?={COERCIVE.pattern})", rest)) is not None:
            follows = COERCIVE.match(rest, more.end())
            assert follows is not None
            rest = rest[follows.end() :]
        return _AFTER.search(rest) is not None
    if re.fullmatch(_SWAPS, before["word"]) and _THINGS.match(clause, end):
        return _INSTEAD.search(clause, end) is not None
    return True
