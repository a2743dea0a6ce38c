"""The project's tasks, with nothing but Python itself: `python3.11 tasks.py demo` (Windows: `py -3.11 tasks.py demo`).

demo    costs the Peru example into results/
test    runs the tests; further words go to pytest
check   style, types and import direction
lock    brings requirements.lock in line with pyproject.toml; `lock --upgrade` takes newer releases
bench   runs the benchmarks
golden  rewrites the stored results of the examples; read the difference before committing it

Every task first makes the folder .venv, once: the packages of requirements.lock and this project.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - this file is started by hand, perhaps with an older Python
    sys.exit(
        "CareShift needs Python 3.11 or newer and this is %d.%d. Try: python3.11 tasks.py demo"  # noqa: UP031 - old Python
        " (Windows: py -3.11 tasks.py demo)" % sys.version_info[:2]
    )

ROOT = Path(__file__).resolve().parent
LOCK = ROOT / "requirements.lock"
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
MARK = VENV / "careshift-made-from.txt"
COMPILE = (
    "compile",
    "--extra=dev",
    "--generate-hashes",
    "--strip-extras",
    "--allow-unsafe",
    "--quiet",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-emit-trusted-host",
    "--output-file=requirements.lock",
    "pyproject.toml",
)


def run(*command: str | Path, **variables: str) -> int:
    """Runs a command in the project's folder and returns its exit code."""
    return subprocess.run(list(map(str, command)), cwd=ROOT, env={**os.environ, **variables}, check=False).returncode


def must(sentence: str, *command: str | Path) -> None:
    """Runs a command that the rest depends on; stops with `sentence` if it fails."""
    if run(*command):
        sys.exit(f"tasks.py: {sentence}")


def fingerprint() -> str:
    """What .venv is made from: the lock, the project's own metadata, the Python version and the place."""
    made_from = LOCK.read_bytes() + (ROOT / "pyproject.toml").read_bytes() + f"{sys.version} {ROOT}".encode()
    return hashlib.sha256(made_from).hexdigest()


def prepare() -> None:
    """Makes .venv from the lock, unless it is there and nothing it is made from has changed."""
    if MARK.exists() and MARK.read_text() == fingerprint():
        return
    print("Preparing .venv from requirements.lock (only the first time; about a minute) ...", file=sys.stderr)
    pip = (PYTHON, "-m", "pip", "--disable-pip-version-check", "install", "-qq")
    venv = (sys.executable, "-m", "venv", "--clear", VENV)
    must("could not make .venv. On Debian and Ubuntu: apt-get install python3.11-venv", *venv)
    must("could not install requirements.lock; what pip said is above.", *pip, "--require-hashes", "-r", LOCK)
    must("could not install CareShift itself.", *pip, "--no-deps", "--no-build-isolation", "-e", ROOT)
    MARK.write_text(fingerprint())


def demo(*words: str) -> int:
    """Costs the Peru example into results/."""
    return run(SCRIPTS / "careshift", "run", "examples/peru/plan.yaml", "-o", "results", *words)


def test(*words: str) -> int:
    """Runs the tests, a file a process, as many at once as there are processors up to four; `words` go to pytest."""
    at_once = ("-n", "auto", "--maxprocesses", "4", "--dist", "loadfile", "--no-loadscope-reorder")
    return run(PYTHON, "-m", "pytest", *at_once, *words)


def check(*words: str) -> int:
    """Looks at style, types and import direction, all three even when one fails."""
    ruff = run(PYTHON, "-m", "ruff", "check", ".", *words)
    mypy = run(PYTHON, "-m", "mypy")
    return max(ruff, mypy, run(SCRIPTS / "lint-imports", "--no-cache"))


def lock(*words: str) -> int:
    """Writes requirements.lock anew, with hashes and without the address of any package index."""
    return run(PYTHON, "-m", "piptools", *COMPILE, *words, CUSTOM_COMPILE_COMMAND="python3.11 tasks.py lock")


def bench(*words: str) -> int:
    """Runs every script of benchmarks/, one after another."""
    scripts = sorted((ROOT / "benchmarks").glob("[!_]*.py"))
    return max([run(PYTHON, script, *words) for script in scripts], default=0)


def golden(*words: str) -> int:
    """Rewrites the stored results of the examples."""
    return run(PYTHON, "-m", "pytest", "tests", "--refresh-golden", *words)


TASKS = {task.__name__: task for task in (demo, test, check, lock, bench, golden)}


def main(words: list[str]) -> int:
    """Does the task named by the first word."""
    if not words or words[0] not in TASKS:
        print(__doc__, file=sys.stderr)
        return 0 if words in (["-h"], ["--help"]) else 2
    prepare()
    return TASKS[words[0]](*words[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
