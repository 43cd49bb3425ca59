"""The sentences of the import page: what was understood, what will happen, what happened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.domain.text import with_particle
from jobdesk.services import rosters
from jobdesk.services.importing.receipts import Receipt
from jobdesk.services.importing.resuming import Kept
from jobdesk.services.importing.value_tables import Spoken
from jobdesk.services.imports import (
    Choices,
    Counts,
    Decision,
    ImportPlan,
    ImportResult,
    PlanRow,
    TableFound,
)
from jobdesk.ui import dates

LABEL = "엑셀 가져오기: "
"""How the labels of imports in the journal begin."""
ACCEPTED = (
    "엑셀과 한셀 파일(.xlsx .xlsm .xls .xlsb), .ods, .csv와 .txt(한글 완성형 포함)",
    "제목 줄, 두 줄로 된 머리글, 소계·합계 줄이 있는 표도 그대로 두세요",
    "암호가 걸린 파일은 암호를 묻고, 주민등록번호에서는 생년월일과 성별만 남깁니다",
)
NOT_TAKEN = frozenset({Decision.REJECT, Decision.QUESTION, Decision.SKIP})
"""What becomes of rows that are not taken."""
_ROSTERS = {**rosters.TITLES, KindId.VACANCIES: "구인 목록", KindId.TARGETS: "연간 목표"}
_NAMED = 3


def roster(kind: KindId) -> str:
    """What a sheet of that kind is called."""
    return _ROSTERS[kind]


def counted(kind: KindId, number: int) -> str:
    """``43명``, ``12곳``, ``7건``."""
    return f"{number:,}{KINDS[kind].unit}"


def understood(kind: KindId, tables: Sequence[TableFound]) -> str:
    """``구직자 명부 · 43명 · 머리글 3~4행 · 소계·합계 3줄 제외``."""
    parts = [roster(kind), counted(kind, sum(table.rows for table in tables))]
    sheets = list(dict.fromkeys(table.sheet for table in tables))
    if len(sheets) > 1:
        more = "" if len(sheets) <= _NAMED else " 외"
        parts.append(f"시트 {len(sheets)}개({', '.join(sheets[:_NAMED])}{more})")
    heads = {table.header_rows for table in tables}
    if len(heads) == 1:
        parts.append(header_rows(heads.pop()))
    left = Counter(str(one.why.value).removesuffix(" 줄") for t in tables for one in t.left_out)
    if left:
        parts.append(", ".join(f"{why} {count:,}줄" for why, count in left.items()) + " 제외")
    return " · ".join(parts)


def header_rows(rows: Sequence[int]) -> str:
    """``머리글 3행``, ``머리글 3~4행``, ``머리글 없음``."""
    if not rows:
        return "머리글 없음"
    if len(rows) == 1:
        return f"머리글 {rows[0]}행"
    return f"머리글 {rows[0]}~{rows[-1]}행"


def are_chosen(choices: Choices) -> bool:
    """Whether the user chose anything about how the file is read."""
    of = (choices.day, choices.cohort)
    fixed = (choices.kind, choices.sheet, choices.header_rows, choices.year, *of)
    said = choices.columns or choices.values or choices.rows
    return any(one is not None for one in fixed) or bool(said)


def where(row: PlanRow, plan: ImportPlan) -> str:
    """``14행``, with the sheet's name where rows come from several."""
    several = len({table.sheet for table in plan.sheets}) > 1
    return f"{row.sheet} {row.row}행" if several else f"{row.row}행"


def reason(row: PlanRow, plan: ImportPlan) -> str:
    """``14행 생년월일: 2월 30일은 없는 날짜입니다``; empty where there is none."""
    if not row.reason:
        return ""
    return f"{where(row, plan)} {row.column}: {row.reason}" if row.column else row.reason


def button(kind: KindId, counts: Counts) -> str:
    """What the button that writes is called."""
    return f"{counted(kind, counts.new + counts.updated)} 가져오기"


def giving_back(rejected: int) -> str:
    """What the button is called that saves the rows that were not taken."""
    return f"{'거절된' if rejected else '정하지 않은'} 줄 엑셀로 저장"


def outlook(kind: KindId, counts: Counts, along: Mapping[KindId, int]) -> str:
    """What 가져오기 would do, what it makes ``along`` with it, and what it would leave out."""
    doing = []
    if counts.new:
        doing.append(f"새로 {counted(kind, counts.new)} 등록")
    if counts.updated:
        doing.append(f"{counted(kind, counts.updated)} 갱신")
    words = (
        f"백업한 뒤 {', '.join(doing)}합니다." if doing else "새로 등록하거나 갱신할 줄이 없습니다."
    )
    if along:
        said = ", ".join(f"{KINDS[of].label} {counted(of, n)}" for of, n in along.items())
        words += f" 줄에 적힌 {said}도 새로 등록합니다."
    left = []
    if counts.question:
        left.append(f"정하지 않은 {counts.question:,}줄")
    if counts.rejected:
        left.append(f"거절된 {counts.rejected:,}줄")
    if left:
        words += f" {'과 '.join(left)}은 가져오지 않습니다."
    return words


def brought(kind: KindId, counts: Counts) -> str:
    """``새로 38명, 갱신 3명``; what did neither is ``바뀐 기록 없음``."""
    parts = [
        f"{word} {counted(kind, number)}"
        for word, number in (("새로", counts.new), ("갱신", counts.updated))
        if number
    ]
    return ", ".join(parts) or "바뀐 기록 없음"


def known_file(receipt: Receipt) -> str:
    """That this very file came in before, and what coming in again does."""
    day = f"{dates.day(receipt.at.date())} {dates.clock(receipt.at)}"
    return (
        f"이 파일은 {day}에 {with_particle(receipt.user, '이/가')} 가져왔습니다"
        f"({brought(receipt.kind, receipt.counts)}). 다시 가져와도 내용이 같은 줄은 "
        "바뀌지 않습니다."
    )


def applied(profile: str) -> str:
    """That a file was read as its like was before."""
    return (
        f"{with_particle(f'지난번 양식 ‘{profile}’', '을/를')} 적용했습니다. 그때 고른 열과 값, "
        "규칙대로 읽었습니다."
    )


def left_behind(kept: Kept) -> str:
    """That a review was not finished."""
    at = f"{dates.day(kept.at.date())} {dates.clock(kept.at)}"
    return (
        f"{at}에 검토하던 파일이 있습니다: {kept.file} ({roster(kept.kind)} {kept.rows:,}줄). 고른 "
        "것과 고친 칸을 그대로 두었고, 저장된 기록은 없습니다."
    )


def words_to_check(spoken: Spoken) -> str:
    """What the button is called that leads to the words of coded columns."""
    columns = f"값 확인 ({len(spoken.tables):,}열"
    return f"{columns}, 정할 말 {spoken.open:,}가지)" if spoken.open else f"{columns})"


def done(kind: KindId, result: ImportResult) -> str:
    """The heading of the result."""
    if result.new + result.updated == 0:
        return "바뀐 기록이 없습니다"
    return f"{KINDS[kind].label} {counted(kind, result.new + result.updated)}을 가져왔습니다"


def terms(result: ImportResult) -> tuple[tuple[str, int], ...]:
    """The row equation: what was read first, then the parts that make it up."""
    parts = (
        ("읽은 줄", result.read),
        ("새로", result.new),
        ("갱신", result.updated),
        ("같음", result.unchanged),
        ("건너뜀", result.skipped),
        ("거절", result.rejected),
    )
    return (*parts, ("정하지 않음", result.question)) if result.question else parts
