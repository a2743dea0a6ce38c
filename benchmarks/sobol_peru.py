"""Full Sobol of the Peru example: 40 figures, all others as a group, N = 1 024, second order; targets 20 s and 1 GB."""

import resource
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
PLAN = ROOT / "examples" / "peru" / "plan.yaml"
FIGURES, POINTS, RUNS = 40, 1024, 3
SECONDS, GIGABYTES = 20, 1.0


def peak() -> float:
    """The most memory that this process has held, in GB."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e9


def main() -> None:
    import careshift
    from scenarios import Evaluation, find_outcome
    from scenarios.sensitivity import Sampling, sobol

    taken = []
    for _ in range(RUNS):
        began = time.perf_counter()
        plan = careshift.load(PLAN)
        evaluation = Evaluation.of(plan, lambda models: [find_outcome(models, "reform/total")])
        read = time.perf_counter()
        (found,) = sobol(evaluation, top=FIGURES, sampling=Sampling(POINTS))
        taken.append((time.perf_counter() - began, read - began))
    whole, read_in = sorted(taken)[RUNS // 2]
    print(
        f"Sobol on Peru, {len(found.groups)} groups of {len(evaluation.figures)} figures, N = {POINTS}, second order:"
    )
    print(f"  {whole:.1f} s with reading the plan ({read_in:.1f} s), median of {RUNS} (target {SECONDS} s)")
    print(
        f"  {peak():.2f} GB at most (target {GIGABYTES:.0f} GB), one process, {found.cases:,} cases".replace(",", " ")
    )
    print(f"  {found.convergence.statement}")
    for share in found.shares[:5]:
        print(f"  {share.total:6.1%} +/- {share.total_confidence:.1%}  {share.name}")


if __name__ == "__main__":
    main()
