"""`make sheets`: what the import makes of a folder of sheets, as the table in docs/sheets.md.

The folder is given or lies beside the repository as ``shared/samples``; the program never
reads it. ``sheets_expected.json`` says, by the beginning of a file's name, which kind of list a
person takes it for and which of its columns have a field there; all other columns have none.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from jobdesk.domain.cohorts import Cohort, Course
from jobdesk.errors import UserError
from jobdesk.exchange.recognise import Understood, likeliest
from jobdesk.services import centres, entries, imports, matching_days
from jobdesk.services.desk import Desk
from jobdesk.services.imports import ImportPlan, Workbook

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("rosters", "sheets", "tricky")
_EXPECTED = Path(__file__).with_name("sheets_expected.json")
_PASSWORDS = {"암호9999": "9999", "pwd_password": "password", "t100": "password"}
_SAID = 50
_INTRO = """# What the import makes of real sheets

Made by `make sheets`: every file of the samples is opened in a centre that has nothing but the
만남의 날 of which one sample is the list and the two training cohorts of which others are, as a
user would open it, and nothing is chosen by hand. *Header* are sheet row numbers, *columns*
those recognised of those that have a field in the kind; which have one was decided by looking
at the files (`tools/sheets_expected.json`). Rows in + asked + refused are all rows of the
table; what is refused or left out is named with its reason in the program. The samples
themselves are other people's and are not part of this repository.

Kinds in brackets are recognised and named, but cannot be taken in yet. A file that is no list
of anything known is refused with a sentence, the beginning of which stands in the table.
Columns on disability are not counted: without a consent they have no field.
"""


@dataclass(frozen=True, slots=True)
class Line:
    """What was made of one file. ``right`` of ``expected`` columns were recognised, ``wrong``
    were taken for something they are not; ``said`` is the sentence of a refusal."""

    file: str
    kind: str = ""
    header: str = ""
    right: int = 0
    expected: int = 0
    wrong: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    rows: int = 0
    asked: int = 0
    refused: int = 0
    seconds: float = 0.0
    said: str = ""


_TITLE, _DAY = "제3회 구인·구직 만남의 날", date(2026, 10, 21)
"""The day of which one of the samples is the reception list."""
_COHORTS = (
    ("요양보호사 양성과정 2기", date(2026, 9, 7), date(2026, 10, 30)),
    ("(기업맞춤 PBT) 클라우드 기반 AI 서비스 G", date(2025, 8, 18), date(2026, 2, 26)),
)
"""The cohorts of which one sample is the list of trainees and another the 출석부."""


def lines(samples: Path, folders: Sequence[str] = FOLDERS) -> Iterator[Line]:
    """A line for every file of the folders below ``samples``, in the order of their names."""
    expected = json.loads(_EXPECTED.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory(prefix="jobdesk-sheets-") as name:
        desk, _ = centres.create(
            Path(name) / "centre",
            name="한빛군 일자리센터",
            sido="전라남도",
            sigungu="한빛군",
            password=None,
            practice=True,
            today=_today,
        )
        matching_days.add(desk, replace(matching_days.blank(desk), held_on=_DAY, title=_TITLE))
        for title, first, last in _COHORTS:
            course = entries.add(desk, Course(title=title)).refs[0].id
            made = Cohort(course_id=course, title=title, starts_on=first, ends_on=last)
            entries.add(desk, made)
        try:
            for folder in folders:
                for path in sorted((samples / folder).iterdir()):
                    if not path.name.endswith((".truth.json", "manifest.csv")):
                        yield _line(desk, path, expected)
        finally:
            centres.close(desk)


def share(found: Sequence[Line]) -> float:
    """The part of the columns with a field that were recognised, 0 to 1."""
    return sum(line.right for line in found) / sum(line.expected for line in found)


def page(by_folder: dict[str, list[Line]]) -> str:
    """The document."""
    known = [line for found in by_folder.values() for line in found if line.expected]
    right, expected = sum(one.right for one in known), sum(one.expected for one in known)
    wrong = [f"{header} ({one.file})" for one in known for header in one.wrong]
    missed = [f"{header} ({one.file})" for one in known for header in one.missed]
    summary = f"""\
**{right} of {expected} columns with a field are recognised without help ({share(known):.1%}), in
{len(known)} files.** The sheets were at hand while the words were chosen, so a sheet never seen
before will do less well.

Missed: {", ".join(missed) or "none"}.
Taken for something else: {", ".join(wrong) or "none"}.
"""
    parts = [_INTRO, summary]
    for folder, found in by_folder.items():
        parts.append(f"## {folder}\n")
        parts.append(
            "| File | Kind | Header | Columns | Rows in | Asked | Refused | Seconds |\n"
            "|---|---|---|---:|---:|---:|---:|---:|\n" + "\n".join(map(_row, found)) + "\n"
        )
    return "\n".join(parts)


def main() -> int:
    """Write docs/sheets.md; the folder of samples is the argument, if any."""
    samples = Path(sys.argv[1]) if sys.argv[1:] else ROOT.parent / "shared" / "samples"
    if not samples.is_dir():
        print(f"no samples at {samples}: make sheets ARGS=FOLDER", file=sys.stderr)
        return 1
    by_folder = {}
    for folder in FOLDERS:
        by_folder[folder] = [_told(line) for line in lines(samples, (folder,))]
    target = ROOT / "docs" / "sheets.md"
    target.write_text(page(by_folder), encoding="utf-8")
    known = [line for found in by_folder.values() for line in found if line.expected]
    print(f"{share(known):.1%} of the columns, in {target.relative_to(ROOT)}")
    return 0


def _told(line: Line) -> Line:
    print(f"{line.file}: {line.kind or 'refused'} ({line.seconds:.1f} s)", file=sys.stderr)
    return line


def _today() -> date:
    return date(2026, 11, 20)


def _line(desk: Desk, path: Path, expected: dict[str, dict[str, object]]) -> Line:
    start = time.perf_counter()
    password = next((word for part, word in _PASSWORDS.items() if part in path.name), None)
    workbook: Workbook | None = None
    plan: ImportPlan | None = None
    said = ""
    try:
        workbook = imports.read(path, password=password)
        plan = imports.plan_as(desk, workbook, imports.Choices())
    except UserError as error:
        said = error.message
    seconds = time.perf_counter() - start
    hope = next((one for part, one in expected.items() if path.name.startswith(part)), {})
    seen = plan.understood if plan is not None else None
    if seen is None and workbook is not None and hope:
        seen = likeliest(workbook, _today())
    return _told_of(path.name, plan, seen, hope, said, seconds)


def _told_of(
    file: str,
    plan: ImportPlan | None,
    seen: Understood | None,
    hope: dict[str, object],
    said: str,
    seconds: float,
) -> Line:
    """The line of a file read; columns of a kind other than the one hoped for are all missed."""
    if seen is None:
        return Line(file, seconds=seconds, said=said)
    wanted = hope.get("columns", {})
    assert isinstance(wanted, dict)
    found = seen.columns.columns if seen.kind.id == hope.get("kind") else ()
    right = _matched(found, wanted)
    missed = tuple(header for header in wanted if header not in right)
    wrong = tuple(
        f"{one.path} as {one.field}"
        for one in found
        if one.field and wanted.get(one.path) != one.field
    )
    heads = ", ".join(dict.fromkeys(_rows(table.header_rows) for table in seen.tables))
    return Line(
        file,
        seen.kind.label if plan is not None else f"({seen.kind.label})",
        heads,
        len(wanted) - len(missed),
        len(wanted),
        wrong,
        missed,
        rows=plan.counts.new + plan.counts.updated + plan.counts.unchanged if plan else 0,
        asked=plan.counts.question if plan else 0,
        refused=plan.counts.rejected if plan else 0,
        seconds=seconds,
        said="" if plan is not None else said,
    )


def _matched(found: Sequence[imports.ColumnMatch], wanted: dict[str, str]) -> set[str]:
    return {one.path for one in found if one.field and wanted.get(one.path) == one.field}


def _rows(numbers: Sequence[int]) -> str:
    if not numbers:
        return "none"
    return str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"


def _row(line: Line) -> str:
    name = line.file.replace("|", "\\|")
    if not line.kind:
        said = " ".join(line.said.split()).replace("|", "\\|")
        said = said if len(said) <= _SAID else f"{said[:_SAID]}…"
        return f"| {name} | – {said} | | | | | | {line.seconds:.1f} |"
    columns = f"{line.right}/{line.expected}" if line.expected else ""
    return (
        f"| {name} | {line.kind} | {line.header} | {columns} | {line.rows:,} | {line.asked:,} "
        f"| {line.refused:,} | {line.seconds:.1f} |"
    )


if __name__ == "__main__":
    raise SystemExit(main())
