"""결과 of a day by keys alone: a result a person, a first day for a hire, the next firm."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from jobdesk.domain.changes import Ref
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import InterviewResult
from jobdesk.services import day_results, history
from jobdesk.services.desk import Desk
from jobdesk.ui.pages.matching_days.result_rows import hire_day
from jobdesk.ui.pages.matching_days.results_part import ResultsPart
from jobdesk.ui.widgets import dialogs
from jobdesk.ui.widgets.basics import column
from tests.conftest import TODAY
from tests.services.results_kit import HIRED, PENDING, REJECTED, Hall, hall
from tests.ui.bench import Bench, benched, press

_KEYS = {
    "0": Qt.Key.Key_0,
    "1": Qt.Key.Key_1,
    "2": Qt.Key.Key_2,
    "3": Qt.Key.Key_3,
    "4": Qt.Key.Key_4,
}


@dataclass
class Kit:
    """The shown part over a day of three days ago: three people at the first booth, one at the
    second."""

    bench: Bench
    day: Hall
    part: ResultsPart
    met: list[int]

    def key(self, digit: str) -> None:
        """Press a digit where the keys are."""
        press(self.part.chase.people, _KEYS[digit])
        self.bench.idle()

    def result(self, which: int) -> InterviewResult:
        """The stored result of an interview."""
        return self.day.interview(self.met[which]).result


@pytest.fixture
def kit(desk: Desk, tmp_path: Path, qtbot: QtBot) -> Iterator[Kit]:
    """The kit."""
    day = hall(desk, held_on=TODAY - timedelta(days=3), people=4)
    met = [day.meet(number, 0) for number in range(3)] + [day.meet(3, 1)]
    with benched(qtbot, desk, tmp_path) as bench:
        place = QWidget()
        place.setLayout(column(spacing=0))
        part = ResultsPart(desk, bench.hub, bench.jobs, bench.notices, day.day, place)
        place.layout().addWidget(part)
        bench.show(place)
        place.activateWindow()
        qtbot.waitUntil(place.isActiveWindow)
        part.chase.people.setFocus()
        yield Kit(bench, day, part, met)


def test_the_first_firm_that_owes_a_result_stands_there(kit: Kit) -> None:
    chase = kit.part.chase
    assert chase.name.text() == "1번 한빛가공업"
    assert kit.part.said.text() == "업체 2곳 · 결과 4건 남음"
    assert chase.firms.item(0).text() == "1번 한빛가공업\n결과 3건 · 3일 지남"
    assert chase.strip.question.text() == "김민가 님의 결과"
    assert chase.people.listing.row(0)[5] == "3일 지남"


def test_one_key_a_result_and_the_next_person_stands_there(kit: Kit) -> None:
    chase = kit.part.chase
    kit.key("3")
    assert kit.result(0) is REJECTED
    assert chase.strip.question.text() == "김민나 님의 결과"
    kit.key("2")
    assert kit.result(1) is PENDING
    kit.key("4")
    assert chase.mark.accessibleName() == "결과 2건 남음"  # 보류 and 2차면접 are asked again
    assert kit.part.said.text() == "업체 2곳 · 결과 3건 남음 (없음 1, 보류·2차면접 2)"
    assert history.recent(kit.bench.desk, 1)[0].label.startswith("면접 결과: ")


def test_a_hire_asks_for_its_first_day_and_enter_goes_on(kit: Kit) -> None:
    chase = kit.part.chase
    kit.key("1")
    assert chase.strip.asking
    assert chase.strip.day.hasFocus()
    assert kit.result(0) is InterviewResult.NONE
    chase.strip.day.insert("12/1")
    press(chase.strip.day, Qt.Key.Key_Return)
    kit.bench.idle()
    (hire,) = kit.day.hires()
    assert hire.hire_date == date(2026, 12, 1)
    assert chase.people.hasFocus()
    assert chase.strip.question.text() == "김민나 님의 결과"
    assert chase.people.listing.row(0)[3:5] == ("채용", "12-01")


def test_what_was_said_at_the_day_is_written_down_later(kit: Kit) -> None:
    chase = kit.part.chase
    press(chase.people, Qt.Key.Key_D)
    assert chase.strip.at_day.isChecked()
    for name in ("12/1", "오늘"):
        kit.key("1")
        chase.strip.day.insert(name)
        press(chase.strip.day, Qt.Key.Key_Return)
        kit.bench.idle()
        press(chase.people, Qt.Key.Key_D)
    assert [one.route.value for one in kit.day.hires()] == ["현장채용", "행사 후 취업"]
    assert kit.day.interview(kit.met[0]).result_on == TODAY - timedelta(days=3)


def test_a_hire_without_a_day_waits_for_it(kit: Kit) -> None:
    chase = kit.part.chase
    kit.key("1")
    press(chase.strip.day, Qt.Key.Key_Return)
    kit.bench.idle()
    assert (kit.result(0), kit.day.hires()) == (HIRED, [])
    assert chase.people.listing.row(0)[4] == "미정"
    assert kit.part.said.text() == "업체 2곳 · 결과 3건 남음 · 입사일 미정 1명"


def test_esc_leaves_the_first_day_and_a_wrong_one_is_said(kit: Kit) -> None:
    chase = kit.part.chase
    kit.key("1")
    chase.strip.day.insert("언젠가")
    press(chase.strip.day, Qt.Key.Key_Return)
    assert "날짜로 읽을 수 없습니다" in kit.bench.said[-1].text
    assert kit.part.escape()
    assert not chase.strip.asking
    assert chase.people.hasFocus()
    assert not kit.part.escape()
    assert kit.result(0) is InterviewResult.NONE


def test_enter_steps_through_those_who_wait_and_then_the_firms(kit: Kit) -> None:
    chase = kit.part.chase
    names = []
    for _ in range(4):
        names.append(chase.strip.question.text().split()[0])
        press(chase.people, Qt.Key.Key_Return)
    assert names[:3] == ["김민가", "김민나", "김민다"]
    for _ in range(3):
        chase.firms.setCurrentRow(0)
        kit.key("3")
    press(chase.people, Qt.Key.Key_Return)
    assert chase.name.text() == "2번 한빛나공업"
    press(chase.people, Qt.Key.Key_N)
    assert chase.name.text() == "1번 한빛가공업"


def test_several_chosen_get_one_result_in_one_step(kit: Kit) -> None:
    chase = kit.part.chase
    chase.people.selectAll()
    assert chase.strip.question.text() == "김민가 외 2명 님의 결과"
    chase.strip.type_reason()
    assert chase.strip.reason.hasFocus()
    chase.strip.reason.insert("자리 없음")
    press(chase.strip.reason, Qt.Key.Key_Return)
    kit.key("3")
    assert [kit.result(number) for number in range(3)] == [REJECTED] * 3
    assert kit.day.interview(kit.met[2]).reason == "자리 없음"
    history.undo(kit.bench.desk)
    assert [kit.result(number) for number in range(3)] == [InterviewResult.NONE] * 3


def test_what_is_typed_and_who_is_chosen_stay_while_others_store(kit: Kit) -> None:
    chase = kit.part.chase

    def elsewhere() -> None:
        kit.bench.jobs.write(lambda: day_results.tell(kit.bench.desk, kit.met[3], PENDING))
        kit.bench.idle()

    chase.people.selectAll()
    chase.strip.type_reason()
    chase.strip.reason.insert("자리 없음")
    elsewhere()
    assert kit.part.said.text().endswith("(없음 3, 보류·2차면접 1)")
    assert chase.strip.reason.value() == "자리 없음"
    assert chase.strip.reason.hasFocus()
    assert len(chase.chosen) == 3
    chase.people.selectRow(1)
    assert chase.strip.reason.value() == ""
    chase.people.setFocus()
    kit.key("1")
    chase.strip.day.insert("12/1")
    elsewhere()
    assert chase.strip.asking
    assert chase.strip.day.hasFocus()
    press(chase.strip.day, Qt.Key.Key_Return)
    kit.bench.idle()
    assert kit.day.interview(kit.met[1]).hire_on == date(2026, 12, 1)
    assert not chase.strip.asking


def test_who_is_hired_elsewhere_is_asked_about(kit: Kit, monkeypatch: pytest.MonkeyPatch) -> None:
    other = kit.day.meet(0, 1)
    kit.day.tell(other, HIRED, hire_on=TODAY)
    kit.part.refresh()
    kit.bench.idle()
    assert "다른 곳 취업: 한빛나공업" in str(kit.part.chase.people.listing.row(0)[5])
    asked: list[str] = []

    def ask(_parent: object, _title: str, text: str, *_answers: object) -> str:
        asked.append(text)
        return "leave" if len(asked) == 1 else "both"

    monkeypatch.setattr(dialogs, "ask", ask)
    for hires in (1, 2):
        kit.key("1")
        kit.part.chase.strip.day.insert("오늘")
        press(kit.part.chase.strip.day, Qt.Key.Key_Return)
        kit.bench.idle()
        assert len(kit.day.hires()) == hires
    assert "한빛나공업에 이미 취업한" in asked[0]


def test_a_result_is_taken_away_and_what_is_refused_is_said(kit: Kit) -> None:
    kit.key("3")
    kit.part.chase.people.selectRow(0)
    kit.key("0")
    assert kit.result(0) is InterviewResult.NONE
    assert kit.part.said.text() == "업체 2곳 · 결과 4건 남음"


def test_an_interview_is_shown_among_those_of_its_firm(kit: Kit) -> None:
    kit.part.open_record(Ref(KindId.DAY_INTERVIEWS, kit.met[3]))
    assert kit.part.chase.name.text() == "2번 한빛나공업"
    assert kit.part.chase.strip.question.text() == "김민라 님의 결과"


def test_links_open_the_firm_and_the_person(kit: Kit) -> None:
    opened: list[object] = []
    kit.bench.hub.open_record.connect(opened.append)
    kit.part.chase.open_firm.click()
    kit.part.chase.people.doubleClicked.emit(kit.part.chase.people.listing.index(1, 0))
    assert opened[0] == Ref(KindId.EMPLOYERS, kit.day.employers[0])
    assert isinstance(opened[1], Ref)
    assert opened[1].kind is KindId.SEEKERS


def test_the_list_is_a_sound_model(kit: Kit, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(kit.part.chase.people.listing, force_py=True)


def test_a_day_nobody_was_met_at_says_so(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    day = hall(desk)
    with benched(qtbot, desk, tmp_path) as bench:
        place = QWidget()
        part = ResultsPart(desk, bench.hub, bench.jobs, bench.notices, day.day, place)
        bench.show(place)
        assert part.said.text() == ""
        assert part.chase.firms.count() == 0
        assert not part.chase.people.isVisible()


def test_a_first_day_of_another_year_says_its_year() -> None:
    assert hire_day(date(2026, 12, 1), TODAY) == "12-01"
    assert hire_day(date(2027, 1, 4), TODAY) == "27-01-04"
