"""A plan as a document: comments stay where they are, whatever is taken out or added."""

from scenarios.rolling.document import Document

TEXT = """\
# first
plan: a   # its title
actions:
  one:
    menu: gov.unit
    start: 2026.0  # from the first day

# about the scenarios
scenarios:
  # slower
  slow: {a: 1}
"""


def document(folder):
    file = folder / "plan.yaml"
    file.write_text(TEXT, encoding="utf-8")
    return Document.read(file)


def test_untouched_it_is_written_as_it_was(tmp_path):
    assert document(tmp_path).text() == TEXT


def test_a_comment_after_what_is_taken_out_stays(tmp_path):
    found = document(tmp_path)
    assert found.drop("actions.one.start")
    assert not found.drop("actions.one.end")
    assert found.text() == TEXT.replace("    start: 2026.0  # from the first day\n", "")


def test_what_is_added_stands_before_the_comment(tmp_path):
    found = document(tmp_path)
    found.put("actions.two.moves.2027", 5)
    found.figure("population", {"value": 1, "unit": "people"})
    added = "from the first day\n  two:\n    moves: {2027: 5}\n\n# about"
    assert (
        found.text() == TEXT.replace("from the first day\n\n# about", added) + "population: {value: 1, unit: people}\n"
    )
