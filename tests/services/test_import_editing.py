"""Cells corrected in the review, words of coded columns, and the year of days without one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from import_kit import bring, conserved, decisions, people, stored, workbook

from jobdesk.domain.kinds import KindId
from jobdesk.services import imports
from jobdesk.services.desk import Desk
from jobdesk.services.importing import coded, editing, originals, profiles, value_tables
from jobdesk.services.imports import Choices, Decision

ROWS = (
    ("강나래", "1980-05-01", "010-7000-0001", "", "조리원", ""),
    ("오한결", "1975.02.30", "010-7000-0005", "", "경비", ""),
    ("한서준", "1990.13.01", "010-7000-0006", "", "경비", ""),
)
FIRMS = ("업체명", "구분", "연락처", "등록일")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return people(tmp_path / "접수.xlsx", *ROWS)


def test_a_wrong_cell_is_corrected_and_the_row_checked_at_once(desk: Desk, file: Path) -> None:
    plan = imports.plan(desk, file)
    assert decisions(plan) == [Decision.NEW, Decision.REJECT, Decision.REJECT]
    cell = next(c for c in editing.cells(plan, plan.rows[1]) if c.wrong)
    assert (cell.header, cell.text, cell.original) == ("생년월일", "1975.02.30", None)
    mended = imports.edit(desk, plan, 1, {cell.column: " 1975-02-28 "})
    assert decisions(mended) == [Decision.NEW, Decision.NEW, Decision.REJECT]
    assert mended.rows[1].values["birth_date"] == date(1975, 2, 28)
    assert conserved(mended.counts)
    cell = editing.cells(mended, mended.rows[1])[1]
    assert (cell.text, cell.original) == ("1975-02-28", "1975.02.30")
    wrong = imports.edit(desk, mended, 1, {1: "1975-02-31"})
    assert wrong.rows[1].decision is Decision.REJECT
    back = imports.edit(desk, wrong, 1, {1: "1975.02.30"})
    assert back.choices.edits == {}, "the text of the file takes the correction back"
    assert back.rows[1].reason == plan.rows[1].reason


def test_corrections_survive_other_choices_and_decisions_survive_them(
    desk: Desk, file: Path
) -> None:
    plan = imports.edit(desk, imports.plan(desk, file), 1, {1: "1975-02-28"})
    plan = imports.decide(plan, [0], Decision.SKIP)
    plan = imports.remap(desk, plan, {"비고": ""})
    plan = imports.edit(desk, plan, 2, {1: "1990-12-01"})
    assert decisions(plan) == [Decision.SKIP, Decision.NEW, Decision.NEW]


def test_what_is_stored_and_given_back_has_the_corrections(
    desk: Desk, file: Path, tmp_path: Path
) -> None:
    plan = imports.edit(desk, imports.plan(desk, file), 1, {1: "1975-02-28"})
    plan = imports.edit(desk, plan, 2, {4: "야간 경비"})
    out = tmp_path / "거절.xlsx"
    assert imports.save_rejects(plan, out) == 1
    sheet = openpyxl.load_workbook(out).active
    assert sheet is not None
    assert [cell.value for cell in sheet[2]][:5] == [
        "한서준", "1990.13.01", "010-7000-0006", None, "야간 경비",
    ]  # fmt: skip
    result = imports.apply(desk, plan)
    born = dict(stored(desk, KindId.SEEKERS, "name", "birth_date"))
    assert born["오한결"] == date(1975, 2, 28)
    ids = [ref.id for ref in result.change.refs if ref.kind is KindId.SEEKERS]
    said = [originals.of_record(desk, KindId.SEEKERS, id_) for id_ in ids]
    assert {result.change.operation: (originals.Original("생년월일", "1975.02.30"),)} in said, (
        "the original is what the file said"
    )


def firms(path: Path) -> Path:
    return workbook(
        path,
        FIRMS,
        ("한빛요양원", "사회복지", "055-111-1111", "3월 2일"),
        ("가람식품", "회사", "055-111-1112", "12월 24일"),
        ("솔내농원", "농업", "055-111-1113", "2026-01-05"),
        ("구름상회", "사회복지", "055-111-1114", "3/29"),
        title="2026년 거래처",
    )


def test_the_words_of_a_coded_column_are_listed_and_given_a_meaning(
    desk: Desk, tmp_path: Path
) -> None:
    path = firms(tmp_path / "업체.xlsx")
    plan = imports.plan(desk, path)
    (table,) = value_tables.spoken(desk, plan).tables
    assert (table.header, table.label) == ("구분", "구분")
    shown = {(v.said, v.count, v.becomes, v.fate) for v in table.values}
    assert ("사회복지", 2, coded.IN_NOTE, coded.Fate.NOTE) in shown
    assert ("회사", 1, "기업", coded.Fate.KNOWN) in shown
    assert table.values[0].said == "사회복지", "what has no meaning yet stands first"
    assert table.open == 1

    choices = Choices(values={"구분": {"사회복지": "기관", "농업": coded.NOT_TAKEN}})
    again = imports.plan_as(desk, plan.workbook, choices, before=plan)
    types = [str(row.values.get("employer_type", "")) for row in again.rows]
    assert types[0] == types[3] == "기관"
    assert "note" not in again.rows[0].values
    assert value_tables.spoken(desk, again).open == 0
    imports.apply(desk, again)
    assert profiles.listing(desk)[0].chosen == ("정한 값 2가지",)
    next_month = imports.plan(desk, firms(tmp_path / "다음.xlsx"), remembered=True)
    assert next_month.choices.values["구분"]["사회복지"] == "기관"


def test_a_list_of_words_is_read_word_by_word() -> None:
    from jobdesk.exchange.rules import Reads
    from jobdesk.services.importing.said import Said

    def known(cell: object) -> Said:
        return Said(("주간",)) if cell == "주간" else Said(rest=str(cell))

    read = coded.by_choice(
        known, Reads.MULTI, {"밤": "야간", "몰라": coded.IN_NOTE, "x": coded.NOT_TAKEN}
    )
    assert read("밤, 주간, 몰라, x") == Said(("야간", "주간"), rest="몰라")
    assert read("주간") == Said(("주간",))
    flag = coded.by_choice(lambda _: Said(bad="?"), Reads.FLAG, {"해당": coded.YES})
    assert flag("해당") == Said(True)
    assert flag("모름").bad


def test_the_year_of_days_without_one_is_shown_and_changed(desk: Desk, tmp_path: Path) -> None:
    path = firms(tmp_path / "업체.xlsx")
    plan = imports.plan(desk, path)
    seen = value_tables.spoken(desk, plan)
    assert (seen.year, seen.yearless) == (2026, 3)
    assert _days(plan) == [
        date(2026, 3, 2),
        date(2025, 12, 24),
        date(2026, 1, 5),
        date(2026, 3, 29),
    ]
    other = imports.plan(desk, path, year=2024)
    assert _days(other)[:2] == [date(2024, 3, 2), date(2024, 12, 24)]
    ahead = imports.plan(desk, path, year=2026)
    assert _days(ahead)[1] == date(2026, 12, 24), "what the user said is not moved"


def _days(plan: imports.ImportPlan) -> list[object]:
    return [row.values.get("registered_on") for row in plan.rows]


def test_without_a_word_of_code_nothing_is_listed(desk: Desk, file: Path) -> None:
    plan = imports.plan(desk, file)
    assert value_tables.spoken(desk, plan) == value_tables.Spoken()
    assert bring(desk, file).new == 1
