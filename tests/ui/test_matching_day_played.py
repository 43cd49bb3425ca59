"""A whole day through the windows, by keyboard at the desks, killed at its height and gone on with.

120 who are on the list arrive and 15 who are not, two companies come late, people are interviewed
and the firms say what they think; then the rest is asked for and the outcome sheet is counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from jobdesk.domain.changes import Ref
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import AttendeeStatus, DayStatus, minutes_of
from jobdesk.services import centres, day_chase, day_records, matching_days
from jobdesk.services.desk import Desk
from jobdesk.ui.pages.matching_days.reception_part import ReceptionPart
from jobdesk.ui.pages.matching_days.results_part import ResultsPart
from jobdesk.ui.widgets import dialogs
from jobdesk.ui.widgets.basics import column
from tests import whole_day
from tests import whole_day_checks as then
from tests.conftest import PASSWORD, TODAY, today
from tests.ui.bench import Bench, benched, press
from tests.ui.whole_day_keys import Keys

KILLED_AT = 165
"""So many things the screens had said to be done when the program was killed."""


@dataclass
class Evening:
    """The day in its last hour: the bench it is shown on and the hands at its keys."""

    bench: Bench
    keys: Keys

    @property
    def desk(self) -> Desk:
        """The open centre."""
        return self.bench.desk


@pytest.fixture
def morning(desk: Desk) -> Path:
    """The folder of a closed centre on the morning of its day."""
    assert whole_day.make(desk, wishes=(0, 1, 1)) == 1
    desk.store.close()
    return desk.folder


@pytest.fixture
def evening(morning: Path, qtbot: QtBot, tmp_path: Path) -> Iterator[Evening]:
    """The windows after the day, which was cut short by a kill and taken up again."""
    said = then.killed("tests.ui.whole_day_keys", morning, KILLED_AT)
    assert ["evening"] not in said
    desk = centres.open_centre(morning, PASSWORD, today=today)
    then.nothing_is_lost(desk, said)
    reached = max(minutes_of(str(what[2])) or 0 for what in said)
    with benched(qtbot, desk, tmp_path) as bench:
        keys = Keys(bench.window(), desk, bench.hub, bench.jobs, lambda *_: None)
        keys.play(first=reached)
        yield Evening(bench, keys)
    desk.store.close()


def test_a_day_played_by_keyboard_loses_nothing_and_adds_up(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, keys = evening.desk, evening.keys
    then.everybody_once(desk)
    then.no_two_at_once(desk, least=60)
    assert keys.desks[0].counts.text_of("came") == "135"
    monkeypatch.setattr(dialogs, "ask", lambda *_: "go")
    part = keys.part("reception", ReceptionPart)
    part.rest_button.setFocus()
    QTest.keyClick(part.rest_button, Qt.Key.Key_Space)
    evening.bench.idle()
    status = [one.status for one in day_records.attendees(desk, 1)]
    assert status.count(AttendeeStatus.ABSENT) == whole_day.ABSENT
    whole_day.ended(desk, 1)
    later = replace(desk, today=lambda: TODAY + timedelta(days=4))
    _ring_up(evening.bench, later)
    assert not any(row.owed for firm in day_chase.by_company(later, 1) for row in firm.rows)
    matching_days.set_status(later, 1, DayStatus.CONFIRMED)
    then.columns(later)
    then.routes(later)
    then.sheet(later)


def _ring_up(bench: Bench, desk: Desk) -> None:
    """결과 확인 by keys: firm by firm until nothing is owed, then the first days not yet known."""
    place = QWidget()
    place.setLayout(column(spacing=0))
    part = ResultsPart(desk, bench.hub, bench.jobs, bench.notices, 1, place)
    place.layout().addWidget(part)
    bench.show(place)
    place.activateWindow()
    bench.qtbot.waitUntil(place.isActiveWindow)
    chase = part.chase
    chase.people.setFocus()
    owed = sum(row.owed for firm in day_chase.by_company(desk, 1) for row in firm.rows)
    assert part.said.text().startswith(f"업체 {whole_day.BOOTHS}곳 · 결과 {owed}건 남음")
    hired: set[int] = set()
    for _ in range(3 * owed):
        if "모두 확인했습니다" in part.said.text():
            break
        (met,) = chase.chosen
        if not met.owed:
            press(chase.people, Qt.Key.Key_Return)
        elif met.interview_id % 5 < 2 and not met.elsewhere and met.seeker_id not in hired:
            hired.add(met.seeker_id)
            _hire(bench, part, "2026-12-07" if met.interview_id % 2 else "2027-01-04")
        else:
            press(chase.people, Qt.Key.Key_3)
        bench.idle()
    assert "결과를 모두 확인했습니다" in part.said.text()
    for firm in day_chase.by_company(desk, 1):
        for met in firm.rows:
            if met.undated:
                part.open_record(Ref(KindId.DAY_INTERVIEWS, met.interview_id))
                free = not met.elsewhere and met.seeker_id not in hired
                hired.add(met.seeker_id)
                if free:
                    _hire(bench, part, "2026-12-01")
                else:
                    press(chase.people, Qt.Key.Key_3)
                bench.idle()
    assert part.said.text() == f"업체 {whole_day.BOOTHS}곳 · 결과를 모두 확인했습니다"


def _hire(bench: Bench, part: ResultsPart, day: str) -> None:
    """1, the first day, Enter."""
    press(part.chase.people, Qt.Key.Key_1)
    strip = part.chase.strip
    strip.day.selectAll()
    QTest.keyClicks(strip.day, day)
    press(strip.day, Qt.Key.Key_Return)
    bench.idle()
