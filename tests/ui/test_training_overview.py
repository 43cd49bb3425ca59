"""개요 of a cohort by mouse and keyboard: figures against targets, who wants people, the budget."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from bench import Bench, press
from interviews_kit import dialog_of
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.modeltest import ModelTester
from training_kit import new_class, new_cohort, opened
from window_kit import bench as bench

from jobdesk.domain.cohorts import CohortMeasure, DemandStatus
from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import TraineeStatus
from jobdesk.services import cohort_demands, cohort_records, cohort_targets, trainees
from jobdesk.ui.pages.training.demand_dialog import DemandDialog
from jobdesk.ui.pages.training.demand_tab import DemandTab
from jobdesk.ui.pages.training.figures_tab import FiguresTab
from jobdesk.ui.pages.training.money_tab import MoneyTab
from jobdesk.ui.pages.training.overview_part import OverviewPart
from jobdesk.ui.pages.training.page import TrainingPage
from jobdesk.ui.pages.training.targets_dialog import TargetsDialog
from jobdesk.ui.widgets.new_employer import NewFirm
from jobdesk.ui.widgets.visit_dialog import EntryDialog
from tests import casework
from tests.conftest import TODAY

T = TypeVar("T", bound=QWidget)


def tab_of(bench: Bench, page: TrainingPage, cohort: int, kind: type[T]) -> T:
    """A tab of 개요, looked at."""
    page.open_cohort(cohort, "overview")
    bench.idle()
    assert page.cohort is not None
    part = page.cohort.current
    assert isinstance(part, OverviewPart)
    tab = part.panel.findChild(kind)
    assert isinstance(tab, kind)
    part.panel.tabs.setCurrentWidget(tab)
    bench.idle()
    return tab


def test_targets_are_set_and_revised_and_the_old_ones_stay(bench: Bench) -> None:
    at = new_class(bench.desk, TraineeStatus.SELECTED)
    _window, page = opened(bench)
    tab = tab_of(bench, page, at.cohort, FiguresTab)
    assert tab.table.listing.row(0)[:4] == ("모집", "-", "4명", "-")
    tab.set_button.click()
    dialog = dialog_of(TargetsDialog)
    dialog.fields[CohortMeasure.RECRUITED].widget.setText("5")  # type: ignore[attr-defined]
    dialog.fields[CohortMeasure.CERTIFIED].widget.setText("해당사항없음")  # type: ignore[attr-defined]
    dialog.go.click()
    bench.idle()
    rows = [tab.table.listing.row(n)[:4] for n in range(5)]
    assert rows[0] == ("모집", "5", "4명", "80%")
    assert rows[3] == ("자격취득", "해당사항없음", "0명", "-")
    assert tab.cards[CohortMeasure.RECRUITED].accessibleName() == "모집 4 목표 5"
    assert not tab.past.isVisible()
    tab.set_targets()
    again = dialog_of(TargetsDialog)
    assert again.windowTitle() == "목표 바꾸기"
    again.fields[CohortMeasure.RECRUITED].widget.setText("4")  # type: ignore[attr-defined]
    again.reason.widget.setText("추경")  # type: ignore[attr-defined]
    again.since.widget.setText("없는 날")  # type: ignore[attr-defined]
    again.save()
    assert again.since.problem()
    again.since.widget.setText("오늘")  # type: ignore[attr-defined]
    again.save()
    bench.idle()
    # The reason is that of 모집 alone: 자격취득 was not revised.
    told = {line.measure: line.revisions for line in cohort_targets.table(bench.desk, at.cohort)}
    assert (told[CohortMeasure.RECRUITED], told[CohortMeasure.CERTIFIED]) == (2, 1)
    tab.set_targets()
    third = dialog_of(TargetsDialog)
    third.reason.widget.setText("사유만")  # type: ignore[attr-defined]
    third.save()
    assert "바뀐 목표가 없습니다" in third.problem.text()
    third.reject()
    assert tab.table.listing.row(0)[:4] == ("모집", "4", "4명", "100%")
    tab.table.selectRow(0)
    assert tab.past.isVisible()
    assert tab.past_title.text() == "모집 목표의 변경"
    assert [tab.past.listing.row(n)[1] for n in range(2)] == ["4", "5"]
    tab.past.selectRow(0)
    tab.back_button.click()
    bench.idle()
    assert cohort_targets.table(bench.desk, at.cohort)[0].value == "5"


def test_a_number_leads_to_the_people_it_counts(bench: Bench) -> None:
    at = new_class(bench.desk)
    window, page = opened(bench)
    tab = tab_of(bench, page, at.cohort, FiguresTab)
    QTest.mouseClick(tab.cards[CohortMeasure.RECRUITED], Qt.MouseButton.LeftButton)
    bench.idle()
    assert page.rows is not None
    assert sorted(page.rows.model.ids) == sorted(at.trainees.values())
    assert window.current == "training"


def test_figures_follow_what_changes_elsewhere(bench: Bench) -> None:
    at = new_class(bench.desk)
    _window, page = opened(bench)
    tab = tab_of(bench, page, at.cohort, FiguresTab)
    gone, desk = [at.trainees["김민지"]], bench.desk
    bench.jobs.write(lambda: trainees.trash(desk, gone))
    bench.idle()
    assert tab.table.listing.row(0)[2] == "3명"


def test_budget_lines_are_added_written_and_taken_off(
    bench: Bench, qtmodeltester: ModelTester
) -> None:
    cohort = new_cohort(bench.desk)
    _window, page = opened(bench)
    tab = tab_of(bench, page, cohort, MoneyTab)
    tab.add()
    assert "재원" in tab.problem.text()
    for source, amount in (("국비", "8000000"), ("군비", "2000000")):
        tab.source.setText(source)
        press(tab.source, Qt.Key.Key_Return)
        tab.amount.setText(amount)
        press(tab.amount, Qt.Key.Key_Return)
        bench.idle()
    qtmodeltester.check(tab.rows)
    assert tab.sum.text().startswith("합계 10,000,000원 · 집행 0원")
    spent = [cell.column.field for cell in tab.rows.cells].index("spent")
    tab.rows.setData(tab.rows.index(0, spent), 5_000_000)
    bench.idle()
    assert "집행률 50.0%" in tab.sum.text()
    tab.source.setText("국비")
    tab.add()
    bench.idle()
    assert "이미 이 기수의 재원" in tab.problem.text()
    tab.table.setFocus()
    press(tab.table, Qt.Key.Key_Delete)
    bench.idle()
    assert len(cohort_records.budgets(bench.desk, cohort)) == 1


def test_an_employer_is_asked_binds_itself_and_takes_it_back(
    bench: Bench, qtmodeltester: ModelTester
) -> None:
    cohort, firm = new_cohort(bench.desk), casework.employer(bench.desk, "한빛물류")
    window, page = opened(bench)
    tab = tab_of(bench, page, cohort, DemandTab)
    tab.add_button.click()
    dialog = dialog_of(EntryDialog)
    dialog.form.fields["employer"].set_value(firm)
    dialog.form.fields["heads"].widget.setText("3")  # type: ignore[attr-defined]
    dialog.go.click()
    bench.idle()
    qtmodeltester.check(tab.rows)
    (line,) = cohort_records.demands(bench.desk, cohort)
    assert (line.heads, line.status, line.asked_on) == (3, DemandStatus.ASKED, TODAY)
    tab.table.select(line.id)
    tab.commit_button.click()
    bound = dialog_of(EntryDialog)
    assert bound.form.fields["committed_heads"].value() == 3
    bound.form.fields["committed_heads"].widget.setText("2")  # type: ignore[attr-defined]
    bound.go.click()
    bench.idle()
    assert tab.sum.text() == "수요 1곳 3명 · 약정 1곳 2명 · 약정 업체 채용 0명"
    tab.withdraw_button.click()
    bench.idle()
    (after,) = cohort_records.demands(bench.desk, cohort)
    assert after.status is DemandStatus.WITHDRAWN
    assert not tab.withdraw_button.isEnabled()
    tab.open_button.click()
    bench.idle()
    assert window.current == "employers"


def test_an_employer_that_is_not_registered_is_made_on_the_spot(bench: Bench) -> None:
    cohort, known = new_cohort(bench.desk), casework.employer(bench.desk, "가람물류")
    _window, page = opened(bench)
    tab = tab_of(bench, page, cohort, DemandTab)
    tab.add_button.click()
    dialog = dialog_of(DemandDialog)
    employer = dialog.form.fields["employer"].widget
    employer.setText("한빛물류")  # type: ignore[attr-defined]
    dialog.form.fields["heads"].widget.setText("3")  # type: ignore[attr-defined]
    dialog.new_button.click()
    firm = dialog_of(NewFirm)
    assert firm.form.fields["name"].value() == "한빛물류"
    firm.go.click()
    bench.idle()
    assert page.isVisible()  # one stays with the cohort
    assert employer.text() == "한빛물류"  # type: ignore[attr-defined]
    dialog.go.click()
    bench.idle()
    (line,) = cohort_records.demands(bench.desk, cohort)
    assert (line.heads, line.employer_id) == (3, dialog.form.fields["employer"].value())
    tab.add_button.click()
    again = dialog_of(DemandDialog)
    again.new_button.click()
    alike = dialog_of(NewFirm)
    alike.form.fields["name"].widget.setText("가람물류")  # type: ignore[attr-defined]
    QTest.qWait(400)
    bench.idle()
    alike.alike.open_first()
    assert again.form.fields["employer"].value() == known


def test_enter_corrects_a_line_and_delete_takes_it_off(bench: Bench) -> None:
    cohort, firm = new_cohort(bench.desk), casework.employer(bench.desk, "한빛물류")
    blank = cohort_demands.blank(bench.desk, cohort, firm)
    cohort_demands.add(bench.desk, replace(blank, heads=2))
    _window, page = opened(bench)
    tab = tab_of(bench, page, cohort, DemandTab)
    tab.table.setFocus()
    press(tab.table, Qt.Key.Key_Return)
    dialog = dialog_of(EntryDialog)
    dialog.form.fields["job"].widget.setText("지게차 운전")  # type: ignore[attr-defined]
    dialog.go.click()
    bench.idle()
    assert cohort_records.demands(bench.desk, cohort)[0].job == "지게차 운전"
    press(tab.table, Qt.Key.Key_Delete)
    bench.idle()
    assert cohort_records.demands(bench.desk, cohort) == []
    assert KindId.COHORT_DEMANDS in bench.changes[-1].kinds
