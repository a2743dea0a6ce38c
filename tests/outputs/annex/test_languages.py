"""An annex in another language: other words, the same numbers and formulas."""

import re
import zipfile
from functools import reduce
from html import unescape
from pathlib import Path
from string import Formatter

import pytest
from openpyxl import load_workbook

from cli_options import LANGUAGES
from costing import kinds
from outputs.analyses.figure_words import short_title
from outputs.annex import write_annex
from outputs.annex.contents import NAMES
from outputs.annex.po_file import CatalogueError, Messages, read_po
from outputs.annex.said import counted
from outputs.annex.tongue import CATALOGUES, Catalogue, Own, catalogue_of, languages, say, say_counted, spoken
from outputs.annex.workbook import write as write_in
from outputs.static_check import static_check
from parameters import load_plan
from scenarios import find, project
from tests.command import ARANDIA, careshift
from tests.outputs.annex.plans import ROOT, Info, projection
from tests.outputs.annex.reading import close, differences, formulas, values

TRANSLATED = ("es", "fr")
SMALL = ("actions", "change", "staffed", "training")
DRAWN = ("funded", "benefits")
"""Small plans that together have every sheet but those of regions and a national form; DRAWN also draws."""
BENEFITS = ROOT / "tests" / "data" / "benefits" / "small.yaml"
DATA = ("Model ", "Lines", "Inputs", "Key figures")
"""Sheets whose cells programs look for: only their titles and notes are translated."""
HIDDEN = "\u00a4"
"""Stands for each letter that CareShift says of itself: letters that are left are the plan's, or a text that nobody
can translate."""
PLACE = re.compile(r"\{[^}]*\}|[A-Za-z]")
ID = re.compile(r"\{[^{}]*\}|[\w.]*\w[._]\w[\w.]*|&amp;[LCR]|[A-Z]{3} \d{4}")
"""What is written into a plan as it stands: code, addresses, names of files; marks of a header; money of a year."""
ELSEWHERE = r"<a:t>(.*?)</a:t>|Header>(.*?)<|Footer>(.*?)<|(?:prompt|error|descr)=\"(.*?)\""
"""Texts in the file that stand in no cell: of charts, headers, hints at cells, and for those who cannot see a chart."""
LITERAL = re.compile(r'"(?:[^"]|"")*"')


class Listening(Catalogue):
    """Remembers what was asked for, and hides every letter of it."""

    def __init__(self):
        super().__init__("fr", Messages())
        self.asked = {}

    def gettext(self, message):
        self.asked[message] = True
        return PLACE.sub(lambda found: found[0] if found[0].startswith("{") else HIDDEN, message)

    def ngettext(self, one, many, count):
        return self.gettext(one)


@pytest.fixture(scope="module")
def heard(tmp_path_factory):
    """What was asked for while annexes of small plans were written, and those that have draws with their plans."""
    listening, folder = Listening(), tmp_path_factory.mktemp("asked")
    drawn = {"funded": Path(__file__).parent / "funded.yaml", "benefits": BENEFITS}
    plans = {name: projection(name) for name in SMALL}
    plans |= {name: project(load_plan(drawn[name], kinds()), 20) for name in DRAWN}
    for name, one in plans.items():
        write_in(folder / f"{name}.xlsx", one, find(one), Info(), listening)
    return listening.asked, {name: (folder / f"{name}.xlsx", plans[name]) for name in ("change", *DRAWN)}


@pytest.fixture(scope="module")
def asked(heard):
    return [message for message in heard[0] if re.search("[A-Za-z]{3}", message)]


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    folder, one = tmp_path_factory.mktemp("languages"), projection("funded")
    files = {language: folder / f"{language}.xlsx" for language in ("en", "ar", *TRANSLATED)}
    for language, file in files.items():
        write_annex(file, one, find(one), Info(), language)
    return files


def own_words():
    """Everything that the plans say themselves."""
    beside = [Path(__file__).parent / f"{name}.yaml" for name in (*SMALL, "funded")]
    return "\n".join(file.read_text(encoding="utf-8") for file in (*beside, BENEFITS))


def phrases(one):
    """The words of a plan that stay in every language: titles and names."""
    found = {one.plan.title, one.plan.country, one.plan.currency}
    for name, each in one.scenarios.items():
        scenario = each.model.scenario
        found |= {name, name.replace("_", " "), scenario.title}
        for element in scenario.elements():
            identity = element.address.rsplit(".", 1)[-1]
            found |= {element.title, short_title(element.title), identity, identity.replace("_", " ")}
        found |= {*each.model.workforce.cadres}
        found |= {group.name.replace("_", " ") for down in each.model.institutions.values() if down.people
                  for group in down.people.groups}  # fmt: skip
    return found


def without(text, phrases):
    """A text without phrases, the longest taken out first."""
    found = sorted(filter(None, phrases), key=len, reverse=True)
    return reduce(lambda left, phrase: left.replace(phrase, " "), found, text)


def shown_texts(file):
    """Every text that a reader sees, with where it stands: cells of presentation sheets, charts, headers, prompts."""
    for (sheet, row, column), text in values(file).items():
        if isinstance(text, str) and not sheet.startswith(DATA):
            yield text, f"{sheet}!{row},{column}"
    with zipfile.ZipFile(file) as book:
        for part in book.namelist():
            xml = book.read(part).decode() if re.search(r"chart\d+|worksheets/sheet|drawing", part) else ""
            for text in re.findall(ELSEWHERE, xml):
                yield unescape("".join(text)), part


@pytest.mark.parametrize("language", TRANSLATED)
def test_everything_that_careshift_says_itself_is_translated(asked, language):
    known, own = catalogue_of(language).messages, own_words()
    sheet = re.compile(r"(Model|Transition) \w+$")
    money = re.compile(r"[A-Z]{3}( \d{4})?(/[\w ]+)*$|HF\.|FS\.")
    new = re.compile(r"new policy;")  # what a source pays, in the words of its plan
    of_plan = (sheet, money, new)
    missing = [text for text in asked if text not in known and text not in own and text.replace(" ", "_") not in own]
    missing = [text for text in missing if not any(one.match(text) for one in of_plan)]
    assert missing == []


@pytest.mark.parametrize("name", ["change", *DRAWN])
def test_no_text_that_a_reader_sees_is_kept_from_translation(heard, name):
    file, one = heard[1][name]
    ids = [text for (_, _, column), text in values(file, "Codes").items() if column == 1 and HIDDEN not in text]
    sheets = load_workbook(file, read_only=True).sheetnames
    rules = {text for each in find(one) for text in (each.message, each.remedy, f"{each.severity} {each.rule}")}
    kept = {}
    for text, place in shown_texts(file):
        left = ID.sub(" ", without(without(text, rules), sheets))
        left = without(left, {*phrases(one), *ids, *NAMES, Info.run_id})
        if re.search("[A-Za-z]{3}", left):
            kept[left.strip()] = f"{place}: {text}"
    assert kept == {}


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_the_places_for_values_of_its_message(language):
    def names(text):
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    for message, translation in catalogue_of(language).messages.items():
        assert names(message) == names(translation), message


def test_the_languages_have_the_same_messages():
    first, *others = (catalogue_of(language).messages for language in TRANSLATED)
    assert all(set(other) == set(first) for other in others)


def test_the_command_offers_every_language():
    assert set(LANGUAGES) == set(languages())


def test_the_option_of_run_gives_the_annex_that_language_and_the_run_the_same_name(tmp_path):
    runs = [careshift("run", ARANDIA, "-o", tmp_path / language, "--only", "annex", "--quiet", "--language", language)
            for language in ("en", "fr")]  # fmt: skip
    folders = [Path(run.out.strip()) for run in runs]
    assert folders[0].name == folders[1].name
    titles = [values(folder / "annex.xlsx", "Contents")["Contents", 1, 1].split(":")[0].strip() for folder in folders]
    assert titles == ["Contents", "Sommaire"]


def test_an_unknown_language_is_refused_with_those_there_are(tmp_path):
    with pytest.raises(ValueError, match="no language 'xx': choose en, es, fr, ar"):
        write_annex(tmp_path / "annex.xlsx", projection("change"), [], Info(), "xx")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_numbers_and_formulas_are_the_same_in_every_language(written, language):
    english, other = written["en"], written[language]
    assert [sheet.title for sheet in load_workbook(english).worksheets] == load_workbook(other).sheetnames
    one, two = values(english), values(other)
    assert set(one) == set(two)
    for place, value in one.items():
        if isinstance(value, int | float):
            assert value == two[place], place
    first, second = formulas(english), formulas(other)
    assert set(first) == set(second)
    for place, formula in first.items():
        assert LITERAL.sub("", formula) == LITERAL.sub("", second[place]), place
    assert any(formula != second[place] for place, formula in first.items())


@pytest.mark.parametrize("language", TRANSLATED)
def test_headings_of_presentation_sheets_are_in_the_language(written, language):
    said = catalogue_of(language).messages
    english, other = load_workbook(written["en"]), load_workbook(written[language])
    own = {projection("funded").plan.title, *(cell.value for cell in english["Codes"]["A"] if not cell.font.b)}
    for sheet in english.worksheets:
        if sheet.title.startswith(DATA):
            continue
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "s" and cell.font.b and cell.value in said and cell.value not in own:
                    assert other[sheet.title][cell.coordinate].value == said[cell.value], (sheet.title, cell.coordinate)


def test_switches_work_in_french(written, cells_of):
    file = written["fr"]
    cells = {place: value for place, value in values(file).items() if place[0] == "Settings"}
    where = {value: place for place, value in cells.items() if place[2] == 2}
    say_ = catalogue_of("fr").messages
    typed = {where[say_["nominal"]]: say_["real"], where[say_["million"]]: say_["one"]}
    same, real = cells_of({"same": (file, {}), "real": (file, typed)}).values()
    assert differences(values(file), same) == []
    total = projection("funded").scenarios["reform"]
    expected = total.values(total.model.totals.real)[1 : 1 + len(projection("funded").years)].sum()
    rows = [row for (sheet, row, column), value in real.items()
            if (sheet, column, value) == ("By payer", 2, say_["Total"])]  # fmt: skip
    last = max(column for sheet, row, column in real if (sheet, row) == ("By payer", rows[0]))
    assert close(real["By payer", rows[0], last], float(expected), 1e-3)
    assert real[where["OK"]] == "OK" if "OK" in where else True


@pytest.mark.parametrize("language", ["en", "ar", *TRANSLATED])
def test_formulas_are_ones_that_excel_takes_in_every_language(written, language):
    assert static_check(written[language]) == []


def test_sheets_begin_at_the_right_in_languages_written_so(written):
    assert all(sheet.sheet_view.rightToLeft for sheet in load_workbook(written["ar"]).worksheets)
    assert not any(sheet.sheet_view.rightToLeft for sheet in load_workbook(written["fr"]).worksheets)


def test_words_of_the_plan_stay_as_they_are():
    with spoken(catalogue_of("fr")):
        assert say("Total a head, real") == "Total par habitant, réel"
        assert say(Own("Total a head, real")) == "Total a head, real"
        assert say("{what}: opening", what="Gap") == "Gap : ouvertures"
    assert say("Total a head, real") == "Total a head, real"


@pytest.mark.parametrize(("text", "said"), [
    ('msgid "a"\nmsgstr "b"\nmsgid "a"\nmsgstr "c"\n', "xx.po:3: 'a' stands twice: keep one of them"),
    ('msgid "a"\nmsgstr b\n', 'xx.po:2: write msgid "...", msgstr "..." or a further "..."'),
    ('msgid "a\n', 'xx.po:1: write msgid "...", msgstr "..." or a further "..."'),
    ('msgctxt "a"\n', 'xx.po:1: write msgid "...", msgstr "..." or a further "..."'),
])  # fmt: skip
def test_a_catalogue_that_cannot_be_read_says_where(text, said, tmp_path):
    (tmp_path / "xx.po").write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        read_po(tmp_path / "xx.po")
    assert str(caught.value) == said


def test_a_catalogue_may_go_on_in_further_lines_and_leave_messages_open(tmp_path):
    file = tmp_path / "xx.po"
    file.write_text('msgid ""\nmsgstr "x"\n# why\nmsgid "a"\n"b"\nmsgstr "c\\"d"\nmsgid "e"\nmsgstr ""\n', "utf-8")
    assert read_po(file).one == {"ab": 'c"d'}


PLURAL = """msgid ""
msgstr "Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n<5 ? 1 : 2);\\n"
msgid "{count} year"
msgid_plural "{count} years"
msgstr[0] "{count} rok"
msgstr[1] "{count} roky"
msgstr[2] "{count} let"
"""


def test_the_form_that_goes_with_a_number_follows_the_rule_of_the_catalogue(tmp_path):
    (tmp_path / "xx.po").write_text(PLURAL, encoding="utf-8")
    with spoken(Catalogue("xx", read_po(tmp_path / "xx.po"))):
        said = [say_counted("{count} year", "{count} years", count, count=count) for count in (1, 3, 7)]
    assert said == ["1 rok", "3 roky", "7 let"]
    with spoken(catalogue_of("fr")):
        assert say_counted("{count} of 100 draws", "{count} of 100 draws", 1, count=1) == "1 tirage sur 100"
    assert say_counted("{count} year", "{count} years", 0, count=0) == "0 years"


@pytest.mark.parametrize(("value", "said"), [(1.04, "1 year costs more"), (2, "2 years cost more")])
def test_a_live_number_takes_its_words_in_the_file(value, said):
    piece = counted("A1", value, " year costs more", " years cost more")
    assert piece.text == said
    assert piece.formula == 'ROUND(A1,0)&IF(ROUND(A1,0)=1," year costs more"," years cost more")'


def test_catalogues_are_part_of_the_package():
    assert {file.stem for file in CATALOGUES.glob("*.po")} == set(TRANSLATED)
