"""농가 and 요청 through their own widgets: register, write the yearly work, take a request."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from jobdesk.domain.changes import Ref
from jobdesk.domain.farms import FarmSeason, WishType
from jobdesk.domain.kinds import KindId
from jobdesk.services import (
    employers,
    farm_days,
    farm_records,
    farm_requests,
    farms,
    history,
    lists,
    seekers,
)
from jobdesk.services.desk import Desk
from jobdesk.ui.models.cell_rows import UNDER_ROLE
from jobdesk.ui.page_entry import Context
from jobdesk.ui.pages.farm_work.farms_list import FarmPanel, FarmsList
from jobdesk.ui.pages.farm_work.farms_new import LinkedRecord, NewFarmFirm
from jobdesk.ui.pages.farm_work.farms_tabs import SeasonDialog, SeasonsTab
from jobdesk.ui.pages.farm_work.farms_together import TogetherTab
from jobdesk.ui.pages.farm_work.requests_days import DaysTab
from jobdesk.ui.pages.farm_work.requests_dialog import TakeRequest, take_request
from jobdesk.ui.pages.farm_work.requests_list import RequestPanel, RequestsList
from jobdesk.ui.pages.farm_work.requests_reason import ReasonDialog
from tests.ui.bench import Bench, benched


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, desk, tmp_path) as made:
        yield made


def context(bench: Bench) -> Context:
    return Context(bench.desk, bench.hub, bench.jobs, bench.notices, bench.preferences)


def a_farm(desk: Desk, name: str = "배골농원") -> int:
    firm = employers.register(desk, replace(farms.blank_firm(desk), name=name)).id
    farms.register(desk, farms.blank(desk, employer_id=firm, crops=("사과",)))
    return firm


def shown_farm(bench: Bench, firm: int) -> tuple[FarmsList, FarmPanel]:
    page = FarmsList(context(bench))
    bench.show(page)
    farm = farm_records.farm_of(bench.desk, firm)
    assert farm is not None
    page.open_record(Ref(KindId.FARMS, farm.id))
    bench.idle()
    panel = page.panel
    assert isinstance(panel, FarmPanel)
    return page, panel


def test_a_farm_that_calls_first_is_registered_in_one_go(bench: Bench) -> None:
    page = FarmsList(context(bench))
    bench.show(page)
    page.new()
    dialog = page.window().findChild(LinkedRecord)
    assert dialog is not None
    dialog.link.insert("감골농원")
    dialog.new_one()
    (firm,) = dialog.findChildren(NewFarmFirm)
    assert firm.form.fields["name"].value() == "감골농원"
    assert firm.form.fields["employer_type"].value() == "농가"
    firm.save()
    bench.idle()
    dialog.form.fields["crops"].set_value(("사과",))
    dialog.form.fields["village"].set_value("감골")
    dialog.save()
    bench.idle()
    bench.qtbot.waitUntil(lambda: len(page.model.ids) == 1)
    (farm,) = [lists.record(bench.desk, KindId.FARMS, id_) for id_ in page.model.ids]
    assert (farm.crops, farm.village) == (("사과",), "감골")
    assert lists.title(bench.desk, KindId.FARMS, farm.id) == "감골농원"


def test_the_yearly_work_is_written_as_it_is_said_and_asked_about(bench: Bench) -> None:
    firm = a_farm(bench.desk)
    page, panel = shown_farm(bench, firm)
    (tab,) = panel.findChildren(SeasonsTab)
    panel.tabs.setCurrentWidget(tab)
    tab.add()
    dialog = page.window().findChild(SeasonDialog)
    assert dialog is not None
    for field, said in (("task", "전지"), ("starts", "12월 초"), ("ends", "2월 말")):
        dialog.form.fields[field].set_value(said)
    dialog.form.fields["heads"].set_value(4)
    dialog.save()
    bench.idle()
    (season,) = farm_records.seasons(bench.desk, [firm])
    assert (season.starts, season.ends, season.heads) == ("12-01", "02-29", 4)
    tab.table.setFocus()
    tab._ask_request()
    asked = page.window().findChild(TakeRequest)
    assert asked is not None
    bench.qtbot.waitUntil(lambda: asked.form.fields["task"].value() == "전지")
    assert asked.form.draft().heads == 4
    assert asked.form.draft().starts_on == date(2026, 12, 1)
    asked.reject()


def test_a_call_is_taken_from_what_the_farm_asked_a_year_ago(bench: Bench) -> None:
    firm = a_farm(bench.desk)
    old = farm_requests.blank(
        bench.desk,
        firm,
        task="전지",
        heads=5,
        starts_on=date(2025, 12, 1),
        ends_on=date(2025, 12, 5),
        starts_at="08:00",
        ends_at="17:00",
        daily_wage=140_000,
    )
    farm_requests.take(bench.desk, old)
    page = RequestsList(context(bench))
    bench.show(page)
    page.primary_action()
    dialog = page.window().findChild(TakeRequest)
    assert dialog is not None
    dialog.link.choose(firm, "배골농원")
    bench.qtbot.waitUntil(lambda: len(dialog.buttons) == 1)
    assert dialog.buttons[0].text().startswith("작년 이맘때: 전지 5명")
    QTest.keyClick(dialog, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    draft = dialog.form.draft()
    assert (draft.task, draft.heads, draft.daily_wage) == ("전지", 5, 140_000)
    assert (draft.starts_on, draft.ends_on) == (date(2026, 12, 1), date(2026, 12, 5))
    assert dialog.sum.text() == "작업일 5일 · 연인원 25명 · 일당 합계 3,500,000원"
    dialog.form.fields["daily_wage"].set_value(50_000)
    dialog.form.put({})
    assert dialog.sum.text().startswith("일당 50,000원은 8시간의 최저임금")
    dialog.save()
    bench.idle()
    newest = farm_requests.of_farm(bench.desk, firm)[0]
    assert len(farm_records.blocks_of(bench.desk, [newest.id])) == 5
    assert newest.daily_wage == 50_000


def test_a_reading_desk_takes_no_request(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(bench.desk), "read_only", property(lambda _: True))
    page = RequestsList(context(bench))
    bench.show(page)
    assert take_request(context(bench), page) is None


def test_days_are_looked_through_put_off_and_called_off(bench: Bench) -> None:
    desk = bench.desk
    firm = a_farm(desk)
    minji = seekers.register(desk, replace(seekers.blank(desk), name="김민지")).id
    request = farm_requests.take(
        desk,
        farm_requests.blank(
            desk,
            firm,
            task="수확",
            heads=2,
            starts_on=date(2026, 11, 23),
            ends_on=date(2026, 11, 24),
        ),
    ).id
    first, _ = farm_records.blocks_of(desk, [request])
    farm_days.place(desk, first.id, [minji])
    page = RequestsList(context(bench))
    bench.show(page)
    page.open_record(Ref(KindId.FARM_REQUESTS, request))
    bench.idle()
    panel = page.panel
    assert isinstance(panel, RequestPanel)
    assert panel.name.text() == "배골농원 수확"
    assert panel.span.text() == "2026-11-23 (월) – 2026-11-24 (화)"
    (tab,) = panel.findChildren(DaysTab)
    panel.tabs.setCurrentWidget(tab)
    bench.idle()
    assert tab.sum.text() == "배치 1명 · 3명이 더 필요합니다"
    assert tab.rows.index(0, 0).data(UNDER_ROLE) == "김민지(배치)"
    assert not any(tab.table.isColumnHidden(n) for n in range(tab.rows.columnCount()))
    with bench.qtbot.waitSignal(bench.hub.show_page) as led:
        panel.board.click()
    assert led.args == ["farm_work:board/2026-11-23"]
    tab.rows.setData(tab.rows.index(0, 2), 1)
    bench.idle()
    assert farm_records.block(desk, first.id).heads == 1
    tab.table.select(first.id)
    tab.put_off()
    bench.idle()
    assert farm_records.block(desk, first.id).status == "우천연기"
    panel.cancel()
    asked = page.window().findChild(ReasonDialog)
    assert asked is not None
    asked.save()
    assert asked.reason.problem() == "사유를 입력하세요."
    asked.reason.set_value("농가 사정")
    asked.save()
    bench.idle()
    assert farm_records.request(desk, request).cancel_reason == "농가 사정"
    assert panel.off.text() == "되살리기"
    assert tab.sum.text() == "취소되거나 미뤄져 사람을 구하는 날이 없습니다"
    assert tab.back.isHidden()
    panel.cancel()
    bench.idle()
    assert farm_records.request(desk, request).cancelled_on is None


def test_who_is_wanted_again_is_told_by_two_keys(bench: Bench, qtmodeltester: ModelTester) -> None:
    desk = bench.desk
    firm = a_farm(desk)
    minji = seekers.register(desk, replace(seekers.blank(desk), name="김민지")).id
    farms.wish(desk, firm, minji, WishType.NEVER, reason="약속을 어김")
    _, panel = shown_farm(bench, firm)
    (tab,) = panel.findChildren(TogetherTab)
    panel.tabs.setCurrentWidget(tab)
    bench.idle()
    qtmodeltester.check(tab.rows)
    tab.table.setFocus()
    tab.table.select(minji)
    QTest.keyClick(tab.table, Qt.Key.Key_1)
    bench.idle()
    (wish,) = farm_records.wishes(desk, [firm])
    assert wish.wish_type is WishType.AGAIN
    QTest.keyClick(tab.table, Qt.Key.Key_Delete)
    bench.idle()
    assert farm_records.wishes(desk, [firm]) == []
    history.undo(desk)
    assert len(farm_records.wishes(desk, [firm])) == 1


def test_farms_that_need_hands_soon_are_listed(bench: Bench) -> None:
    firm, _other = a_farm(bench.desk), a_farm(bench.desk, "감골농원")
    farms.put_season(
        bench.desk, FarmSeason(employer_id=firm, task="전지", starts="12-01", ends="12-20")
    )
    page = FarmsList(context(bench))
    bench.show(page)
    page.show_coming()
    bench.qtbot.waitUntil(lambda: len(page.model.ids) == 1)
    assert [lists.title(bench.desk, KindId.FARMS, id_) for id_ in page.model.ids] == ["배골농원"]
