"""How long the Peru example takes from YAML to a finished results folder; targets: 5 s, and 0.3 s for the engine."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
PLAN = ROOT / "examples" / "peru" / "plan.yaml"
COMMAND = [sys.executable, "-c", "import sys, cli; cli.main(sys.argv[1:])", "run", str(PLAN), "-o"]


def whole_run() -> float:
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        subprocess.run([*COMMAND, folder], cwd=ROOT, check=True, capture_output=True)
        return time.perf_counter() - began


def steps() -> dict[str, float]:
    """Each step in one process, libraries already imported."""
    import careshift
    import outputs
    import scenarios

    times: dict[str, float] = {}

    def timed(name: str, action):
        began = time.perf_counter()
        result = action()
        times[name] = time.perf_counter() - began
        return result

    plan = timed("read the plan", lambda: careshift.load(PLAN))
    projection = timed("engine: record and compute all scenarios", lambda: careshift.project(plan))
    findings = timed("findings", lambda: scenarios.find(projection))
    info = outputs.run_info(plan, PLAN)
    for part in outputs.PARTS:
        with tempfile.TemporaryDirectory() as folder:
            timed(
                f"write {part}",
                lambda: outputs.write_results(
                    projection,
                    findings,
                    info,
                    Path(folder),
                    plan_path=PLAN,
                    only=[part],  # noqa: B023 - called at once
                ),
            )
    return times


if __name__ == "__main__":
    print(f"careshift run examples/peru/plan.yaml: {min(whole_run() for _ in range(3)):.2f} s (target 5 s)")
    for name, taken in steps().items():
        print(f"  {name}: {taken:.3f} s")
