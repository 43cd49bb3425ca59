"""A cohort's life through the real widgets: course, seats, 53 days by keyboard, 수료, work.

Thirty people begin and go through 53 lesson days in a calendar that goes on; what was missed, who
left, who was excepted and who works is known beforehand, and the result has to say exactly that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from bench import benched, press
from cohort_hands import Clock, Hands, months_after
from interviews_kit import dialog_of
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from jobdesk.domain.cohorts import CohortStatus
from jobdesk.domain.trainees import TraineeStatus
from jobdesk.services import (
    checks,
    cohort_figures,
    cohort_records,
    completion_guard,
    history,
    qualifications,
    tasks,
    trainee_guard,
)
from jobdesk.services.desk import Desk
from jobdesk.services.tasks import Sort
from jobdesk.ui import printing
from jobdesk.ui.pages.training.certificate_dialog import CertificatesDialog
from jobdesk.ui.pages.training.completion_dialogs import DecideDialog, ExceptDialog, ExitDialog
from jobdesk.ui.pages.training.completion_part import CompletionPart
from jobdesk.ui.pages.training.page import TrainingPage
from jobdesk.ui.pages.training.qualification_dialog import QualificationDialog
from jobdesk.ui.pages.training.results_part import ResultsPart
from jobdesk.ui.pages.training.selection_part import SelectionPart
from tests import casework
from tests.ui.training_kit import opened

SEATS, DAYS = 30, 53
APPLIED = 34
STARTS = date(2026, 3, 3)
_S = TraineeStatus
_FAILED, _ILL, _SLIPPED, _GIVEN_UP, _EARLY = 3, 7, 5, 10, 12
"""Rows of the grid: who missed too much, who was excepted, who was late six times, who gave up
after 21 days, who found work after 31."""
_LATE = [(_SLIPPED, day) for day in range(0, 12, 2)]


@pytest.fixture
def hands(desk: Desk, qtbot: QtBot, tmp_path: Path) -> Iterator[Hands]:
    """An empty centre in January with people who look for work, its window at 교육."""
    clock = Clock(date(2026, 1, 12))
    for at in range(APPLIED):
        casework.seeker(desk, f"교육생{at + 1:02}", registered_on=date(2026, 1, 5))
    with benched(qtbot, replace(desk, today=clock), tmp_path) as bench:
        window, page = opened(bench)
        assert isinstance(page, TrainingPage)
        yield Hands(bench, window, page, clock)


def odd(span: range) -> dict[tuple[int, int], str]:
    """What was not 출석, by row and day; the days of who left are not there."""
    made = {(_FAILED, day): "x" for day in range(20, 31)}
    made |= {(_ILL, day): "x" for day in range(31, 43)}
    made |= dict.fromkeys(_LATE, "l")
    made |= {(1, 4): "v", (2, 4): "e", (8, 50): "u"}
    return {place: key for place, key in made.items() if place[1] in span}


def test_a_cohort_from_its_course_to_the_last_check_at_work(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = hands.desk
    days = _planned(hands)
    people = _seated(hands)
    _taught(hands, days, people)
    done = _completed(hands, days, people, monkeypatch)
    _at_work(hands, done, days[-1])
    _told(hands, days[-1])
    assert checks.check(desk).ok
    assert trainee_guard.faults(desk) == frozenset()
    assert completion_guard.faults(desk, [hands.cohort]) == frozenset()


def _planned(hands: Hands) -> tuple[date, ...]:
    hands.make_course("지게차·물류 실무", (("물류 입문", 40), ("지게차 실습", 120), ("취업", 52)))
    hands.make_cohort(
        starts_on=STARTS,
        starts_at="09:00",
        ends_at="13:00",
        day_hours=4,
        seats=SEATS,
        place="교육원",
    )
    days = hands.make_timetable()
    assert (len(days), days[0]) == (DAYS, STARTS)
    assert hands.stored().ends_on == days[-1]
    return days


def _seated(hands: Hands) -> tuple[int, ...]:
    """34 apply, 30 get a seat, one gives it up and the first who waits comes instead."""
    hands.day(date(2026, 2, 2))
    hands.on("모집 시작")
    hands.apply(tuple(f"교육생{at + 1:02}" for at in range(APPLIED)))
    ids = tuple(one.id for one in cohort_records.trainees(hands.desk, hands.cohort))
    assert len(ids) == APPLIED
    hands.on("선발 시작")
    hands.seat(ids[:SEATS], Qt.Key.Key_1)
    hands.seat(ids[SEATS:], Qt.Key.Key_2)
    hands.seat(ids[SEATS - 1 : SEATS], Qt.Key.Key_4)
    status = [one.status for one in cohort_records.trainees(hands.desk, hands.cohort)]
    assert status.count(_S.SELECTED) == SEATS
    assert (status[SEATS - 1], status[SEATS]) == (_S.DECLINED, _S.SELECTED)
    part = hands.part("selection", SelectionPart)
    part.people.table.selectAll()
    part.people.sign()
    hands.bench.idle()
    hands.day(STARTS)
    hands.on("교육 시작")
    assert hands.stored().status is CohortStatus.RUNNING
    return (*ids[: SEATS - 1], ids[SEATS])


def _taught(hands: Hands, days: tuple[date, ...], people: tuple[int, ...]) -> None:
    """Ctrl+D on each of 53 days, keys for who was not there; two leave on the way."""
    for first, last in ((0, 20), (21, 30), (31, DAYS - 1)):
        hands.day(days[last])
        kit = hands.grid(days)
        assert kit.made.people == people
        span = range(first, last + 1)
        hands.mark(kit, span, odd(span))
        assert "출석을 적지 않은" not in " ".join(_todos(hands))
        if last == 20:
            _gives_up(hands, people[_GIVEN_UP], days[last])
        elif last == 30:
            assert any(words.startswith("결석이 많은 교육생") for words in _todos(hands))
            on = days[last] + timedelta(days=1)
            hands.day(on)
            hands.hire(people[_EARLY], "가온창고", on, related=True, leaves=True)
    kit = hands.grid(days)
    seen = kit.settled()
    assert Counter("".join(seen)) == {
        "○": SEATS * DAYS - 32 - 22 - 11 - 12 - len(_LATE) - 3,
        "·": 32 + 22,
        "결": 11 + 12,
        "지": len(_LATE),
        "공": 1,
        "조": 1,
        "외": 1,
    }
    before = kit.stored()
    kit.stand(0, DAYS - 1)
    kit.press(Qt.Key.Key_Delete)
    assert kit.settled() != before
    history.undo(hands.desk)
    hands.day(hands.clock.day)
    assert hands.grid(days).stored() == before


def _todos(hands: Hands) -> list[str]:
    return [todo.title for todo in tasks.today(hands.desk) if todo.sort is Sort.COHORT]


def _gives_up(hands: Hands, id_: int, on: date) -> None:
    part = hands.part("completion", CompletionPart)
    part.list.table.select(id_)
    press(part.list.table, Qt.Key.Key_4)
    dialog = dialog_of(ExitDialog)
    dialog.fields["left_on"].set_value(on)
    dialog.fields["exit_reason"].set_value("개인사정")
    dialog.save()
    hands.bench.idle()


def _completed(
    hands: Hands, days: tuple[date, ...], people: tuple[int, ...], monkeypatch: pytest.MonkeyPatch
) -> list[int]:
    """By the rule after a look, one excepted, certificates printed, licences gained."""
    desk, bench = hands.desk, hands.bench
    hands.day(days[-1] + timedelta(days=1))
    assert f"수료를 판정할 분 {SEATS - 2}명" in _todos(hands)
    part = hands.part("completion", CompletionPart)
    part.primary_action()
    dialog = dialog_of(DecideDialog)
    assert dialog.told.text() == f"수료 {SEATS - 4}명 · 미수료 2명"
    dialog.go.click()
    bench.idle()
    part.list.table.setFocus()
    part.list.table.select(people[_ILL])
    press(part.list.table, Qt.Key.Key_2)
    excepted = dialog_of(ExceptDialog)
    excepted.fields["exception"].set_value("입원 치료, 보충훈련 이수")
    excepted.save()
    bench.idle()
    found = {one.id: one for one in cohort_records.trainees(desk, hands.cohort)}
    status = [found[id_].status for id_ in people]
    assert (status[_FAILED], status[_ILL]) == (_S.NOT_COMPLETED, _S.COMPLETED)
    assert (status[_GIVEN_UP], status[_EARLY]) == (_S.DROPPED, _S.EARLY_HIRE)
    done = [id_ for id_ in people if found[id_].status is _S.COMPLETED]
    assert len(done) == SEATS - 3
    printed: list[bytes] = []
    monkeypatch.setattr(printing, "print_pdf", lambda pdf, _title, _parent: not printed.append(pdf))
    part.list.certificates_button.click()
    bench.idle()
    papers = dialog_of(CertificatesDialog)
    assert papers.paper.page_count == len(done)
    papers.go.click()
    bench.idle()
    assert len(printed) == 1
    issued = cohort_records.issues(desk, hands.cohort)
    assert {one.trainee_id for one in issued} == set(done)
    assert len({one.number for one in issued}) == len(done)
    for title, who in (("지게차운전기능사", done[:12]), ("물류관리사", done[:3])):
        _gained(hands, part, who, title)
    held = qualifications.of_trainee(desk, done[0])
    assert len(held) == 2
    return done


def _gained(hands: Hands, part: CompletionPart, who: list[int], title: str) -> None:
    table = part.list.table
    table.setFocus()
    table.clearSelection()
    flags = table.selectionModel().SelectionFlag
    table.select(who[0])
    for id_ in who[1:]:
        index = table.rows.index(table.rows.place(id_), 0)
        table.selectionModel().select(index, flags.Select | flags.Rows)
    press(table, Qt.Key.Key_5)
    hands.bench.idle()
    dialog = dialog_of(QualificationDialog)
    dialog.fields["title"].set_value(title)
    dialog.save()
    hands.bench.idle()


def _at_work(hands: Hands, done: list[int], ended: date) -> None:
    """Fourteen begin to work after the course; one leaves within a month, the others are asked for
    a year."""
    hands.on("교육 마침")
    assert hands.stored().status is CohortStatus.COMPLETED
    hands.on("사후관리 시작")
    on = ended + timedelta(days=10)
    hands.day(on)
    for at, id_ in enumerate(done[:14]):
        hands.hire(id_, f"한빛물류{at + 1}", on, related=at % 3 != 2)
    gone = on + timedelta(days=20)
    for months in (1, 3, 6, 12):
        hands.day(months_after(on, months))
        for at, id_ in enumerate(done[: 14 if months == 1 else 13]):
            hands.answer_care(id_, gone if at == 13 else None)


def _told(hands: Hands, ended: date) -> None:
    """Everything in numbers, on the screen as in the figures."""
    figures = cohort_figures.of_cohort(hands.desk, hands.cohort)
    (line,) = figures.lines
    assert (line.recruited.actual.value, line.selected.actual.value) == (APPLIED, SEATS)
    assert (line.trained.actual.value, line.completed.actual.value) == (SEATS, SEATS - 3)
    assert (line.certified.actual.value, line.certificates.value) == (12, 15)
    assert (line.hired.actual.value, line.early.value, line.dropped.value) == (15, 1, 1)
    assert (line.failed.value, line.related.value, line.days) == (1, 11, DAYS)
    # The early hire began before, and nobody has asked.
    kept = {one.months: one.every for one in figures.retention}
    assert {months: (one.due.value, one.employed.value) for months, one in kept.items()} == {
        0: (15, 14),
        1: (15, 13),
        3: (15, 13),
        6: (15, 13),
        12: (15, 13),
    }
    assert {kept[months].left.value for months in (1, 3, 6, 12)} == {1}
    part = hands.part("results", ResultsPart)
    shown = part.results.summary.text()
    assert f"교육 {SEATS}명 · 수료 {SEATS - 3}명" in shown
    assert "취업 15명 (수료 대비" in shown
    assert ended < hands.clock.day
