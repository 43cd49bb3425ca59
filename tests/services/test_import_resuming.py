"""A review that was left is gone on with: cells, choices, corrections and decisions."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, datetime, time
from pathlib import Path

import pytest
from import_kit import decisions, people, workbook

from jobdesk.domain.people import Seeker
from jobdesk.errors import UserError
from jobdesk.exchange.workbook import Format, Sheet, Workbook
from jobdesk.services import imports, seekers
from jobdesk.services.desk import Desk
from jobdesk.services.importing import packing, resuming
from jobdesk.services.imports import Choices, Decision, DuplicateRule

ROWS = (
    ("강나래", "1980-05-01", "010-7000-0001", "", "조리원", ""),
    ("오한결", "1975.02.30", "010-7000-0005", "", "경비", ""),
    ("한서준", "", "", "", "경비", ""),
    ("나새봄", "1971-02-03", "010-7000-0009", "", "경비", ""),
    ("나새봄", "1971-02-03", "010-7000-0009", "", "조리원", ""),
)

AT = datetime.fromisoformat("2026-03-02T09:30:00")


@pytest.fixture
def plan(desk: Desk, tmp_path: Path) -> imports.ImportPlan:
    person = Seeker(name="한서준", birth_date=date(1990, 1, 9), birth_year=1990)
    seekers.register(desk, replace(person, registered_on=desk.today()))
    return imports.plan(desk, people(tmp_path / "접수.xlsx", *ROWS))


def test_every_cell_keeps_its_type() -> None:
    cells = ["글", 3, 2.5, True, None, date(2026, 3, 2), AT, time(9, 30)]
    sheet = Sheet("가", [cells], False, ((1, 1, 1, 2),), 3, frozenset({4, 2}), ("경고",), 2, "나")
    book = Workbook("a.xlsx", Format.XLSX, "", (sheet,), ("주의",), "ab" * 32)
    back = packing.unpacked(packing.packed(book))
    assert back == book
    assert [type(cell) for cell in back.sheets[0].rows[0]] == [type(cell) for cell in cells]


def test_no_field_of_a_workbook_or_of_the_choices_is_forgotten() -> None:
    """Whoever adds one has to pack it too."""
    assert [f.name for f in fields(Workbook)] == [
        "name", "format", "encoding", "sheets", "warnings", "sha256", "saved_on",
    ]  # fmt: skip
    assert [f.name for f in fields(Sheet)] == [
        "name", "rows", "visible", "merged", "first_row", "hidden_rows", "warnings",
        "first_column", "part_of",
    ]  # fmt: skip
    assert [f.name for f in fields(Choices)] == [
        "kind", "sheet", "columns", "header_rows", "rule", "values", "edits", "year", "profile",
        "rows", "day", "cohort",
    ]  # fmt: skip


def test_a_review_is_gone_on_with_where_it_was_left(desk: Desk, plan: imports.ImportPlan) -> None:
    assert decisions(plan)[1:] == [
        Decision.REJECT, Decision.QUESTION, Decision.NEW, Decision.QUESTION,
    ]  # fmt: skip
    plan = imports.replan(desk, plan, rule=DuplicateRule.FILL)
    plan = imports.edit(desk, plan, 1, {1: "1975-02-28"})
    plan = imports.pick_rows(desk, plan, "Sheet1", {5: False})
    plan = imports.pick_rows(desk, plan, "Sheet1", {5: True})
    plan = imports.decide(plan, [0], Decision.SKIP)
    plan = imports.decide(plan, [2], Decision.UPDATE, plan.rows[2].candidates[0].id)
    plan = imports.decide(plan, [4], Decision.UPDATE, plan.rows[4].existing_id)
    resuming.keep(desk, plan, resuming.packed(plan.workbook))
    left = resuming.kept(desk)
    assert left is not None
    assert (left.file, left.kind, left.rows) == ("접수.xlsx", plan.kind, 5)
    again = resuming.resume(desk, left.id)
    assert decisions(again) == decisions(plan)
    assert [row.existing_id for row in again.rows] == [row.existing_id for row in plan.rows]
    assert again.choices == replace(plan.choices, kind="seekers")
    assert imports.apply(desk, again).new == 2


def test_the_newest_one_is_kept_and_let_go(desk: Desk, plan: imports.ImportPlan) -> None:
    cells = resuming.packed(plan.workbook)
    for _ in range(3):
        resuming.keep(desk, plan, cells)
    assert desk.store.db.execute("SELECT count(*) FROM import_plans").fetchone() == (1,)
    left = resuming.kept(desk)
    assert left is not None
    resuming.drop(desk)
    assert resuming.kept(desk) is None
    with pytest.raises(UserError, match="남아 있지 않습니다"):
        resuming.resume(desk, left.id)


def test_what_somebody_else_left_is_not_offered(desk: Desk, plan: imports.ImportPlan) -> None:
    resuming.keep(desk, plan, resuming.packed(plan.workbook))
    desk.store.user = "박상담"
    assert resuming.kept(desk) is None
    resuming.drop(desk)
    desk.store.user = "관리자"
    assert resuming.kept(desk) is not None


def test_a_decision_that_means_something_else_by_now_is_asked_again(
    desk: Desk, plan: imports.ImportPlan
) -> None:
    plan = imports.decide(plan, [2], Decision.UPDATE, plan.rows[2].candidates[0].id)
    resuming.keep(desk, plan, resuming.packed(plan.workbook))
    person = Seeker(name="한서준", birth_date=date(1955, 1, 9), birth_year=1955)
    seekers.register(desk, replace(person, registered_on=desk.today()))
    left = resuming.kept(desk)
    assert left is not None
    assert resuming.resume(desk, left.id).rows[2].decision is Decision.QUESTION


def test_answers_about_linked_records_are_kept(desk: Desk, tmp_path: Path) -> None:
    for born in (1990, 1955):
        person = Seeker(name="한서준", birth_date=date(born, 1, 9), birth_year=born)
        seekers.register(desk, replace(person, registered_on=desk.today()))
    head = ("구직자 성명", "상담일", "상담내용")
    path = workbook(tmp_path / "상담일지.xlsx", head, ("한서준", "2026-03-02", "경비를 원함"))
    plan = imports.plan(desk, path, kind="notes")
    (row,) = plan.rows
    assert row.asks == "seeker"
    plan = imports.decide(plan, [0], Decision.NEW, row.candidates[1].id)
    resuming.keep(desk, plan, resuming.packed(plan.workbook))
    left = resuming.kept(desk)
    assert left is not None
    (again,) = resuming.resume(desk, left.id).rows
    assert again.values["seeker_id"] == row.candidates[1].id
    assert again.decision is Decision.NEW
