"""The lists of the part 행사 당일: who comes next, who is not here, which booths are late."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from jobdesk.domain.changes import Ref
from jobdesk.domain.kinds import KindId
from jobdesk.services import day_employers, reception
from jobdesk.services.desk import Desk
from jobdesk.ui.pages.matching_days.reception_part import ReceptionPart
from jobdesk.ui.widgets.plain_table import PlainTable
from tests import day_kit
from tests.day_kit import Day
from tests.ui.bench import Bench, benched


class Wall:
    """The clock on the wall, turned by hand."""

    at = datetime.fromisoformat("2026-11-20T13:40")


@pytest.fixture
def wall(desk: Desk) -> Wall:
    made = Wall()
    desk.store.now = lambda: made.at
    return made


@pytest.fixture
def day(desk: Desk, wall: Wall) -> Day:
    made = day_kit.make(replace(desk, today=lambda: wall.at.date()))
    for who, booth, at in ((0, 0, "13:30"), (1, 0, "14:00"), (2, 1, "13:45"), (3, 1, "15:00")):
        day_kit.meet(made, who, day_kit.FIRMS[booth], at)
    desk = made.desk
    reception.arrive(desk, made.people[0], "13:20")
    day_employers.came(desk, made.booths["큰들식품"], "13:10")
    day_employers.came(desk, made.booths["솔내정밀"], "13:10")
    return made


@pytest.fixture
def part(qtbot: QtBot, day: Day, tmp_path: Path) -> Iterator[tuple[Bench, ReceptionPart]]:
    with benched(qtbot, day.desk, tmp_path) as bench:
        host = QWidget()
        made = ReceptionPart(bench.desk, bench.hub, bench.jobs, bench.notices, day.id, host)
        QVBoxLayout(host).addWidget(made)
        bench.show(host)
        yield bench, made


def _rows(table: PlainTable) -> list[str]:
    model = table.listing
    return [
        " ".join(str(model.index(row, at).data()) for at in range(model.columnCount())).strip()
        for row in range(model.rowCount())
    ]


def test_each_list_says_what_is_urgent_now(part: tuple[Bench, ReceptionPart]) -> None:
    watch = part[1].watch
    assert _rows(watch.coming.table) == [
        "13:30 1 김민지 1 큰들식품 도착",
        "13:45 3 이순신 2 솔내정밀 미도착",
        "14:00 2 김민준 1 큰들식품 미도착",
        "15:00 4 박정숙 2 솔내정밀 미도착",
    ]
    assert watch.coming.heading.text() == "다음 면접 4건"
    assert _rows(watch.away.table) == [
        "13:45 3 이순신 010-2345-6789 미도착",
        "14:00 2 김민준 010-9999-1111 미도착",
    ]
    assert [row.split("  ")[0] for row in _rows(watch.held.table)] == [
        "3 한빛실버센터",
        "1 큰들식품",
    ]
    assert _rows(watch.held.table)[1].endswith("10분 지연")


def test_what_is_stored_and_the_clock_alone_bring_the_lists_up_to_date(
    day: Day, wall: Wall, part: tuple[Bench, ReceptionPart]
) -> None:
    bench, page = part
    bench.hub.changed.emit(reception.arrive(day.desk, day.people[2], "13:41"))
    bench.idle()
    assert [row[:5] for row in _rows(page.watch.away.table)] == ["14:00"]
    wall.at = datetime.fromisoformat("2026-11-20T14:30")
    page._beat.timeout.emit()
    assert [row[:5] for row in _rows(page.watch.away.table)] == ["14:00", "15:00"]
    # Midnight: the day is over, though nobody stored a thing.
    wall.at = datetime.fromisoformat("2026-11-21T00:01")
    page._beat.timeout.emit()
    assert page.strip.text.startswith("지난 행사입니다")
    assert page.watch.coming.heading.text() == "마치지 않은 면접 4건"
    assert _rows(page.watch.away.table) == [] == _rows(page.watch.held.table)


def test_enter_opens_whom_to_ring_and_the_row_one_stands_on_stays(
    day: Day, part: tuple[Bench, ReceptionPart]
) -> None:
    bench, page = part
    opened: list[Ref] = []
    bench.hub.open_record.connect(opened.append)
    table = page.watch.away.table
    table.selectRow(1)
    bench.hub.changed.emit(reception.arrive(day.desk, day.people[2], "13:41"))
    bench.idle()
    assert table.current() == 0
    QTest.keyClick(table, Qt.Key.Key_Return)
    page.watch.held.table.selectRow(0)
    QTest.keyClick(page.watch.held.table, Qt.Key.Key_Return)
    assert [ref.kind for ref in opened] == [KindId.SEEKERS, KindId.EMPLOYERS]


def test_the_lists_fill_the_page_and_stand_beneath_one_another_where_it_is_narrow(
    part: tuple[Bench, ReceptionPart],
) -> None:
    bench, page = part
    cards = page.watch
    assert cards.coming.y() == cards.held.y()
    assert cards.height() > page.height() / 2
    page.window().resize(720, 600)
    bench.qtbot.waitUntil(lambda: cards.coming.y() < cards.away.y() < cards.held.y())
