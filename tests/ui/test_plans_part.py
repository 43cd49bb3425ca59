"""계획·예산 on the screen: the tree, an item's fields, its money and months, by mouse and key."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from jobdesk.domain.changes import Ref
from jobdesk.domain.kinds import KindId
from jobdesk.domain.plan_tree import Side, of_year, stated, tally
from jobdesk.domain.plans import PlanItem, PlanLevel, StepType
from jobdesk.services import centres, plans, plans_money, plans_reading, plans_steps, plans_targets
from jobdesk.services.desk import Desk
from jobdesk.ui.pages.reports.plans import PlansPart
from jobdesk.ui.pages.reports.plans import plan_dialogs as dialogs
from jobdesk.ui.pages.reports.plans.money_grid import MoneyModel
from jobdesk.ui.pages.reports.plans.schedule_grid import ScheduleModel
from jobdesk.ui.pages.reports.plans.tree_rows import NAME, PlanRows
from tests.conftest import PASSWORD, today
from tests.ui.bench import Bench, benched

S, T, P = PlanLevel.STRATEGY, PlanLevel.TASK, PlanLevel.PROGRAMME
THIS = of_year(2026)


@pytest.fixture
def ids(desk: Desk) -> dict[str, int]:
    found: dict[str, int] = {}
    for level, title, parent in (
        (S, "청년", None),
        (T, "창업", "청년"),
        (P, "서포트", "창업"),
        (P, "공간", "창업"),
        (T, "인턴", "청년"),
    ):
        item = PlanItem(
            level=level,
            title=title,
            parent_id=found.get(parent or ""),
            plan="2026년 계획",
            first_year=2026,
            last_year=2026,
        )
        found[title] = plans.add(desk, item).id
    plans_targets.set_target(desk, found["서포트"], 2026, "12")
    plans_targets.set_year(desk, found["서포트"], 2026, "9", "결산")
    plans_money.set_cells(
        desk,
        found["서포트"],
        {(Side.PLANNED, THIS, "국비"): 2_000_000, (Side.SPENT, THIS, "국비"): 500_000},
    )
    plans_steps.set_line(desk, found["서포트"], 2026, "공고", [1, 2])
    return found


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, desk, tmp_path) as made:
        yield made


def opened(bench: Bench) -> PlansPart:
    part = PlansPart(bench.desk, bench.hub, bench.jobs, bench.notices)
    bench.show(part)
    return part


def lines(part: PlansPart) -> list[tuple[str, ...]]:
    return [row.texts for row in part.tree.lines.rows]


def names(part: PlansPart) -> list[str]:
    return ["  " * row.depth + row.node.item.title for row in part.tree.lines.rows]


def pick(bench: Bench, part: PlansPart, item_id: int) -> None:
    part.tree.selectRow(part.tree.lines.row_of(item_id))
    bench.idle()


def press(part: PlansPart, key: Qt.Key, *, alt: bool = False) -> None:
    held = Qt.KeyboardModifier.NoModifier
    if alt:
        held = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(part.tree, key, held)


def node(bench: Bench, item_id: int) -> Any:
    return plans_reading.branch(bench.desk, item_id, (2026,))


def test_the_tree_tells_targets_results_and_money(bench: Bench, ids: dict[str, int]) -> None:
    part = opened(bench)
    assert names(part) == ["청년", "  창업", "    서포트", "    공간", "  인턴"]
    assert lines(part)[0] == ("청년", "12명", "9명", "75.0%", "2,000", "500", "25.0%")
    assert lines(part)[3][1:] == ("", "", "", "", "", "")
    part.unit.set_value("백만원")
    assert lines(part)[0][4:6] == ("2", "0.5")
    assert part.sums.text() == "목표 12명 · 실적 9명 · 예산 2백만원 · 집행 0.5백만원"
    assert not part.amiss.isVisible()


def test_the_models_are_sound(
    bench: Bench, ids: dict[str, int], qtmodeltester: ModelTester
) -> None:
    part = opened(bench)
    for model in (
        part.tree.lines,
        part.panel.money.money,
        part.panel.schedule.months,
    ):
        assert isinstance(model, PlanRows | MoneyModel | ScheduleModel)
        qtmodeltester.check(model)


def test_keys_move_fold_and_put_away(bench: Bench, ids: dict[str, int]) -> None:
    part = opened(bench)
    pick(bench, part, ids["인턴"])
    press(part, Qt.Key.Key_Up, alt=True)
    bench.idle()
    assert names(part) == ["청년", "  인턴", "  창업", "    서포트", "    공간"]
    current = part.tree.current()
    assert current is not None
    assert current.id == ids["인턴"]
    press(part, Qt.Key.Key_Down, alt=True)
    bench.idle()
    press(part, Qt.Key.Key_Right, alt=True)
    bench.idle()
    assert names(part)[-1] == "    인턴"
    press(part, Qt.Key.Key_Left, alt=True)
    bench.idle()
    pick(bench, part, ids["창업"])
    press(part, Qt.Key.Key_Left)
    assert names(part) == ["청년", "  창업", "  인턴"]
    press(part, Qt.Key.Key_Right)
    assert len(names(part)) == 5
    press(part, Qt.Key.Key_Delete)
    bench.idle()
    assert names(part) == ["청년", "  인턴"]
    assert bench.changes[-1].label == "일자리 계획 휴지통: 창업 가지 3개"


def test_the_arrow_before_a_name_folds_by_mouse(bench: Bench, ids: dict[str, int]) -> None:
    part = opened(bench)
    room = part.tree.visualRect(part.tree.lines.index(0, NAME))
    at = QPoint(room.left() + 14, room.center().y())
    QTest.mouseClick(part.tree.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert names(part) == ["청년"]


def test_fields_are_stored_together_and_kept_on_the_way_out(
    bench: Bench, ids: dict[str, int]
) -> None:
    part = opened(bench)
    pick(bench, part, ids["공간"])
    fields = part.panel.form.fields
    fields["target"].widget.insert("8")  # type: ignore[attr-defined]
    fields["department"].widget.insert("일자리과")  # type: ignore[attr-defined]
    assert part.panel.form.dirty
    pick(bench, part, ids["서포트"])
    bench.idle()
    stored = node(bench, ids["공간"])
    assert stored.goals[2026].target == "8"
    assert stored.item.department == "일자리과"
    assert [c.label for c in bench.changes] == ["세부사업 수정: 공간"]
    assert part.panel.title_label.text() == "서포트"
    assert lines(part)[0][1] == "20명"


def test_a_result_without_source_is_refused_at_its_field(bench: Bench, ids: dict[str, int]) -> None:
    part = opened(bench)
    pick(bench, part, ids["공간"])
    fields = part.panel.form.fields
    fields["reached"].widget.insert("4")  # type: ignore[attr-defined]
    part.save()
    bench.idle()
    assert "출처" in fields["source"].problem()
    fields["source"].widget.insert("현장 점검표")  # type: ignore[attr-defined]
    part.save()
    bench.idle()
    assert node(bench, ids["공간"]).goals[2026].actual.value == 4


def test_money_is_typed_in_the_shown_unit_and_sums_are_live(
    bench: Bench, ids: dict[str, int]
) -> None:
    part = opened(bench)
    pick(bench, part, ids["공간"])
    model = part.panel.money.money
    assert [model.headerData(n, Qt.Orientation.Vertical) for n in range(8)] == [
        "소요예산", "국비", "도비", "시군비", "투입예산", "국비", "도비", "시군비"
    ]  # fmt: skip
    heads = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]
    assert heads == ["계", "기투자", "2026년", "임기 후"]
    assert model.setData(model.index(1, 2), "1,500.5")
    bench.idle()
    assert stated(node(bench, ids["공간"])).of(Side.PLANNED, THIS).won == 1_500_500
    model = part.panel.money.money
    assert model.index(0, 0).data() == "1,500.5"
    assert lines(part)[0][4] == "3,500.5"
    assert not model.setData(model.index(0, 0), "9")
    assert not model.setData(model.index(1, 2), "많음")
    assert "금액이 아닙니다" in bench.said[-1].text
    part.unit.set_value("원")
    assert part.panel.money.money.index(1, 2).data() == "1,500,500"


def test_a_sum_from_beneath_is_grey_and_typing_states_the_year(
    bench: Bench, ids: dict[str, int]
) -> None:
    plans_money.set_cells(bench.desk, ids["공간"], {(Side.PLANNED, THIS, "군비"): 700_000})
    part = opened(bench)
    pick(bench, part, ids["창업"])
    model = part.panel.money.money
    row = [line.source for line in model.lines].index("국비")
    assert "아래 항목의 합계" in str(model.index(row, 2).data(Qt.ItemDataRole.ToolTipRole))
    assert not model.setData(model.index(row, 2), "2,000")  # opened and left
    assert model.setData(model.index(row, 2), "2,500")
    bench.idle()
    counts = tally(node(bench, ids["창업"]))
    assert counts.of(Side.PLANNED, THIS, "국비").won == 2_500_000
    assert counts.of(Side.PLANNED, THIS, "군비").won == 700_000
    assert part.amiss.isVisible()
    assert part.amiss.text() == "합계가 맞지 않는 곳 1"


def test_a_block_of_a_sheet_is_pasted_and_emptied(bench: Bench, ids: dict[str, int]) -> None:
    part = opened(bench)
    pick(bench, part, ids["인턴"])
    part.panel.tabs.setCurrentIndex(1)
    grid = part.panel.money
    grid.setCurrentIndex(grid.money.index(1, 1))
    QGuiApplication.clipboard().setText("1\t2\t3\n4\t-\t6")
    QTest.keyClick(grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    bench.idle()
    assert tally(node(bench, ids["인턴"])).of(Side.PLANNED).won == 16_000
    grid.selectAll()
    QTest.keyClick(grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().splitlines()[1].split("\t") == ["6", "1", "2", "3"]
    QTest.keyClick(grid, Qt.Key.Key_Delete)
    bench.idle()
    assert node(bench, ids["인턴"]).money == ()


def test_a_source_is_added_and_taken_off(bench: Bench, ids: dict[str, int]) -> None:
    part = opened(bench)
    pick(bench, part, ids["서포트"])
    panel = part.panel
    panel.source.set_value("복권기금")
    panel.add_source_button.click()
    assert panel.money.money.sources == ("국비", "복권기금")
    at = panel.money.currentIndex()
    assert panel.money.money.setData(at, "10")
    bench.idle()
    panel.money.setCurrentIndex(panel.money.money.index(at.row(), 2))
    panel.drop_source_button.click()
    bench.idle()
    assert panel.money.money.sources == ("국비",)


def test_months_are_toggled_by_space_and_drawn_by_mouse(bench: Bench, ids: dict[str, int]) -> None:
    part = opened(bench)
    pick(bench, part, ids["서포트"])
    part.panel.tabs.setCurrentIndex(2)
    grid = part.panel.schedule
    grid.setCurrentIndex(grid.months.index(0, 3))
    QTest.keyClick(grid, Qt.Key.Key_Space)
    bench.idle()
    assert grid.months.lines[0].months == {1, 2, 3}
    start = grid.visualRect(grid.months.index(0, 7)).center()
    end = grid.visualRect(grid.months.index(0, 9)).center()
    QTest.mousePress(grid.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(grid.viewport(), end)
    QTest.mouseRelease(grid.viewport(), Qt.MouseButton.LeftButton, pos=end)
    bench.idle()
    assert grid.months.lines[0].months == {1, 2, 3, 7, 8, 9}
    steps = node(bench, ids["서포트"]).steps
    assert [(s.first_month, s.last_month) for s in steps] == [(1, 3), (7, 9)]


def test_a_line_is_added_renamed_and_put_away(bench: Bench, ids: dict[str, int]) -> None:
    part = opened(bench)
    pick(bench, part, ids["공간"])
    panel = part.panel
    panel.step_type.set_value(StepType.DONE.value)
    panel.words.set_value("입주 공고")
    panel.add_line_button.click()
    assert panel.schedule.months.index(0, 0).data() == "■ 입주 공고"
    assert node(bench, ids["공간"]).steps == ()
    panel.schedule.months.turn(0, [4, 5], on=True)
    bench.idle()
    (step,) = node(bench, ids["공간"]).steps
    assert (step.step_type, step.first_month, step.last_month) == (StepType.DONE, 4, 5)
    assert panel.schedule.months.setData(panel.schedule.months.index(0, 0), "입주자 공고")
    bench.idle()
    (step,) = node(bench, ids["공간"]).steps
    assert step.title == "입주자 공고"
    panel.schedule.setCurrentIndex(panel.schedule.months.index(0, 0))
    QTest.keyClick(panel.schedule, Qt.Key.Key_Delete)
    bench.idle()
    assert node(bench, ids["공간"]).steps == ()


def test_items_and_years_come_by_dialogs(bench: Bench, ids: dict[str, int]) -> None:
    part = opened(bench)
    pick(bench, part, ids["인턴"])
    part.below_button.click()
    (dialog,) = part.findChildren(dialogs.ItemDialog)
    dialog.fields["title"].set_value("행정인턴")
    dialog.save()
    bench.idle()
    assert names(part)[-1] == "    행정인턴"
    current = part.tree.current()
    assert current is not None
    assert current.node.item.level is P
    part.copy_year()
    (copy,) = part.findChildren(dialogs.CopyDialog)
    copy.save()
    bench.idle()
    assert part.shown_year == 2027
    assert lines(part)[0][1:] == ("12명", "", "", "2,000", "", "")


def test_an_item_is_opened_from_elsewhere(bench: Bench, ids: dict[str, int]) -> None:
    part = opened(bench)
    part.year.set_value("2024년")
    bench.idle()
    assert names(part) == []
    part.open_record(Ref(KindId.PLAN_ITEMS, ids["공간"]))
    bench.idle()
    assert part.shown_year == 2026
    assert part.panel.title_label.text() == "공간"
    (line,) = plans_reading.money_of(bench.desk, [ids["서포트"]])
    part.open_record(Ref(KindId.PLAN_MONEY, line.id))
    bench.idle()
    assert (part.panel.title_label.text(), part.panel.tabs.currentIndex()) == ("서포트", 1)


def test_what_does_not_agree_leads_to_its_item(bench: Bench, ids: dict[str, int]) -> None:
    plans_targets.set_target(bench.desk, ids["공간"], 2026, "3")
    plans_targets.set_target(bench.desk, ids["창업"], 2026, "20")
    part = opened(bench)
    part.amiss.click()
    (dialog,) = part.findChildren(dialogs.FindingsDialog)
    dialog.table.opened.emit(0)
    current = part.tree.current()
    assert current is not None
    assert current.id == ids["창업"]
    assert "아래 항목의 합계 15명" in current.wrong


def test_the_keys_of_the_outline_reach_the_tree_in_the_window(
    bench: Bench, ids: dict[str, int]
) -> None:
    window = bench.window()
    window.show_page("reports:plans")
    bench.idle()
    part = window.findChild(PlansPart)
    assert part is not None
    pick(bench, part, ids["인턴"])
    part.tree.setFocus()
    press(part, Qt.Key.Key_Up, alt=True)
    bench.idle()
    assert names(part)[1] == "  인턴"
    press(part, Qt.Key.Key_Delete)
    bench.idle()
    assert "  인턴" not in names(part)
    press(part, Qt.Key.Key_Insert)
    (dialog,) = window.findChildren(dialogs.ItemDialog)
    assert dialog.isVisible()


def test_a_desk_for_reading_shows_and_stores_nothing(
    qtbot: QtBot, desk: Desk, ids: dict[str, int], tmp_path: Path
) -> None:
    looking = centres.open_centre(desk.folder, PASSWORD, read_only=True, today=today)
    with benched(qtbot, looking, tmp_path) as bench:
        part = opened(bench)
        pick(bench, part, ids["서포트"])
        assert not part.below_button.isEnabled()
        for key in (Qt.Key.Key_Delete, Qt.Key.Key_Insert):
            press(part, key)
        press(part, Qt.Key.Key_Up, alt=True)
        assert not part.panel.money.money.setData(part.panel.money.money.index(1, 2), "9")
        part.panel.schedule.months.turn(0, [12], on=True)
        bench.idle()
        assert bench.changes == []
        assert len(names(part)) == 5
        bench.jobs.wait()
        looking.store.close()
