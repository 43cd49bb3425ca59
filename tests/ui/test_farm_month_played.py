"""A month of farm work through the main window alone, from an empty centre: a farm and two workers
registered, a call taken, people sent, told, one who did not come, rain, contracts, insurance,
support money, what is missing filled in, and the figures of the month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from bench import Bench, benched, press
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from jobdesk.domain.farm_gaps import Gap
from jobdesk.domain.farm_work import DayStatus
from jobdesk.domain.kinds import KindId
from jobdesk.services import farm_records, lists
from jobdesk.services.desk import Desk
from jobdesk.ui.main_window import MainWindow
from jobdesk.ui.pages.farm_work import FarmWorkPage
from jobdesk.ui.pages.farm_work.board_table import BoardTable
from jobdesk.ui.pages.farm_work.contracts_dialogs import SignDialog
from jobdesk.ui.pages.farm_work.farms_list import FarmsList
from jobdesk.ui.pages.farm_work.farms_new import LinkedRecord, NewFarmFirm
from jobdesk.ui.pages.farm_work.papers_dialog import FarmPapersDialog
from jobdesk.ui.pages.farm_work.requests_dialog import TakeRequest
from jobdesk.ui.pages.farm_work.support_dialogs import StepDialog
from jobdesk.ui.pages.farm_work.support_part import SETTINGS, SupportPart
from jobdesk.ui.pages.farm_work.support_proposal import ProposalDialog
from jobdesk.ui.pages.farm_work.support_setting_dialogs import BudgetDialog, ItemDialog
from jobdesk.ui.widgets.basics import Label
from jobdesk.ui.widgets.new_person import NewPerson

D, K = DayStatus, Qt.Key
FIRST, SECOND, THIRD = date(2026, 11, 18), date(2026, 11, 19), date(2026, 11, 20)


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, desk, tmp_path) as made:
        yield made


class Hand:
    """Somebody at the main window."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.window: MainWindow = bench.window()
        self.window.show_page("farm_work")
        bench.idle()

    def go(self, part: str) -> Any:
        page = self.window.page("farm_work")
        assert isinstance(page, FarmWorkPage)
        found = page.go(part)
        self.bench.idle()
        return found

    def dialog(self, kind: type[Any]) -> Any:
        found = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind)]
        found += self.window.findChildren(kind)
        shown = [one for one in found if one.isVisible()]
        assert shown, kind
        return shown[-1]

    def fill(self, dialog: Any, **values: object) -> None:
        form = getattr(dialog, "form", None)
        fields = dialog.fields if form is None else form.fields
        for name, value in values.items():
            fields[name].set_value(value)
        if form is not None:
            form.put({})

    def save(self, dialog: Any) -> None:
        dialog.save()
        self.bench.idle()
        assert not self.bench.bugs
        if isValid(dialog):
            assert not dialog.isVisible(), [one.text() for one in dialog.findChildren(Label)]

    def key(self, key: Qt.Key) -> None:
        focused = self.window.focusWidget()
        assert focused is not None
        press(focused, key)
        self.bench.idle()

    def type(self, letters: str) -> None:
        focused = self.window.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, letters)
        self.bench.idle()


def register(hand: Hand) -> None:
    part = hand.go("farms")
    part.new()
    dialog = hand.dialog(LinkedRecord)
    dialog.link.insert("감골농원")
    dialog.new_one()
    hand.save(hand.dialog(NewFarmFirm))
    hand.fill(dialog, crops=("사과",), village="감골", directions="다리 건너 첫 집")
    hand.save(dialog)
    for name in ("김민지", "박영호", "이순자"):
        part = hand.go("workers")
        part.new()
        dialog = hand.dialog(LinkedRecord)
        dialog.link.insert(name)
        dialog.new_one()
        hand.save(hand.dialog(NewPerson))
        hand.fill(dialog, skills=("수확",), origin="관내")
        hand.save(dialog)


def stages(desk: Desk, day: date) -> dict[D, int]:
    """How many people of a day stand where."""
    return dict(Counter(one.status for one in farm_records.days_between(desk, day, day)))


def stand(hand: Hand, table: BoardTable, farm: int, day: date) -> None:
    """Go to a cell of the board."""
    table.setFocus()
    table.go(*table.grid.find((farm, day, 0)))
    hand.bench.idle()


def set_up(hand: Hand, support: SupportPart) -> None:
    """교통비 of 10,000 won a day and 15,000 a month, out of 군비."""
    support.turn_to(SETTINGS)
    hand.bench.idle()
    support.settings.new_item()
    item = hand.dialog(ItemDialog)
    begins = date(2026, 1, 1)
    values = {"title": "교통비", "applies_on": begins, "amount": 10_000, "source": "군비"}
    hand.fill(item, **values, person_month_cap=15_000)
    hand.save(item)
    support.settings.new_budget()
    budget = hand.dialog(BudgetDialog)
    hand.fill(budget, year=2026, source="군비", amount=1_000_000)
    hand.save(budget)


def test_a_month_from_the_first_call_to_the_report(bench: Bench) -> None:
    desk = bench.desk
    hand = Hand(bench)
    register(hand)

    # The call.
    hand.go("requests").primary_action()
    dialog = hand.dialog(TakeRequest)
    (firm,) = lists.find(desk, KindId.EMPLOYERS)
    dialog.link.choose(firm, "감골농원")
    hand.fill(
        dialog,
        task="수확",
        crop="사과",
        heads=2,
        starts_on=FIRST,
        ends_on=THIRD,
        starts_at="08:00",
        ends_at="17:00",
        daily_wage=130_000,
    )
    hand.save(dialog)

    # The board.
    table = hand.go("board").table
    for day in (FIRST, SECOND, THIRD):
        stand(hand, table, firm, day)
        for key in (K.Key_Return, K.Key_Space, K.Key_Down, K.Key_Space, K.Key_Return):
            hand.key(key)
        table.setFocus()
        hand.type("c")
    assert stages(desk, FIRST) == stages(desk, SECOND) == stages(desk, THIRD) == {D.CONFIRMED: 2}

    # The first day one of the two does not come and the third is sent; on the second it rains;
    # on the third the two that were told work, and who came along from the second does not.
    stand(hand, table, firm, FIRST)
    hand.key(K.Key_Space)
    hand.type("r")
    hand.key(K.Key_Return)
    hand.key(K.Key_Escape)
    table.setFocus()
    hand.type("w")
    assert stages(desk, FIRST) == {D.WORKED: 2, D.ABSENT: 1}
    stand(hand, table, firm, SECOND)
    hand.type("m")
    assert stages(desk, SECOND) == {D.RAIN: 2}
    assert stages(desk, THIRD) == {D.CONFIRMED: 2, D.PLACED: 1}
    said = bench.said[-1].text
    assert said.startswith("새 날에 함께 가지 못한 분이 있습니다: ")
    assert said.endswith(" 님(이 농가에 이미 배치되어 있습니다)")
    stand(hand, table, firm, THIRD)
    hand.type("w")
    assert stages(desk, THIRD) == {D.WORKED: 2, D.PLACED: 1}

    # Contracts of the week and support money of the month.
    contracts = hand.go("papers").contracts
    contracts.table.setFocus()
    press(contracts.table, K.Key_1)
    bench.idle()
    hand.dialog(FarmPapersDialog).reject()
    contracts.table.selectAll()
    press(contracts.table, K.Key_3)
    bench.idle()
    hand.save(hand.dialog(SignDialog))
    assert contracts.told.text() == "서명함 3건"
    support = hand.go("support")
    set_up(hand, support)
    support.new()
    bench.idle()
    dialog = hand.dialog(ProposalDialog)
    assert dialog.go.text() == "4건 30,000원 기안"  # 15,000 a month at most, for each of two
    hand.save(dialog)
    for _ in range(3):
        support.batches.panel.go_on()
        bench.idle()
        hand.save(hand.dialog(StepDialog))
    assert support.batches.panel.chip.text == "정산"

    # What is missing is filled in where it is told, and then the month says what came of it.
    report = hand.go("figures").report
    lacking = "마감 전에 채울 것: 보험 빠짐 5건 · 임금 지급 미확인 4건"
    assert report.lacking.accessibleName() == lacking
    report.tabs.setCurrentIndex(report.missing_at)
    bench.idle()
    for gap in (Gap.INSURANCE, Gap.WAGE):
        report.missing.choose(gap)
        report.missing.table.selectAll()
        report.missing.acts[gap].click()
        bench.idle()
    assert (report.lacking.accessibleName(), report.missing.every) == ("", ())
    assert report.lacking.isHidden()
    assert report.summary.text().startswith("연인원 4명 · 실인원 2명 · 농가 1곳 · 1인 평균 2.00일")
    assert not bench.bugs

    # The box on top leads to the firm, and one line below to its card of farm work.
    hand.window.show_page("home")
    search = hand.window.search
    search.setFocus()
    search.insert("감골")
    search.search_now()
    bench.idle()
    assert search.popup_titles() == ["구인업체", "감골농원", "농가", "감골농원"]
    press(search, K.Key_Down)
    press(search, K.Key_Return)
    bench.idle()
    page = hand.window.page("farm_work")
    assert hand.window.current == "farm_work"
    assert isinstance(page, FarmWorkPage)
    assert isinstance(page.current, FarmsList)
