"""면접활동비 through its widgets: each step a key, refusals in words, papers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from bench import Bench, benched
from interviews_kit import claimed, dialog_of, held, key, opened, sent, status
from PySide6.QtCore import QItemSelectionModel, Qt
from pytestqt.qtbot import QtBot

from jobdesk.domain.changes import Ref
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.interviews import AllowanceStatus
from jobdesk.domain.kinds import KindId
from jobdesk.services import access, allowances, history, lists
from jobdesk.services.desk import Desk
from jobdesk.ui.pages.interviews import InterviewsPage
from jobdesk.ui.pages.interviews.ledger_dialog import LedgerDialog
from jobdesk.ui.pages.interviews.pay_dialog import PayDialog
from jobdesk.ui.pages.interviews.slip_dialog import SlipDialog
from jobdesk.ui.widgets.allowance_dialog import AllowanceDialog
from jobdesk.ui.widgets.reason_dialog import ReasonDialog
from tests import casework
from tests.conftest import TODAY

S = AllowanceStatus


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    """One firm, two interviews today and one in three days."""
    firm = casework.employer(desk, "한빛식품", phone="061-222-3333", contact_name="박소장")
    for name, days in (("김민지", 0), ("박정숙", 0), ("이도현", 3)):
        sent(desk, name, firm, days=days)
    with benched(qtbot, desk, tmp_path) as made:
        yield made


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


def test_the_account_of_the_person_chosen_first_is_not_kept_for_another(bench: Bench) -> None:
    first, _ = claimed(bench.desk)
    account = ("농협은행", "302-1234-5678-01", "김민지")
    allowances.receive_slip(bench.desk, first, TODAY, "박소장", account)
    allowances.approve(bench.desk, [first])
    allowances.pay(bench.desk, [first])
    page = opened(bench, "allowances")
    page.new()
    bench.idle()
    dialog = dialog_of(AllowanceDialog)
    fields = dialog.form.fields
    fields["seeker"].widget.choose(1, "김민지")
    bench.idle()
    assert fields["account"].value() == "302-1234-5678-01"
    fields["seeker"].widget.choose(2, "박정숙")  # never paid yet
    bench.idle()
    told = tuple(fields[name].value() for name in ("bank", "account", "holder"))
    assert told == ("", "", "박정숙")
    fields["account"].set_value("110-22-333333")
    fields["seeker"].widget.choose(1, "김민지")
    bench.idle()
    assert fields["account"].value() == "110-22-333333"  # typed by hand, it stays
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


def test_an_allowance_begins_at_a_referral_that_was_interviewed(bench: Bench) -> None:
    from PySide6.QtWidgets import QMenu

    from jobdesk.domain.casework import ReferralStatus
    from jobdesk.ui.pages.work import WorkPage

    held(bench.desk)
    page = WorkPage(bench.desk, bench.hub, bench.jobs, bench.notices, bench.preferences)
    bench.show(page)
    page.open_record(Ref(KindId.REFERRALS, 1))
    bench.idle()
    steps = page.current.panel.steps
    assert steps.trip.isHidden()
    menu = QMenu(page)
    steps.fill(menu, 1, ReferralStatus.INTERVIEWED)
    steps.fill(menu, 3, ReferralStatus.INTERVIEW_SET)
    assert [action.text() for action in menu.actions()] == ["면접활동비 신청", "동행면접 잡기"]
    steps.allowance.click()
    bench.idle()
    dialog = dialog_of(AllowanceDialog)
    assert "남은 횟수 1회" in dialog.left.text()
    assert dialog.form.fields["holder"].value() == "김민지"
    dialog.save()
    bench.idle()
    one = allowances.get(bench.desk, 1)
    assert (one.referral_id, one.amount, one.status) == (1, 30_000, S.DUE)
