"""What an import plan is: plain data that a page shows, a script prints and a test compares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from jobdesk.domain.changes import Change
from jobdesk.domain.kinds import KindId
from jobdesk.exchange.columns import ColumnMatch
from jobdesk.exchange.leftovers import LeftOut
from jobdesk.exchange.recognise import Understood
from jobdesk.exchange.workbook import Workbook
from jobdesk.services.backups import BackupInfo


class Decision(StrEnum):
    """What becomes of a row; the value is what the page calls it."""

    NEW = "신규"
    UPDATE = "변경"
    SAME = "같음"
    SKIP = "건너뜀"
    QUESTION = "확인 필요"
    REJECT = "오류"


class DuplicateRule(StrEnum):
    """What is done with the rows of records that are there already."""

    UPDATE = "새 값으로 바꾸기"
    FILL = "빈칸만 채우기"
    SKIP = "건너뛰기"


@dataclass(frozen=True, slots=True)
class FieldChoice:
    """One field that a column may be mapped to; ``label`` as the page shows it."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class CellChange:
    """One value that an update writes, as text for the screen."""

    field: str
    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record, or an earlier row of the same file, that a row may be about.

    ``id`` is the record's id; for a row of the file it is minus the row's index less one.
    """

    id: int
    title: str
    detail: str
    why: str


def is_usual(remark: str) -> bool:
    """Whether a remark only says what is made along with a row, which nobody has to look at."""
    return remark.startswith("새 ")


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One data row.

    ``row`` is its number in ``sheet``; ``values`` are typed by field id, dotted ids belong to
    the record linked. ``reason`` says why it is asked, skipped or refused, ``column`` the
    header at fault. ``twin`` is the index of an earlier row of the file about the same record.
    ``asks`` is the link that the candidates belong to (``seeker``: whose referral it is), empty
    where they are records of the kind itself. ``planned`` is what the program proposed,
    ``decided`` marks what the user chose, ``rule`` how the row is written where the user said
    so of this row; else the rule of the whole plan holds.
    """

    index: int
    sheet: str
    row: int
    decision: Decision
    title: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    existing_id: int | None = None
    changes: tuple[CellChange, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    reason: str = ""
    column: str = ""
    remarks: tuple[str, ...] = ()
    twin: int | None = None
    planned: Decision = Decision.NEW
    decided: bool = False
    asks: str = ""
    rule: DuplicateRule | None = None


@dataclass(frozen=True, slots=True)
class TableFound:
    """One table of the file. ``header_rows``, ``first_row`` and ``last_row`` are sheet row
    numbers, 0 without rows; ``left_out`` are rows that are no records, with the reason."""

    sheet: str
    header_rows: tuple[int, ...]
    first_row: int
    last_row: int
    rows: int
    left_out: tuple[LeftOut, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Counts:
    """Rows by decision: ``read`` is the sum of all others."""

    read: int = 0
    new: int = 0
    updated: int = 0
    unchanged: int = 0
    skipped: int = 0
    question: int = 0
    rejected: int = 0


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user fixed; None leaves it to the program. ``columns`` maps header texts to
    field ids, ``""`` for a column that is not wanted.

    ``rows`` says by sheet and sheet row number of single rows whether they are records (see
    picking.py), ``values`` says by header what each word of a coded column becomes (see coded.py),
    ``edits`` what stands in a cell instead of what the file says, by sheet, sheet row number
    and column counted from 0; ``year`` is that of days without one. ``profile`` is the id of
    the profile that was applied, 0 for none; ``day`` is the id of the 만남의 날 that a sheet of
    one is of, ``cohort`` that of the 교육 기수.
    """

    kind: str | None = None
    sheet: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    header_rows: tuple[int, ...] | None = None
    rule: DuplicateRule = DuplicateRule.UPDATE
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    edits: Mapping[tuple[str, int, int], str] = field(default_factory=dict)
    year: int | None = None
    profile: int = 0
    rows: Mapping[tuple[str, int], bool] = field(default_factory=dict)
    day: int | None = None
    cohort: int | None = None


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do; nothing is written.

    ``why`` says how the kind was known, ``notes`` what was assumed (the year of dates, the
    day of ages), ``others`` the sheets that were not taken. ``understood`` and ``workbook``
    (free of resident numbers) let the plan be made again with other choices; ``known`` are
    the records that rows may be about, by id. ``day`` is the 만남의 날 and ``cohort`` the 교육
    기수 that the rows are of, 0 where each says its own or none is known.
    """

    kind: KindId
    file: str
    sha256: str
    sheets: tuple[TableFound, ...]
    columns: tuple[ColumnMatch, ...]
    rows: tuple[PlanRow, ...]
    counts: Counts
    why: str
    notes: tuple[str, ...]
    others: tuple[str, ...]
    choices: Choices
    today: date
    workbook: Workbook = field(repr=False)
    understood: Understood = field(repr=False)
    known: Mapping[int, object] = field(repr=False)
    day: int = 0
    cohort: int = 0

    @property
    def rejected(self) -> tuple[PlanRow, ...]:
        """The rows that cannot be taken, in file order."""
        return tuple(row for row in self.rows if row.decision is Decision.REJECT)

    @property
    def questions(self) -> tuple[PlanRow, ...]:
        """The rows that wait for a decision, in file order."""
        return tuple(row for row in self.rows if row.decision is Decision.QUESTION)

    @property
    def inner_duplicates(self) -> int:
        """Rows about a record that an earlier row of the file is about."""
        return sum(1 for row in self.rows if row.twin is not None)

    @property
    def left_out(self) -> int:
        """Rows between and below that are no records (totals, examples, notes)."""
        return sum(len(table.left_out) for table in self.sheets)

    @property
    def column_fields(self) -> dict[str, str]:
        """Header text to field id of the kind; fields of a linked record are left out.

        An address column of a vacancy sheet without a workplace counts as the workplace,
        which it becomes. A header that stands twice is told apart by its group.
        """
        mapped = {match.field for match in self.columns}
        out: dict[str, str] = {}
        for match in self.columns:
            name = match.field
            if name == "employer.address" and "workplace" not in mapped:
                name = "workplace"
            if not name or "." in name:
                continue
            header = match.header
            if out.get(header, name) != name:
                header = match.path
            out[header] = name
        return out


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did; ``read`` is the sum of the other counts.

    ``question`` counts rows left undecided: they were not taken. ``rejects`` are those and
    the refused ones. ``backup`` is None when nothing had to be written.
    """

    change: Change
    read: int
    new: int
    updated: int
    unchanged: int
    skipped: int
    question: int
    rejected: int
    rejects: tuple[PlanRow, ...]
    backup: BackupInfo | None

    @property
    def left(self) -> int:
        """Rows that were read and not taken, each with its reason."""
        return self.skipped + self.question + self.rejected


def count(rows: tuple[PlanRow, ...]) -> Counts:
    """Rows by decision."""
    tally = dict.fromkeys(Decision, 0)
    for row in rows:
        tally[row.decision] += 1
    return Counts(len(rows), *(tally[decision] for decision in Decision))
