"""`python -m benchmarks [NAME …]`: each benchmark in a process of its own, then one table."""

from __future__ import annotations

import json
import subprocess
import sys

from benchmarks.measure import Measured, note

NAMES = (
    "import_sheet",
    "import_wide",
    "grid",
    "search",
    "startup",
    "roster",
    "matching",
    "duplicates",
    "first_showing",
    "timetable",
    "reception",
    "attendance_grid",
    "farm_dispatch",
    "farm_board",
    "monthly_report",
    "indicators",
)


def main() -> int:
    """Run the benchmarks named, or all, and print a Markdown table; 1 where one fails."""
    names = sys.argv[1:] or list(NAMES)
    results: list[Measured] = []
    for name in names:
        note(f"… {name}")
        done = subprocess.run(
            [sys.executable, "-m", f"benchmarks.{name}"],
            stdout=subprocess.PIPE,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            note(f"{name} failed with exit code {done.returncode}")
            return 1
        results += [Measured(**json.loads(line)) for line in done.stdout.splitlines()]
    print("| Promise | JobDesk | Rival | Ratio | The rival |")
    print("|---|---:|---:|---:|---|")
    for result in results:
        print(
            f"| {result.promise} | {_amount(result, result.ours)} "
            f"| {_amount(result, result.rival)} "
            f"| {_times(result.ratio)} | {result.rival_did} |"
        )
    return 0


def _times(ratio: float) -> str:
    if 0.95 < ratio < 1.1:  # where worth is compared, hundredths are what it is about
        return f"{ratio:.3f}×"
    return f"{ratio:.1f}×" if ratio >= 1 else f"{ratio:.2f}×"


def _amount(result: Measured, value: float) -> str:
    if result.unit != "s":
        return f"{value:,.0f} {result.unit}"
    return f"{value:.2f} s" if value >= 1 else f"{value * 1000:.1f} ms"


if __name__ == "__main__":
    raise SystemExit(main())
