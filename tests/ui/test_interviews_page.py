"""면접지원 through its widgets: trips planned and held, allowances taken on and paid."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from bench import Bench, benched, press
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from jobdesk.domain.casework import ReferralStatus
from jobdesk.domain.changes import Ref
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.interviews import AllowanceStatus, Trip, TripStatus
from jobdesk.domain.kinds import KindId
from jobdesk.services import access, allowances, history, lists, referrals, stored, trips
from jobdesk.services.desk import Desk
from jobdesk.ui.pages.interviews import InterviewsPage
from jobdesk.ui.pages.interviews.hold_dialog import HoldDialog
from jobdesk.ui.pages.interviews.ledger_dialog import LedgerDialog
from jobdesk.ui.pages.interviews.pay_dialog import PayDialog
from jobdesk.ui.pages.interviews.reason_dialog import ReasonDialog
from jobdesk.ui.pages.interviews.rider_dialog import RiderDialog
from jobdesk.ui.pages.interviews.slip_dialog import SlipDialog
from jobdesk.ui.widgets.allowance_dialog import AllowanceDialog
from jobdesk.ui.widgets.print_dialog import PrintDialog
from jobdesk.ui.widgets.trip_dialog import MoreRidersDialog, TripDialog
from tests import casework
from tests.conftest import TODAY

S = AllowanceStatus


def sent(desk: Desk, name: str, firm: int, *, days: int = 0) -> int:
    """A referral with its interview ``days`` from today; returns its id."""
    person = casework.seeker(desk, name, phone="010-1234-5678", address="가람읍 가람로 1")
    id_ = casework.referral(desk, person, casework.vacancy(desk, firm))
    day = TODAY + timedelta(days=days)
    referrals.set_status(desk, id_, ReferralStatus.INTERVIEW_SET, interview_on=day)
    return id_


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    """One firm, two interviews today and one in three days."""
    firm = casework.employer(desk, "한빛식품", phone="061-222-3333", contact_name="박소장")
    for name, days in (("김민지", 0), ("박정숙", 0), ("이도현", 3)):
        sent(desk, name, firm, days=days)
    with benched(qtbot, desk, tmp_path) as made:
        yield made


def dialog_of(kind: type[QDialog]) -> Any:
    """The dialog of that kind that is shown."""
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible())


def shown(kind: type[QDialog]) -> bool:
    """Whether a dialog of that kind is shown."""
    return any(isinstance(w, kind) and w.isVisible() for w in QApplication.topLevelWidgets())


def opened(bench: Bench, tab: str = "trips") -> InterviewsPage:
    """The page at one of its tabs."""
    page = InterviewsPage(bench.desk, bench.hub, bench.jobs, bench.notices, bench.preferences)
    bench.hub.open_record.connect(page.open_record)
    bench.show(page)
    page.go(tab)
    bench.idle()
    return page


def held(desk: Desk) -> int:
    """A trip of today with the first two people, held; returns its id."""
    id_ = trips.plan(desk, Trip(held_on=TODAY, place="가람읍", staff="관리자"), [1, 2]).id
    trips.hold(desk, id_)
    return id_


def claimed(desk: Desk) -> tuple[int, int]:
    """The allowances of the two who were there."""
    held(desk)
    return allowances.for_referral(desk, 1).id, allowances.for_referral(desk, 2).id


def status(desk: Desk, id_: int) -> AllowanceStatus:
    """The stage of an allowance."""
    return allowances.get(desk, id_).status


def key(widget: QWidget, which: Qt.Key) -> None:
    """Press a key where the focus is."""
    window = widget.window()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    widget.setFocus()
    press(widget, which)


# 동행면접


def test_a_trip_is_planned_with_everybody_of_the_day(bench: Bench) -> None:
    page = opened(bench)
    assert page.primary == ("새 동행면접", "plus")
    page.primary_action()
    bench.idle()
    dialog = dialog_of(TripDialog)
    assert "2명" in dialog.riders.of_day.text()
    dialog.riders.of_day.click()
    bench.idle()
    assert dialog.riders.referral_ids == (1, 2)
    assert dialog.riders.firms.text() == "업체 1곳: 한빛식품 2명"
    dialog.form.fields["starts_at"].widget.setText("오전 9시 반")
    dialog.save()
    bench.idle()
    trip = trips.get(bench.desk, 1)
    assert (trip.held_on, trip.starts_at, trip.status) == (TODAY, "09:30", TripStatus.PLANNED)
    assert [one.seeker for one in trips.people(bench.desk, 1)] == ["김민지", "박정숙"]
    assert page.current.panel.record.id == 1
    assert page.current.panel.tabs.tabText(0) == "함께 가는 분 2"


def test_another_day_offers_other_people_and_a_bad_hour_is_refused(bench: Bench) -> None:
    page = opened(bench)
    page.new()
    bench.idle()
    dialog = dialog_of(TripDialog)
    day = dialog.form.fields["held_on"]
    day.widget.setText("+3")
    day.edited.emit()
    bench.idle()
    assert "이도현" in dialog.riders.of_day.text()
    dialog.form.fields["starts_at"].widget.setText("아침 일찍")
    dialog.save()
    assert "시각" in dialog.form.fields["starts_at"].problem()
    assert lists.count(bench.desk, KindId.TRIPS) == 0
    dialog.reject()


def test_who_did_not_come_is_unticked_and_the_results_are_chased(bench: Bench) -> None:
    trips.plan(bench.desk, Trip(held_on=TODAY, place="가람읍"), [1, 2])
    page = opened(bench)
    key(page.current.grid, Qt.Key.Key_1)
    bench.idle()
    dialog = dialog_of(HoldDialog)
    list(dialog.boxes.values())[1].setChecked(False)
    dialog.save()
    bench.idle()
    assert trips.get(bench.desk, 1).status is TripStatus.HELD
    assert stored.referral(bench.desk, 1).status is ReferralStatus.INTERVIEWED
    assert stored.referral(bench.desk, 2).status is ReferralStatus.NO_SHOW
    pages: list[str] = []
    bench.hub.show_page.connect(pages.append)
    notice = next(one for one in bench.said if one.action_label)
    assert notice.action is not None
    notice.action()
    assert pages == ["work:chase"]
    history.undo(bench.desk)
    assert stored.referral(bench.desk, 2).status is ReferralStatus.INTERVIEW_SET


def test_the_head_counts_what_was_held_and_opens_the_records(bench: Bench) -> None:
    held(bench.desk)
    trips.plan(bench.desk, Trip(held_on=TODAY + timedelta(days=3)), [3])
    page = opened(bench)
    totals = page.current.totals
    assert totals.trips.text() == "동행 1건"
    assert totals.people.text() == "참여 2명"
    assert totals.companies.text() == "업체 1개사"
    asked: list[Any] = []
    bench.hub.show_filtered.connect(asked.append)
    totals.people.click()
    totals.companies.click()
    assert asked == [(KindId.SEEKERS, Filter(ids=(1, 2))), (KindId.EMPLOYERS, Filter(ids=(1,)))]
    totals.trips.click()
    bench.idle()
    assert list(page.current.model.ids) == [1]
    totals.span.set_value("지난해")
    bench.idle()
    assert totals.trips.text() == "동행 0건"
    assert not totals.people.isEnabled()


def test_a_trip_is_called_off_with_the_reason_and_taken_back(bench: Bench) -> None:
    trips.plan(bench.desk, Trip(held_on=TODAY), [1])
    page = opened(bench)
    key(page.current.grid, Qt.Key.Key_2)
    dialog = dialog_of(ReasonDialog)
    dialog.reason.set_value("업체 사정")
    dialog.save()
    bench.idle()
    assert trips.get(bench.desk, 1).status is TripStatus.CANCELLED
    panel = page.current.panel
    assert panel.held.isHidden()
    assert panel.stage.steps() == ["예정"]
    panel._take_stage("예정")
    bench.idle()
    assert trips.get(bench.desk, 1).status is TripStatus.PLANNED


def test_what_was_held_by_mistake_is_reopened_and_everybody_expected(bench: Bench) -> None:
    held(bench.desk)
    trips.reopen(bench.desk, 1)
    assert stored.referral(bench.desk, 1).status is ReferralStatus.INTERVIEW_SET
    assert {one.attendance.value for one in trips.people(bench.desk, 1)} == {"예정"}


def test_people_are_added_told_where_to_get_on_and_taken_off(bench: Bench) -> None:
    trips.plan(bench.desk, Trip(held_on=TODAY), [1])
    other = casework.seeker(bench.desk, "최영희")
    page = opened(bench)
    tab = page.current.panel.riders
    bench.idle()
    tab.add.click()
    bench.idle()
    dialog = dialog_of(MoreRidersDialog)
    dialog.riders.show_others()
    dialog.riders.others.add(other, "최영희")
    dialog.riders.firm.set_value(1)
    dialog.save()
    bench.idle()
    assert [one.employer for one in trips.people(bench.desk, 1)] == ["한빛식품", "한빛식품"]
    tab.table.selectRow(1)
    key(tab.table, Qt.Key.Key_Return)
    bench.idle()
    rider = dialog_of(RiderDialog)
    rider.place.set_value("면사무소 앞")
    rider.save()
    bench.idle()
    assert trips.people(bench.desk, 1)[1].note == "면사무소 앞"
    tab.table.selectRow(1)
    key(tab.table, Qt.Key.Key_Delete)
    bench.idle()
    assert len(trips.people(bench.desk, 1)) == 1


def test_attendance_ahead_of_the_day_is_refused_in_words(bench: Bench) -> None:
    trips.plan(bench.desk, Trip(held_on=TODAY + timedelta(days=3)), [3])
    page = opened(bench)
    tab = page.current.panel.riders
    key(tab.table, Qt.Key.Key_1)
    bench.idle()
    assert "다녀온 뒤" in bench.said[-1].text


def test_the_sheet_of_a_trip_is_previewed_and_logged(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    from jobdesk.ui import printing

    monkeypatch.setattr(printing, "print_pdf", lambda *_: True)
    trips.plan(bench.desk, Trip(held_on=TODAY), [1, 2])
    page = opened(bench)
    page.print_()
    dialog = dialog_of(PrintDialog)
    bench.idle()
    assert dialog.paper.page_count == 1
    dialog.go.click()
    bench.idle()
    logged = [row for row in access.listing(bench.desk) if row.action == access.Action.PRINT]
    assert [row.purpose for row in logged] == ["동행면접 운행표"]


def test_a_trip_begins_at_a_referral(bench: Bench) -> None:
    from jobdesk.ui.pages.work import WorkPage

    page = WorkPage(bench.desk, bench.hub, bench.jobs, bench.notices, bench.preferences)
    bench.show(page)
    page.open_record(Ref(KindId.REFERRALS, 3))
    bench.idle()
    steps = page.current.panel.steps
    assert steps.allowance.isHidden()
    steps.trip.click()
    bench.idle()
    dialog = dialog_of(TripDialog)
    assert dialog.riders.referral_ids == (3,)
    assert dialog.form.fields["held_on"].value() == TODAY + timedelta(days=3)
    dialog.reject()


# 면접활동비


def test_everybody_who_came_is_claimed_for_at_once(bench: Bench) -> None:
    held(bench.desk)
    page = opened(bench)
    tab = page.current.panel.riders
    assert tab.claim.text() == "3  면접활동비 신청 2명"
    key(tab.table, Qt.Key.Key_3)
    bench.idle()
    assert lists.count(bench.desk, KindId.ALLOWANCES) == 2
    assert tab.claim.isHidden()
    history.undo(bench.desk)
    assert lists.count(bench.desk, KindId.ALLOWANCES) == 0


def test_the_steps_are_one_key_each(bench: Bench) -> None:
    first, _ = claimed(bench.desk)
    page = opened(bench, "allowances")
    grid = page.current.grid
    grid.select_id(first)
    bench.idle()
    key(grid, Qt.Key.Key_1)
    bench.idle()
    slip = dialog_of(SlipDialog)
    assert slip.signer.value() == "박소장"
    assert "남은 횟수 1회" in slip.left.text()
    slip.account.set_value("302-1234-5678-01")
    slip.bank.set_value("농협은행")
    slip.save()
    bench.idle()
    one = allowances.get(bench.desk, first)
    assert (one.status, one.slip_by, one.account) == (S.SLIP, "박소장", "302-1234-5678-01")
    key(grid, Qt.Key.Key_2)
    bench.idle()
    assert status(bench.desk, first) is S.APPROVED
    key(grid, Qt.Key.Key_3)
    bench.idle()
    pay = dialog_of(PayDialog)
    assert pay.sum.text() == "1건 · 30,000원"
    assert "302-****-****-01" in pay.table.listing.row(0)[2]
    pay.save()
    bench.idle()
    assert status(bench.desk, first) is S.PAID


def test_nothing_is_paid_without_the_slip_and_the_reason_is_said(bench: Bench) -> None:
    first, _ = claimed(bench.desk)
    page = opened(bench, "allowances")
    grid = page.current.grid
    grid.select_id(first)
    key(grid, Qt.Key.Key_2)
    bench.idle()
    assert "대상 상태라 승인" in bench.said[-1].text
    key(grid, Qt.Key.Key_3)
    bench.idle()
    pay = dialog_of(PayDialog)
    assert not pay.go.isEnabled()
    assert "대상 상태라 지급" in pay.refused.text()
    pay.reject()
    assert status(bench.desk, first) is S.DUE


def test_the_approved_are_paid_together_after_count_and_sum_were_seen(bench: Bench) -> None:
    both = claimed(bench.desk)
    for id_ in both:
        allowances.receive_slip(bench.desk, id_, TODAY, "박소장")
    allowances.approve(bench.desk, both)
    page = opened(bench, "allowances")
    assert page.current.pay_all.text() == "승인된 2건 60,000원 모두 지급"
    page.current.pay_all.click()
    bench.idle()
    pay = dialog_of(PayDialog)
    assert pay.go.text() == "2건 60,000원 지급"
    assert "김민지" in pay.missing.text()
    pay.paid_on.widget.setText("+1")
    pay.save()
    bench.idle()
    assert pay.paid_on.problem()
    assert status(bench.desk, both[0]) is S.APPROVED
    pay.paid_on.set_value(TODAY)
    pay.save()
    bench.idle()
    assert {status(bench.desk, id_) for id_ in both} == {S.PAID}
    assert page.current.pay_all.isHidden()
    history.undo(bench.desk)
    assert {status(bench.desk, id_) for id_ in both} == {S.APPROVED}


def test_the_row_that_gets_the_keys_is_chosen(bench: Bench) -> None:
    claimed(bench.desk)
    page = opened(bench, "allowances")
    grid = page.current.grid
    page.current.search.setFocus()
    grid.clearSelection()
    grid.selectionModel().setCurrentIndex(
        grid.model().index(1, 0), QItemSelectionModel.SelectionFlag.NoUpdate
    )
    assert grid.selected_ids() == []
    key(grid, Qt.Key.Key_Shift)
    assert grid.selected_ids() == [grid.current_id()]


def test_a_refusal_needs_its_reason_and_can_begin_again(bench: Bench) -> None:
    first, _ = claimed(bench.desk)
    page = opened(bench, "allowances")
    page.current.grid.select_id(first)
    bench.idle()
    key(page.current.grid, Qt.Key.Key_4)
    dialog = dialog_of(ReasonDialog)
    dialog.save()
    bench.idle()
    assert "사유" in dialog.reason.problem()
    dialog.reason.set_value("확인서를 내지 않음")
    dialog.save()
    bench.idle()
    assert allowances.get(bench.desk, first).reason == "확인서를 내지 않음"
    page.current.panel.again.click()
    bench.idle()
    assert status(bench.desk, first) is S.DUE


def test_the_account_is_hidden_until_it_is_asked_for(bench: Bench) -> None:
    first, second = claimed(bench.desk)
    account = ("농협은행", "302-1234-5678-01", "김민지")
    allowances.receive_slip(bench.desk, first, TODAY, "박소장", account)
    page = opened(bench, "allowances")
    panel = page.current.panel
    page.open_record(Ref(KindId.ALLOWANCES, first))
    bench.idle()
    assert panel.account.text() == "302-****-****-01"
    assert not panel.dirty
    key(panel.account, Qt.Key.Key_F2)
    bench.idle()
    assert panel.account.text() == "302-1234-5678-01"
    access.flush(bench.desk)
    assert [r.purpose for r in access.listing(bench.desk)].count("계좌번호 표시") == 1
    page.open_record(Ref(KindId.ALLOWANCES, second))
    bench.idle()
    page.open_record(Ref(KindId.ALLOWANCES, first))
    bench.idle()
    assert panel.account.text() == "302-****-****-01"


def test_what_a_stage_locks_cannot_be_typed_over(bench: Bench) -> None:
    first, _ = claimed(bench.desk)
    page = opened(bench, "allowances")
    page.open_record(Ref(KindId.ALLOWANCES, first))
    bench.idle()
    fields = page.current.panel.form.fields
    assert fields["paid_on"].widget.isReadOnly()
    assert not fields["bank"].widget.isReadOnly()
    fields["bank"].widget.setText("우체국")
    page.save()
    bench.idle()
    assert allowances.get(bench.desk, first).bank == "우체국"
    assert fields["paid_on"].widget.isReadOnly()


def test_what_is_left_is_said_while_an_allowance_is_asked_for(bench: Bench) -> None:
    first, _ = claimed(bench.desk)
    allowances.receive_slip(bench.desk, first, TODAY, "박소장")
    allowances.approve(bench.desk, [first])
    page = opened(bench, "allowances")
    page.new()
    bench.idle()
    dialog = dialog_of(AllowanceDialog)
    assert dialog.left.isHidden()
    dialog.form.fields["seeker"].widget.choose(1, "김민지")
    bench.idle()
    assert "남은 횟수 0회" in dialog.left.text()
    assert dialog.left.property("look") == "danger"
    dialog.form.fields["referral"].widget.choose(1, "조리원")
    bench.idle()
    dialog.save()
    bench.idle()
    assert "이미 있습니다" in dialog.form.fields["referral"].problem()
    dialog.reject()


def test_the_task_of_home_opens_those_without_a_slip(bench: Bench) -> None:
    first, second = claimed(bench.desk)
    allowances.receive_slip(bench.desk, first, TODAY, "박소장")
    window = bench.window()
    wanted = Filter(conditions=(Condition("status", Op.IS, S.DUE.value),))
    bench.hub.show_filtered.emit((KindId.ALLOWANCES, wanted))
    bench.idle()
    page = window.pages["interviews"]
    assert isinstance(page, InterviewsPage)
    assert window.current == "interviews"
    assert page.name == "allowances"
    assert list(page.current.model.ids) == [second]


def test_the_stages_are_links_and_the_ledger_is_a_workbook(bench: Bench, tmp_path: Path) -> None:
    import openpyxl

    both = claimed(bench.desk)
    allowances.receive_slip(bench.desk, both[0], TODAY, "박소장")
    allowances.approve(bench.desk, both[:1])
    allowances.pay(bench.desk, both[:1])
    page = opened(bench, "allowances")
    stages = page.current.stages
    assert stages.buttons[S.DUE].text() == "대상 1"
    assert stages.buttons[S.PAID].toolTip().endswith("1건 30,000원")
    stages.buttons[S.PAID].click()
    bench.idle()
    assert list(page.current.model.ids) == [both[0]]
    page.current.open_ledger()
    bench.idle()
    dialog = dialog_of(LedgerDialog)
    assert dialog.told.text() == "지급 1건 · 30,000원"
    path = tmp_path / "대장.xlsx"
    dialog.write(path)
    bench.idle()
    sheet = openpyxl.load_workbook(path).worksheets[0]
    cells = [cell.value for row in sheet.iter_rows() for cell in row]
    assert "합계" in cells
    assert cells.count(30_000) == 2
