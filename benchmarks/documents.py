"""How long a stored run takes to all its documents: report, and brief and slides for every reader; target: 6 s."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
PLANS = {
    "an investment case": ROOT / "tests" / "data" / "benefits" / "plan.yaml",
    "Peru": ROOT / "examples" / "peru" / "plan.yaml",
}
CLI = [sys.executable, "-c", "import sys, cli; cli.main(sys.argv[1:])"]
ROUNDS = 5


def stored(plan: Path, folder: str) -> str:
    """The results folder of a run with draws."""
    words = ["run", str(plan), "--draws", "1000", "-o", folder, "--only", "report", "--quiet"]
    return subprocess.run([*CLI, *words], cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()


def exported(run: str) -> tuple[float, float]:
    """Seconds of one ``careshift export`` from its start to its end: by the clock, and of the processor."""
    clock, processor = time.perf_counter(), busy()
    subprocess.run([*CLI, "export", run], cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - clock, busy() - processor


def busy() -> float:
    """Processor time of programmes that were started here."""
    known = os.times()
    return known.children_user + known.children_system


def steps(run: str) -> dict[str, float]:
    """Each document in one process, libraries already imported: the median of some rounds."""
    import outputs

    times: dict[str, float] = {}
    for name in ("report", "brief", "slides"):
        outputs.export_run(Path(run), [name])
        found = []
        for _ in range(ROUNDS):
            began = time.perf_counter()
            outputs.export_run(Path(run), [name])
            found.append(time.perf_counter() - began)
        times[name] = median(found)
    return times


if __name__ == "__main__":
    for name, plan in PLANS.items():
        with tempfile.TemporaryDirectory() as folder:
            run = stored(plan, folder)
            clock, processor = (median(each) for each in zip(*(exported(run) for _ in range(ROUNDS)), strict=True))
            print(f"{name}, all documents from its stored run: {clock:.2f} s, {processor:.2f} s of the processor")
            for document, seconds in steps(run).items():
                print(f"  {document}: {seconds:.2f} s")
