"""How a brief looks: styles of its own, tables with a repeated heading, pictures cut at their drawn title."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

INK, BLUE, PLUM, SOFT, LINE = "1F2329", "12436D", "801650", "4A5058", "C9CED6"
FONT = "Arial"


def look(document: Any) -> None:
    """Set page, language and styles."""
    from docx.shared import Cm

    page = document.sections[0]
    page.page_width, page.page_height = Cm(21.0), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.0)
    page.top_margin, page.bottom_margin = Cm(1.8), Cm(1.7)
    _language(document)
    _set(document, "Normal", 9.5, INK, after=4)
    _set(document, "Title", 20, BLUE, bold=True, after=6)
    _set(document, "Heading 1", 13, BLUE, bold=True, before=10, after=3, kept=True)
    _set(document, "Caption", 10, INK, bold=True, before=6, after=2, kept=True)
    _set(document, "List Bullet", 9.5, INK, after=1)
    _set(document, "Header", 10, PLUM, bold=True)
    for name, size, colour, after in (("Cell", 8, INK, 0), ("Source", 8, SOFT, 4), ("Warning", 11, PLUM, 2)):
        _add(document, name)
        _set(document, name, size, colour, after=after, kept=name == "Cell")  # a table and its source stay together
    _boxed(document.styles["Warning"])


def _add(document: Any, name: str) -> None:
    from docx.enum.style import WD_STYLE_TYPE

    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]


def _set(
    document: Any, name: str, size: float, colour: str, *, bold: bool = False, before: float = 0, after: float = 0,
    kept: bool = False,
) -> None:  # fmt: skip
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style = document.styles[name]
    font, shape = style.font, style.paragraph_format
    font.name, font.size, font.bold, font.italic = FONT, Pt(size), bold, False
    font.color.rgb = RGBColor.from_string(colour)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{kind}"), FONT)
    for theme in ("asciiTheme", "hAnsiTheme", "cstheme", "eastAsiaTheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    shape.space_before, shape.space_after, shape.keep_with_next = Pt(before), Pt(after), kept
    shape.line_spacing = 1.05
    lines = style.element.pPr.find(qn("w:pBdr")) if style.element.pPr is not None else None
    if lines is not None:
        style.element.pPr.remove(lines)


def _language(document: Any) -> None:
    from docx.oxml.ns import qn

    for element in document.styles.element.iter(qn("w:lang")):
        element.set(qn("w:val"), "en-GB")


def _element(name: str, **settings: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(name)
    for key, value in settings.items():
        made.set(qn(f"w:{key}"), value)
    return made


def _boxed(style: Any) -> None:
    """A box around the paragraphs of a style."""
    lines = _element("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        lines.append(_element(f"w:{side}", val="single", sz="12", space="4", color=PLUM))
    properties = style.element.get_or_add_pPr()
    spacing = properties.find(f"{{{properties.nsmap['w']}}}spacing")
    properties.insert(list(properties).index(spacing) if spacing is not None else len(properties), lines)


def header_row(table: Any) -> None:
    """Say that the first row is the heading, repeated on every page; no row breaks over two pages."""
    for place, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(_element("w:cantSplit"))
        if place == 0:
            properties.append(_element("w:tblHeader"))


def bordered(table: Any) -> None:
    """Thin lines between rows only, and a tinted heading."""
    lines = _element("w:tblBorders")
    for side, kind in (("top", "nil"), ("left", "nil"), ("bottom", "single"), ("right", "nil"), ("insideH", "single"),
                       ("insideV", "nil")):  # fmt: skip
        lines.append(_element(f"w:{side}", val=kind, sz="4", space="0", color=LINE))
    table._tbl.tblPr.append(lines)
    for cell in table.rows[0].cells:
        cell._tc.get_or_add_tcPr().append(_element("w:shd", val="clear", color="auto", fill="E8ECF2"))


INDENT = "108"
"""Twentieths of a point by which a table is moved in: what its cells keep free beside their text."""


def set_widths(table: Any, wide: Sequence[float]) -> None:
    """Fix the widths of columns, in centimetres."""
    from docx.shared import Cm

    table.autofit = False
    _indent(table)
    for column, width in zip(table.columns, wide, strict=True):
        column.width = Cm(width)
    for place, cell in enumerate(table._cells):
        cell.width = Cm(wide[place % len(wide)])


def _indent(table: Any) -> None:
    """Move a table in, so that its letters and not its cells begin at the margin's edge; at its place in the order."""
    from docx.oxml.ns import qn

    before = [each for each in table._tbl.tblPr if each.tag in (qn("w:tblStyle"), qn("w:tblW"), qn("w:jc"))]
    before[-1].addnext(_element("w:tblInd", w=INDENT, type="dxa"))


def described(table: Any, text: str) -> None:
    """Give a table a title for people who do not see it."""
    table._tbl.tblPr.append(_element("w:tblCaption", val=text))


def cut_top(shape: Any, share: float) -> None:
    """Show a picture without the share of its height at the top, where its title is drawn."""
    from docx.oxml.ns import qn

    if share <= 0:
        return
    filled = next(shape._inline.iter(qn("pic:blipFill")))
    rectangle = filled.find(qn("a:srcRect"))
    if rectangle is None:
        from docx.oxml import OxmlElement

        rectangle = OxmlElement("a:srcRect")
        filled.insert(1, rectangle)
    rectangle.set("t", str(round(100_000 * share)))
    shape.height = round(shape.height * (1 - share))


def add_page_number(document: Any, before: str) -> None:
    """A footer with a text and the number of the page."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.style = "Source"
    run = paragraph.add_run(before)
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        if kind:
            run._r.append(_element("w:fldChar", fldCharType=kind))
        else:
            instruction = _element("w:instrText")
            instruction.text = text
            run._r.append(instruction)
