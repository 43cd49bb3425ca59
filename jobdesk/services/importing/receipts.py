"""가져오기 확인서: what each file brought in, by whom and by which rules, kept with its digest.

A receipt stays when the import is taken back, so that one can still say what happened.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from jobdesk.data import import_records
from jobdesk.data.import_records import ReceiptRow
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.domain.official import official_date
from jobdesk.errors import UserError
from jobdesk.services import access, settings
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.importing import profiles
from jobdesk.services.importing.shapes import Counts, Decision, ImportPlan, ImportResult

TITLE = "가져오기 확인서"
_FATES = {Decision.REJECT: "거절", Decision.QUESTION: "확인 필요", Decision.SKIP: "건너뜀"}
"""What became of a row that was not taken."""
_MOST_LEFT = 1_000
"""So many rows that were not taken are named in a receipt."""


@dataclass(frozen=True, slots=True)
class LeftRow:
    """A row that was not taken; ``fate`` is what became of it, in words."""

    where: str
    title: str
    fate: str
    reason: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """One file taken in. ``columns`` are (header, field's label), ``rules`` sentences about
    what was chosen; ``left`` names at most the first rows that were not taken."""

    id: int
    operation: int
    at: datetime
    user: str
    file: str
    sha256: str
    kind: KindId
    undone: bool
    counts: Counts
    sheets: tuple[str, ...]
    columns: tuple[tuple[str, str], ...]
    rules: tuple[str, ...]
    left: tuple[LeftRow, ...]
    backup: str


def add(desk: Desk, operation: int, plan: ImportPlan, result: ImportResult) -> None:
    """Write the receipt of an import inside its operation."""
    from jobdesk.services.importing.planning import field_choices

    labels = {choice.id: choice.label for choice in field_choices(plan.kind)}
    several = len({table.sheet for table in plan.sheets}) > 1
    left = [
        [
            f"{row.sheet} {row.row}행" if several else f"{row.row}행",
            row.title,
            _FATES[row.decision],
            f"{row.column}: {row.reason}" if row.column else row.reason,
        ]
        for row in plan.rows
        if row.decision in _FATES
    ]
    body: dict[str, Any] = {
        "counts": [
            result.read,
            result.new,
            result.updated,
            result.unchanged,
            result.skipped,
            result.question,
            result.rejected,
        ],
        "sheets": list(dict.fromkeys(table.sheet for table in plan.sheets)),
        "columns": [[m.header, labels.get(m.field, m.field)] for m in plan.columns if m.field],
        "rules": list(_rules(desk, plan)),
        "left": left[:_MOST_LEFT],
        "backup": str(result.backup.path) if result.backup is not None else "",
    }
    import_records.add_receipt(
        desk.store,
        operation,
        plan.file,
        plan.sha256,
        plan.kind,
        json.dumps(body, ensure_ascii=False),
    )


def _rules(desk: Desk, plan: ImportPlan) -> tuple[str, ...]:
    choices = plan.choices
    said = [f"이미 등록된 기록은 {choices.rule.value}"]
    profile = profiles.name_of(desk, choices.profile) if choices.profile else ""
    if profile:
        said.append(f"지난번 양식 ‘{profile}’")
    if choices.year is not None:
        said.append(f"연도가 없는 날짜는 {choices.year}년")
    words = sum(len(values) for values in choices.values.values())
    if words:
        said.append(f"말을 바꾼 값 {words:,}가지")
    if choices.edits:
        said.append(f"가져오면서 고친 칸 {len(choices.edits):,}개")
    if choices.rows:
        said.append(f"직접 넣거나 뺀 줄 {len(choices.rows):,}개")
    return (*said, *plan.notes)


def listing(desk: Desk, limit: int = 200) -> tuple[Receipt, ...]:
    """The newest receipts, newest first."""
    return tuple(_receipt(row) for row in import_records.receipts(desk.store, limit))


def get(desk: Desk, id_: int) -> Receipt:
    """The receipt of that number. Raises UserError when there is none."""
    row = import_records.receipt(desk.store, id_)
    if row is None:
        raise UserError(f"{id_}번 {TITLE}가 없습니다.")
    return _receipt(row)


def of_operation(desk: Desk, operation: int) -> Receipt | None:
    """The receipt of an import, None for one made before receipts were kept."""
    row = import_records.receipt_of(desk.store, operation)
    return _receipt(row) if row is not None else None


def of_file(desk: Desk, sha256: str) -> Receipt | None:
    """When that very file was taken in last and not taken back since."""
    found = import_records.receipts_of_file(desk.store, sha256)
    return next((_receipt(row) for row in found if not row.undone), None)


def pdf(desk: Desk, id_: int) -> bytes:
    """The receipt as an A4 page to sign and file. Raises UserError when there is none."""
    from jobdesk.reports.import_receipt import receipt_pdf

    receipt = get(desk, id_)
    own = settings.get(desk)
    return receipt_pdf(
        receipt_sheet(receipt),
        own.name or desk.name,
        foot=f"{desk.user} · {official_date(desk.today())}",
        practice=desk.practice,
    )


def handed_out(desk: Desk, id_: int, action: Action) -> None:
    """Note that a receipt, which names the people of the rows left out, was printed or saved."""
    receipt = get(desk, id_)
    access.log(desk, action, receipt.kind, (), count=len(receipt.left), purpose=TITLE)


def receipt_sheet(receipt: Receipt) -> Any:
    """What the page of a receipt says."""
    from jobdesk.reports.import_receipt import ReceiptSheet

    counts = receipt.counts
    return ReceiptSheet(
        number=receipt.id,
        file=receipt.file,
        digest=receipt.sha256,
        kind=KINDS[receipt.kind].label,
        unit=KINDS[receipt.kind].unit,
        at=receipt.at,
        user=receipt.user,
        undone=receipt.undone,
        counts=(
            ("읽은 줄", counts.read),
            ("새로", counts.new),
            ("갱신", counts.updated),
            ("같음", counts.unchanged),
            ("건너뜀", counts.skipped),
            ("정하지 않음", counts.question),
            ("거절", counts.rejected),
        ),
        sheets=receipt.sheets,
        columns=receipt.columns,
        rules=receipt.rules,
        left=[(one.where, one.title, one.fate, one.reason) for one in receipt.left],
    )


def _receipt(row: ReceiptRow) -> Receipt:
    body = json.loads(row.body)
    return Receipt(
        row.id,
        row.operation,
        datetime.fromisoformat(row.at),
        row.user,
        row.file,
        row.sha256,
        KindId(row.sheet_kind),
        row.undone,
        Counts(*body["counts"]),
        tuple(body["sheets"]),
        tuple((header, label) for header, label in body["columns"]),
        tuple(body["rules"]),
        tuple(LeftRow(*one) for one in body["left"]),
        body["backup"],
    )
