"""How long 47 regions x 1 000 draws of the Peru example take in one call, and how much memory."""

import csv
import resource
import shutil
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
PERU = ROOT / "examples" / "peru"
REGIONS, DRAWS = 47, 1000
COUNTED = {"actions.centres.at_start": 305, "actions.hospital_units.at_start": 52, "actions.outreach.at_start": 11}
"""What is counted in every region, and how much of it there is in the country."""
SHARED = ("hospital_units.units", "crisis_teams.teams", "outreach.teams", "primary_care.targets",
          "participation.participants", "open_jobs.people")  # fmt: skip
"""What regions have their share of; everything in this table is made up."""
CENTRAL = ("institutions.long_stay_wards", "actions.change_team", "actions.oversight", "actions.exit_surveys")
"""What stands in the first region alone."""
PEOPLE = 34_576_665


def shares() -> list[float]:
    """One large region and ever smaller ones."""
    weights = [1 / (1 + number) for number in range(REGIONS)]
    return [weight / sum(weights) for weight in weights]


def write_table(file: Path, everywhere: bool = False) -> None:
    """Write the table; `everywhere`: what is central stands in each region, so that each pays every line."""
    heading = [
        "region",
        "name",
        "population",
        *COUNTED,
        *(f"actions.{each} times" for each in SHARED),
        "pay times",
        *CENTRAL,
    ]
    with file.open("w", newline="", encoding="utf-8") as target:
        writer = csv.writer(target)
        writer.writerow(heading)
        for number, share in enumerate(shares()):
            counts = [round(total * share) for total in COUNTED.values()]
            stands = ["yes" if everywhere or number == 0 else "no"] * len(CENTRAL)
            row = [share * PEOPLE, *counts, *(share for _ in SHARED), 1.05 - 0.002 * number, *stands]
            writer.writerow([f"R{number:02d}", f"Region {number}", *row])


def main() -> None:
    import careshift
    from scenarios import project_regions

    with tempfile.TemporaryDirectory() as folder:
        plan_file = Path(shutil.copytree(PERU, Path(folder) / "peru")) / "plan.yaml"
        write_table(plan_file.parent / "regions.csv")
        plan_file.write_text(f"{plan_file.read_text(encoding='utf-8')}\nregions: regions.csv\n", encoding="utf-8")
        plan = careshift.load(plan_file)
    for warning in plan.warnings:
        if warning.file == "regions.csv":
            print(f"warning: {warning}")
    for count in (None, DRAWS):
        for names in (["reform"], None):
            began = time.perf_counter()
            found = project_regions(plan, count, names=names)
            taken = time.perf_counter() - began
            said = f"{len(found.regions)} regions, {count or 'no'} draws, {len(found.scenarios)} scenario(s)"
            print(f"{said}: {taken:.2f} s")
    one = found.scenarios["reform"]
    print(f"sum of the plan years, real: {one.total('total_real')[1:].sum() / 1e6:.1f} million")
    print(f"most memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
