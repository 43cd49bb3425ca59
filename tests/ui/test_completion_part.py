"""수료 and 훈련수당 by mouse and keyboard: decided, excepted, left, gained, printed, paid."""

from __future__ import annotations

from datetime import date

import pytest
from bench import Bench, press
from interviews_kit import dialog_of
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from training_kit import opened
from window_kit import CTRL
from window_kit import bench as bench

from jobdesk.domain.trainees import ExitReason, Mark, TraineeStatus
from jobdesk.services import (
    access,
    attendance,
    certificates,
    cohort_records,
    completion,
    exits,
    history,
    qualifications,
    trainee_pay,
)
from jobdesk.ui import printing
from jobdesk.ui.pages.training.certificate_dialog import CertificatesDialog
from jobdesk.ui.pages.training.completion_dialogs import (
    DecideDialog,
    ExceptDialog,
    ExitDialog,
    ReasonDialog,
)
from jobdesk.ui.pages.training.completion_part import CompletionPart
from jobdesk.ui.pages.training.pay_dialogs import AccountDialog, PayDialog
from jobdesk.ui.pages.training.qualification_dialog import QualificationDialog
from tests import attendance_kit
from tests.attendance_kit import Made

_S = TraineeStatus
_NOV = date(2026, 11, 1)


@pytest.fixture
def cohort(bench: Bench) -> Made:
    """Four people, ten lessons that are over; the second missed three, 10,000 won a day."""
    made = attendance_kit.make(
        bench.desk, people=4, days=10, allowance_day=10_000, certificate_prefix="물류-"
    )
    attendance.fill_days(bench.desk, made.id, made.days)
    absent = [(made.people[1], day) for day in made.days[:3]]
    attendance.mark(bench.desk, made.id, absent, Mark.ABSENT)
    return made


def shown(bench: Bench, cohort: Made) -> CompletionPart:
    """The part of the cohort, the window beneath it active."""
    window, page = opened(bench)
    page.open_cohort(cohort.id, "completion")
    bench.idle()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    assert page.cohort is not None
    part = page.cohort.current
    assert isinstance(part, CompletionPart)
    return part


def choose(part: CompletionPart, cohort: Made, *which: int) -> None:
    """Choose some of the people."""
    table = part.list.table
    table.setFocus()
    table.select(cohort.people[which[0]])
    flags = table.selectionModel().SelectionFlag
    for each in which[1:]:
        index = table.rows.index(table.rows.place(cohort.people[each]), 0)
        table.selectionModel().select(index, flags.Select | flags.Rows)


def states(bench: Bench, cohort: Made) -> list[TraineeStatus]:
    """Where everybody is."""
    return [cohort_records.trainee(bench.desk, id_).status for id_ in cohort.people]


def test_everybody_is_decided_after_a_look(bench: Bench, cohort: Made) -> None:
    part = shown(bench, cohort)
    ModelTester(None).check(part.list.rows)
    part.primary_action()
    dialog = dialog_of(DecideDialog)
    assert dialog.told.text() == "수료 3명 · 미수료 1명"
    assert dialog.go.text() == "4명 판정"
    press(dialog.table, Qt.Key.Key_Space)
    assert dialog.told.text() == "수료 2명 · 미수료 1명"
    bench.qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    press(dialog, Qt.Key.Key_S, CTRL)
    bench.idle()
    assert states(bench, cohort) == [_S.RUNNING, _S.NOT_COMPLETED, _S.COMPLETED, _S.COMPLETED]
    assert part.list.pane.told.text() == "수료 2명 · 미수료 1명 · 교육중 1명"
    pills = {key: pill.text() for key, pill in part.list.pane.toggles.items()}
    assert pills["open"] == "판정 전 1"
    assert pills["bare"] == "수료증 전 2"
    part.list.pane.choose("short")
    assert [row.name for row in part.list.rows._rows] == ["이영수"]


def test_who_cannot_be_decided_has_no_box_and_leads_to_the_days(bench: Bench, cohort: Made) -> None:
    attendance.clear(bench.desk, cohort.id, [(cohort.people[0], cohort.days[2])])
    part = shown(bench, cohort)
    asked: list[str] = []
    part.part_wanted.connect(asked.append)
    choose(part, cohort, 0)
    press(part.list.table, Qt.Key.Key_1)
    dialog = dialog_of(DecideDialog)
    assert dialog.told.text().endswith("아직 판정할 수 없는 분 1명")
    dialog.tick(cohort.people[0])
    assert cohort.people[0] not in dialog.picked
    dialog.to_days.click()
    assert asked == ["attendance"]
    assert set(states(bench, cohort)) == {_S.RUNNING}


def test_an_exception_needs_its_reason(bench: Bench, cohort: Made) -> None:
    completion.decide(bench.desk, cohort.id)
    part = shown(bench, cohort)
    choose(part, cohort, 1)
    press(part.list.table, Qt.Key.Key_2)
    dialog = dialog_of(ExceptDialog)
    dialog.save()
    bench.idle()
    assert "사유" in dialog.fields["exception"].problem()
    dialog.fields["exception"].set_value("감염병 격리")
    dialog.save()
    bench.idle()
    row = part.list.rows.of(cohort.people[1])
    assert (row.status, row.exception) == (_S.COMPLETED, "감염병 격리")
    choose(part, cohort, 1)
    press(part.list.table, Qt.Key.Key_3)
    bench.idle()
    assert states(bench, cohort)[1] is _S.RUNNING


def test_who_left_is_asked_for_day_and_reason(bench: Bench, cohort: Made) -> None:
    gone = [(cohort.people[2], day) for day in cohort.days[6:]]
    attendance.mark(bench.desk, cohort.id, gone, Mark.ABSENT)
    part = shown(bench, cohort)
    choose(part, cohort, 2)
    press(part.list.table, Qt.Key.Key_4)
    dialog = dialog_of(ExitDialog)
    bench.idle()
    assert dialog.fields["left_on"].value() == cohort.days[5]  # as the 출석부 has it
    dialog.fields["left_on"].set_value(None)
    dialog.save()
    assert "입력하세요" in dialog.fields["left_on"].problem()
    dialog.fields["left_on"].set_value(cohort.days[5])
    dialog.save()
    bench.idle()
    assert "종료 사유" in dialog.fields["exit_reason"].problem()
    dialog.fields["exit_reason"].set_value("조기취업")
    dialog.fields["exit_note"].set_value("한빛식품")
    dialog.save()
    bench.idle()
    assert states(bench, cohort)[2] is _S.EARLY_HIRE
    assert part.list.rows.of(cohort.people[2]).why == "한빛식품 · 2026-11-09까지"
    choose(part, cohort, 2)
    part.list.leave_early()
    dialog = dialog_of(ExitDialog)
    assert dialog.fields["exit_reason"].value() == "조기취업"
    dialog.fields["exit_reason"].set_value("개인사정")
    dialog.save()
    bench.idle()
    one = cohort_records.trainee(bench.desk, cohort.people[2])
    assert (one.status, one.exit_reason) == (_S.DROPPED, ExitReason.PERSONAL)
    part.list.come_back()
    bench.idle()
    assert states(bench, cohort)[2] is _S.RUNNING


def test_who_was_decided_is_not_asked_to_leave(bench: Bench, cohort: Made) -> None:
    completion.decide(bench.desk, cohort.id)
    part = shown(bench, cohort)
    choose(part, cohort, 0)
    press(part.list.table, Qt.Key.Key_4)
    assert "판정을 먼저 취소" in bench.said[-1].text


def test_a_certificate_is_gained_by_several_and_by_one(bench: Bench, cohort: Made) -> None:
    part = shown(bench, cohort)
    choose(part, cohort, 0, 2)
    press(part.list.table, Qt.Key.Key_5)
    bench.idle()
    dialog = dialog_of(QualificationDialog)
    assert dialog.go.text() == "2명 저장"
    assert "number" not in dialog.fields
    dialog.fields["title"].set_value("지게차운전기능사")
    dialog.fields["issuer"].set_value("한국산업인력공단")
    dialog.save()
    bench.idle()
    assert part.list.rows.of(cohort.people[0]).qualifications == "지게차운전기능사"
    tab = part.list.panel.gained
    choose(part, cohort, 0)
    bench.idle()
    tab.add_one()
    bench.idle()
    dialog = dialog_of(QualificationDialog)
    assert dialog.fields["title"].value() == "지게차운전기능사"
    dialog.save()
    bench.idle()
    assert "이미 적혀" in dialog.fields["title"].problem()
    dialog.fields["title"].set_value("물류관리사")
    dialog.fields["number"].set_value("26-77")
    dialog.save()
    bench.idle()
    found = qualifications.of_trainee(bench.desk, cohort.people[0])
    assert {one.title: one.number for one in found} == {
        "지게차운전기능사": "",
        "물류관리사": "26-77",
    }
    tab.table.select(found[1].id)
    tab.edit(found[1].id)
    bench.idle()
    dialog = dialog_of(QualificationDialog)
    dialog.reject()
    tab.take_away()
    bench.idle()
    assert len(qualifications.of_trainee(bench.desk, cohort.people[0])) == 1


def test_certificates_are_issued_with_the_numbers_shown_and_printed(
    bench: Bench, cohort: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    completion.decide(bench.desk, cohort.id)
    printed: list[bytes] = []
    monkeypatch.setattr(printing, "print_pdf", lambda pdf, _title, _parent: not printed.append(pdf))
    part = shown(bench, cohort)
    part.list.certificates_button.click()
    bench.idle()
    dialog = dialog_of(CertificatesDialog)
    assert dialog.ids == [cohort.people[0], cohort.people[2], cohort.people[3]]
    assert dialog.go.text() == "3장 발급하고 인쇄"
    assert dialog.paper.page_count == 3
    dialog.tick(cohort.people[0])
    bench.idle()
    shown_pdf = dialog.pdf
    assert dialog.rows.of(cohort.people[2]).one.number == "물류-001"
    assert dialog.rows.of(cohort.people[0]).one.number == ""
    press(dialog, Qt.Key.Key_P, CTRL)
    bench.idle()
    assert printed == [shown_pdf]
    rows = [part.list.rows.of(id_) for id_ in cohort.people]
    assert [row.certificate_number for row in rows] == ["", "", "물류-001", "물류-002"]
    purposes = [row.purpose for row in access.listing(bench.desk, limit=3)]
    assert "수료증 (물류 실무 1기)" in purposes


def test_a_reprint_asks_why(bench: Bench, cohort: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    completion.decide(bench.desk, cohort.id)
    certificates.issue(bench.desk, cohort.id, [cohort.people[0]])
    monkeypatch.setattr(printing, "print_pdf", lambda *_: False)
    part = shown(bench, cohort)
    choose(part, cohort, 0)
    press(part.list.table, Qt.Key.Key_6)
    bench.idle()
    dialog = dialog_of(CertificatesDialog)
    assert dialog.ids == [cohort.people[0]]
    assert dialog.reason.isVisible()
    dialog.go.click()
    bench.idle()
    assert "재발급 사유" in dialog.reason.problem()
    dialog.tick(cohort.people[2])
    assert dialog.ids == [cohort.people[2]]
    assert not dialog.reason.isVisible()
    dialog.tick(cohort.people[0])
    bench.idle()
    dialog.reason.set_value("분실")
    dialog.go.click()
    bench.idle()
    assert [one.reason for one in certificates.ledger(bench.desk, cohort.id)] == ["", "분실"]
    assert "인쇄는 하지 않았습니다" in bench.said[-1].text
    part.list.panel.tabs.setCurrentIndex(1)
    bench.idle()
    assert part.list.panel.issued.told.text() == "재발급 1회"
    choose(part, cohort, 0)
    part.list.cancel_certificates()
    reason = dialog_of(ReasonDialog)
    reason.fields["reason"].set_value("판정 정정")
    reason.save()
    bench.idle()
    assert part.list.rows.of(cohort.people[0]).certificate_number == ""


def test_a_number_given_at_another_desk_is_shown_anew(
    bench: Bench, cohort: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    completion.decide(bench.desk, cohort.id)
    printed: list[bytes] = []
    monkeypatch.setattr(printing, "print_pdf", lambda pdf, _title, _parent: not printed.append(pdf))
    part = shown(bench, cohort)
    choose(part, cohort, 2)
    press(part.list.table, Qt.Key.Key_6)
    bench.idle()
    dialog = dialog_of(CertificatesDialog)
    certificates.issue(bench.desk, cohort.id, [cohort.people[0]])
    dialog.go.click()
    bench.idle()
    assert "번호가 달라졌습니다" in dialog.problem.text()
    assert printed == []
    assert dialog.rows.of(cohort.people[2]).one.number == "물류-002"
    assert dialog.rows.of(cohort.people[0]).one.issued
    dialog.go.click()
    bench.idle()
    assert len(printed) == 1
    assert part.list.rows.of(cohort.people[2]).certificate_number == "물류-002"


def test_the_evaluation_is_written_and_kept(bench: Bench, cohort: Made) -> None:
    part = shown(bench, cohort)
    choose(part, cohort, 0)
    bench.idle()
    panel = part.list.panel
    panel.tabs.setCurrentIndex(2)
    panel.form.fields["evaluation"].set_value("실습 우수")
    panel.form.fields["evaluation"].edited.emit()
    part.save()
    bench.idle()
    assert cohort_records.trainee(bench.desk, cohort.people[0]).evaluation == "실습 우수"


def test_a_month_is_counted_and_paid_by_keys(bench: Bench, cohort: Made) -> None:
    part = shown(bench, cohort)
    part.list.pay_button.click()
    bench.idle()
    pay = part.pay
    ModelTester(None).check(pay.rows)
    assert pay.month.value() == "2026년 11월"
    assert pay.told.text() == "산정 전 4명 370,000원"
    press(pay.table, Qt.Key.Key_1)
    bench.idle()
    assert pay.told.text() == "산정 4명 370,000원"
    assert pay.paper.isEnabled()
    pay.table.select(cohort.people[0])
    press(pay.table, Qt.Key.Key_Return)
    account = dialog_of(AccountDialog)
    account.fields["account"].set_value("농협 302-1234-5678-11")
    account.save()
    bench.idle()
    press(pay.table, Qt.Key.Key_2)
    dialog = dialog_of(PayDialog)
    assert dialog.go.text() == "4명 지급"
    dialog.fields["paid_on"].set_value("")
    dialog.fields["paid_on"].set_value(date(2026, 11, 19))
    dialog.save()
    bench.idle()
    assert pay.told.text() == "지급 4명 370,000원"
    first = trainee_pay.sheet(bench.desk, cohort.id, _NOV).rows[0].record
    assert first is not None
    assert (first.paid_on, first.account) == (date(2026, 11, 19), "농협 302-1234-5678-11")
    pay.table.select(cohort.people[0])
    press(pay.table, Qt.Key.Key_3)
    reason = dialog_of(ReasonDialog)
    reason.fields["reason"].set_value("계좌 오류")
    reason.save()
    bench.idle()
    assert pay.told.text() == "지급 3명 270,000원 · 산정 1명 100,000원"
    assert part.escape()
    assert part._faces.currentIndex() == 0


def test_a_cohort_without_an_allowance_says_where_to_set_one(bench: Bench) -> None:
    made = attendance_kit.make(bench.desk, people=1, days=5)
    part = shown(bench, made)
    part.turn_to(1)
    bench.idle()
    assert part.pay.nothing.isVisible()
    assert not part.pay.month.isVisible()
    press(part.pay.table, Qt.Key.Key_1)
    bench.idle()


def test_nobody_yet_is_said_in_words(bench: Bench) -> None:
    made = attendance_kit.make(bench.desk, people=2, days=5, status=_S.SELECTED)
    part = shown(bench, made)
    assert part.list.rows.rowCount() == 0
    assert part.list.pane.panel.isHidden()


def test_undo_of_a_decision_is_seen(bench: Bench, cohort: Made) -> None:
    part = shown(bench, cohort)
    completion.decide(bench.desk, cohort.id)
    part.refresh()
    bench.idle()
    assert part.list.rows.of(cohort.people[0]).status is _S.COMPLETED
    bench.jobs.write(lambda: history.undo(bench.desk))
    bench.idle()
    assert part.list.rows.of(cohort.people[0]).status is _S.RUNNING
    exits.leave(bench.desk, [cohort.people[0]], cohort.days[-1], ExitReason.OTHER)
