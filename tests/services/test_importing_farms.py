"""The sheets of farm work: lists of days, requests of a board, farms, workers and support."""

from __future__ import annotations

import json
import os
import shutil
from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from jobdesk.domain.farm_support import SupportStep
from jobdesk.domain.farm_work import DayStatus, FarmDay
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import farm_days, farm_records, history, imports, lists
from jobdesk.services.desk import Desk
from jobdesk.services.imports import Decision, DuplicateRule, ImportPlan
from tests.conftest import TODAY
from tests.services.import_kit import bring, conserved, decisions, dump, file, stored, workbook
from tests.shared import shared

__all__ = ["file"]
_K = KindId
ROSTER = "samples/rosters/농가일자리_투입현황.xlsx"
DAYS = ("일자", "농가명", "작업내용", "근로자", "연락처", "일당", "교통비", "간식비", "보험")
_OURS = {
    "farm": "employer",
    "worker": "seeker",
    "phone": "seeker.phone",
}
"""What the truth of a sample calls otherwise."""


def _k42() -> Path:
    return next(p for p in shared("samples/sheets").iterdir() if p.name.startswith("k42"))


def _day(on: object, farm: str, name: str, phone: str, *more: object) -> list[object]:
    return [on, farm, "적과", name, phone, 120_000, *more]


def _worked(desk: Desk) -> list[tuple[object, ...]]:
    return stored(desk, _K.FARM_DAYS, "work_date", "employer", "seeker", "task", "status")


def test_a_real_list_of_days_comes_in_as_its_truth_says(desk: Desk) -> None:
    path = shared(ROSTER)
    truth = json.loads(shared(f"{ROSTER}.truth.json").read_text(encoding="utf-8"))
    before = dump(desk)
    plan = imports.plan(desk, path, year=2026)
    assert plan.kind.value == truth["kind"]
    told = {match.header: match.field for match in plan.columns if match.field}
    assert told == {head: _OURS.get(name, name) for head, name in truth["columns"].items()}
    assert [row.row for row in plan.rejected] == truth["rejects"]
    assert (plan.counts.new, plan.counts.read) == (truth["rows"], truth["rows"])
    assert plan.inner_duplicates == truth["inner_duplicates"]
    assert plan.rows[0].title == "김은서 · 고정식 농가"
    shown = [plan.rows[0].values[name] for name in ("travel_support", "snack_support", "insured")]
    assert shown == [7_000, 5_000, False]
    result = imports.apply(desk, plan)
    assert conserved(result)
    days = _worked(desk)
    assert len(days) == truth["rows"]
    assert days[0] == (date(2026, 5, 1), "고정식 농가", "김은서", "전지", "근로확인")
    assert {status for *_, status in days} == {DayStatus.WORKED.value}
    assert {task for *_, task, _ in days} == {"전지", "수확", "봉지 씌우기", "적과", "적화"}
    farms, workers = len({day[1] for day in days}), len({day[2] for day in days})
    assert (farms, workers) == (114, 24)
    for kind, count in ((_K.EMPLOYERS, farms), (_K.FARMS, farms), (_K.SEEKERS, workers)):
        assert lists.count(desk, kind) == count
    assert lists.count(desk, _K.FARM_WORKERS) == workers
    found = dict(stored(desk, _K.FARMS, "employer", "found_on"))
    assert found["고정식 농가"] == date(2026, 5, 1)
    money = Counter(stored(desk, _K.SUPPORT_PAYMENTS, "item", "amount", "step"))
    assert money == {("교통비", 7_000, "기안"): 120, ("간식비", 5_000, "기안"): 120}
    again = imports.plan(desk, path, year=2026)
    assert again.counts.unchanged == truth["rows"]
    assert not imports.apply(desk, again).change.operation
    history.undo(desk)
    assert dump(desk) == before


def test_the_year_is_as_said_else_that_of_the_file(desk: Desk, tmp_path: Path) -> None:
    path = Path(shutil.copy(shared(ROSTER), tmp_path))
    saved = datetime(2025, 5, 21, 12).astimezone().timestamp()
    os.utime(path, (saved, saved))
    plan = imports.plan(desk, path)
    assert plan.rows[0].values["work_date"] == date(2025, 5, 1)
    (note,) = (note for note in plan.notes if "연도" in note)
    assert note.startswith("날짜에 연도가 없어 2025년으로 보았습니다(파일을 저장한 날 2025-05-21).")
    said = imports.plan(desk, path, year=2024)
    assert said.rows[0].values["work_date"] == date(2024, 5, 1)
    assert not any("연도" in note for note in said.notes)
    saved = datetime(2025, 3, 2, 12).astimezone().timestamp()
    os.utime(path, (saved, saved))
    assert imports.plan(desk, path).rows[0].values["work_date"] == date(2024, 5, 1)
    later = (datetime.combine(TODAY, datetime.min.time()) + timedelta(days=400)).timestamp()
    os.utime(path, (later, later))
    assert imports.plan(desk, path).rows[0].values["work_date"] == date(TODAY.year, 5, 1)


def test_a_board_of_requests_asks_where_it_contradicts_itself(desk: Desk) -> None:
    before = dump(desk)
    plan = imports.plan(desk, _k42())
    assert plan.kind is _K.FARM_REQUESTS
    assert (plan.counts.read, plan.counts.rejected) == (20, 0)
    asked = {row.row: row.reason for row in plan.questions}
    assert set(asked) == {3, 9, 10, 14, 15, 18, 19, 20, 21}
    assert "작업종료일이 작업시작일보다 앞섭니다(2021-08-21 ~ 2021-08-15)." in asked[21]
    assert plan.rows[1].title == "수확 · (농가명 없음) 033-339-8921"
    assert asked[3].startswith("초보 가능은 ‘아니오’인데")
    assert asked[10] == "제목은 ‘적과’인데 상세내용은 ‘적화’입니다."
    assert asked[18] == "일당은 95,000원인데 상세내용에는 ‘80,000원’입니다."
    taken = imports.decide(plan, None, Decision.NEW)
    imports.apply(desk, taken)
    fields = ("task", "starts_on", "ends_on", "heads", "starts_at", "ends_at", "block_count")
    rows = stored(desk, _K.FARM_REQUESTS, *fields)
    assert len(rows) == 20
    assert rows[0] == (
        "유인·순지르기",
        date(2021, 7, 2),
        date(2021, 7, 15),
        5,
        "08:00",
        "17:00",
        14,
    )
    # An end before its start is left to the words; the day that is sure stands.
    assert rows[19][:4] == ("잎따기", date(2021, 8, 21), None, 20)
    notes = [str(note) for (note,) in stored(desk, _K.FARM_REQUESTS, "note")]
    assert "작업 종료일: 2021-08-15" in notes[19]
    assert notes[15].count("\n") > 10
    assert notes[15].startswith("1. 세부 농작업내용 : 하우스작업")
    assert all(str(note).count("세부") <= 2 for note in notes)
    history.undo(desk)
    assert dump(desk) == before


def test_the_hours_of_a_posting_are_read_from_its_words(desk: Desk) -> None:
    plan = imports.plan(desk, _k42())
    told = {row.row: (row.values.get("starts_at"), row.values.get("ends_at")) for row in plan.rows}
    assert told[4] == ("07:00", "17:00")  # 07;00~17;00
    assert told[13] == ("07:00", "18:00")  # 오전 7시 부터 오후 6시까지
    assert told[16] == ("07:00", "18:00")  # 07시~18시
    assert told[7] == (None, None)  # the form's own example
    assert told[8] == (None, None)  # 농가와 협의


def test_a_list_confirms_only_what_was(desk: Desk, file: Path) -> None:
    ahead = TODAY + timedelta(days=3)
    workbook(
        file,
        (*DAYS, "상태"),
        [*_day("2026-11-02", "새말 농가", "김은서", "010-1111-2222", 7_000, "", "O"), "○"],
        [*_day("2026-11-03", "새말 농가", "김은서", "010-1111-2222", 7_000, "", ""), "결근"],
        [*_day("2026-11-04", "새말 농가", "김은서", "010-1111-2222", "", 5_000, ""), "우천"],
        [*_day(ahead, "새말 농가", "김은서", "010-1111-2222", "", "", ""), ""],
        [*_day(ahead, "솔내 농가", "김은서", "010-1111-2222", "", "", ""), ""],
        [*_day(ahead, "솔내 농가", "이철수", "010-3333-4444", "", "", ""), "근로확인"],
    )
    plan = imports.plan(desk, file)
    assert decisions(plan) == [Decision.NEW] * 4 + [Decision.REJECT] * 2
    assert plan.rows[4].reason == "그 날 다른 농가에 이미 배치되어 있습니다."
    assert "아직 오지 않은 날" in plan.rows[5].reason
    imports.apply(desk, plan)
    statuses = [row[-1] for row in _worked(desk)]
    assert statuses == ["근로확인", "결근", "우천연기", "배치"]
    assert stored(desk, _K.SUPPORT_PAYMENTS, "item", "amount") == [("교통비", 7_000)]
    notes = [note for (note,) in stored(desk, _K.FARM_DAYS, "note")]
    assert notes == ["", "지원금: 교통비 7,000원", "지원금: 간식비 5,000원", ""]


def test_a_day_that_the_farm_asked_for_hangs_on_its_request(desk: Desk, file: Path) -> None:
    head = ("농가명", "농가 연락처", "작업", "작업시작일", "작업종료일", "필요인원", "일당")
    asked = ["새말 농가", "063-111-2222", "적과", "2026-11-02", "2026-11-03", 2, 120_000]
    bring(desk, workbook(file, head, asked))
    assert stored(desk, _K.FARM_BLOCKS, "heads") == [(2,), (2,)]
    workbook(
        file,
        DAYS,
        _day("2026-11-02", "새말 농가", "김은서", "010-1111-2222"),
        _day("2026-11-03", "새말 농가", "김은서", "010-1111-2222"),
        _day("2026-11-09", "새말 농가", "김은서", "010-1111-2222"),
    )
    bring(desk, file)
    assert lists.count(desk, _K.EMPLOYERS) == lists.count(desk, _K.FARMS) == 1
    blocks = [block for (block,) in stored(desk, _K.FARM_DAYS, "block_id")]
    assert [block is not None for block in blocks] == [True, True, False]
    assert stored(desk, _K.FARM_REQUESTS, "status", "worked_count") == [("근로확인", 2)]


def test_a_second_list_adds_what_was_paid_and_nothing_twice(desk: Desk, file: Path) -> None:
    first = _day("2026-11-02", "새말 농가", "김은서", "010-1111-2222", 7_000, "", "")
    bring(desk, workbook(file, DAYS, first))
    more = _day("2026-11-02", "새말 농가", "김은서", "010-1111-2222", 9_000, 5_000, "O")
    plan = imports.plan(desk, workbook(file, DAYS, more))
    assert decisions(plan) == [Decision.UPDATE]
    imports.apply(desk, plan)
    money = stored(desk, _K.SUPPORT_PAYMENTS, "item", "amount", "batch")
    title = "2026년 11월 명단의 지원금"
    assert money == [("교통비", 7_000, title), ("간식비", 5_000, title)]
    assert stored(desk, _K.FARM_DAYS, "insured") == [(True,)]
    filling = imports.plan(desk, file, rule=DuplicateRule.FILL)
    assert filling.counts.unchanged == 1


PAID = ("근로일", "지원 항목", "농가", "근로자", "금액", "지급 기안")


def _batches(desk: Desk, path: Path, *rows: list[object]) -> None:
    head = ("기안 제목", "기안일", "단계", "승인일", "지급일")
    bring(desk, workbook(path, head, *rows))


def _payments(desk: Desk, path: Path, *rows: list[object]) -> ImportPlan:
    return imports.plan(desk, workbook(path, PAID, *rows))


def test_support_goes_to_confirmed_days_and_once(desk: Desk, file: Path) -> None:
    absent = [*_day("2026-11-03", "새말 농가", "김은서", "010-1111-2222", "", "", ""), "결근"]
    worked = [*_day("2026-11-02", "새말 농가", "김은서", "010-1111-2222", "", "", ""), ""]
    bring(desk, workbook(file, (*DAYS, "상태"), worked, absent))
    _batches(
        desk,
        file,
        ["11월 지원금", "2026-11-10", "지급", "2026-11-11", "2026-11-12"],
        ["더 줄 지원금", "2026-11-15", "기안", "", ""],
    )
    line: list[object] = ["2026-11-02", "숙박비", "새말 농가", "김은서", 40_000, "11월 지원금"]
    plan = _payments(
        desk,
        file,
        line,
        [*line[:5], "더 줄 지원금"],
        ["2026-11-03", *line[1:]],
        ["2026-11-04", *line[1:]],
        [*line[:5], "없는 기안"],
    )
    assert decisions(plan) == [Decision.NEW, *[Decision.REJECT] * 4]
    reasons = [row.reason for row in plan.rejected]
    assert "다른 기안에 들어 있습니다" in reasons[0]
    assert "근로확인을 하지 않은 날" in reasons[1]
    assert "일한 기록이 없습니다" in reasons[2]
    assert "지급 기안을 먼저" in reasons[3]
    imports.apply(desk, plan)
    assert stored(desk, _K.SUPPORT_PAYMENTS, "amount", "step") == [(40_000, SupportStep.PAID.value)]
    assert decisions(_payments(desk, file, line)) == [Decision.SAME]
    changed = _payments(desk, file, [*line[:4], 50_000, line[5]])
    assert "이미 지급한 지원금" in changed.rejected[0].reason
    assert decisions(_payments(desk, file, [*line[:5], "더 줄 지원금"])) == [Decision.REJECT]


def test_a_plan_that_was_looked_at_for_long_pays_nothing_twice(desk: Desk, file: Path) -> None:
    """Two people read the same list; between plan and import somebody else was quicker."""
    bring(desk, workbook(file, DAYS, _day("2026-11-02", "새말 농가", "김은서", "", "", "", "")))
    _batches(
        desk,
        file,
        ["11월 지원금", "2026-11-10", "기안", "", ""],
        ["더 줄 지원금", "2026-11-15", "기안", "", ""],
    )
    line: list[object] = ["2026-11-02", "숙박비", "새말 농가", "김은서", 40_000]
    one = _payments(desk, file, [*line, "11월 지원금"])
    other = _payments(desk, file, [*line, "더 줄 지원금"])
    imports.apply(desk, one)
    before = dump(desk)
    with pytest.raises(UserError, match="같은 날의 같은 지원 항목이 둘이 됩니다"):
        imports.apply(desk, other)
    assert dump(desk) == before
    history.undo(desk)
    (day,) = lists.find(desk, _K.FARM_DAYS)
    farm_days.back(desk, [day])
    with pytest.raises(UserError, match="근로확인 상태가 아니게 됩니다"):
        imports.apply(desk, other)


def test_a_batch_moves_by_its_own_steps_alone(desk: Desk, file: Path) -> None:
    _batches(desk, file, ["11월 지원금", "2026-11-10", "기안", "", ""])
    head = ("기안 제목", "기안일", "단계", "승인일", "지급일")
    paid = ["11월 지원금", "2026-11-10", "지급", "2026-11-11", "2026-11-12"]
    bring(desk, workbook(file, head, paid))
    assert stored(desk, _K.SUPPORT_BATCHES, "step") == [("기안",)]


def test_workers_come_with_their_crews(desk: Desk, file: Path) -> None:
    head = ("근로자", "연락처", "출신", "할 수 있는 일", "타는 곳", "작업반")
    workbook(
        file,
        head,
        ["김은서", "010-1111-2222", "도시", "사다리작업, 예초기, 트랙터", "읍사무소", "가람 1반"],
        ["이철수", "010-3333-4444", "관내", "수확", "읍사무소", "가람1반"],
        ["박새롬", "010-5555-6666", "관외", "수확", "", ""],
    )
    before = dump(desk)
    bring(desk, file)
    rows = stored(desk, _K.FARM_WORKERS, "seeker", "origin", "skills", "crew")
    assert rows[0] == ("김은서", "도시", "사다리 작업, 예초기, 트랙터", "가람 1반")
    assert [row[3] for row in rows] == ["가람 1반", "가람 1반", ""]
    assert [crew.title for crew in farm_records.crews(desk)] == ["가람 1반"]
    assert imports.plan(desk, file).counts.unchanged == 3
    history.undo(desk)
    assert dump(desk) == before


def test_an_employer_that_a_list_of_farms_names_is_a_farm(desk: Desk, file: Path) -> None:
    head = ("업체명", "연락처", "업체구분", "업종")
    bring(desk, workbook(file, head, ["새말 농원", "063-111-2222", "기업", "과수"]))
    assert stored(desk, _K.EMPLOYERS, "employer_type") == [("기업",)]
    head = ("농가명", "연락처", "재배작물", "찾아가는 길")
    bring(desk, workbook(file, head, ["새말 농원", "063-111-2222", "사과, 오이", "회관\n둘째 길"]))
    assert stored(desk, _K.EMPLOYERS, "employer_type") == [("농가",)]
    assert stored(desk, _K.FARMS, "crops", "directions") == [("사과, 오이", "회관\n둘째 길")]


@pytest.mark.parametrize("kind", [_K.FARMS, _K.FARM_WORKERS])
def test_nobody_is_a_farm_or_a_worker_twice(desk: Desk, file: Path, kind: KindId) -> None:
    day = _day("2026-11-02", "새말 농가", "김은서", "010-1111-2222", 7_000, "", "")
    bring(desk, workbook(file, DAYS, day))
    head, row = {
        _K.FARMS: (("농가명", "재배작물", "면적"), ["새말 농가", "사과", "3,000평"]),
        _K.FARM_WORKERS: (
            ("근로자", "연락처", "타는 곳"),
            ["김은서", "010-1111-2222", "읍사무소"],
        ),
    }[kind]
    plan = imports.plan(desk, workbook(file, head, row))
    assert (plan.kind, decisions(plan)) == (kind, [Decision.UPDATE])
    imports.apply(desk, plan)
    assert lists.count(desk, kind) == 1


def test_a_request_told_anew_has_its_days_follow(desk: Desk, file: Path) -> None:
    head = ("농가명", "농가 연락처", "작업", "작업시작일", "작업종료일", "필요인원", "일당")
    row = ["새말 농가", "063-111-2222", "적과", "2026-11-23", "2026-11-24", 2, 120_000]
    bring(desk, workbook(file, head, row))
    bring(desk, workbook(file, head, [*row[:4], "2026-11-25", 3, 130_000]))
    fields = ("ends_on", "heads", "daily_wage", "block_count", "wanted_count")
    assert stored(desk, _K.FARM_REQUESTS, *fields) == [(date(2026, 11, 25), 3, 130_000, 3, 9)]
    placed = [*_day("2026-11-25", "새말 농가", "김은서", "010-1111-2222", "", "", "")]
    bring(desk, workbook(file, DAYS, placed))
    shorter = imports.plan(desk, workbook(file, head, [*row[:5], 3, 130_000]))
    assert decisions(shorter) == [Decision.REJECT]
    assert shorter.rows[0].reason == "2026-11-25에 배치된 사람이 있어 그날을 뺄 수 없습니다."
    other = ["솔내 농가", "063-111-3333", *row[2:5], 1, 120_000]
    both = imports.plan(desk, workbook(file, head, [*row[:5], 3, 130_000], other))
    assert decisions(both) == [Decision.REJECT, Decision.NEW]
    imports.apply(desk, both)
    assert stored(desk, _K.FARM_REQUESTS, "employer", "wanted_count")[1] == ("솔내 농가", 2)
    off = [*row[:4], "2026-11-25", 3, 130_000, TODAY, "품앗이"]
    called_off = imports.plan(desk, workbook(file, (*head, "취소일", "취소 사유"), off))
    assert decisions(called_off) == [Decision.SAME]
    assert "취소는 ‘요청 취소’로 하세요" in called_off.rows[0].remarks[-1]
    # Whom somebody sent there since the plan was made still hold it up.
    longer = imports.plan(desk, workbook(file, head, [*other[:4], "2026-11-26", 1, 120_000]))
    imports.apply(desk, longer)
    shorter = imports.plan(desk, workbook(file, head, other))
    bring(desk, workbook(file, DAYS, ["2026-11-26", "솔내 농가", *placed[2:]]))
    before = dump(desk)
    with pytest.raises(UserError, match="배치된 사람이 있어"):
        imports.apply(desk, shorter)
    assert dump(desk) == before


def test_a_request_that_was_called_off_wants_nobody(desk: Desk, file: Path) -> None:
    head = ("농가명", "작업", "작업시작일", "필요인원", "일당", "취소일", "취소 사유")
    row = ["새말 농가", "적과", "2026-11-23", 2, 120_000, "2026-11-18", "품앗이"]
    bring(desk, workbook(file, head, row))
    assert stored(desk, _K.FARM_REQUESTS, "status", "wanted_count") == [("취소", 0)]
    assert stored(desk, _K.FARM_BLOCKS, "status", "reason") == [("취소", "요청 취소: 품앗이")]


def test_two_farms_of_one_day_come_back_by_a_redo(desk: Desk, file: Path) -> None:
    """As lists tell it, half a day on each; the board never sends anybody so."""
    workbook(
        file,
        DAYS,
        _day("2026-11-02", "새말 농가", "김은서", "010-1111-2222", 7_000, "", ""),
        _day("2026-11-02", "솔내 농가", "김은서", "010-1111-2222", 7_000, "", ""),
    )
    plan = imports.plan(desk, file)
    assert "같은 날 두 농가에 적힌 줄이 1줄 있습니다." in " ".join(plan.notes)
    imports.apply(desk, plan)
    after = dump(desk)
    history.undo(desk)
    history.redo(desk)
    assert dump(desk) == after
    known = farm_records.days_between(desk, date(2026, 11, 2), date(2026, 11, 2))[0]
    again = FarmDay(
        employer_id=known.employer_id, seeker_id=known.seeker_id, work_date=known.work_date
    )
    with pytest.raises(UserError, match="두 번"):
        farm_days.record(desk, again)
