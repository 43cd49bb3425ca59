"""Whatever a sheet of referrals, hires, notes or visits looks like, every row has one fate,
answered or not, and an undo leaves no trace."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from jobdesk.domain.employers import Employer, Vacancy
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Seeker
from jobdesk.errors import UserError
from jobdesk.services import employers, history, imports, seekers, vacancies
from jobdesk.services.desk import Desk
from jobdesk.services.imports import Decision, ImportPlan
from tests.services.import_kit import conserved, dump

_ODD = st.sampled_from(["", "-", "#N/A", "없음", "\u00a0", "=1+1", "２０２６", "○", "(주)"])
_DATES = st.sampled_from(["2026-10-05", "10.6.", "2026.02.30", "곧", "2030-01-01", "46301"])
_NAMES = st.sampled_from(["김민지", "이철수", "박 영 희", "김민지(여)"]) | _ODD
_PHONES = st.sampled_from(["010-1234-5678", "1012345678", "전화없음1"]) | _ODD
_FIRMS = st.sampled_from(["하나식품", "(주)하나식품", "새벗농원", "새벗 농원"]) | _ODD
_JOBS = st.sampled_from(["포장", "선별", "포장 "]) | _ODD
_WORDS = st.text(max_size=8) | _ODD
_PEOPLE = {"성명": _NAMES, "연락처": _PHONES, "생년월일": st.sampled_from(["1980-01-02", "61"])}
_SHEETS: dict[KindId, dict[str, st.SearchStrategy[str]]] = {
    KindId.REFERRALS: {
        "알선일": _DATES | _ODD,
        **_PEOPLE,
        "구인업체": _FIRMS,
        "직종": _JOBS,
        "면접일": _DATES | _ODD,
        "결과": st.sampled_from(["제안", "면접예정", "채용", "글쎄"]) | _ODD,
        "비고": _WORDS,
    },
    KindId.PLACEMENTS: {
        "입사일": _DATES | _ODD,
        **_PEOPLE,
        "취업처": _FIRMS,
        "취업경로": st.sampled_from(["알선", "자체취업", "몰라"]) | _ODD,
        "고용보험": st.sampled_from(["○", "×", "가입", "?"]) | _ODD,
        "임금": st.sampled_from(["230만원", "협의"]) | _ODD,
    },
    KindId.NOTES: {
        "상담일": _DATES | _ODD,
        "시각": st.sampled_from(["9", "오후 2시", "25:00"]) | _ODD,
        **_PEOPLE,
        "상담내용": _WORDS,
        "상담유형": _WORDS,
    },
    KindId.VISITS: {
        "방문일": _DATES | _ODD,
        "업체명": _FIRMS,
        "방문목적": _WORDS,
        "방문내용": _WORDS,
        "만난 사람": _NAMES,
    },
    KindId.TASKS: {"할 일": _WORDS, "기한": _DATES | _ODD, "성명": _NAMES, "업체명": _FIRMS},
    KindId.MEETINGS: {
        "개최일": _DATES | _ODD,
        "주요 내용": _WORDS,
        "참여기관": _WORDS,
        "참여 인원": st.sampled_from(["3명", "0", "여럿"]) | _ODD,
    },
}


@st.composite
def sheets(draw: st.DrawFn) -> tuple[KindId, list[list[str]]]:
    kind = draw(st.sampled_from(list(_SHEETS)))
    cells = _SHEETS[kind]
    names = draw(st.permutations(list(cells)))
    names = names[: draw(st.integers(2, len(names)))]
    rows = [[draw(cells[name]) for name in names] for _ in range(draw(st.integers(1, 6)))]
    if draw(st.booleans()):
        rows.append(rows[0])
    return kind, [names, *rows]


def _answered(plan: ImportPlan, answer: int) -> ImportPlan:
    """Every question answered, ``answer`` choosing among what is offered."""
    for _ in range(4):
        for row in plan.questions:
            offered: list[tuple[Decision, int | None]] = [(Decision.SKIP, None)]
            if imports.may_be_new(row):
                offered.append((Decision.NEW, None))
            offered += [(Decision.UPDATE, candidate.id) for candidate in row.candidates]
            plan = imports.decide(plan, [row.index], *offered[answer % len(offered)])
    return plan


def _fill(desk: Desk) -> None:
    if desk.store.db.execute("SELECT count(*) FROM seekers").fetchone()[0]:
        return
    for birth, phone in ((date(1980, 1, 2), "010-1234-5678"), (date(1965, 3, 2), "")):
        seekers.register(desk, Seeker(name="김민지", birth_date=birth, phone=phone))
    for phone in ("063-111-1111", "063-222-2222"):
        firm = employers.register(desk, Employer(name="하나식품", phone=phone)).refs[0].id
        for day in (date(2026, 8, 1), date(2026, 9, 1)):
            vacancies.register(desk, Vacancy(employer_id=firm, job="포장", received_on=day))


def _records(desk: Desk) -> dict[str, list[dict[str, object]]]:
    """All but the remembered forms of sheets, which an undo leaves."""
    return {kind: rows for kind, rows in dump(desk).items() if kind != "import_profiles"}


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(sheet=sheets(), answer=st.integers(0, 3))
def test_rows_of_every_kind_are_conserved_and_undo_leaves_no_trace(
    desk: Desk, tmp_path: Path, sheet: tuple[KindId, list[list[str]]], answer: int
) -> None:
    _fill(desk)
    kind, rows = sheet
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    path = tmp_path / "대장.csv"
    path.write_text(out.getvalue(), encoding="utf-8-sig")
    before = _records(desk)
    plan, sentence = None, ""
    try:
        plan = imports.plan(desk, path, kind=kind)
    except UserError as error:
        sentence = error.message
    if plan is None:
        event("refused")
        assert sentence.endswith(".")
        return
    event(f"planned {kind.value}")
    assert conserved(plan.counts)
    assert plan.counts.read == len(plan.rows) == sum(table.rows for table in plan.sheets)
    for row in plan.rows:
        asked = row.decision in (Decision.REJECT, Decision.QUESTION, Decision.SKIP)
        assert bool(row.reason) or not asked
        assert bool(row.candidates) or not row.asks
    for chosen in (plan, _answered(plan, answer)):
        assert conserved(chosen.counts)
        result = imports.apply(desk, chosen)
        assert conserved(result)
        if result.change.operation:
            again = imports.plan(desk, path, kind=kind)
            # What was stored is known again, unless somebody new of that name is asked about.
            assert again.counts.new == 0
            history.undo(desk, result.change.operation)
        assert _records(desk) == before
