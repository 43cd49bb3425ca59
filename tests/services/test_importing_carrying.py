"""Decisions that outlive another reading of the file, and a look at what no kind fits."""

from __future__ import annotations

from pathlib import Path

import pytest
from import_kit import people, workbook

from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Seeker
from jobdesk.services import imports, seekers
from jobdesk.services.desk import Desk
from jobdesk.services.imports import Choices, Decision, ImportPlan


@pytest.fixture
def plan(desk: Desk, tmp_path: Path) -> ImportPlan:
    """Two registered people of one name; a file that asks which of them, twice over."""
    for phone in ("010-1000-0001", "010-1000-0002"):
        seekers.register(desk, Seeker(name="김민지", phone=phone))
    path = people(
        tmp_path / "명부.xlsx",
        ("김민지", None, None, None, "조리원", "하나"),
        ("강나래", "1980-05-01", "010-7000-0001", None, "조리원", ""),
        ("강나래", "1980-05-01", "010-7000-0001", None, "경비", ""),
        ("오한결", "1975.02.30", None, None, "경비", ""),
    )
    made = imports.plan(desk, path)
    assert [row.decision for row in made.rows] == [
        Decision.QUESTION,
        Decision.NEW,
        Decision.QUESTION,
        Decision.REJECT,
    ]
    return made


def again(desk: Desk, plan: ImportPlan, choices: Choices | None = None) -> ImportPlan:
    return imports.plan_as(desk, plan.workbook, choices or plan.choices, before=plan)


@pytest.mark.parametrize("decision", [Decision.NEW, Decision.SKIP])
def test_a_decision_is_kept(desk: Desk, plan: ImportPlan, decision: Decision) -> None:
    decided = imports.decide(plan, [0], decision)
    assert again(desk, decided).rows[0] == decided.rows[0]


def test_the_chosen_candidate_is_kept(desk: Desk, plan: ImportPlan) -> None:
    second = plan.rows[0].candidates[1].id
    decided = imports.decide(plan, [0], Decision.UPDATE, second)
    kept = again(desk, decided, Choices(columns={"비고": ""})).rows[0]
    assert (kept.decision, kept.existing_id, kept.decided) == (Decision.UPDATE, second, True)
    assert [c.field for c in kept.changes] == ["desired_job"], "by the columns of now"


def test_a_row_joined_to_another_stays_joined(desk: Desk, plan: ImportPlan) -> None:
    twin = plan.rows[2].candidates[-1].id
    assert twin < 0
    decided = imports.decide(plan, [2], Decision.UPDATE, twin)
    kept = again(desk, decided).rows[2]
    assert (kept.decision, kept.existing_id) == (Decision.UPDATE, twin)


def test_a_question_about_others_is_asked_anew(desk: Desk, plan: ImportPlan) -> None:
    decided = imports.decide(plan, [0], Decision.UPDATE, plan.rows[0].candidates[0].id)
    seekers.register(desk, Seeker(name="김민지", phone="010-1000-0003"))
    now = again(desk, decided).rows[0]
    assert now.decision is Decision.QUESTION
    assert len(now.candidates) == 3


def test_what_is_refused_now_is_not_taken(desk: Desk, plan: ImportPlan) -> None:
    decided = imports.decide(plan, [1], Decision.NEW)
    moved = again(desk, decided, Choices(kind="seekers", columns={"희망직종": "birth_date"}))
    assert moved.rows[1].decision is Decision.REJECT
    assert imports.decide(moved, [3], Decision.SKIP).rows[3].decision is Decision.SKIP


def test_a_refused_row_left_out_stays_out(desk: Desk, plan: ImportPlan) -> None:
    decided = imports.decide(plan, [3], Decision.SKIP)
    assert again(desk, decided).rows[3].decision is Decision.SKIP


def test_a_glance_names_what_can_be_chosen(desk: Desk, tmp_path: Path) -> None:
    path = workbook(tmp_path / "모름.xlsx", ("구분", "갑"), ("가람", 1), ("나루", 2))
    book = imports.read(path)
    seen = imports.glance(book, Choices(), desk.today())
    assert seen.kind is KindId.SEEKERS
    assert seen.table is not None
    assert seen.table.header_rows == (1,)
    assert [match.header for match in seen.columns] == ["구분", "갑"]
    chosen = Choices(kind="employers", columns={"구분": "name"})
    assert imports.glance(book, chosen, desk.today()).columns[0].field == "name"
    other = Choices(kind="employers", columns={"구분": "birth_date"}, header_rows=())
    seen = imports.glance(book, other, desk.today())
    assert seen.table is not None
    assert seen.table.header_rows == ()


def test_a_glance_at_nothing(desk: Desk, tmp_path: Path) -> None:
    book = imports.read(workbook(tmp_path / "빈.xlsx"))
    seen = imports.glance(book, Choices(), desk.today())
    assert (seen.table, seen.columns) == (None, ())
