"""The commands that say more of a plan or a run: compare, sensitivity, afford, export, convert.

Only click is imported before one runs.
"""

from __future__ import annotations

from pathlib import Path

import click

from cli_options import (
    DOCUMENTS,
    GATE_NOT_MET,
    READERS,
    StopError,
    cluster_option,
    dumped,
    jobs_option,
    json_option,
    plan_argument,
    set_option,
)

BY = ("element", "payer", "economic", "year", "driver")


@click.command()
@click.argument("runs", nargs=-1, required=True, metavar="A [B]...")
@click.option("--by", type=click.Choice(BY), default="element", show_default=True, help="Show the difference by this.")
@click.option("--draws", type=click.IntRange(min=0), default=0, help="Draws of uncertain figures: ranges of it.")
@click.option("--seed", type=click.IntRange(min=0), default=0, show_default=True, help="Of the draws.")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE.xlsx|DIR",
              help="Write a workbook and its tables as CSV.")  # fmt: skip
@json_option
def compare(  # noqa: PLR0917 - options come by name
    runs: tuple[str, ...], by: str, draws: int, seed: int, output: Path | None, as_json: bool
) -> None:
    """Say what differs between A and each B, in inputs and in results, and because of what.

    A and B are results folders or plans; PLAN:SCENARIO names a scenario, PLAN alone the plan as written. One plan
    alone: the plan as written against its other scenarios.
    """
    from outputs import compare_plans, progress

    said = compare_plans(runs, by=by, draws=draws, seed=seed, output=output, step=progress())
    for note in said.notes:
        click.echo(f"note: {note}", err=True)
    click.echo(dumped(said.record) if as_json else said.text, nl=False)


METHODS = ("tornado", "two-way", "morris", "sobol", "importance", "switching", "discovery", "information")
results_option = click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path("results"), show_default=True, metavar="DIR",
    help="Folder of all results; each analysis gets a folder in it.",
)  # fmt: skip
seed_option = click.option("--seed", type=click.IntRange(min=0), default=0, show_default=True, help="Of the draws.")


class Probability(click.ParamType):  # type: ignore[type-arg]  # generic in newer releases of click only
    """A chance: 80%, or 0.8."""

    name = "probability"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The chance as a share, above 0 and below 1."""
        text = str(value).strip()
        try:
            found = float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
        except ValueError:
            self.fail(f"{text!r} is no chance: write 80% or 0.8", param, ctx)
        if not 0 < found < 1:
            self.fail(f"{text} is not between 0% and 100%", param, ctx)
        return found


@click.command()
@plan_argument
@click.option("--method", type=click.Choice(METHODS), default="tornado", show_default=True, help="How it is asked.")
@click.option("--outcome", "outcomes", multiple=True, metavar="ADDRESS",
              help="What is asked for: reform/total, reform/2030/centres, reform/H1.2. May be repeated. Left out: what "
                   "the plan costs above no change.")  # fmt: skip
@click.option("--against", metavar="SCENARIO", help="Take the same outcome of this scenario off.")
@click.option("--figure", "figures", multiple=True, metavar="ADDRESS",
              help="Vary only this figure, or those of a pattern such as pay.*; two of them for two-way.")  # fmt: skip
@click.option("--top", type=click.IntRange(min=1), help="How many figures are shown, or have Sobol indices.")
@click.option("--draws", type=click.IntRange(min=1),
              help="Draws (1000); trajectories of Morris (20); points of Sobol (1024).")  # fmt: skip
@seed_option
@click.option("--threshold", type=float, metavar="X",
              help="What the outcome may not pass, for switching and discovery; else the plan's ceilings.")  # fmt: skip
@click.option("--at-least", is_flag=True, help="The outcome may not be below the threshold, instead of above.")
@click.option("--probability", type=Probability(), default="80%", show_default=True,
              help="That the budget of information is enough.")  # fmt: skip
@set_option
@jobs_option
@cluster_option
@results_option
@json_option
def sensitivity(  # noqa: PLR0917 - options come by name
    plan: Path, method: str, outcomes: tuple[str, ...], against: str | None, figures: tuple[str, ...],
    top: int | None, draws: int | None, seed: int, threshold: float | None, at_least: bool, probability: float,
    settings: tuple[str, ...], jobs: int, cluster: str | None, output: Path, as_json: bool,
) -> None:  # fmt: skip
    """Say what an outcome of PLAN hangs on.

    tornado: each figure alone at its ends. two-way: two figures together. importance, morris, sobol: all figures at
    once. switching: how far each figure may go. discovery: where the plan fails. information: what to learn first.
    """
    from outputs import Place, Question, analyse_plan, overrides, progress

    question = Question(
        method, outcomes, against, figures, top, draws, seed, threshold, at_least=at_least, probability=probability
    )
    said = analyse_plan(plan, question, overrides(settings), Place(output, jobs, cluster, progress(as_json)))
    click.echo(dumped(said.record) if as_json else said.text, nl=False)


@click.command()
@plan_argument
@click.option("-s", "--scenario", "names", multiple=True, metavar="NAME", help="Only this scenario. May be repeated.")
@click.option("--probability", type=Probability(), default="80%", show_default=True, help="The chance that is wanted.")
@click.option(
    "--draws", type=click.IntRange(min=1), default=1000, show_default=True, help="Draws of uncertain figures."
)
@seed_option
@set_option
@jobs_option
@cluster_option
@results_option
@click.option(
    "--fail-over", is_flag=True, help="End with exit code 4 if that chance, also with contingencies, is not met."
)
@json_option
def afford(  # noqa: PLR0917 - options come by name
    plan: Path, names: tuple[str, ...], probability: float, draws: int, seed: int, settings: tuple[str, ...],
    jobs: int, cluster: str | None, output: Path, fail_over: bool, as_json: bool,
) -> None:  # fmt: skip
    """Say how sure it is that the money of PLAN is enough: ceilings and sources, year by year.

    And which budgets would be enough with a chance of 50 % and 80 %, and what must give.
    """
    from outputs import Place, Question, afford_plan, overrides, progress

    question = Question("afford", draws=draws, seed=seed, probability=probability)
    said = afford_plan(plan, question, names, overrides(settings), Place(output, jobs, cluster, progress(as_json)))
    click.echo(dumped(said.record) if as_json else said.text, nl=False)
    if fail_over and said.unmet:
        raise StopError(GATE_NOT_MET, f"{said.unmet}; and --fail-over was asked for")


@click.command()
@click.argument("run", type=click.Path(path_type=Path))
@click.option("--report", "wanted", flag_value=DOCUMENTS[0], multiple=True, help="report.html: everything.")
@click.option("--brief", "wanted", flag_value=DOCUMENTS[1], multiple=True, help="brief.docx: two to four pages.")
@click.option("--slides", "wanted", flag_value=DOCUMENTS[2], multiple=True, help="slides.pptx: charts to edit.")
@click.option("--for", "reader", type=click.Choice(READERS), default=None,
              help="Order brief and slides for this reader: other emphasis, the same figures.")  # fmt: skip
@json_option
def export(run: Path, wanted: tuple[str, ...], reader: str | None, as_json: bool) -> None:
    """Make documents from RUN, a results folder, without costing it again; all of them if none is named."""
    from outputs import export_run

    written = export_run(run, wanted, reader or "")
    said = "".join(f"wrote {path}\n" for path in written)
    click.echo(dumped([path.as_posix() for path in written]) if as_json else said, nl=False)


@click.command()
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("target", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Write over files that are there.")
def convert(source: Path, target: Path, force: bool) -> None:
    """Write SOURCE, a plan in YAML or a workbook, as TARGET in the other format (.xlsx or .yaml).

    Comments are kept. A workbook holds scenarios and regions on sheets; in YAML they go into files beside the plan.
    """
    from outputs import convert_plan

    said = convert_plan(source, target, force)
    for note in said.notes:
        click.echo(note, err=True)
    click.echo(said.text, nl=False)


@click.command()
@click.argument("annex", type=click.Path(path_type=Path), metavar="ANNEX")
@click.option("--plan", type=click.Path(path_type=Path), metavar="PLAN",
              help="The plan it was made from, if ANNEX does not lie in the folder of its run.")  # fmt: skip
@click.option("--run", type=click.Path(path_type=Path, file_okay=False), metavar="FOLDER",
              help="Or the folder of its run.")  # fmt: skip
@click.option("-s", "--scenario", default="", metavar="NAME", help="The name of the new scenario (edited).")
@click.option("-o", "--output", type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
              help="Folder of the scenario file; scenarios/ beside the plan if left out.")  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Only say what was typed; write nothing.")
@json_option
def read(  # noqa: PLR0917 - options come by name
    annex: Path, plan: Path | None, run: Path | None, scenario: str, output: Path | None, dry_run: bool, as_json: bool
) -> None:
    """Take back what a planner typed into ANNEX, an exported annex.xlsx, as a scenario of its plan.

    Figures are found by their address, scenarios by their heading, wherever they stand. The scenario is a new file:
    nothing is written over, and nothing at all if a cell cannot be used.
    """
    from outputs import Wishes, read_annex

    said = read_annex(annex, Wishes(plan, run, scenario, output, dry_run))
    for note in said.notes:
        click.echo(note.encode("ascii", "replace").decode(), err=True)
    click.echo(dumped(said.record) if as_json else said.text, nl=False)


ANALYSES: tuple[click.Command, ...] = (compare, sensitivity, afford, export, convert, read)
"""The commands, in the order in which they are listed."""
