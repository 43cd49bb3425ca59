"""The record table: honest counts, rows on sight, the current record kept by id."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from bench import PEOPLE, Bench, benched, fill, press
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.kinds import KINDS, LISTED, KindId
from jobdesk.domain.people import Seeker
from jobdesk.services import access, lists, seekers
from jobdesk.services.desk import Desk
from jobdesk.ui.models import record_table
from jobdesk.ui.models.columns import masked, standard
from jobdesk.ui.models.record_table import COLUMN_ROLE, ID_ROLE, TONE_ROLE, RecordTableModel
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.record_grid import RecordGrid

_KIND = KINDS[KindId.SEEKERS]
_COLUMNS = standard(_KIND, "name", "age", "phone", "status")


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, desk, tmp_path) as made:
        yield made


def table(bench: Bench, **wanted: Any) -> RecordTableModel:
    """A model of seekers by name, loaded."""
    columns = wanted.get("columns", _COLUMNS)
    model = RecordTableModel(bench.desk, bench.hub, bench.jobs, KindId.SEEKERS, columns)
    model.set_order(Order("name"))
    bench.idle()
    return model


def picture(model: RecordTableModel) -> list[str]:
    """The rows as lines of text."""
    return [
        " | ".join(str(model.index(row, c).data()) for c in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def test_the_model_keeps_qts_rules(bench: Bench, qtmodeltester: ModelTester, qtbot: QtBot) -> None:
    fill(bench.desk)
    for kind in LISTED:
        fields = [f.id for f in KINDS[kind].fields][:6]
        columns = standard(KINDS[kind], *fields)
        model = RecordTableModel(bench.desk, bench.hub, bench.jobs, kind, columns)
        qtmodeltester.check(model)
        model.refresh()
        bench.idle()
        qtmodeltester.check(model)
        model.set_filter(Filter(text="없는 사람"))
        bench.idle()
        qtmodeltester.check(model)


def test_rows_read_as_a_picture(bench: Bench) -> None:
    fill(bench.desk)
    assert picture(table(bench)) == [
        "김민지 | 58 | 010-1234-5678 | 구직등록",
        "박정숙 | 55 | 010-2345-6789 | 구직등록",
        "이도현 | 33 | 010-3456-7890 | 구직등록",
        "최영희 | 67 | 010-4567-8901 | 구직등록",
    ]
    assert picture(table(bench, columns=masked(_COLUMNS)))[0] == (
        "김민지 | 58 | 010-****-5678 | 구직등록"
    )


def test_roles_carry_id_column_and_tone(bench: Bench) -> None:
    ids = fill(bench.desk)
    model = table(bench)
    cell = model.index(0, 3)
    assert cell.data(ID_ROLE) == ids["김민지"]
    assert cell.data(COLUMN_ROLE) is model.columns[3]
    assert Tone(cell.data(TONE_ROLE)) is Tone.NEUTRAL
    assert model.headerData(0, Qt.Orientation.Horizontal) == "이름"
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_filter_and_order_are_the_stores(bench: Bench) -> None:
    fill(bench.desk)
    model = table(bench)
    model.set_filter(Filter(text="ㄱㅁ"))
    bench.idle()
    assert [line[:3] for line in picture(model)] == ["김민지"]
    model.set_filter(Filter(conditions=(Condition("eup_myeon", Op.IS, "가람읍"),)))
    model.sort(1, Qt.SortOrder.DescendingOrder)
    bench.idle()
    assert [line[:3] for line in picture(model)] == ["김민지", "이도현"]


def test_a_change_elsewhere_is_shown(bench: Bench) -> None:
    ids = fill(bench.desk)
    model = table(bench)
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    stored = lists.record(bench.desk, KindId.SEEKERS, ids["박정숙"])
    changed = replace(stored, phone="010-9999-0000")
    bench.jobs.write(lambda: seekers.save(bench.desk, changed))
    bench.idle()
    assert "010-9999-0000" in picture(model)[1]
    assert resets == []
    bench.jobs.write(lambda: seekers.register(bench.desk, Seeker(name="강새벽")))
    bench.idle()
    assert picture(model)[0].startswith("강새벽")
    assert resets == [True]


def test_pages_are_fetched_on_sight_and_forgotten_again(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.jobs.write(lambda: many(bench.desk, 700))
    bench.idle()
    asked: list[int] = []
    real = lists.rows

    def counted(desk: Desk, kind: KindId, ids: Sequence[int], fields: Sequence[str]) -> Any:
        asked.append(len(ids))
        return real(desk, kind, ids, fields)

    monkeypatch.setattr(lists, "rows", counted)
    monkeypatch.setattr(record_table, "_PAGES_KEPT", 2)
    model = table(bench)
    assert model.rowCount() == 700
    for row in (0, 5, 127, 699, 698, 300, 0):
        assert model.index(row, 0).data()
    assert asked == [128, 700 - 5 * 128, 128, 128]


def many(desk: Desk, count: int) -> None:
    """Register people in one operation."""
    with desk.store.operation("여럿"):
        for number in range(count):
            seekers.register(desk, Seeker(name=f"구직자{number:04}"))


def test_a_failing_row_is_told_once(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(bench.desk)
    model = table(bench)
    told: list[object] = []
    model.failed.connect(told.append)

    def fail(*_: object) -> object:
        raise RuntimeError("rows")

    monkeypatch.setattr(lists, "rows", fail)
    model.set_columns(_COLUMNS)
    for row in range(4):
        model.index(row, 0).data()
        model.index(row, 1).data()
    assert len(told) == 1


# The grid over it


def grid(bench: Bench) -> RecordGrid:
    """A shown grid of seekers by name."""
    made = RecordGrid(table(bench), bench.jobs, bench.desk, bench.notices)
    bench.show(made, 420, 300)
    return made


def test_the_current_record_stays_when_rows_move(bench: Bench) -> None:
    ids = fill(bench.desk)
    shown = grid(bench)
    heard: list[object] = []
    shown.current_changed.connect(heard.append)
    assert shown.select_id(ids["박정숙"])
    bench.jobs.write(lambda: seekers.register(bench.desk, Seeker(name="강새벽")))
    bench.idle()
    assert shown.current_id() == ids["박정숙"]
    assert shown.currentIndex().row() == 2
    assert heard == [ids["박정숙"]]


def test_a_record_not_listed_yet_is_chosen_when_it_comes(bench: Bench) -> None:
    fill(bench.desk)
    shown = grid(bench)
    bench.jobs.write(lambda: seekers.register(bench.desk, Seeker(name="강새벽")))
    new_id = lists.find(bench.desk, KindId.SEEKERS)[0]
    bench.idle()
    wanted = max(lists.find(bench.desk, KindId.SEEKERS))
    shown.select_id(wanted)
    bench.idle()
    assert shown.current_id() == wanted >= new_id


def test_rows_are_copied_as_text_and_logged(bench: Bench) -> None:
    fill(bench.desk)
    shown = grid(bench)
    shown.selectAll()
    control = Qt.KeyboardModifier.ControlModifier
    press(shown, Qt.Key.Key_C, control)
    bench.idle()
    rows = QGuiApplication.clipboard().text().split("\n")
    assert len(rows) == len(PEOPLE)
    assert {row.split("\t")[0] for row in rows} == {person[0] for person in PEOPLE}
    press(shown, Qt.Key.Key_C, control | Qt.KeyboardModifier.ShiftModifier)
    bench.idle()
    titled = QGuiApplication.clipboard().text().split("\n")
    assert titled == ["이름\t만 나이\t연락처\t상태", *rows]
    assert bench.said[-1].text == f"{len(PEOPLE)}줄을 복사했습니다."
    newest = access.listing(bench.desk)[0]
    assert (newest.action, newest.count, newest.purpose) == ("내보내기", 4, "화면에서 복사")


def test_header_sorts_and_enter_opens(bench: Bench) -> None:
    ids = fill(bench.desk)
    shown = grid(bench)
    shown.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    bench.idle()
    shown.select_first()
    assert shown.current_id() == ids["최영희"]
    opened: list[object] = []
    shown.record_activated.connect(opened.append)
    press(shown, Qt.Key.Key_Return)
    assert opened == [ids["최영희"]]
    assert not shown.verticalHeader().isVisible()


def test_the_name_stays_in_sight_when_scrolled_aside(bench: Bench) -> None:
    fill(bench.desk)
    shown = grid(bench)
    shown.resize(220, 300)
    bench.qtbot.waitUntil(lambda: shown.horizontalScrollBar().maximum() > 0)
    shown.horizontalScrollBar().setValue(60)
    frozen = shown._frozen
    assert frozen.isVisible()
    assert frozen.columnWidth(0) == shown.columnWidth(0)
    assert [frozen.isColumnHidden(c) for c in range(4)] == [False, True, True, True]
    frozen.horizontalHeader().sectionClicked.emit(0)
    bench.idle()
    assert shown.horizontalHeader().sortIndicatorSection() == 0


def test_selecting_all_asks_no_row(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """A header that paints must not walk every row to see whether its column is selected."""
    bench.jobs.write(lambda: many(bench.desk, 700))
    bench.idle()
    shown = grid(bench)
    asked: list[int] = []
    real = RecordTableModel.columnCount

    def counted(model: RecordTableModel, parent: Any = record_table._NONE) -> int:
        asked.append(1)
        return real(model, parent)

    monkeypatch.setattr(RecordTableModel, "columnCount", counted)
    shown.selectAll()
    shown.repaint()
    shown.horizontalHeader().repaint()
    assert len(asked) < 700
