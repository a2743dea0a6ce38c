"""report.html: one file with everything in it, for a screen, a telephone and paper."""

from __future__ import annotations

import re
from base64 import b64encode
from importlib.resources import files

from outputs.report.blocks import Picture, Report
from outputs.report.content import REPORT
from outputs.report.folder import cropped
from outputs.wording import unbroken

NBSP, JOINER = "\u00a0", "\u2060"
"""A space and a nothing at which no line breaks."""


def page(report: Report) -> str:
    """The report as HTML; it asks for nothing from outside."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    texts = files("outputs.report").joinpath("templates")
    loader = FunctionLoader(lambda name: texts.joinpath(name).read_text(encoding="utf-8"))
    surroundings = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=False,
                               keep_trailing_newline=True)  # fmt: skip
    surroundings.filters |= {"held": held, "inlined": inlined}
    template = surroundings.get_template("report.html.j2")
    return template.render(report=report, blocks=report.ordered(REPORT), style=_style())


def held(text: str) -> str:
    """A text in which no line breaks inside an amount or a span of years.

    >>> held("2026-2035: -PEN 3 000.5").replace(JOINER, "+").replace(NBSP, "_")
    '2026-+2035: -+PEN_3_000.5'
    """
    return re.sub(r"(?<=\d{4}-)(?=\d{4})|(?<=[ (]-)(?=[A-Z]{3}\b)|(?<=^-)(?=[A-Z]{3}\b)", JOINER, unbroken(text))


def inlined(picture: Picture) -> str:
    """A chart as an address that holds it."""
    return f"data:image/svg+xml;base64,{b64encode(cropped(picture).encode()).decode('ascii')}"


def _style() -> str:
    from markupsafe import Markup

    return Markup(files("outputs.report").joinpath("templates", "report.css").read_text(encoding="utf-8"))
