"""배치 제안 through its own widgets: looked at, pinned, taken out, proposed again, stored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from bench import Bench, benched
from farm_board_kit import season, show
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from jobdesk.domain.farm_people import FarmCar, FarmCrew
from jobdesk.services import entries, farm_days, farm_records, history
from jobdesk.services.desk import Desk
from jobdesk.ui.pages.farm_work.proposal_dialog import ProposalDialog
from tests import farm_kit
from tests.farm_kit import TODAY

TOMORROW = TODAY + timedelta(days=1)
PEOPLE = ("김민지", "박정숙", "이도현", "최영희")


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, desk, tmp_path) as made:
        yield made


@pytest.fixture
def workers(desk: Desk) -> dict[str, int]:
    return {name: farm_kit.worker(desk, name) for name in PEOPLE}


@pytest.fixture
def beneath(bench: Bench) -> QWidget:
    widget = QWidget()
    bench.show(widget, 1366, 768)
    return widget


def opened(bench: Bench, beneath: QWidget, days: int = 1) -> ProposalDialog:
    dialog = ProposalDialog(
        bench.desk,
        bench.jobs,
        bench.notices,
        TOMORROW,
        TOMORROW + timedelta(days=days - 1),
        beneath,
    )
    dialog.open()
    bench.idle()
    return dialog


def shown(dialog: ProposalDialog) -> list[str]:
    return [line.name for line in dialog.lines]


def ahead(desk: Desk) -> set[int | None]:
    return {day.seeker_id for day in farm_records.days_between(desk, TOMORROW, TOMORROW)}


def test_a_proposal_is_looked_at_and_stored_with_its_pins(
    bench: Bench, beneath: QWidget, desk: Desk, workers: dict[str, int]
) -> None:
    farm_kit.request(desk, farm_kit.farm(desk, "사과농원"), TOMORROW, heads=2)
    farm_kit.request(desk, farm_kit.farm(desk, "배농원"), TOMORROW, heads=3)
    dialog = opened(bench, beneath)
    assert sorted(shown(dialog)) == sorted(PEOPLE)
    assert dialog.sum.text() == "빈자리 5명 가운데 4명을 채웁니다 · 농가 2곳 · 근로자 4명"
    assert dialog.proof.text().startswith("더 좋은 배치가 없음이 증명되었습니다 · 한 사람 1일")
    assert [dialog.tabs.tabText(n) for n in range(4)] == [
        "배치안 4",
        "농가별",
        "모자란 자리 1",
        "못 가는 사람",
    ]
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    assert len(dialog.pinned) == 1
    QTest.keyClick(dialog.table, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    bench.idle()
    assert not dialog.isVisible()
    assert ahead(desk) == set(workers.values())
    pins = [d.pinned for d in farm_records.days_between(desk, TOMORROW, TOMORROW)]
    assert pins.count(True) == 1
    assert len(bench.changes) == 1
    history.undo(desk)
    assert ahead(desk) == set()


def test_who_is_taken_out_is_not_proposed_again_and_comes_back_when_asked(
    bench: Bench, beneath: QWidget, desk: Desk, workers: dict[str, int]
) -> None:
    farm_kit.request(desk, farm_kit.farm(desk, "사과농원"), TOMORROW, heads=2)
    dialog = opened(bench, beneath)
    out, stays = shown(dialog)
    QTest.keyClick(dialog.table, Qt.Key.Key_Delete)
    assert shown(dialog) == [stays]
    assert dialog.go.text() == "1명 저장"
    assert dialog.proof.text() == "뺀 자리에 갈 다른 사람은 ‘다시 제안’이 찾습니다."
    assert dialog.back.text() == "뺀 1명 되돌리기"
    assert dialog.unfilled.listing.rowCount() == 1
    dialog.pin(dialog.table.rows.ids[0])
    QTest.keyClick(dialog, Qt.Key.Key_F5)
    bench.idle()
    assert stays in shown(dialog)
    assert out not in shown(dialog)
    assert len(shown(dialog)) == 2
    assert dialog.unfilled.listing.rowCount() == 0
    assert len(dialog.pinned) == 1
    dialog.back.click()
    bench.idle()
    assert dialog.barred == set()
    assert not dialog.back.isVisible()


def test_a_pin_takes_its_driver_along_and_goes_again(
    bench: Bench, beneath: QWidget, desk: Desk, workers: dict[str, int]
) -> None:
    car = entries.add(desk, FarmCar(title="1반 봉고", seats=4, driver_id=workers["박정숙"])).id
    crew = entries.add(desk, FarmCrew(title="1반", car_id=car)).id
    for row in farm_records.workers(desk):
        entries.save(desk, replace(row, crew_id=crew))
    farm_kit.request(
        desk, farm_kit.farm(desk, "사과농원"), TOMORROW, heads=4, transport="작업반 차량"
    )
    dialog = opened(bench, beneath)
    at = {dialog.table.line(id_).name: id_ for id_ in dialog.table.rows.ids}  # type: ignore[union-attr]
    dialog.pin(at["김민지"])
    assert {pair[0] for pair in dialog.pinned} == {workers["김민지"], workers["박정숙"]}
    dialog.pin(at["김민지"])
    assert {pair[0] for pair in dialog.pinned} == {workers["박정숙"]}
    dialog.table.select(at["박정숙"])
    dialog.take_out()
    assert {line.car for line in dialog.lines} == {""}


def test_another_span_is_proposed_only_when_asked(
    bench: Bench, beneath: QWidget, desk: Desk, workers: dict[str, int]
) -> None:
    farm = farm_kit.farm(desk, "사과농원")
    farm_kit.request(desk, farm, TOMORROW, heads=1, ends_on=TOMORROW + timedelta(days=2))
    dialog = opened(bench, beneath)
    assert len(dialog.lines) == 1
    dialog.last.widget.setText((TOMORROW + timedelta(days=2)).isoformat())  # type: ignore[attr-defined]
    dialog.last.edited.emit()
    assert "다시 제안" in dialog.proof.text()
    assert not dialog.go.isEnabled()
    dialog.again.click()
    bench.idle()
    assert len(dialog.lines) == 3
    assert dialog.go.isEnabled()
    dialog.last.set_value(TOMORROW - timedelta(days=9))
    dialog.again.click()
    bench.idle()
    assert "앞섭니다" in dialog.problem.text()
    dialog.last.set_value(None)
    dialog.again.click()
    assert dialog.last.problem() == "날짜를 입력하세요."


def test_places_taken_meanwhile_are_said_and_nothing_is_stored(
    bench: Bench, beneath: QWidget, desk: Desk, workers: dict[str, int]
) -> None:
    request = farm_kit.request(desk, farm_kit.farm(desk, "사과농원"), TOMORROW, heads=1)
    dialog = opened(bench, beneath)
    block = farm_kit.blocks(desk, request)[0]
    other = next(id_ for id_ in workers.values() if id_ != dialog.lines[0].seeker_id)
    farm_days.place(desk, block.id, [other])
    dialog.save()
    bench.idle()
    assert dialog.isVisible()
    assert "다시 제안하세요" in dialog.problem.text()
    assert ahead(desk) == {other}
    dialog.propose()
    bench.idle()
    assert dialog.sum.text() == "이 기간의 요청은 모두 찼습니다."
    assert not dialog.problem.isVisible()


def test_where_nobody_can_go_the_reasons_stand_first(
    bench: Bench, beneath: QWidget, desk: Desk, workers: dict[str, int]
) -> None:
    farm_kit.request(
        desk, farm_kit.farm(desk, "사과농원"), TOMORROW, heads=2, skills=("전지 전문",)
    )
    dialog = opened(bench, beneath)
    assert dialog.sum.text().startswith("빈자리 2명 가운데 0명을 채웁니다")
    assert dialog.tabs.currentWidget() is dialog.unfilled
    assert dialog.unfilled.model().rowCount() == 1
    assert dialog.proof.text() == "보낼 수 있는 분이 남아 있지 않습니다. 자리마다 까닭을 보세요."
    assert not dialog.go.isEnabled()


def test_an_empty_week_says_so(bench: Bench, beneath: QWidget, desk: Desk) -> None:
    dialog = opened(bench, beneath, days=7)
    assert dialog.sum.text() == "이 기간에는 사람을 보낼 요청이 없습니다."
    assert not dialog.go.isEnabled()


def test_the_lines_are_a_sound_model(
    bench: Bench, beneath: QWidget, desk: Desk, workers: dict[str, int], qtmodeltester: ModelTester
) -> None:
    farm_kit.request(desk, farm_kit.farm(desk, "사과농원"), TOMORROW, heads=2)
    dialog = opened(bench, beneath)
    qtmodeltester.check(dialog.table.rows)


def test_the_board_asks_for_a_proposal_by_its_button_and_by_its_key(
    bench: Bench, desk: Desk
) -> None:
    kit = show(bench, season(desk, 2, 6, first=TODAY, last=TOMORROW))
    kit.part.bar.solve.click()
    bench.idle()
    (dialog,) = kit.part.window().findChildren(ProposalDialog)
    proposed = len(dialog.lines)
    assert dialog.first.value() == TODAY
    assert proposed > 0
    dialog.save()
    bench.idle()
    board = kit.part.board
    assert board is not None
    assert sum(len(block.people) for block in board.blocks()) == proposed
    kit.stand("한솔농원")
    QTest.keyClick(kit.part.table, Qt.Key.Key_A)
    bench.idle()
    again = kit.part.window().findChildren(ProposalDialog)[-1]
    assert again.isVisible()
    again.reject()
