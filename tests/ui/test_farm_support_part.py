"""지원금 on the page of farm work: a month drafted, approved, its papers received, paid, undone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from bench import Bench, benched
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from jobdesk.domain.changes import Ref
from jobdesk.domain.farm_support import SupportStep
from jobdesk.domain.farm_work import DayStatus
from jobdesk.domain.kinds import KindId
from jobdesk.services import farm_records, farm_support, farm_support_ledger, history, lists
from jobdesk.services.desk import Desk
from jobdesk.services.farm_support_ledger import By
from jobdesk.ui.pages.farm_work.support_dialogs import AmountDialog, DayDialog, StepDialog
from jobdesk.ui.pages.farm_work.support_part import BATCHES, LEDGER, SETTINGS, SupportPart
from jobdesk.ui.pages.farm_work.support_proposal import ProposalDialog
from jobdesk.ui.pages.farm_work.support_setting_dialogs import BudgetDialog, ItemDialog
from jobdesk.ui.widgets.basics import Button
from jobdesk.ui.widgets.print_dialog import PrintDialog
from jobdesk.ui.widgets.reason_dialog import ReasonDialog
from tests import farm_money_kit
from tests.farm_money_kit import NOV, budget

_S = SupportStep


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    """Three days of two people in November, and a budget of 국비."""
    made = farm_money_kit.make(desk)
    made.work("김민지", "햇살농원", date(2026, 11, 2), date(2026, 11, 3))
    made.work("이영수", "햇살농원", date(2026, 11, 2))
    budget(desk, "국비", 1_000_000)
    with benched(qtbot, desk, tmp_path) as bench:
        yield bench


def _opened(bench: Bench) -> SupportPart:
    window = bench.window()
    window.show_page("farm_work")
    page: Any = window.page("farm_work")
    part: SupportPart = page.go("support")
    bench.idle()
    return part


def _dialog(part: QWidget, kind: type[Any]) -> Any:
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind)]
    shown = [one for one in (*found, *part.window().findChildren(kind)) if one.isVisible()]
    assert shown, kind
    return shown[-1]


def _key(widget: QWidget, key: Qt.Key) -> None:
    QTest.keyClick(widget, key)


def _batch(desk: Desk) -> SupportStep:
    (id_,) = lists.find(desk, KindId.SUPPORT_BATCHES)
    return farm_records.batch(desk, id_).step


def test_a_month_is_drafted_and_led_to_its_payment_and_back(
    bench: Bench, qtmodeltester: ModelTester
) -> None:
    desk, part = bench.desk, _opened(bench)
    part.new()
    bench.idle()
    dialog = _dialog(part, ProposalDialog)
    qtmodeltester.check(dialog.rows)
    assert dialog.go.text() == "7건 59,000원 기안"
    assert "교통비 3건 34,000원" in dialog.sums.text()
    _key(dialog.table, Qt.Key.Key_Space)
    assert dialog.go.text() == "6건 52,000원 기안"
    _key(dialog.table, Qt.Key.Key_Return)
    assert dialog.go.text() == "7건 59,000원 기안"
    dialog.search.insert("이영수")
    dialog.search.search_now()
    assert dialog.rows.rowCount() == 3
    dialog.tick_all(False)
    assert dialog.go.text() == "4건 24,000원 기안"
    _key(dialog.search, Qt.Key.Key_Return)  # to the lines; nothing is drafted
    bench.idle()
    assert not lists.find(desk, KindId.SUPPORT_BATCHES)
    dialog.tick_all(True)
    dialog.save()
    bench.idle()
    panel = part.batches.panel
    assert (panel.name.text(), panel.chip.text) == ("2026년 11월 농가일자리 지원금", "기안")
    assert panel.rows.rowCount() == 7
    qtmodeltester.check(part.batches.rows)
    qtmodeltester.check(panel.rows)

    panel.go_on()
    _dialog(part, StepDialog).save()
    bench.idle()
    assert (_batch(desk), panel.go.text()) == (_S.APPROVED, "지급")
    assert "승인 20,000" in part.batches.bars.bars[0].told
    panel.go_on()
    step = _dialog(part, StepDialog)
    step.save()
    bench.idle()
    assert "승차권이 아직 없습니다" in step.problem.text()
    step.reject()
    panel.table.select(next(one.id for one in panel.rows._rows if one.evidence))
    _key(panel.table, Qt.Key.Key_1)
    _dialog(part, DayDialog).save()
    bench.idle()
    panel.go_on()
    _dialog(part, StepDialog).save()
    bench.idle()
    assert _batch(desk) is _S.PAID
    panel.back()
    reason = _dialog(part, ReasonDialog)
    reason.reason.set_value("계좌 오류")
    reason.save()
    bench.idle()
    assert _batch(desk) is _S.APPROVED
    assert "지급 취소: 계좌 오류" in panel.facts.text()
    bench.jobs.write(lambda: history.undo(desk))
    bench.idle()
    assert (_batch(desk), panel.chip.text) == (_S.PAID, "지급")


def test_a_month_is_not_drafted_short_unawares(bench: Bench) -> None:
    made = farm_money_kit.Money(bench.desk)
    part = _opened(bench)
    part.new()
    bench.idle()
    dialog = _dialog(part, ProposalDialog)
    assert not dialog.short.isVisible()
    dialog.reject()
    day = farm_records.days_between(bench.desk, date(2026, 11, 2), date(2026, 11, 2))[0]
    made.set_day(day.id, DayStatus.CONFIRMED)
    part.new()
    bench.idle()
    dialog = _dialog(part, ProposalDialog)
    assert dialog.short.isVisible()
    words = "근로확인이 빠진 지난 날이 1건 있습니다. 확인하면 금액이 늘어납니다."
    assert dialog.short.text() == words


def test_one_button_leads(bench: Bench) -> None:
    farm_support.draft(bench.desk, NOV)
    part = _opened(bench)
    assert part.batches.panel.go.isVisible()
    for name in part.pills:
        part.turn_to(name)
        bench.idle()
        shown = [one for one in part.window().findChildren(Button) if one.isVisible()]
        assert [one.text() for one in shown if one.property("look") == "primary"] == ["지원금 기안"]


def test_lines_are_taken_out_and_worth_less(bench: Bench) -> None:
    desk = bench.desk
    farm_support.draft(desk, NOV)
    part = _opened(bench)
    panel = part.batches.panel
    first = panel.rows.row(0)
    panel.table.select(first.id)
    _key(panel.table, Qt.Key.Key_2)
    amount = _dialog(part, AmountDialog)
    amount.fields["amount"].set_value(first.amount + 1)
    amount.save()
    bench.idle()
    assert "기준" in amount.fields["amount"].problem()
    amount.fields["amount"].set_value(1_000)
    amount.save()
    bench.idle()
    assert panel.rows.of(first.id).amount == 1_000
    _key(panel.table, Qt.Key.Key_Delete)
    bench.idle()
    assert panel.rows.rowCount() == 6
    panel.reject()
    reason = _dialog(part, ReasonDialog)
    reason.save()
    bench.idle()
    assert reason.reason.problem()
    reason.reason.set_value("서류 보완")
    reason.save()
    bench.idle()
    assert (panel.chip.text, panel.go.text()) == ("반려", "다시 기안")
    assert not panel.buttons[2].isEnabled()
    panel.go_on()
    bench.idle()
    assert _batch(desk) is _S.DRAFTED
    panel.trash()
    bench.idle()
    assert part.batches.rows.rowCount() == 0
    assert panel.batch_id == 0


def test_the_ledger_opens_what_is_behind_each_sum(bench: Bench, tmp_path: Path) -> None:
    desk = bench.desk
    farm_support.draft(desk, NOV)
    part = _opened(bench)
    part.turn_to(LEDGER)
    bench.idle()
    ledger = part.ledger
    assert [one.words for one in ledger.rows._rows] == ["교통비", "간식비", "작업반장 수당"]
    ledger.choose(By.WORKER)
    assert [one.words for one in ledger.rows._rows] == ["이영수", "김민지"]
    asked: list[Any] = []
    bench.hub.show_filtered.connect(asked.append)
    ledger.table.select(ledger.rows.row(0).id)
    ledger.table.setFocus()
    _key(ledger.table, Qt.Key.Key_Return)
    bench.idle()
    kind, wanted = asked[0]
    assert kind is KindId.SUPPORT_PAYMENTS
    assert len(wanted.ids) == len(ledger.rows.row(0).ids)
    part.window().page("farm_work").go("support")
    ledger.write(tmp_path / "대장.xlsx")
    bench.idle()
    assert (tmp_path / "대장.xlsx").exists()
    ledger.print_()
    bench.idle()
    paper = _dialog(part, PrintDialog)
    assert paper.pdf.startswith(b"%PDF")
    paper.reject()
    assert part.escape()
    assert part.face == BATCHES


def test_terms_and_budgets_are_written_in_their_dialogs(bench: Bench) -> None:
    desk, part = bench.desk, _opened(bench)
    part.turn_to(SETTINGS)
    bench.idle()
    settings = part.settings
    assert [one.title for one in settings.items._rows] == [
        "교통비",
        "교통비",
        "간식비",
        "작업반장 수당",
    ]
    settings.new_item()
    dialog = _dialog(part, ItemDialog)
    for field, value in (
        ("title", "숙박비"),
        ("applies_on", date(2026, 11, 1)),
        ("amount", 20_000),
        ("origins", ("관외", "도시")),
        ("person_month_cap", 60_000),
        ("evidence", "영수증"),
    ):
        dialog.fields[field].set_value(value)
    dialog.save()
    bench.idle()
    item = next(one for one in farm_records.items(desk) if one.title == "숙박비")
    assert (item.origins, item.person_month_cap, item.active) == (("관외", "도시"), 60_000, True)
    settings.new_budget()
    line = _dialog(part, BudgetDialog)
    line.fields["source"].set_value("도비")
    line.fields["amount"].set_value(5_000_000)
    line.save()
    bench.idle()
    assert [one.source for one in settings.budgets._rows] == ["국비", "도비"]
    settings.budget_table.select(settings.budgets.row(1).id)
    settings.drop_budget()
    bench.idle()
    assert [one.source for one in settings.budgets._rows] == ["국비"]
    settings.item_table.select(item.id)
    settings.edit_item(item.id)
    again = _dialog(part, ItemDialog)
    again.fields["amount"].set_value(25_000)
    again.save()
    bench.idle()
    assert settings.items.of(item.id).amount == 25_000


def test_records_open_where_they_stand(bench: Bench) -> None:
    desk = bench.desk
    first = farm_support.draft(desk, NOV).id
    line = farm_support_ledger.sheet(desk, first).lines[3]
    part = _opened(bench)
    bench.hub.open_record.emit(Ref(KindId.SUPPORT_PAYMENTS, line.id))
    bench.idle()
    assert part.batches.panel.table.current().id == line.id
    bench.hub.open_record.emit(Ref(KindId.SUPPORT_BATCHES, first))
    bench.idle()
    assert part.batches.table.current().id == first
