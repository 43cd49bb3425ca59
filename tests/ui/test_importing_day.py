"""A sheet of a 만남의 날 asks in the wizard which day it is of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from bench import Bench, benched
from importing_kit import made_page, opened
from pytestqt.qtbot import QtBot

from jobdesk.services import day_attendees, imports
from jobdesk.services.desk import Desk
from jobdesk.services.imports import Decision
from jobdesk.ui.models.plan_rows import summary
from jobdesk.ui.pages.importing import ImportingPage
from tests.conftest import TODAY
from tests.services.day_kit import make_day
from tests.services.import_kit import people, workbook

HEAD = ("성명", "연락처", "면접희망업체", "참석")


@pytest.fixture
def days(desk: Desk) -> tuple[int, int]:
    """Two days to come."""
    return (
        make_day(desk, TODAY + timedelta(days=2), title="제7회 만남의 날"),
        make_day(desk, TODAY + timedelta(days=9), title="제8회 만남의 날"),
    )


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path, days: tuple[int, int]) -> Iterator[Bench]:
    assert days
    with benched(qtbot, desk, tmp_path) as made:
        yield made


@pytest.fixture
def page(bench: Bench) -> ImportingPage:
    return made_page(bench)


def test_which_day_is_asked_and_one_choice_answers_for_every_row(
    bench: Bench, page: ImportingPage, days: tuple[int, int], tmp_path: Path
) -> None:
    sheet = workbook(
        tmp_path / "접수.xlsx",
        HEAD,
        ["최새롬", "010-7000-0001", "한빛식품", ""],
        ["정다온", "010-7000-0002", "", ""],
    )
    opened(bench, page, sheet)
    step = page.reading
    assert step.day.isVisibleTo(page)
    assert [step.day.itemText(n) for n in range(step.day.count())] == [
        "제7회 만남의 날 (2026-11-22)",
        "제8회 만남의 날 (2026-11-29)",
    ]
    assert step.day.currentIndex() == -1
    plan = page.session.plan
    assert plan is not None
    assert plan.counts.rejected == 2
    step.day.setCurrentIndex(1)
    step.day.activated.emit(1)
    bench.idle()
    plan = page.session.plan
    assert plan is not None
    assert [row.decision for row in plan.rows] == [Decision.NEW] * 2
    assert step.day.value() == str(days[1])
    imports.apply(bench.desk, plan)
    assert [row.name for row in day_attendees.rows(bench.desk, days[1])] == ["최새롬", "정다온"]


def test_a_firm_that_is_not_of_the_day_is_told_in_the_list_of_rows(
    bench: Bench, page: ImportingPage, days: tuple[int, int], tmp_path: Path
) -> None:
    sheet = workbook(
        tmp_path / "제7회 만남의 날 접수.xlsx", HEAD, ["최새롬", "010-7000-0001", "없는상사", ""]
    )
    opened(bench, page, sheet)
    plan = page.session.plan
    assert plan is not None
    assert plan.day == days[0]
    said = summary(plan, plan.rows[0])
    assert said.startswith("희망업체 없는상사: 이 행사의 참여업체에 없어 비고에 적습니다. · ")
    assert "제7회 만남의 날" not in said  # all rows are of it
    assert said.endswith("새 구직자: 최새롬")


def test_no_other_sheet_is_asked_for_a_day(
    bench: Bench, page: ImportingPage, tmp_path: Path
) -> None:
    opened(bench, page, people(tmp_path / "명부.xlsx", ["김민지", "1990-01-02", "", "", "", ""]))
    assert not page.reading.day.isVisibleTo(page)
