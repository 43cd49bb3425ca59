"""`import`: a sheet comes in, and what came of its rows is told."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from jobdesk.commands.console import Console
from jobdesk.commands.desks import noting, writing
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.domain.text import with_particle
from jobdesk.errors import UserError

if TYPE_CHECKING:
    from jobdesk.services.importing.shapes import ImportPlan, ImportResult, PlanRow

_MOST_TOLD = 20  # remarks on rows that are told one by one
_ALIKE = 3  # rows left out for one reason that are told one by one


def bring_in(options: argparse.Namespace, console: Console) -> int:
    """Read a sheet and store what is clear; questions and rejects are left out and counted."""
    from jobdesk.services import imports
    from jobdesk.services.importing import profiles

    with (noting if options.dry_run else writing)(options) as desk:
        plan = imports.plan(
            desk,
            options.file,
            kind=KindId(options.kind) if options.kind else None,
            sheet=options.sheet,
            password=options.password,
            year=options.year,
            day=options.day,
            cohort=options.cohort,
            remembered=not options.no_profile,
            progress=console.progress("읽기"),
        )
        _insist_owned(options, plan)
        profile = profiles.name_of(desk, plan.choices.profile) if plan.choices.profile else ""
        result = None
        if not options.dry_run:
            result = imports.apply(desk, plan, progress=console.progress("저장"))
    console.answer(_answer(plan, result, profile))
    for line in _lines(plan, result, profile):
        console.say(line)
    return 0


def _insist_owned(options: argparse.Namespace, plan: ImportPlan) -> None:
    """Raise UserError for the number of a 만남의 날 or 기수 with a sheet of another kind."""
    from jobdesk.services.importing.owner import OF_A_COHORT, OF_A_DAY

    if options.day and plan.kind not in OF_A_DAY:
        only = "--day는 만남의 날 명단에만 씁니다."
    elif options.cohort and plan.kind not in OF_A_COHORT:
        only = "--cohort는 교육 기수의 명단에만 씁니다."
    else:
        return
    raise UserError(
        f"{only} 이 파일은 {KINDS[plan.kind].label} 명단으로 보입니다. 저장하지 않았습니다. "
        "--kind로 종류를 알려 주세요."
    )


def _answer(plan: ImportPlan, result: ImportResult | None, profile: str) -> dict[str, object]:
    """What a script reads of a sheet; no ``result`` where nothing was to be stored."""
    counts = plan.counts if result is None else result
    return {
        "kind": plan.kind.value,
        "profile": profile or None,
        "sheets": [table.sheet for table in plan.sheets],
        "columns": plan.column_fields,
        "read": counts.read,
        "new": counts.new,
        "updated": counts.updated,
        "unchanged": counts.unchanged,
        "skipped": counts.skipped,
        "question": counts.question,
        "questions": [_told(row) for row in plan.questions],
        "rejected": [_told(row) for row in plan.rejected],
        "notes": list(plan.notes),
        "operation": None if result is None else result.change.operation or None,
    }


def _told(row: PlanRow) -> dict[str, object]:
    return {"sheet": row.sheet, "row": row.row, "column": row.column, "reason": row.reason}


def _lines(plan: ImportPlan, result: ImportResult | None, profile: str) -> list[str]:
    """The same in sentences."""
    counts = plan.counts if result is None else result
    label = KINDS[plan.kind].label
    lines = [f"{plan.file}: {label} {counts.read:,}행을 읽었습니다. ({plan.why})"]
    if profile:
        lines.append(
            f"지난번 양식 {with_particle(f'‘{profile}’', '을/를')} 적용했습니다. "
            "(--no-profile로 뺄 수 있습니다)"
        )
    lines.append(
        f"새로 {counts.new:,}, 바뀜 {counts.updated:,}, 같음 {counts.unchanged:,}, "
        f"건너뜀 {counts.skipped:,}, 확인 필요 {counts.question:,}, 거절 {counts.rejected:,}"
    )
    for word, rows in (("확인 필요", plan.questions), ("거절", plan.rejected)):
        lines += [f"  {word} · {line}" for line in _reasons(rows)]
    lines += [f"  {line}" for line in (*plan.notes, *_untold(plan))]
    if result is None:
        lines.append("저장하지 않았습니다.")
    elif result.change.operation:
        lines.append("저장했습니다.")
    else:
        lines.append("새로 저장할 것이 없었습니다.")
    return lines


def _reasons(rows: Sequence[PlanRow]) -> list[str]:
    """Where and why rows were left out; many of one reason in one line, with how many they are."""
    alike: dict[tuple[str, str, str], list[int]] = {}
    for row in rows:
        alike.setdefault((row.sheet, row.column, row.reason), []).append(row.row)
    lines = []
    for (sheet, column, reason), numbers in alike.items():
        many = len(numbers) > _ALIKE
        for each in numbers[:1] if many else numbers:
            count = f" 등 {len(numbers):,}행" if many else ""
            where = " ".join(filter(None, (sheet, f"{each}행{count}", column)))
            lines.append(f"{where}: {reason}")
    return lines


def _untold(plan: ImportPlan) -> list[str]:
    """What the counts hide: columns that nobody read, and what was made of single rows."""
    from jobdesk.services.imports import is_usual

    left = [each.header for each in plan.columns if not each.field and not each.why]
    lines = [f"읽지 않은 열: {', '.join(left)}"] if left else []
    told = [
        f"{' '.join(filter(None, (row.sheet, f'{row.row}행')))}: {remark}"
        for row in plan.rows
        for remark in row.remarks
        if not is_usual(remark)
    ]
    lines += told[:_MOST_TOLD]
    if len(told) > _MOST_TOLD:
        lines.append(f"그 밖에 살펴볼 것 {len(told) - _MOST_TOLD:,}건")
    return lines
