"""The commands. Only click is imported before a command runs, so that `careshift --help` answers at once."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli_analyses import ANALYSES
from cli_options import (
    DONE,
    FILE_PROBLEM,
    GATE_NOT_MET,
    LANGUAGES,
    PARTS,
    PLAN_PROBLEMS,
    STOPPED,
    WRONG_USE,
    StopError,
    cluster_option,
    dumped,
    fail_over_option,
    jobs_option,
    json_option,
    plan_argument,
    set_option,
    set_up,
)

if TYPE_CHECKING:
    from scenarios import Finding


def _version(context: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked and not context.resilient_parsing:
        from outputs import own_version

        click.echo(f"careshift {own_version()}")
        context.exit()


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--version", is_flag=True, expose_value=False, is_eager=True, callback=_version,
              help="Show the version and exit.")  # fmt: skip
def careshift() -> None:
    """Cost a move from psychiatric institutions to community mental health care, year by year.

    A first run: careshift init my-plan, then careshift run my-plan/plan.yaml
    """


@careshift.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=True), default=Path(), metavar="[DIR]")
@click.option("--country", default="ARA", show_default=True, help="Code of a country: see careshift countries.")
@click.option("--format", "written_as", type=click.Choice(["yaml", "xlsx"]), default="yaml",
              help="How the plan is written: as text, or as a workbook to be filled in.")  # fmt: skip
@click.option("--blank", is_flag=True, help="An empty plan instead of a whole example.")
def init(folder: Path, country: str, written_as: str, blank: bool) -> None:
    """Write a plan to start from into DIR."""
    from costing import kinds
    from outputs import start_plan

    written = start_plan(folder, country.upper(), blank, kinds(), workbook=written_as == "xlsx")
    command = "check" if blank else "run"
    click.echo("".join(f"wrote {path}\n" for path in written) + f"Next: careshift {command} {written[0]}")


@careshift.command()
@plan_argument
@click.option("--strict", is_flag=True, help="End with exit code 4 if there are warnings.")
@fail_over_option
@json_option
def check(plan: Path, strict: bool, fail_over: str | None, as_json: bool) -> None:
    """Look for mistakes in PLAN and write nothing; with --fail-over, list what the rules find."""
    from outputs import check_record, check_text, opened_plan, plan_file, projected
    from parameters import PlanError
    from scenarios import find

    file = plan_file(plan)
    try:
        loaded = opened_plan(file)
        findings = find(projected(loaded, file))
    except PlanError as error:
        click.echo(dumped(check_record(None, error.problems, error.warnings)) if as_json else f"{error}\n", nl=False)
        raise StopError(PLAN_PROBLEMS) from None
    if as_json:
        click.echo(dumped(check_record(loaded, (), loaded.warnings, findings)), nl=False)
    else:
        click.echo(check_text(loaded, str(file), findings, every=bool(fail_over)), nl=False)
    _stop_over(fail_over, findings)
    if strict and loaded.warnings:
        raise StopError(GATE_NOT_MET, "there are warnings, and --strict was asked for")


@careshift.command()
@plan_argument
@click.option("-s", "--scenario", "names", multiple=True, metavar="NAME", help="Only this scenario. May be repeated.")
@set_option
@click.option("--draws", type=click.IntRange(min=0), default=0, help="Draws of uncertain figures: ranges on totals.")
@click.option("--seed", type=click.IntRange(min=0), default=0, show_default=True, help="Of the draws.")
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path("results"), show_default=True,
              metavar="DIR", help="Folder of all runs; each gets a folder in it.")  # fmt: skip
@click.option("--only", multiple=True, type=click.Choice(PARTS), help="Write only this part. May be repeated.")
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Of the annex.")
@click.option("--since", type=click.Path(path_type=Path), metavar="RUN", help="Say what changed since this run.")
@jobs_option
@cluster_option
@fail_over_option
@click.option("--open", "open_", is_flag=True, help="Open the results folder at the end.")
@click.option("--quiet", is_flag=True, help="Print only where the results are.")
@json_option
def run(  # noqa: PLR0917 - options come by name
    plan: Path, names: tuple[str, ...], settings: tuple[str, ...], draws: int, seed: int, output: Path,
    only: tuple[str, ...], language: str, since: Path | None, jobs: int, cluster: str | None, fail_over: str | None,
    open_: bool, quiet: bool, as_json: bool,
) -> None:  # fmt: skip
    """Cost all scenarios of PLAN and write a results folder."""
    from outputs import chosen, opened_plan, overrides, plan_file, progress, projected  # noqa: I001 - two lines, not ten
    from outputs import history_since, run_info, run_text, stored_run, write_results
    from scenarios import computing, find

    step = progress(quiet)
    values = overrides(settings)
    file = plan_file(plan)
    with computing(jobs, cluster) as executor:
        projection = projected(chosen(opened_plan(file, values), names), file, draws, seed, executor)
    findings = find(projection)
    info = run_info(projection.plan, file, seed, draws, language)
    info = replace(info, history=history_since(since, projection))
    request = {"plan": file.as_posix(), "set": values, **({"scenarios": list(names)} if names else {})}
    folder = write_results(projection, findings, info, output, plan_path=file, request=request, only=only, step=step)
    record = stored_run(folder).record
    if as_json:
        click.echo(dumped({"folder": str(folder), **record}), nl=False)
    else:
        click.echo(str(folder) if quiet else run_text(record, folder), nl=quiet)
    if open_:
        click.launch(str(folder))
    _stop_over(fail_over, findings)


@careshift.command()
@plan_argument
@click.option("-o", "--output", type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
              help="Folder of the scenario files; scenarios/ beside the plan if left out.")  # fmt: skip
@click.option("--count-asked", is_flag=True, help="Count money that is only asked for, too.")
@click.option("--fail-over", is_flag=True, help="End with exit code 4 if a cut-line cannot be reached.")
@json_option
def fit(plan: Path, output: Path | None, count_asked: bool, fail_over: bool, as_json: bool) -> None:
    """Cut PLAN until it fits its ceilings and its money, and write that as scenarios."""
    from outputs import fit_plan, progress

    said = fit_plan(plan, output, count_asked, progress())
    click.echo(dumped(said.record) if as_json else said.text, nl=False)
    if fail_over and said.unmet:
        raise StopError(GATE_NOT_MET, f"cannot be reached: {', '.join(said.unmet)}; and --fail-over was asked for")


@careshift.command()
@plan_argument
@click.option("--outturns", required=True, type=click.Path(path_type=Path), metavar="FILE", help="CSV of outturns.")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), metavar="DIR", help="The new folder.")
def roll(plan: Path, outturns: Path, output: Path) -> None:
    """Roll PLAN forward: past years become outturns, and the plan begins after the last of them."""
    from outputs import roll_plan

    click.echo(roll_plan(plan, outturns, output), nl=False)


@careshift.command("explain")
@click.argument("run", type=click.Path(path_type=Path))
@click.argument("address")
@click.option("--depth", type=click.IntRange(min=-1), default=2, show_default=True, help="Levels of parts; -1 for all.")
@json_option
def explain_(run: Path, address: str, depth: int, as_json: bool) -> None:
    """Take a figure of RUN (results folder or plan) down to its inputs and sources.

    ADDRESS is scenario/year/line: reform/2030/total, reform/2030/centres, or any address of data/ledger.csv.
    """
    from outputs import annex_cells, explain, explanation_record, explanation_text, opened_run

    projection, notes = opened_run(run)
    for note in notes:
        click.echo(f"note: {note}", err=True)
    told = explain(projection, address, depth)
    cell_of = annex_cells(projection, told.scenario)
    click.echo(
        dumped({"notes": notes, **explanation_record(told, cell_of)}) if as_json else explanation_text(told, cell_of),
        nl=False,
    )


@careshift.command()
@click.option("--country", default=None, help="Only what a plan for this country starts from.")
@click.option("--missing", is_flag=True, help="Only figures without a printed source: assumptions.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV with everything known of each figure.")
def params(country: str | None, missing: bool, as_csv: bool) -> None:
    """List the figures that come along, with unit, range, grade and source."""
    from outputs import figures_csv, figures_text
    from parameters import country_codes, shipped_figures

    if country is not None and country.upper() not in country_codes():
        raise StopError(WRONG_USE, f"there is no profile of {country}; there are {', '.join(country_codes())}")
    figures = shipped_figures(country.upper() if country else None)
    shown = [figure for figure in figures if not missing or figure.assumption or not figure.source]
    if as_csv:
        click.echo(figures_csv(shown).encode(), nl=False)
    else:
        click.echo(figures_text(shown), nl=False)


@careshift.command()
@click.argument("words", nargs=-1, metavar="[ID | WORDS]")
@click.option("--directive", default="", metavar="2.1", help="Only actions of this directive.")
@click.option("--area", default="", metavar="2", help="Only actions of this policy area (S: other ministries).")
@click.option("--sectors", is_flag=True, help="The directives for other ministries.")
@click.option("--templates", is_flag=True, help="The templates (staff, treatment, benefits) instead of the actions.")
@json_option
def actions(  # noqa: PLR0917 - options come by name
    words: tuple[str, ...], directive: str, area: str, sectors: bool, templates: bool, as_json: bool
) -> None:
    """List the menu of strategic actions, search it, or show one action or template.

    With an ID: everything known of it, and lines to paste into a plan. With WORDS: what has all of them.
    """
    from costing import kinds
    from outputs import Asked, Shelf, actions_said
    from parameters import load_menu, load_templates

    shelf = Shelf(load_menu(), load_templates(), kinds())
    text, record = actions_said(shelf, Asked(words, directive, area, sectors, templates))
    click.echo(dumped(record) if as_json else text, nl=False)


@careshift.command()
def countries() -> None:
    """List the country profiles."""
    from outputs import countries_text, examples
    from parameters import country_codes, load_country

    click.echo(countries_text([load_country(code) for code in country_codes()], list(examples())), nl=False)


@careshift.command()
def schema() -> None:
    """Print the JSON Schema of a plan file, for editors."""
    from costing import kinds
    from parameters import plan_schema

    click.echo(dumped(plan_schema(kinds())), nl=False)


for analysis in ANALYSES:
    careshift.add_command(analysis)


def _stop_over(level: str | None, findings: list[Finding]) -> None:
    """End with exit code 4 if findings are as grave as a level or graver."""
    from scenarios import broken

    grave = broken(findings, level) if level else []
    if grave:
        rules = ", ".join(dict.fromkeys(finding.rule for finding in grave))
        what = "BLOCK" if level == "BLOCK" else "BLOCK or WARN"
        found = f"{len(grave)} {what} finding{'' if len(grave) == 1 else 's'} ({rules})"
        raise StopError(GATE_NOT_MET, f"{found}, and --fail-over {level} was asked for")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and leave with its exit code; no traceback reaches a user."""
    set_up()
    sys.exit(_code(list(sys.argv[1:] if arguments is None else arguments)))


def _code(arguments: list[str]) -> int:
    try:
        return int(careshift.main(arguments, prog_name="careshift", standalone_mode=False) or DONE)
    except click.ClickException as error:
        error.show()
        return WRONG_USE if isinstance(error, click.UsageError) else FILE_PROBLEM
    except (KeyboardInterrupt, click.Abort):
        return _said(STOPPED, "stopped; nothing half-written was left")
    except StopError as stop:
        return _said(stop.code, str(stop))
    except Exception as error:
        from outputs import ending

        code, message = ending(error)
        return _said(code, message, prefix="")


def _said(code: int, message: str, prefix: str = "careshift: ") -> int:
    if message:
        click.echo(f"{prefix}{message}".encode("ascii", "replace").decode(), err=True)
    return code
