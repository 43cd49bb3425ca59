"""Sheets in: plan() reads and compares, the user decides, apply() writes; in between nothing.

A plan is frozen data; every choice makes a new one. Rows of ``plan`` are conserved: each data
row of the file is exactly one PlanRow with one decision.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from jobdesk.domain.kinds import LISTED, KindId
from jobdesk.domain.progress import Progress, silent
from jobdesk.errors import StoreError, UserError
from jobdesk.exchange import attendance_list, bands, farm_grid, farm_lines, reader
from jobdesk.exchange.columns import ColumnMatch
from jobdesk.exchange.leftovers import LeftOut
from jobdesk.exchange.reader import NeedsPassword, Unreadable, WrongPassword
from jobdesk.exchange.recognise import understand
from jobdesk.exchange.synonyms import SHEET_KINDS
from jobdesk.exchange.workbook import Cell, Sheet, Workbook
from jobdesk.services.desk import Desk
from jobdesk.services.importing import (
    applying,
    cohort_forms,
    editing,
    parking,
    picking,
    planning,
    profiles,
)
from jobdesk.services.importing.along import made_along
from jobdesk.services.importing.carrying import carry
from jobdesk.services.importing.deciding import decide, may_be_new, same_question
from jobdesk.services.importing.glancing import Glance, glance
from jobdesk.services.importing.scrub import without_resident_numbers
from jobdesk.services.importing.shapes import (
    Candidate,
    CellChange,
    Choices,
    Counts,
    Decision,
    DuplicateRule,
    FieldChoice,
    ImportPlan,
    ImportResult,
    PlanRow,
    TableFound,
    is_usual,
)

__all__ = [
    "Candidate",
    "Cell",
    "CellChange",
    "Choices",
    "ColumnMatch",
    "Counts",
    "Decision",
    "DuplicateRule",
    "FieldChoice",
    "Glance",
    "Guess",
    "ImportPlan",
    "ImportResult",
    "LeftOut",
    "NeedsPassword",
    "PlanRow",
    "Sheet",
    "TableFound",
    "Unreadable",
    "Workbook",
    "WrongPassword",
    "apply",
    "choose_header",
    "decide",
    "edit",
    "fields_of",
    "glance",
    "guess_kind",
    "is_usual",
    "kinds",
    "made_along",
    "may_be_new",
    "pick_rows",
    "plan",
    "plan_as",
    "plan_remembered",
    "read",
    "remap",
    "replan",
    "same_question",
    "save_rejects",
]


@dataclass(frozen=True, slots=True)
class Guess:
    """What kind of records a workbook seems to hold, and why in words."""

    kind: KindId
    why: str


def guess_kind(workbook: Workbook, today: date | None = None) -> Guess:
    """The kind of a workbook as read. Raises UserError when none fits."""
    understood = understand(workbook, today or date.today())
    return Guess(KindId(understood.kind.id), understood.why)


def kinds() -> tuple[KindId, ...]:
    """Every kind that a sheet can be taken in as, those that others hang on first."""
    ready = {kind.kind for kind in SHEET_KINDS}
    return tuple(kind for kind in (*LISTED, KindId.TARGETS) if kind in ready)


def fields_of(kind: KindId | str) -> tuple[FieldChoice, ...]:
    """Every field that a column of such a sheet may be mapped to, in form order."""
    return planning.field_choices(KindId(kind))


def read(path: Path, *, password: str | None = None) -> Workbook:
    """A file as read, free of resident numbers, for :func:`plan_as` and :func:`glance`.

    Tables that stand side by side are a sheet each, an 출석부 of persons by dates is a list
    of its people, and a list of farm work has a line for a person's day. Raises
    NeedsPassword, WrongPassword, Unreadable.
    """
    found = without_resident_numbers(reader.read(Path(path), password=password))
    farms = farm_lines.unfolded(farm_grid.unfolded(bands.apart(found)))
    return attendance_list.unfolded(farms)


def plan(
    desk: Desk,
    path: Path,
    *,
    kind: KindId | str | None = None,
    sheet: str | None = None,
    password: str | None = None,
    columns: Mapping[str, str] | None = None,
    header_rows: Sequence[int] | None = None,
    rule: DuplicateRule = DuplicateRule.UPDATE,
    year: int | None = None,
    day: int | None = None,
    cohort: int | None = None,
    remembered: bool = False,
    progress: Progress = silent,
) -> ImportPlan:
    """What importing a file would do. Nothing is written.

    ``kind`` left out is guessed; ``columns`` maps header texts to field ids (``""`` for none)
    and ``header_rows`` are sheet row numbers, both over what is recognised. ``year`` is that of
    days without one, ``day`` the 만남의 날 and ``cohort`` the 교육 기수 that a sheet of one is
    of. ``remembered`` applies what was chosen about that header before, where nothing else is
    said. ``progress`` counts rows.
    Raises UserError: unreadable, protected, nothing that fits, a kind that cannot be taken in;
    Cancelled from ``progress``.
    """
    workbook = read(path, password=password)
    choices = Choices(
        None if kind is None else str(KindId(kind).value),
        sheet,
        dict(columns or {}),
        None if header_rows is None else tuple(header_rows),
        rule,
        year=year,
        day=day,
        cohort=cohort,
    )
    if remembered and choices == Choices(year=year, day=day, cohort=cohort):
        made = plan_remembered(desk, workbook, year=year, day=day, cohort=cohort, progress=progress)
        if made is not None:
            return made
    return _plan(desk, workbook, choices, progress)


def plan_remembered(
    desk: Desk,
    workbook: Workbook,
    *,
    year: int | None = None,
    day: int | None = None,
    cohort: int | None = None,
    progress: Progress = silent,
) -> ImportPlan | None:
    """The plan by what was chosen about that header before; None where nothing was, or where
    it no longer fits. Nothing is written."""
    choices = profiles.fitting(desk, workbook)
    if choices is None:
        return None
    try:
        return _plan(desk, workbook, replace(choices, year=year, day=day, cohort=cohort), progress)
    except StoreError:
        raise
    except UserError:
        return None  # the same header over something else: read as any other file


def plan_as(
    desk: Desk,
    workbook: Workbook,
    choices: Choices,
    *,
    before: ImportPlan | None = None,
    progress: Progress = silent,
) -> ImportPlan:
    """The plan of a file already read, by exactly these choices. Nothing is written.

    Decisions about rows of ``before`` are kept where they still mean the same. Raises as
    :func:`plan`; :func:`glance` then shows what can be chosen.
    """
    made = _plan(desk, workbook, choices, progress)
    return made if before is None else carry(before, made)


def replan(
    desk: Desk,
    plan: ImportPlan,
    *,
    kind: KindId | str | None = None,
    sheet: str | None = None,
    columns: Mapping[str, str] | None = None,
    header_rows: Sequence[int] | None = None,
    rule: DuplicateRule | None = None,
    day: int | None = None,
    cohort: int | None = None,
    progress: Progress = silent,
) -> ImportPlan:
    """The plan made again with other choices; what is left out stays as it was.

    Another kind or sheet forgets the choices of columns and header. Decisions about single
    rows are kept where they still mean the same.
    """
    old = plan.choices
    choices = replace(
        old,
        kind=old.kind if kind is None else str(KindId(kind).value),
        sheet=old.sheet if sheet is None else sheet,
        columns=old.columns if columns is None else dict(columns),
        header_rows=old.header_rows if header_rows is None else tuple(header_rows),
        rule=old.rule if rule is None else rule,
        day=old.day if day is None else day,
        cohort=old.cohort if cohort is None else cohort,
    )
    if kind is not None and columns is None:
        choices = replace(choices, columns={}, values={})
    if sheet is not None and header_rows is None:
        choices = replace(choices, header_rows=None)
    made = _plan(desk, plan.workbook, choices, progress)
    return carry(plan, made)


def remap(desk: Desk, plan: ImportPlan, columns: Mapping[str, str]) -> ImportPlan:
    """The plan with header texts mapped to field ids, ``""`` for a column not wanted."""
    fixed = plan.choices.kind or plan.understood.kind.id
    return replan(
        desk,
        replace(plan, choices=replace(plan.choices, kind=fixed)),
        columns={**plan.choices.columns, **columns},
    )


def choose_header(desk: Desk, plan: ImportPlan, rows: Sequence[int]) -> ImportPlan:
    """The plan with these sheet rows as header; none at all where data begin at once."""
    fixed = plan.choices.kind or plan.understood.kind.id
    sheet = plan.choices.sheet or plan.sheets[0].sheet
    kept = replace(plan, choices=replace(plan.choices, kind=fixed, sheet=sheet))
    return replan(desk, kept, header_rows=rows)


def edit(
    desk: Desk, plan: ImportPlan, row: int, cells: Mapping[int, str], progress: Progress = silent
) -> ImportPlan:
    """The plan with cells of the row of that index corrected (text by column from 0) and every
    row checked anew. The file stays as it is; the text of the file takes a correction back."""
    where = plan.rows[row]
    edits = editing.merged(plan.workbook, plan.choices.edits, where.sheet, where.row, cells)
    choices = replace(plan.choices, edits=edits)
    return plan_as(desk, plan.workbook, choices, before=plan, progress=progress)


def pick_rows(desk: Desk, plan: ImportPlan, sheet: str, rows: Mapping[int, bool]) -> ImportPlan:
    """The plan with rows of a sheet, by their numbers, taken as records (True) or left out."""
    more = {(sheet, number): taken for number, taken in rows.items()}
    choices = replace(plan.choices, rows={**plan.choices.rows, **more})
    return plan_as(desk, plan.workbook, choices, before=plan)


def apply(desk: Desk, plan: ImportPlan, progress: Progress = silent) -> ImportResult:
    """Write a plan after a backup, as one operation that one undo takes back; then remember
    what was chosen about its header (profiles.py).

    Raises Cancelled from ``progress``, UserError, StoreError; nothing is kept then.
    """
    result = applying.apply(desk, plan, progress)
    if result.change.operation:
        profiles.remember(desk, plan)
    return result


def save_rejects(plan: ImportPlan, path: Path) -> int:
    """Write the refused and undecided rows as a workbook of the file's shape with the reason
    in a last column; it imports as it is once mended. Returns how many rows there are.

    Raises UserError when there are none or the file cannot be written.
    """
    return parking.save(plan, path)


def _plan(desk: Desk, workbook: Workbook, choices: Choices, progress: Progress) -> ImportPlan:
    if choices.kind is not None and choices.kind not in {kind.id for kind in SHEET_KINDS}:
        raise UserError("이 종류는 가져올 수 없습니다. 저장된 것은 없습니다.")
    by_form = choices.kind == KindId.ATTENDANCE and cohort_forms.are_forms(workbook)
    understood = understand(
        workbook,
        desk.today(),
        kind=KindId.TRAINEES.value if by_form else choices.kind,
        sheet=choices.sheet,
        chosen=choices.columns,
        header_rows=choices.header_rows,
    )
    understood = picking.picked(understood, workbook, choices.rows)
    understood = editing.edited(understood, choices.edits)
    return planning.build(desk, workbook, understood, choices, progress)
