"""Jobs: off the main thread, answers on it, late answers dropped, changes announced."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.kinds import KindId
from jobdesk.domain.progress import Progress
from jobdesk.errors import StoreError, StoreFault, UserError
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notice, Notices
from jobdesk.ui.widgets.progress import ProgressDialog


@pytest.fixture
def said() -> list[Notice]:
    return []


@pytest.fixture
def hub() -> Hub:
    return Hub()


@pytest.fixture
def jobs(qtbot: QtBot, hub: Hub, said: list[Notice]) -> Iterator[Jobs]:
    notices = Notices()
    notices.shown.connect(said.append)
    made = Jobs(hub, notices)
    yield made
    made.end()


def idle(qtbot: QtBot, jobs: Jobs) -> None:
    qtbot.waitUntil(lambda: jobs.idle, timeout=5_000)


def test_work_runs_elsewhere_and_answers_here(qtbot: QtBot, jobs: Jobs) -> None:
    threads: list[int] = []
    answers: list[tuple[str, int]] = []

    def work() -> str:
        threads.append(threading.get_ident())
        return "답"

    jobs.read(work, lambda answer: answers.append((answer, threading.get_ident())))
    idle(qtbot, jobs)
    assert answers == [("답", threading.get_ident())]
    assert threads != [threading.get_ident()]


def test_an_overtaken_answer_is_dropped(qtbot: QtBot, jobs: Jobs) -> None:
    gate = threading.Event()
    answers: list[str] = []

    def slow() -> str:
        gate.wait(5)
        return "앞"

    jobs.read(slow, answers.append, key="search")
    jobs.read(lambda: "뒤", answers.append, key="search")
    qtbot.waitUntil(lambda: answers == ["뒤"], timeout=5_000)
    gate.set()
    idle(qtbot, jobs)
    assert answers == ["뒤"]


def test_writes_run_one_after_the_other(qtbot: QtBot, jobs: Jobs) -> None:
    running: list[int] = []
    most: list[int] = []
    states: list[bool] = []
    jobs.writing.connect(states.append)

    def work() -> None:
        running.append(1)
        most.append(len(running))
        threading.Event().wait(0.02)
        running.pop()

    for _ in range(4):
        jobs.write(work)
    assert jobs.is_writing
    idle(qtbot, jobs)
    assert most == [1, 1, 1, 1]
    assert states == [True, False]


def test_a_change_is_announced_before_the_answer(qtbot: QtBot, jobs: Jobs, hub: Hub) -> None:
    order: list[str] = []
    change = Change((Ref(KindId.SEEKERS, 1),), "구직자 등록: 김민지", 3)
    hub.changed.connect(lambda heard: order.append(heard.label))
    jobs.write(lambda: change, lambda _: order.append("then"))
    jobs.write(lambda: Change((), "", 0), lambda _: order.append("nothing"))
    idle(qtbot, jobs)
    assert order == ["구직자 등록: 김민지", "then", "nothing"]


def test_a_refusal_is_said_and_a_bug_is_said_once(
    qtbot: QtBot, jobs: Jobs, said: list[Notice], caplog: pytest.LogCaptureFixture
) -> None:
    def refuse() -> None:
        raise UserError("이름을 입력하세요.")

    def fail() -> None:
        raise KeyError("x")

    jobs.write(refuse)
    idle(qtbot, jobs)
    for _ in range(3):
        jobs.read(fail, print)
    idle(qtbot, jobs)
    assert said[0].text == "이름을 입력하세요."
    assert len(said) == 2
    assert "프로그램 오류" in said[1].text
    assert caplog.text.count("KeyError: 'x'") == 3


def test_a_disk_fault_is_told_as_one(qtbot: QtBot, jobs: Jobs) -> None:
    failed: list[BaseException] = []

    def work() -> None:
        raise OSError(28, "No space left on device")

    jobs.write(work, None, failed.append)
    idle(qtbot, jobs)
    assert isinstance(failed[0], StoreError)
    assert failed[0].fault is StoreFault.DISK_FULL


def test_an_answer_for_a_widget_that_is_gone_is_dropped(qtbot: QtBot, jobs: Jobs) -> None:
    class Page(QWidget):
        def take(self, answer: str) -> None:
            self.setWindowTitle(answer)

    page = Page()
    gate = threading.Event()

    def work() -> str:
        gate.wait(5)
        return "늦은 답"

    jobs.read(work, page.take)
    page.deleteLater()
    qtbot.wait(20)
    assert not shiboken6.isValid(page)
    gate.set()
    idle(qtbot, jobs)


def test_long_work_shows_its_count_and_stops(qtbot: QtBot, jobs: Jobs, said: list[Notice]) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    done: list[int] = []

    def work(progress: Progress) -> int:
        for number in range(100_000):
            progress(number, 100_000)
            done.append(number)
            threading.Event().wait(0.001)
        return len(done)

    jobs.long("가져오는 중입니다", work, parent=window)
    dialog = window.findChild(ProgressDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible, timeout=5_000)
    dialog.reject()
    idle(qtbot, jobs)
    assert len(done) < 100_000
    assert said[0].text.startswith("그만두었습니다")
    qtbot.waitUntil(lambda: window.findChild(ProgressDialog) is None)


def test_quick_work_flashes_no_dialog(qtbot: QtBot, jobs: Jobs) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    answers: list[int] = []
    jobs.long("셉니다", lambda _: 3, answers.append, parent=window)
    idle(qtbot, jobs)
    assert answers == [3]
    assert all(not d.isVisible() for d in window.findChildren(ProgressDialog))


def test_no_write_is_lost_when_the_window_closes(qtbot: QtBot, jobs: Jobs) -> None:
    gate = threading.Event()
    written: list[int] = []

    def work(number: int) -> None:
        gate.wait(5)
        written.append(number)

    for number in range(3):
        jobs.write(partial(work, number))
    read: list[int] = []
    for _ in range(8):
        jobs.read(lambda: gate.wait(5), read.append)
    threading.Timer(0.05, gate.set).start()
    assert jobs.wait()
    assert written == [0, 1, 2]
    assert jobs.idle
    qtbot.wait(20)
    assert read == []


def test_after_the_end_reads_are_dropped_and_a_write_is_refused(qtbot: QtBot, jobs: Jobs) -> None:
    done: list[str] = []
    jobs.write(lambda: done.append("저장"))
    jobs.end()
    assert done == ["저장"]
    jobs.read(lambda: done.append("읽기"), done.append)
    assert jobs.idle
    with pytest.raises(RuntimeError):
        jobs.write(lambda: done.append("늦은 저장"))
    assert done == ["저장"]


def test_pieces_take_turns_with_the_events_of_the_window(qtbot: QtBot, jobs: Jobs) -> None:
    done: list[str] = []
    jobs.in_turn(lambda: done.append("가"), lambda: done.append("나"))
    QTimer.singleShot(0, lambda: done.append("창"))
    assert (done, jobs.idle) == ([], False)
    idle(qtbot, jobs)
    assert done.index("가") < done.index("나")
    assert done.index("창") < done.index("나")
    qtbot.wait(30)
    assert len(done) == 3


def test_a_piece_of_a_widget_that_is_gone_is_left_out(qtbot: QtBot, jobs: Jobs) -> None:
    class Part(QWidget):
        def build(self) -> None:
            raise AssertionError

    part = Part()
    done: list[str] = []
    jobs.in_turn(part.build, lambda: done.append("나"))
    shiboken6.delete(part)
    idle(qtbot, jobs)
    assert done == ["나"]


def test_pieces_are_dropped_before_a_store_is_closed(qtbot: QtBot, jobs: Jobs) -> None:
    done: list[str] = []
    jobs.in_turn(lambda: done.append("가"))
    jobs.finish_reads()
    assert jobs.idle
    qtbot.wait(30)
    assert done == []
