"""Very many draws of the Peru example: every range by year and programme; targets 60 s and memory that stays flat.

`PYTHONPATH=. python benchmarks/draws_peru.py`: 10 000 draws and 100 000, each in a process of its own on two cores, all
scenarios. The ranges are those that `careshift run --draws` writes to data/uncertainty.csv.
"""

import resource
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
PLAN = ROOT / "examples" / "peru" / "plan.yaml"
COUNTS, JOBS, SECONDS = (10_000, 100_000), 2, 60


def measure(count: int) -> None:
    import careshift
    from scenarios import computing
    from scenarios.ranges import ranges

    began = time.perf_counter()
    with computing(JOBS) as executor:
        projection = careshift.project(careshift.load(PLAN), count, executor=executor)
    drawn = time.perf_counter()
    found = len(ranges(projection))
    ended = time.perf_counter()
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    said = f"{count:,} draws: {ended - began:.1f} s (draws {drawn - began:.1f}, {found} ranges {ended - drawn:.1f})"
    print(f"{said}, at most {megabytes:.0f} MB".replace(",", " ", 1))


def main() -> None:
    print(f"Peru, three scenarios, {JOBS} processes; target for 100 000 draws {SECONDS} s")
    for count in COUNTS:
        subprocess.run([sys.executable, __file__, str(count)], check=True)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(int(sys.argv[1]))
    elif sys.platform != "win32":
        main()
