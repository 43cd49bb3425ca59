"""Whatever a sheet looks like, every row has one fate and an undo leaves no trace."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.exchange.rules import ColumnRule, Reads
from jobdesk.exchange.synonyms import sheet_kind
from jobdesk.services import history, imports
from jobdesk.services.desk import Desk
from jobdesk.services.imports import Decision, ImportPlan
from tests.services.import_kit import conserved, dump

_ODD = st.sampled_from(
    [
        "",
        "-",
        "#N/A",
        "없음",
        "\u00a0",
        "=1+1",
        "<b>",
        "２０２６",
        "○",
        "e\u0301",
        "(주)",
        "0",
        "1e5",
    ]
)
_NAMES = st.sampled_from(["김민지", "이철수", "박 영 희", "김민지(여)", "Kim", "홍○동"])
_DATES = st.sampled_from(
    [
        "1990-01-02",
        "65.3.2",
        "'65. 3. 2.",
        "2026.02.30",
        "650302-2******",
        "32874",
        "1974년생",
        "곧",
    ]
)
_PHONES = st.sampled_from(
    ["010-1234-5678", "1012345678", "063-123-4567, 010-1111-2222", "353-1234", "전화없음1"]
)
_CELLS = {
    "성명": _NAMES | _ODD,
    "생년월일": _DATES | _ODD,
    "연락처": _PHONES | _ODD,
    "성별": st.sampled_from(["남", "여", "1", "F", "갑"]) | _ODD,
    "만나이": st.sampled_from(["만 61세", "61", "60대", "999"]) | _ODD,
    "주소": st.sampled_from(["한빛군 가람읍 1", "솔내면"]) | _ODD,
    "희망직종": st.text(max_size=8) | _ODD,
    "희망임금(월)": st.sampled_from(["2300000", "협의", "월 200만원"]) | _ODD,
    "구직신청일": st.sampled_from(["20260405", "3월 29일", "2030-01-01"]) | _ODD,
    "비고": st.text(max_size=12) | _ODD,
    "뜻 모를 열": _ODD,
}
_ABOVE = st.lists(
    st.sampled_from([["구직자 명부"], ["", "", "(단위: 명)"], [], ["결재", "담당", "팀장"]]),
    max_size=3,
)
_BETWEEN: st.SearchStrategy[list[str]] = st.sampled_from(
    [[], ["소계", "", "3명"], ["※ 개인정보 주의"], ["합 계", "7"]]
)


@st.composite
def sheets(draw: st.DrawFn) -> list[list[str]]:
    names = draw(st.permutations(list(_CELLS)))[: draw(st.integers(1, len(_CELLS)))]
    if "성명" not in names:
        names = ["성명", *names]
    header = list(names)
    rows: list[list[str]] = [*draw(_ABOVE), header]
    for _ in range(draw(st.integers(0, 8))):
        if draw(st.integers(0, 5)) == 0:
            rows.append(header if draw(st.booleans()) else draw(_BETWEEN))
        rows.append([draw(_CELLS[name]) for name in names])
    return rows


def _written(path: Path, rows: list[list[str]], encoding: str) -> Path:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    path.write_bytes(out.getvalue().encode(encoding, errors="replace"))
    return path


_COMPANIES = st.sampled_from(["한빛식품", "(주)솔내농원", "주식회사 한별", "한빛식품㈜"])
_BY_READS: dict[Reads, st.SearchStrategy[str]] = {
    Reads.NAME: _NAMES,
    Reads.COMPANY: _COMPANIES,
    Reads.DATE: st.sampled_from(["2026-03-02", "2026.5.2.", "3월 29일", "20260405", "2026.02.30"]),
    Reads.LAST_DATE: st.sampled_from(["2026-03-02", "채용시까지", "2026.1.1~2026.2.1"]),
    Reads.BIRTH: _DATES,
    Reads.PHONE: _PHONES,
    Reads.AGE: st.sampled_from(["만 61세", "61"]),
    Reads.GENDER: st.sampled_from(["남", "여"]),
    Reads.HEADS: st.sampled_from(["3명", "0", "12"]),
    Reads.OPENINGS: st.sampled_from(["3명", "1", "○명"]),
    Reads.NUMBER: st.sampled_from(["3", "1,200"]),
    Reads.YEAR: st.sampled_from(["2026", "2026년"]),
    Reads.TIME: st.sampled_from(["09:00", "오후 2시"]),
    Reads.WON: st.sampled_from(["10,000", "3만원"]),
    Reads.WAGE: st.sampled_from(["월 230만원", "시급 10,320원"]),
    Reads.FLAG: st.sampled_from(["○", "X", "예"]),
    Reads.BUSINESS_NUMBER: st.sampled_from(["124-81-00998", "1248100998"]),
}
_KINDS = imports.kinds()


@st.composite
def lists_of(draw: st.DrawFn, kind: KindId) -> tuple[list[list[str]], list[int]]:
    """A sheet of a kind in some shape, and the row numbers of what must be accounted for."""
    rules = [rule for rule in sheet_kind(kind.value).rules if rule.words]
    needed = draw(st.sampled_from(sheet_kind(kind.value).needs))
    must = [rule for rule in rules if rule.field in needed]
    more = draw(st.permutations([rule for rule in rules if rule not in must]))
    columns: list[ColumnRule | None] = [*must, *more[: draw(st.integers(0, 6))]]
    if draw(st.booleans()):
        columns.insert(draw(st.integers(0, len(columns))), None)  # a spacer
    header = [rule.words[0] if rule else "" for rule in columns]
    before = [""] * draw(st.integers(0, 2))
    above = [list(row) for row in draw(_ABOVE)]
    sheet = [*above, [*before, *header]]
    for _ in range(draw(st.integers(0, 6))):
        if draw(st.integers(0, 5)) == 0:
            sheet.append(draw(_BETWEEN))
        cells = [draw(_BY_READS.get(rule.reads, _ODD) | _ODD) if rule else "" for rule in columns]
        sheet.append([*before, *cells])
    filled = [
        number
        for number, row in enumerate(sheet, start=1)
        if number > len(above) + 1 and any(cell.strip(" \u00a0") for cell in row)
    ]
    return sheet, filled


@st.composite
def files(draw: st.DrawFn) -> tuple[KindId, list[list[str]], list[int], str]:
    """A kind, a sheet of it, the rows to be accounted for, and how it is written."""
    kind = draw(st.sampled_from(_KINDS))
    sheet, filled = draw(lists_of(kind))
    form = draw(st.sampled_from(["utf-8", "utf-8-sig", "cp949", "utf-16", "xlsx", "twice"]))
    return kind, sheet, filled, form


def _filed(folder: Path, rows: list[list[str]], form: str) -> Path:
    """The rows as text in an encoding, as a workbook, or as one twice side by side."""
    if form not in ("xlsx", "twice"):
        return _written(folder / "자료.csv", rows, form)
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    wide = max(map(len, rows)) + 1
    for number, row in enumerate(rows, start=1):
        for column, cell in enumerate(row, start=1):
            if cell and not cell.startswith("="):
                sheet.cell(number, column, cell)
                if form == "twice":
                    sheet.cell(number, column + wide, cell)
    sheet.row_dimensions[len(rows)].hidden = True
    book.save(folder / "자료.xlsx")
    return folder / "자료.xlsx"


def _dump(desk: Desk) -> dict[str, list[dict[str, object]]]:
    """Everything but what was learnt about headers: an undo keeps that."""
    return {name: rows for name, rows in dump(desk).items() if name != KindId.IMPORT_PROFILES}


def _accounted(plan: ImportPlan, filled: list[int]) -> None:
    """Every filled row of every table taken is a row of the plan, or left out with a reason."""
    assert conserved(plan.counts)
    numbers = [(row.sheet, row.row) for row in plan.rows]
    left = [(table.sheet, out.row) for table in plan.sheets for out in table.left_out]
    assert len(set(numbers + left)) == len(numbers) + len(left)
    heads = {(table.sheet, row) for table in plan.sheets for row in table.header_rows}
    for name in {table.sheet for table in plan.sheets}:
        sheet = next(one for one in plan.workbook.sheets if one.name == name)
        for row in filled:
            cells = (
                sheet.rows[row - sheet.first_row] if row - sheet.first_row < len(sheet.rows) else []
            )
            if any(str(cell).strip(" \u00a0") for cell in cells if cell is not None):
                assert (name, row) in {*numbers, *left, *heads}, (name, row)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(file=files())
def test_rows_of_every_kind_are_conserved_in_every_shape(
    desk: Desk, tmp_path: Path, file: tuple[KindId, list[list[str]], list[int], str]
) -> None:
    kind, sheet, filled, form = file
    path = _filed(tmp_path, sheet, form)
    plan, sentence = None, ""
    try:
        plan = imports.plan(desk, path, kind=kind)
    except UserError as error:
        sentence = error.message
    event(f"{form}: {'planned' if plan else 'refused'}")
    if plan is None:
        assert sentence.endswith(".")
        return
    assert plan.kind is kind
    _accounted(plan, filled)
    before = _dump(desk)
    result = imports.apply(desk, plan)
    assert conserved(result)
    if result.change.operation:
        history.undo(desk, result.change.operation)
    assert _dump(desk) == before


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=sheets(), encoding=st.sampled_from(["utf-8", "utf-8-sig", "cp949", "utf-16"]))
def test_rows_are_conserved_and_undo_leaves_no_trace(
    desk: Desk, tmp_path: Path, rows: list[list[str]], encoding: str
) -> None:
    path = _written(tmp_path / "구직자.csv", rows, encoding)
    plan, sentence = None, ""
    try:
        plan = imports.plan(desk, path)
    except UserError as error:
        sentence = error.message
    event("planned" if plan else "refused")
    if plan is None:
        assert sentence.endswith(".")
        return
    assert conserved(plan.counts)
    assert plan.counts.read == len(plan.rows) == sum(table.rows for table in plan.sheets)
    numbers = [(row.sheet, row.row) for row in plan.rows]
    assert len(set(numbers)) == len(numbers)
    left = {(table.sheet, out.row) for table in plan.sheets for out in table.left_out}
    assert not left & set(numbers)
    for row in plan.rows:
        asked = row.decision in (Decision.REJECT, Decision.QUESTION, Decision.SKIP)
        assert bool(row.reason) or not asked
    before = dump(desk)
    for decision in (None, Decision.NEW, Decision.SKIP):
        chosen = plan if decision is None else imports.decide(plan, None, decision)
        result = imports.apply(desk, chosen)
        assert conserved(result)
        assert len(result.change.refs) >= result.new
        if result.change.operation:
            again = imports.plan(desk, path)
            assert again.counts.new == 0 or decision is not None
            history.undo(desk, result.change.operation)
        assert dump(desk) == before
