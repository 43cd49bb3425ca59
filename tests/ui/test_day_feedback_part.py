"""환류 of a day by its widgets: hires that begin, people cared for, the meeting, satisfaction."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from jobdesk.domain.casework import Placement, PlacementRoute, PlacementStatus
from jobdesk.domain.changes import Ref
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import InterviewResult
from jobdesk.services import day_records, lists, placements, seekers, surveys
from jobdesk.services.desk import Desk
from jobdesk.ui.pages.matching_days.feedback_dialogs import OffersDialog, PromiseDialog
from jobdesk.ui.pages.matching_days.feedback_part import FeedbackPart
from jobdesk.ui.widgets import dialogs
from jobdesk.ui.widgets.basics import column
from jobdesk.ui.widgets.new_record import NewRecord
from tests import casework
from tests.conftest import TODAY
from tests.services.results_kit import HIRED, PENDING, REJECTED, Hall, hall
from tests.ui.bench import Bench, benched, press

SOON = date(2026, 12, 1)


@dataclass
class Kit:
    """The shown part over a day of nine days ago: one hire to come, one without a day, one person
    refused and one who is waited for."""

    bench: Bench
    day: Hall
    part: FeedbackPart
    met: list[int]

    def waiting(self) -> list[tuple[object, ...]]:
        """The rows of 입사 대기."""
        listing = self.part.pending.table.listing
        return [listing.row(at) for at in range(listing.rowCount())]

    def dialog(self, kind: type[QWidget]) -> QWidget:
        """The dialog of that kind that is open."""
        self.bench.idle()
        found = self.part.window().findChildren(kind)
        return next(one for one in found if one.isVisible())


@pytest.fixture
def kit(desk: Desk, tmp_path: Path, qtbot: QtBot) -> Iterator[Kit]:
    """The kit."""
    day = hall(desk, held_on=TODAY - timedelta(days=9), people=4)
    met = [day.meet(number, number % 2) for number in range(4)]
    day.tell(met[0], HIRED, hire_on=SOON)
    day.tell(met[1], HIRED)
    day.tell(met[2], REJECTED)
    day.tell(met[3], PENDING)
    with benched(qtbot, desk, tmp_path) as bench:
        place = QWidget()
        layout = column(spacing=0)
        place.setLayout(layout)
        part = FeedbackPart(desk, bench.hub, bench.jobs, bench.notices, day.day, place)
        layout.addWidget(part)
        bench.show(place)
        yield Kit(bench, day, part, met)


def test_hires_that_have_not_begun_stand_by_their_first_day(kit: Kit) -> None:
    assert kit.part.pending.heading.text() == "입사 대기 2명"
    assert kit.waiting() == [
        ("김민가", "한빛가공업", "12-01", "입사 예정", "11일 뒤"),
        ("김민나", "한빛나공업", "미정", "입사일 미정", ""),
    ]


def test_a_hire_is_confirmed_on_the_day_it_really_began(kit: Kit) -> None:
    pending = kit.part.pending
    pending.started.click()
    kit.bench.idle()
    assert "아직 오지 않았습니다" in kit.bench.said[-1].text
    pending.day.insert("11/18")
    pending.started.click()
    kit.bench.idle()
    (hire,) = kit.day.hires()
    assert (hire.hire_date, hire.status) == (date(2026, 11, 18), PlacementStatus.WORKING)
    assert len(kit.waiting()) == 1
    assert pending.day.text() == ""


def test_a_first_day_is_put_and_a_hire_given_up(kit: Kit) -> None:
    pending = kit.part.pending
    pending.table.selectRow(1)
    pending.dated.click()
    assert "입사일을 먼저 입력하세요" in kit.bench.said[-1].text
    pending.day.insert("12/7")
    pending.dated.click()
    kit.bench.idle()
    assert len(kit.day.hires()) == 2
    pending.table.selectRow(0)
    pending.gave_up.click()
    kit.bench.idle()
    assert kit.day.interview(kit.met[0]).result is InterviewResult.REJECTED
    assert [row[0] for row in kit.waiting()] == ["김민나"]
    pending.day.insert("어제쯤")
    pending.started.click()
    assert "날짜로 읽을 수 없습니다" in kit.bench.said[-1].text


@pytest.mark.parametrize("button", ["dated", "started"])
def test_who_works_elsewhere_already_is_asked_about(
    kit: Kit, monkeypatch: pytest.MonkeyPatch, button: str
) -> None:
    works = Placement(
        seeker_id=kit.day.people[1],
        employer_name="센터 밖 업체",
        hire_date=TODAY - timedelta(days=40),
        route=PlacementRoute.SELF,
    )
    kit.bench.jobs.write(lambda: placements.record(kit.bench.desk, works))
    kit.bench.idle()
    asked: list[str] = []

    def ask(_parent: object, _title: str, text: str, *_answers: object) -> str:
        asked.append(text)
        return "leave" if len(asked) == 1 else "both"

    monkeypatch.setattr(dialogs, "ask", ask)
    pending = kit.part.pending
    for hires in (2, 3):
        pending.table.selectRow(1)
        pending.day.set_value("")
        pending.day.insert("오늘")
        getattr(pending, button).click()
        kit.bench.idle()
        assert len(kit.day.hires()) == hires
    assert len(asked) == 2
    assert "센터 밖 업체에 이미 취업한" in asked[0]


def test_a_hire_recorded_by_hand_begins_too(kit: Kit) -> None:
    desk = kit.bench.desk
    by_hand = Placement(
        seeker_id=casework.seeker(desk, "이영수"),
        employer_name="센터 밖 업체",
        matching_day_id=kit.day.day,
        hire_date=date(2026, 11, 25),
        route=PlacementRoute.AFTER_EVENT,
    )
    kit.bench.jobs.write(lambda: placements.record(desk, by_hand))
    kit.bench.idle()
    pending = kit.part.pending
    assert [row[0] for row in kit.waiting()] == ["이영수", "김민가", "김민나"]
    pending.table.selectRow(0)
    pending.day.insert("12/9")
    pending.dated.click()
    kit.bench.idle()
    assert [row[0] for row in kit.waiting()] == ["김민가", "이영수", "김민나"]
    pending.table.selectRow(1)
    pending.day.insert("오늘")
    pending.started.click()
    kit.bench.idle()
    assert [row[0] for row in kit.waiting()] == ["김민가", "김민나"]


def test_the_unhired_are_said_with_what_the_firms_answered(kit: Kit) -> None:
    listing = kit.part.unhired.table.listing
    assert [listing.row(at) for at in range(listing.rowCount())] == [
        ("김민다", "", "한빛가공업 불채용", ""),
        ("김민라", "", "한빛나공업 보류", ""),
    ]
    assert kit.part.unhired.heading.text() == (
        "취업하지 못한 분 2명 · 이어서 한 일이 없는 분 2명 · 결과를 기다리는 분 1명"
    )


def test_a_promise_for_several_is_a_task_each(kit: Kit) -> None:
    unhired = kit.part.unhired
    unhired.table.selectAll()
    assert not unhired.offer.isEnabled()
    unhired.train.click()
    dialog = kit.dialog(PromiseDialog)
    assert isinstance(dialog, PromiseDialog)
    assert dialog.heading.text() == "훈련 안내: 김민다 외 1명"
    dialog.due.set_value(None)
    dialog.go.click()
    assert dialog.isVisible()
    dialog.due.set_value(SOON)
    dialog.go.click()
    kit.bench.idle()
    tasks = [
        lists.record(kit.bench.desk, KindId.TASKS, id_)
        for id_ in lists.find(kit.bench.desk, KindId.TASKS)
    ]
    assert {(task.title, task.due_on) for task in tasks} == {("훈련 안내 (제4회 만남의 날)", SOON)}
    assert len(tasks) == 2
    assert unhired.table.listing.row(0)[3] == "12-01 훈련 안내 (제4회 만남의 날)"
    assert len(unhired.chosen) == 2  # for what is said to them next


def test_what_somebody_said_is_kept_as_a_talk(kit: Kit) -> None:
    kit.part.unhired.call.click()
    dialog = kit.dialog(PromiseDialog)
    assert isinstance(dialog, PromiseDialog)
    dialog.words.set_value("오전만 일할 수 있다고 하심")
    dialog.due.set_value(TODAY - timedelta(days=1))
    dialog.go.click()
    kit.bench.idle()
    assert "할 날이 지났습니다" in dialog.due.problem()
    dialog.due.set_value(SOON)
    dialog.go.click()
    kit.bench.idle()
    (note,) = (
        lists.record(kit.bench.desk, KindId.NOTES, id_)
        for id_ in lists.find(kit.bench.desk, KindId.NOTES)
    )
    assert (note.content, note.next_on) == ("오전만 일할 수 있다고 하심", SOON)


def test_other_vacancies_are_offered_with_their_reasons(kit: Kit) -> None:
    desk, day = kit.bench.desk, kit.day
    person = lists.record(desk, KindId.SEEKERS, day.people[2])
    seekers.save(desk, replace(person, desired_job="조리원"))
    kit.part.unhired.offer.click()
    dialog = kit.dialog(OffersDialog)
    assert isinstance(dialog, OffersDialog)
    assert dialog.heading.text() == "다른 구인 제안: 김민다"
    assert len(dialog.fits.rows) == 2
    dialog.fits.rows[0].pick.setChecked(True)
    assert dialog.fits.refer_button.isEnabled()
    dialog.fits.rows[0].opened.emit(day.vacancies[0])
    assert not dialog.isVisible()  # what is opened would lie behind it


def test_the_feedback_meeting_is_written_and_opens(kit: Kit) -> None:
    part = kit.part
    assert "한 주가 지났습니다" in part.meetings.nothing.text()
    part.meeting.click()
    dialog = kit.dialog(NewRecord)
    assert isinstance(dialog, NewRecord)
    dialog.form.fields["content"].set_value("부스를 더 넓게\n다음 행사는 봄에")
    dialog.go.click()
    kit.bench.idle()
    (link,) = part.meetings.links
    assert link.text() == "2026-11-20 (금) 제4회 만남의 날 환류간담회"
    day = day_records.day(kit.bench.desk, kit.day.day)
    assert day.feedback.startswith("부스를 더 넓게")
    opened: list[object] = []
    kit.bench.hub.open_record.connect(opened.append)
    link.click()
    assert opened == [Ref(KindId.MEETINGS, 1)]


def test_satisfaction_is_asked_and_shown(kit: Kit) -> None:
    part, desk = kit.part, kit.bench.desk
    part.for_seekers.click()
    dialog = kit.dialog(NewRecord)
    assert isinstance(dialog, NewRecord)
    assert dialog.form.fields["title"].value() == "제4회 만남의 날 만족도 (구직자)"
    dialog.go.click()
    kit.bench.idle()
    (survey,) = lists.find(desk, KindId.SURVEYS)
    kit.bench.jobs.write(lambda: surveys.answer(desk, survey, ["5", "5", "4", "3", "5"]))
    kit.bench.idle()
    (link,) = part.surveys.links
    assert link.text() == "제4회 만남의 날 만족도 (구직자)"


def test_enter_opens_the_person_and_the_hire(kit: Kit) -> None:
    opened: list[object] = []
    kit.bench.hub.open_record.connect(opened.append)
    press(kit.part.unhired.table, Qt.Key.Key_Return)
    press(kit.part.pending.table, Qt.Key.Key_Return)
    kit.part.pending.table.selectRow(1)
    press(kit.part.pending.table, Qt.Key.Key_Return)
    assert opened == [
        Ref(KindId.SEEKERS, kit.day.people[2]),
        Ref(KindId.PLACEMENTS, kit.day.hires()[0].id),
        Ref(KindId.SEEKERS, kit.day.people[1]),
    ]


def test_the_lists_are_sound_models(kit: Kit, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(kit.part.pending.table.listing, force_py=True)
    qtmodeltester.check(kit.part.unhired.table.listing, force_py=True)
