"""How long `careshift --help` takes: the least of seven; the target is 0.15 s."""

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMMAND = [sys.executable, "-c", "import cli; cli.main(['--help'])"]


def seconds() -> float:
    began = time.perf_counter()
    subprocess.run(COMMAND, cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - began


if __name__ == "__main__":
    print(f"careshift --help: {min(seconds() for _ in range(7)):.3f} s (target 0.150 s)")
