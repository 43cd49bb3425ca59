"""Whatever a sheet looks like, every row has one fate and an undo leaves no trace."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from jobdesk.errors import UserError
from jobdesk.services import history, imports
from jobdesk.services.desk import Desk
from jobdesk.services.imports import Decision
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
_BETWEEN = st.sampled_from([[], ["소계", "", "3명"], ["※ 개인정보 주의"], ["합 계", 7]])


@st.composite
def sheets(draw: st.DrawFn) -> list[list[str]]:
    names = draw(st.permutations(list(_CELLS)))[: draw(st.integers(1, len(_CELLS)))]
    if "성명" not in names:
        names = ["성명", *names]
    header = list(names)
    rows: list[list[object]] = [*draw(_ABOVE), header]
    for _ in range(draw(st.integers(0, 8))):
        if draw(st.integers(0, 5)) == 0:
            rows.append(header if draw(st.booleans()) else draw(_BETWEEN))
        rows.append([draw(_CELLS[name]) for name in names])
    return [[str(cell) for cell in row] for row in rows]


def _written(path: Path, rows: list[list[str]], encoding: str) -> Path:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    path.write_bytes(out.getvalue().encode(encoding, errors="replace"))
    return path


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
