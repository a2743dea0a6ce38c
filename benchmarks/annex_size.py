"""How long a large annex takes to be written and recalculated by LibreOffice, and how much memory, plan by plan.

Each plan is measured in a process of its own: processor time of writing and of LibreOffice (with all that it starts),
and the most memory that either takes. The clock on the wall stands beside it: read it on a quiet machine only.
"""

import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]
PERU = ROOT / "examples" / "peru"
ROUNDS = 3
APART, EVERYWHERE = "47 regions, every cost line apart", "47 regions x 209 lines"
TARGETS = "targets: written 8 s, recalculated 10 s, 500 MB"


def peru_with_regions(folder: Path, everywhere: bool = False) -> Path:
    """The Peru example with 47 regions; `everywhere`: each has a hospital to close, and pays all lines of the plan."""
    from regions import write_table

    plan = Path(shutil.copytree(PERU, folder / "peru")) / "plan.yaml"
    write_table(plan.parent / "regions.csv", everywhere)
    plan.write_text(f"{plan.read_text(encoding='utf-8')}\nregions: regions.csv\n", encoding="utf-8")
    return plan


PLANS = {"peru": lambda _: PERU / "plan.yaml", "47 regions": peru_with_regions,
         APART: peru_with_regions, EVERYWHERE: lambda folder: peru_with_regions(folder, everywhere=True)}  # fmt: skip


def measure(name: str, target: Path) -> None:
    """Write the annex of a plan; print what it holds and what writing took."""
    import careshift
    from outputs import run_info
    from outputs.annex import write_annex
    from scenarios import find, project, project_regions

    if name in (APART, EVERYWHERE):
        _keep_apart()
    with tempfile.TemporaryDirectory() as folder:
        file = PLANS[name](Path(folder))
        plan = careshift.load(file)
        one = project(plan)
        if plan.regions is not None:
            one = replace(one, regions=project_regions(plan))
        findings, info, before = find(one), run_info(plan, file), _most(resource.RUSAGE_SELF)
        times = []
        for _ in range(ROUNDS):
            began = time.process_time(), time.perf_counter()
            write_annex(target, one, findings, info)
            times.append((time.process_time() - began[0], time.perf_counter() - began[1]))
    most = _most(resource.RUSAGE_SELF)
    models = [each.model for each in one.scenarios.values()]
    lines, costs = sum(len(each.book.rows) for each in models), sum(len(each.ledger.entries) for each in models)
    processor, wall = (statistics.median(each) for each in zip(*times, strict=True))
    size = f"{costs} cost lines, {_of_regions(target)} of regions, {target.stat().st_size / 1e6:.1f} MB"
    print(f"{name}: {len(models)} scenarios, {lines} lines, {size}")
    print(f"  written: {processor:.2f} s of processor ({wall:.2f} s), at most {most:.0f} MB ({before:.0f} MB before)")


def _of_regions(annex: Path) -> int:
    """How many lines of regions an annex holds."""
    from openpyxl import load_workbook

    from outputs.annex.regional_sheet import HEAD, SHEET

    book = load_workbook(annex, read_only=True)
    found: int = book[SHEET].max_row - HEAD - 1 if SHEET in book.sheetnames else 0
    book.close()
    return found


def _keep_apart() -> None:
    """Have lines of regions with the same keys not added up: up to 209 lines a region and scenario."""
    from outputs.annex import regional_sheet

    known = regional_sheet.keys_of

    def apart(entry, payers):
        element, *others = known(entry, payers)
        return f"{element}: {entry.quantity.address}, {entry.label}", *others

    regional_sheet.keys_of = apart


def recalculated(file: Path) -> None:
    """Have LibreOffice compute every formula anew; print what it took."""
    from tests.office import recalculate

    began, clock = _processor(), time.perf_counter()
    recalculate([file], file.parent / "done", 600)
    processor, wall = _processor() - began, time.perf_counter() - clock
    most = _most(resource.RUSAGE_CHILDREN)
    print(f"  recalculated and saved: {processor:.2f} s of processor ({wall:.2f} s), at most {most:.0f} MB")


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _most(who: int) -> float:
    return resource.getrusage(who).ru_maxrss / 1024


def main() -> None:
    if len(sys.argv) > 1:
        measure(sys.argv[1], Path(sys.argv[2]))
        recalculated(Path(sys.argv[2]))
        return
    print(TARGETS)
    for name in PLANS:
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([sys.executable, __file__, name, str(Path(folder) / "annex.xlsx")], check=True)


if __name__ == "__main__":
    main()
