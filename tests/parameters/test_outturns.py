"""Outturns: money and counts from a CSV file, with the place of everything that is wrong."""

import pytest

from parameters import PlanError, read_outturns

KNOWN = {"element": ["north"], "payer": ["Health"], "class": ["E21"], "programme": ["2.1"]}


def read(folder, text):
    file = folder / "out.csv"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_outturns(file, range(2026, 2031), KNOWN)


def test_money_and_counts_are_read(tmp_path):
    found = read(
        tmp_path,
        "year,payer,amount,address,value,unit,source\n2026,Health,5e6,,,,\n2027,Health,6e6,,,,\n\n"
        ',,,population,1000,people,"register, 2027"\n',
    )
    assert found.year == 2027
    assert [(one.year, one.whom, one.name, one.amount) for one in found.money] == [
        (2026, "payer", "Health", 5e6), (2027, "payer", "Health", 6e6),
    ]  # fmt: skip
    (figure,) = found.figures
    assert (figure.address, figure.value, figure.unit, figure.source) == (
        "population",
        1000,
        "people",
        "register, 2027",
    )
    assert figure.mark.line == 5


def test_a_file_saved_by_a_spreadsheet_is_read(tmp_path):
    assert (
        read(tmp_path, b"\xef\xbb\xbfYear;x".replace(b";x", b",class,amount\r\n2026,E21,1\r\n")).money[0].name == "E21"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"year,class,amount\n2026,E21,\xff\n", "out.csv:2: is not UTF-8 text"),
        ("", "out.csv:1: needs a heading"),
        (f'year,class,amount\n2026,E22,1\n2026,E21,"{"1" * 140_000}', "out.csv:3: is not a table (field larger than"),
        (
            "year,class,amount\n2026,E22,1\n",
            "out.csv:2: class E22: is not in the plan\n     2 | 2026,E22,1\n              ^",
        ),
        ("year,class,amount\nlast,E21,1\n", "out.csv:2: year: must be a year such as 2026 (got 'last')"),
        ("year,class,amount\n2026,E21,-1\n", "must be a number from 0 on"),
        ("year,class,amount,address,value\n,,,a,1\n,,,a,2\n", "out.csv:3: a: is given twice (first on line 2)"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(tmp_path, text, said):
    with pytest.raises(PlanError) as refused:
        read(tmp_path, text)
    assert said in str(refused.value)
