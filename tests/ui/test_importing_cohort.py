"""A sheet of a training cohort asks in the wizard which cohort it is of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from bench import Bench, benched
from importing_kit import made_page, opened
from pytestqt.qtbot import QtBot

from jobdesk.domain.kinds import KindId
from jobdesk.services import cohort_records, imports
from jobdesk.services.desk import Desk
from jobdesk.services.imports import Decision
from jobdesk.ui.pages.importing import ImportingPage
from tests import cohort_sheet_kit as kit
from tests.services.import_kit import workbook
from tests.services.test_importing_attendance_forms import MON, TUE, form

HEAD = ("성명", "생년월일", "수료여부")


@pytest.fixture
def cohorts(desk: Desk) -> tuple[int, int]:
    """Two cohorts that began on one day."""
    return kit.cohort(desk, "물류 실무 3기"), kit.cohort(desk, "조리 실무 1기")


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path, cohorts: tuple[int, int]) -> Iterator[Bench]:
    assert cohorts
    with benched(qtbot, desk, tmp_path) as made:
        yield made


@pytest.fixture
def page(bench: Bench) -> ImportingPage:
    return made_page(bench)


def test_which_cohort_is_asked_and_one_choice_answers_for_every_row(
    bench: Bench, page: ImportingPage, cohorts: tuple[int, int], tmp_path: Path
) -> None:
    sheet = workbook(
        tmp_path / "명단.xlsx", HEAD, ["최새롬", "1990-01-02", "수료"], ["정다온", "1991-01-02", ""]
    )
    opened(bench, page, sheet)
    step = page.reading
    assert step.cohort.isVisibleTo(page)
    assert not step.day.isVisibleTo(page)
    assert [step.cohort.itemText(n) for n in range(step.cohort.count())] == [
        "조리 실무 1기 (2026-09-07)",
        "물류 실무 3기 (2026-09-07)",
    ]
    assert step.cohort.currentIndex() == -1
    plan = page.session.plan
    assert plan is not None
    assert plan.counts.rejected == 2
    step.cohort.setCurrentIndex(1)
    step.cohort.activated.emit(1)
    bench.idle()
    plan = page.session.plan
    assert plan is not None
    assert [row.decision for row in plan.rows] == [Decision.NEW] * 2
    assert step.cohort.value() == str(cohorts[0])
    imports.apply(bench.desk, plan)
    assert len(cohort_records.trainees(bench.desk, cohorts[0])) == 2


def test_a_paper_of_persons_by_dates_is_shown_as_its_people(
    bench: Bench, page: ImportingPage, cohorts: tuple[int, int], tmp_path: Path
) -> None:
    path = form(
        tmp_path / "출석부.xlsx", [MON, TUE], [["김민지", "○", "지"], ["이철수", "○", "결"]]
    )
    opened(bench, page, path)
    step = page.reading
    step.cohort.setCurrentIndex(0)
    step.cohort.activated.emit(0)
    bench.idle()
    plan = page.session.plan
    assert plan is not None
    assert plan.kind is KindId.TRAINEES
    assert [row.title for row in plan.rows] == ["김민지", "이철수"]
    assert [row.decision for row in plan.rows] == [Decision.NEW] * 2
    imports.apply(bench.desk, plan)
    assert len(cohort_records.attendance(bench.desk, cohorts[1])) == 4


def test_the_result_of_a_form_without_a_mark_says_so(
    bench: Bench, page: ImportingPage, tmp_path: Path
) -> None:
    path = form(tmp_path / "출석부.xlsx", [MON, TUE], [["김민지", "", ""], ["이철수", "", ""]])
    opened(bench, page, path)
    page.reading.cohort.setCurrentIndex(0)
    page.reading.cohort.activated.emit(0)
    bench.idle()
    page.check.click()
    page.write.click()
    bench.idle()
    assert "표시가 한 칸도 없어 교육생 2명과 수업 2일만 읽었습니다" in page.result.about.text()
